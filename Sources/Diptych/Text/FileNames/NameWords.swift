/// The words of a file name in lower case: what stands between dots, hyphens, brackets and the like.
struct NameWords {
  /// A word of the name, as far as a table of words needs it.
  struct Word {
    /// Where it stands.
    var range: Range<Int>
    /// A hash of its bytes in lower case.
    var hash: UInt64
    /// The first byte.
    var first: UInt8
    /// Whether a dot stands before it.
    var isAfterDot: Bool
  }

  private(set) var words: [Word] = []
  private(set) var isASCII = true
  private var name: [UInt8]

  /// Cuts a name.
  init(_ name: [UInt8]) {
    self.name = name
    words.reserveCapacity(6)
    var start = 0
    var hash = FNV1a.start
    var separatorByte: UInt8 = 0
    var index = 0
    func end(_ words: inout [Word]) {
      guard start < index else { return }
      words.append(
        Word(
          range: start..<index, hash: hash, first: self.name[start],
          isAfterDot: separatorByte == UInt8(ascii: ".")))
    }
    while index < name.count {
      let byte = name[index]
      let separator = byte < 0x80 ? (Self.isSeparator(byte) ? 1 : 0) : Self.wide(name, index)
      if byte >= 0x80 { isASCII = false }
      if separator > 0 {
        end(&words)
        index += separator
        start = index
        hash = FNV1a.start
        separatorByte = byte
      } else {
        let lower = Self.lowercased(byte)
        self.name[index] = lower
        hash = FNV1a.hash(hash, adding: lower)
        index += 1
      }
    }
    end(&words)
  }

  /// Whether the last word is an extension: up to five letters and digits behind a dot.
  var hasExtension: Bool {
    guard let last = words.last, last.isAfterDot, last.range.count <= 5 else { return false }
    return (0x61...0x7A).contains(last.first) && name[last.range].allSatisfy { $0 < 0x80 }
  }

  static func lowercased(_ byte: UInt8) -> UInt8 {
    (0x41...0x5A).contains(byte) ? byte | 0x20 : byte
  }

  private static func isSeparator(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "-"), UInt8(ascii: " "),
      UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "["), UInt8(ascii: "]"),
      UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "+"), UInt8(ascii: ","),
      UInt8(ascii: "="), UInt8(ascii: "~"), UInt8(ascii: "@"):
      true
    default: false
    }
  }

  /// The length of a separator beyond ASCII at an offset; 0 if there is none.
  private static func wide(_ name: [UInt8], _ index: Int) -> Int {
    guard index + 2 < name.count else { return 0 }
    switch (name[index], name[index + 1], name[index + 2]) {
    // Dashes; the ideographic space; 〈 to 】 and 〔 〕; full-width brackets, hyphen and low line.
    case (0xE2, 0x80, 0x90...0x95), (0xE3, 0x80, 0x80), (0xE3, 0x80, 0x88...0x91),
      (0xE3, 0x80, 0x94...0x95), (0xEF, 0xBC, 0x88...0x89), (0xEF, 0xBC, 0x8D),
      (0xEF, 0xBC, 0xBB), (0xEF, 0xBC, 0xBD), (0xEF, 0xBC, 0xBF):
      return 3
    default: return 0
    }
  }

  /// The bytes of a word, in lower case.
  func text(_ word: Int) -> [UInt8] { Array(name[words[word].range]) }

  /// Whether a hyphen, a low line or a plus alone stands between a word and the next one.
  func areJoined(_ word: Int) -> Bool {
    let gap = words[word].range.upperBound..<words[word + 1].range.lowerBound
    guard gap.count == 1 else { return false }
    return switch name[gap.lowerBound] {
    case UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "+"): true
    default: false
    }
  }

  /// Whether the name is UTF-8.
  var isUTF8: Bool { String(validating: name, as: UTF8.self) != nil }

  /// Takes words out.
  mutating func remove(_ range: ClosedRange<Int>) {
    words.removeSubrange(range)
  }

  /// Takes bytes off a word.
  mutating func cut(_ count: Int, from word: Int, atEnd: Bool) {
    let range = words[word].range
    words[word].range =
      atEnd
      ? range.lowerBound..<range.upperBound - count : range.lowerBound + count..<range.upperBound
  }

  /// All words but the extension.
  var key: [UInt8] {
    var key: [UInt8] = []
    for word in words.dropLast(hasExtension ? 1 : 0) {
      if !key.isEmpty { key.append(UInt8(ascii: " ")) }
      key += name[word.range]
    }
    return key
  }

  /// The extension.
  var suffix: [UInt8] { hasExtension ? text(words.count - 1) : [] }
}

/// Sides of rules by their words.
struct WordTable: Sendable {
  private var sides: [UInt64: PairRules.Side] = [:]
  /// Which lengths of words there are, a bit each, by the low bits of the first byte.
  private var lengths = [UInt64](repeating: 0, count: 64)

  mutating func insert(_ word: [UInt8], _ side: PairRules.Side) {
    guard let first = word.first, word.count < 64 else { return }
    let hash = word.reduce(FNV1a.start) { FNV1a.hash($0, adding: $1) }
    // The first rule that has a word keeps it.
    if sides[hash] == nil { sides[hash] = side }
    lengths[Int(first & 63)] |= 1 << UInt64(word.count)
  }

  /// The side of a word, by its hash of 64 bits.
  subscript(word: NameWords.Word) -> PairRules.Side? {
    let count = word.range.count
    guard count < 64, lengths[Int(word.first & 63)] & 1 << UInt64(count) != 0 else { return nil }
    return sides[word.hash]
  }
}
