internal import DiptychContainer

/// The paths of a ZIP archive's entries, in UTF-8 where their encoding can be told.
///
/// Old programs write names in the encoding of their system and do not say which. All such names of
/// an archive are in one encoding, so they are looked at together.
struct EntryNames {
  /// One for each entry, `/` between the parts.
  private(set) var names: [[UInt8]]

  init(_ entries: [ContainerEntry], _ file: FileContent) {
    names = []
    var unknown: [Int] = []
    for (index, entry) in entries.enumerated() {
      if let name = entry.unicodeName, Self.isUTF8(name) {
        names.append(name)
      } else {
        names.append(entry.name)
        if !Self.isClear(entry) { unknown.append(index) }
      }
    }
    if !unknown.isEmpty { decode(unknown, file) }
    for index in names.indices where Self.isUTF8(names[index]) {
      Self.useSlashes(in: &names[index])
    }
  }

  /// Whether a name can only be UTF-8.
  ///
  /// Some words in GBK are valid UTF-8 too, as 通知 is, but with two bytes a character.
  private static func isClear(_ entry: ContainerEntry) -> Bool {
    isUTF8(entry.name)
      && (entry.isUTF8 || entry.name.contains { $0 >= 0xE0 }
        || entry.name.allSatisfy { $0 < 0x80 })
  }

  private static func isUTF8(_ bytes: [UInt8]) -> Bool {
    do {
      _ = try UTF8Span(validating: bytes.span)
      return true
    } catch {
      return false
    }
  }

  private mutating func decode(_ unknown: [Int], _ file: FileContent) {
    let newline = UInt8(ascii: "\n")
    let joined = Array(unknown.map { names[$0] }.joined(separator: [newline]))
    guard let text = Self.decoded(joined, file) else { return }
    let decoded = text.split(separator: newline, omittingEmptySubsequences: false)
    guard decoded.count == unknown.count else { return }
    for (index, name) in zip(unknown, decoded) { names[index] = Array(name) }
  }

  /// The text of names; `nil` if it is in none of the encodings that are likely.
  private static func decoded(_ bytes: [UInt8], _ file: FileContent) -> [UInt8]? {
    if let text = try? file.decode(bytes, nil) { return text }
    if isUTF8(bytes) { return bytes }
    // A few characters may fit many encodings: then it is that of the system that most have.
    for encoding in [TextEncoding.gb18030, .big5] {
      let text = file.decoding.decode(bytes, as: encoding)
      if text.undecodable == 0 { return text.utf8 }
    }
    return nil
  }

  /// Some programs of Windows put backslashes between the parts.
  private static func useSlashes(in name: inout [UInt8]) {
    guard name.contains(UInt8(ascii: "\\")) else { return }
    for index in name.indices where name[index] == UInt8(ascii: "\\") {
      name[index] = UInt8(ascii: "/")
    }
  }
}
