internal import Foundation

/// The files of `Resources`, which ship with the product.
enum ShippedFiles {
  /// The list of digests, in the form of `sha256sum`.
  static let listName = "SHA256SUMS"

  /// The digest of the list, which stands for all files; `nil` if there is no list.
  ///
  /// Hashing megabytes would take a tenth of each start.
  static let sha256: String? = (try? content(of: listName)).map { Diptych.sha256($0) }

  /// Reads a file by its name.
  static func content(of name: String) throws(SystemError) -> [UInt8] {
    // Not `resourcePath`: Foundation moves that into a folder of this name if there is one.
    try Descriptor.content(of: Bundle.module.bundlePath + "/Resources/" + name)
  }
}
