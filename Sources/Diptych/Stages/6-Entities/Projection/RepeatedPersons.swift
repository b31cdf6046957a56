/// Marks the names of persons wherever a document has them, once it names them for sure.
///
/// A name means the same throughout a document (Gale, Church and Yarowsky, "One Sense Per Discourse", 1992).
struct RepeatedPersons {
  /// A name in UTF-8.
  private struct Name {
    var text: [UInt8]
    var confidence: Double
    /// Whether it is looked for: it stands twice, or its form or its translation tells.
    var isSure: Bool
  }

  /// The names by their first bytes, those that begin alike from the longest on.
  private var names: [UInt32: [Name]] = [:]
  /// A bit for a hash of the first bytes of each name that is looked for.
  private var firsts = [UInt64](repeating: 0, count: 1 << (hashBits - 6))
  private var isAnySure = false
  private static let hashBits: UInt32 = 12

  /// A mention that is less sure says nothing of others.
  private static let leastConfidence = 0.85
  /// How much surer one is where it was found first.
  private static let loss = 0.05
  /// The most names that begin alike.
  private static let mostAlike = 16

  /// Marks the names of a document; `confirmed` are those, in UTF-8, that translations show.
  ///
  /// - Complexity: O(*n*).
  static func mark(_ document: inout Document, confirmed: Set<[UInt8]>) {
    var names = RepeatedPersons()
    for block in document.blocks { names.read(block, confirmed) }
    guard names.isAnySure else { return }
    var blocks = document.blocks.mutableSpan
    for index in blocks.indices { names.mark(&blocks[index]) }
  }

  /// Takes the names of a block that have three characters or two words.
  private mutating func read(_ block: Block, _ confirmed: Set<[UInt8]>) {
    for mention in block.mentions
    where mention.kind == .person && mention.confidence >= Self.leastConfidence {
      let text = Array(block.utf8[mention.range.start..<mention.range.end])
      let isLatin = Self.isLetter(text.span, 0)
      guard isLatin ? text.contains(0x20) : text.count >= 9,
        let key = Self.key(block.utf8.span, mention.range.start)
      else { continue }
      note(
        text, key, mention, isSure: isLatin || confirmed.contains(text) || Self.hasMiddleDot(text))
    }
  }

  private mutating func note(_ text: [UInt8], _ key: UInt32, _ mention: Mention, isSure: Bool) {
    var alike = names[key] ?? []
    var isSure = isSure
    if let known = alike.firstIndex(where: { $0.text == text }) {
      isSure = true
      alike[known].isSure = true
    } else if alike.count < Self.mostAlike {
      alike.append(Name(text: text, confidence: mention.confidence - Self.loss, isSure: isSure))
      alike.sort { $0.text.count > $1.text.count }
    }
    names[key] = alike
    guard isSure else { return }
    let bit = Self.bit(key)
    firsts[bit / 64] |= 1 << UInt64(bit % 64)
    isAnySure = true
  }

  private static func hasMiddleDot(_ text: [UInt8]) -> Bool {
    Scalars.values(of: text).contains(where: HanTranscription.isMiddleDot)
  }

  /// Marks the names in a block.
  private func mark(_ block: inout Block) {
    let found = mentions(in: block)
    guard !found.isEmpty else { return }
    block.mentions = (block.mentions + found).sorted {
      ($0.range.start, -$0.range.end) < ($1.range.start, -$1.range.end)
    }
  }

  /// The names in a block that nothing else is in the way of.
  private func mentions(in block: Block) -> [Mention] {
    var found: [Mention] = []
    var mention = 0
    var index = 0
    let utf8 = block.utf8.span
    let firsts = firsts.span
    while let key = Self.key(utf8, index) {
      defer { index += 1 }
      let bit = Self.bit(key)
      guard firsts[bit / 64] >> UInt64(bit % 64) & 1 != 0, let alike = names[key] else { continue }
      while mention < block.mentions.count, block.mentions[mention].range.end <= index {
        mention += 1
      }
      for name in alike where name.isSure && Self.has(utf8, name.text, at: index) {
        let range = TextRange(index, index + name.text.count)
        let isFree =
          mention == block.mentions.count || block.mentions[mention].range.start >= range.end
        guard isFree, !Self.isInsideWord(range, utf8) else { continue }
        found.append(Mention(range: range, kind: .person, confidence: name.confidence))
        index = range.end - 1
        break
      }
    }
    return found
  }

  /// The four bytes at an index.
  private static func key(_ utf8: Span<UInt8>, _ index: Int) -> UInt32? {
    guard index + 4 <= utf8.count else { return nil }
    return UInt32(utf8[index]) << 24 | UInt32(utf8[index + 1]) << 16 | UInt32(utf8[index + 2]) << 8
      | UInt32(utf8[index + 3])
  }

  private static func bit(_ key: UInt32) -> Int { Int((key &* 0x9E37_79B1) >> (32 - hashBits)) }

  private static func has(_ utf8: Span<UInt8>, _ text: [UInt8], at index: Int) -> Bool {
    guard index + text.count <= utf8.count else { return false }
    for place in text.indices where utf8[index + place] != text[place] { return false }
    return true
  }

  /// Whether Latin letters go on before or behind.
  private static func isInsideWord(_ range: TextRange, _ utf8: Span<UInt8>) -> Bool {
    isLetter(utf8, range.start) && isLetter(utf8, range.start - 1)
      || isLetter(utf8, range.end - 1) && isLetter(utf8, range.end)
  }

  /// Whether the scalar that a byte belongs to is a Latin letter.
  private static func isLetter(_ utf8: Span<UInt8>, _ index: Int) -> Bool {
    guard utf8.indices.contains(index) else { return false }
    var start = index
    while start > 0, utf8[start] & 0xC0 == 0x80 { start -= 1 }
    return LatinWord.isLetter(Scalars.decode(utf8, at: &start))
  }
}
