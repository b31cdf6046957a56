/// Finds readings in brackets behind the characters that they read.
struct GlossScanner: Sendable {
  /// A bracket behind Chinese characters that is, or may be, a reading of them.
  struct Candidate: Sendable, Equatable {
    /// What the bracket is.
    enum Verdict: Sendable, Equatable {
      /// A reading of the characters, in this scheme.
      case reading(Gloss.Scheme)
      /// Their reading but for the tone, which is missing: perhaps a gloss, perhaps a bracket.
      case toneless
      /// Pinyin with tones, but not a known reading of these characters.
      case unknown
    }

    /// What the bracket is.
    var verdict: Verdict
    /// The characters that are read, as indices of scalars.
    var characters: Range<Int>
    /// The bracket with its content, as indices of scalars.
    var bracket: Range<Int>
    /// How the source shows the reading.
    var rendition: Gloss.Rendition
  }

  /// The longest content of a bracket that is looked at, in scalars.
  private static let maximumContent = 64
  /// The most characters that one bracket may read.
  private static let maximumCharacters = 16

  private let pinyin: Pinyin
  private let schemes: [Gloss.Scheme]

  /// Finds readings in the given schemes.
  init(pinyin: Pinyin, schemes: [Gloss.Scheme]) {
    self.pinyin = pinyin
    self.schemes = schemes
  }

  /// Whether a text has an opening bracket at all: a scan of its bytes.
  static func hasBracket(_ utf8: [UInt8]) -> Bool {
    let bytes = utf8.span
    var index = 0
    while index < bytes.count {
      if index & 7 == 0, index + ByteBlock.count <= bytes.count {
        let block = ByteBlock(bytes, at: index)
        guard block.has(0x28) || block.has(0x88) else {
          index += ByteBlock.count
          continue
        }
      }
      let byte = bytes[index]
      // U+FF08 is EF BC 88.
      if byte == 0x28
        || byte == 0x88 && index > 1 && bytes[index - 1] == 0xBC && bytes[index - 2] == 0xEF
      {
        return true
      }
      index += 1
    }
    return false
  }

  /// The candidates of a text, ascending and disjoint.
  ///
  /// - Complexity: linear in the text.
  func candidates(_ scalars: [UInt32]) -> [Candidate] {
    var found: [Candidate] = []
    var index = 1
    while index < scalars.count {
      guard scalars[index] == 0x28 || scalars[index] == 0xFF08 else {
        index += 1
        continue
      }
      if let candidate = candidate(
        at: index, in: scalars, from: found.last?.bracket.upperBound ?? 0)
      {
        found.append(candidate)
        index = candidate.bracket.upperBound
      } else {
        index += 1
      }
    }
    return found
  }

  /// The candidate whose bracket opens at `index`, if it does; it uses nothing before `start`.
  private func candidate(at index: Int, in scalars: [UInt32], from start: Int) -> Candidate? {
    let closing: UInt32
    let rendition: Gloss.Rendition
    switch scalars[index] {
    case 0x28: (closing, rendition) = (0x29, .parentheses)
    case 0xFF08: (closing, rendition) = (0xFF09, .fullwidthParentheses)
    default: return nil
    }
    // One space may part the bracket from its characters; it then belongs to what is read.
    let hasSpace = scalars[index - 1] == 0x20
    let last = hasSpace ? index - 1 : index
    var first = last
    let earliest = max(start, last - Self.maximumCharacters)
    while first > earliest, Self.isHan(scalars[first - 1]) { first -= 1 }
    guard first < last else { return nil }
    let limit = min(scalars.count, index + 2 + Self.maximumContent)
    guard let end = scalars[index + 1..<limit].firstIndex(of: closing), end > index + 1 else {
      return nil
    }
    guard let (verdict, count) = verdict(scalars[index + 1..<end], on: scalars[first..<last]),
      !hasSpace || verdict != .toneless
    else { return nil }
    return Candidate(
      verdict: verdict, characters: last - count..<index, bracket: index..<end + 1,
      rendition: rendition)
  }

  /// What the content of a bracket is to the characters before it, and how many of them it reads.
  private func verdict(
    _ content: ArraySlice<UInt32>, on characters: ArraySlice<UInt32>
  ) -> (Candidate.Verdict, Int)? {
    if let reading = PinyinReading(content) {
      guard schemes.contains(.pinyin) else { return nil }
      let count = pinyin.characters(readAs: reading, before: characters)
      if count > 0, reading.hasTone { return (.reading(.pinyin), count) }
      if count == 1, let last = characters.last, pinyin.hasNeutralReading(reading, of: last) {
        return (.reading(.pinyin), count)
      }
      if count > 0, !reading.hasCapital { return (.toneless, count) }
      return reading.hasTone && pinyin.isWellFormed(reading) ? (.unknown, 1) : nil
    }
    guard schemes.contains(.zhuyin), let reading = ZhuyinReading(content) else { return nil }
    let count = pinyin.characters(readAs: reading, before: characters)
    return count > 0 ? (.reading(.zhuyin), count) : (.unknown, 1)
  }

  static func isHan(_ scalar: UInt32) -> Bool { scalar > 0x3004 && Script.of(scalar) == .han }
}
