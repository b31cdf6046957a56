/// The words of a document that have a hyphen inside, such as `long-term`.
///
/// They tell whether a hyphen at a line end belongs to the word.
struct HyphenatedWords {
  private var words: Set<[UInt8]> = []
  /// Whether the document has characters of their own for the hyphens of line ends.
  private var hasOtherHyphens = false

  /// Longer words are none.
  private static let maximumLength = 40

  /// Notes the words of a line.
  mutating func add(_ line: [UInt8]) {
    if Self.endsWithOtherHyphen(line) { hasOtherHyphens = true }
    guard line.contains(UInt8(ascii: "-")) else { return }
    for word in line.split(whereSeparator: { !Self.isWord($0) })
    where word.count <= Self.maximumLength && word.contains(UInt8(ascii: "-")) {
      words.insert(Self.folded(word))
    }
  }

  /// Whether the hyphen between two lines stays.
  ///
  /// It stays before a capital, where the document has the word with its hyphen elsewhere, and where hyphens
  /// of line ends are other characters.
  func keepsHyphen(_ first: [UInt8], _ second: [UInt8]) -> Bool {
    guard !hasOtherHyphens, let next = second.first, Self.isSmall(next) else { return true }
    let start = first.suffix(Self.maximumLength)
    let head = start[
      (start.lastIndex { !Self.isWord($0) } ?? start.startIndex - 1) + 1..<start.endIndex]
    let tail = second.prefix { Self.isWord($0) }
    guard tail.count <= Self.maximumLength else { return true }
    // A second hyphen shows that it is a compound: `state-of-` and `the-art`.
    if head.dropLast().contains(UInt8(ascii: "-")) { return true }
    return words.contains(Self.folded(head + tail))
  }

  /// Whether a text ends with U+00AD or U+2010.
  static func endsWithOtherHyphen(_ utf8: [UInt8]) -> Bool {
    utf8.suffix(2).elementsEqual([0xC2, 0xAD]) || utf8.suffix(3).elementsEqual([0xE2, 0x80, 0x90])
  }

  /// Whether a byte begins a small letter, as far as one byte can tell.
  static func isSmall(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte) || byte == 0xC3 }

  private static func isWord(_ byte: UInt8) -> Bool {
    (0x61...0x7A).contains(byte | 0x20) || byte >= 0x80 || byte == UInt8(ascii: "-")
  }

  private static func folded(_ word: ArraySlice<UInt8>) -> [UInt8] {
    word.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
  }
}
