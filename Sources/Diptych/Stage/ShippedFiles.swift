internal import Foundation

/// The files of `Resources`, which ship with the product.
enum ShippedFiles {
  /// The list of digests, in the form of `sha256sum`.
  static let listName = "SHA256SUMS"

  /// The SHA-256 of each file, by name.
  ///
  /// They are known, not computed: hashing megabytes would take a tenth of each start.
  static let digests: [String: String] = {
    guard let list = try? content(of: listName) else { return [:] }
    let lines = list.split(separator: UInt8(ascii: "\n")).map {
      String(decoding: $0, as: UTF8.self)
    }
    let pairs = lines.map { ($0.dropFirst(66), $0.prefix(64)) }
    return Dictionary(pairs.map { (String($0), String($1)) }) { first, _ in first }
  }()

  /// Reads a file by its name.
  static func content(of name: String) throws(SystemError) -> [UInt8] {
    // Not `resourcePath`: Foundation moves that into a folder of this name if there is one.
    try Descriptor.content(of: Bundle.module.bundlePath + "/Resources/" + name)
  }
}
