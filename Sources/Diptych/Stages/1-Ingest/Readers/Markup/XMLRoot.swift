/// The start tag of an XML text's root element, before any parser sees the text.
struct XMLRoot {
  /// The name without a prefix.
  private(set) var localName = ""
  /// The namespace's address; empty for none.
  private(set) var namespace = ""
  private var attributes: [(name: String, value: String)] = []

  /// No root element of a real document has a longer tag.
  private static let maximumBytes = 64 << 10

  /// Reads the first tag of a text, behind what may stand before it; `nil` if there is none.
  init?(_ utf8: [UInt8]) {
    guard var index = Self.start(utf8) else { return nil }
    func skipSpace() { while index < utf8.count, utf8[index] <= 0x20 { index += 1 } }
    let limit = min(utf8.count, index + Self.maximumBytes)
    guard index < limit, utf8[index] == UInt8(ascii: "<") else { return nil }
    index += 1
    func word() -> String {
      let first = index
      while index < limit, Self.isName(utf8[index]) { index += 1 }
      return String(decoding: utf8[first..<index], as: UTF8.self)
    }
    let name = word()
    guard !name.isEmpty else { return nil }
    while true {
      skipSpace()
      guard index < limit else { return nil }
      if utf8[index] == UInt8(ascii: ">") || utf8[index] == UInt8(ascii: "/") { break }
      let attribute = word()
      skipSpace()
      guard !attribute.isEmpty, index < limit, utf8[index] == UInt8(ascii: "=") else { return nil }
      index += 1
      skipSpace()
      guard index < limit, utf8[index] == 0x22 || utf8[index] == 0x27,
        let end = utf8[(index + 1)..<limit].firstIndex(of: utf8[index])
      else { return nil }
      attributes.append(
        (attribute, String(decoding: utf8[(index + 1)..<end], as: UTF8.self)))
      index = end + 1
    }
    let parts = name.split(separator: ":", maxSplits: 1)
    let prefix = parts.count == 2 ? String(parts[0]) : ""
    localName = String(parts.last ?? "")
    namespace = self.attribute(prefix.isEmpty ? "xmlns" : "xmlns:" + prefix) ?? ""
  }

  /// Where the first tag begins: behind declarations, instructions and comments, and a DOCTYPE.
  private static func start(_ utf8: [UInt8]) -> Int? {
    var index = 0
    // With a bound against long files of comments.
    for _ in 0..<64 {
      while index < utf8.count, utf8[index] <= 0x20 { index += 1 }
      let rest = utf8[index...]
      let end: Int?
      if rest.starts(with: "<?".utf8) {
        end = Self.end(of: "?>", in: utf8, from: index)
      } else if rest.starts(with: "<!--".utf8) {
        end = Self.end(of: "-->", in: utf8, from: index)
      } else if rest.starts(with: "<!".utf8) {
        // One with a part of its own is refused by whoever reads the text.
        end = Self.end(
          of: rest.prefix { $0 != 0x3E }.contains(0x5B) ? "]>" : ">", in: utf8, from: index)
      } else {
        return index
      }
      guard let end else { return nil }
      index = end
    }
    return nil
  }

  /// The value of the first attribute with that local name, whatever its prefix.
  func attribute(localName name: String) -> String? {
    attributes.first { $0.name == name || $0.name.hasSuffix(":" + name) }?.value
  }

  private func attribute(_ name: String) -> String? { attributes.first { $0.name == name }?.value }

  private static func isName(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x80..., UInt8(ascii: "-"), UInt8(ascii: "."),
      UInt8(ascii: ":"), UInt8(ascii: "_"):
      true
    default: false
    }
  }

  private static func end(of mark: String, in utf8: [UInt8], from start: Int) -> Int? {
    let mark = Array(mark.utf8)
    var index = start
    while index + mark.count <= utf8.count {
      if utf8[index] == mark[0], utf8[index..<index + mark.count].elementsEqual(mark) {
        return index + mark.count
      }
      index += 1
    }
    return nil
  }
}
