/// Marks the names of persons wherever a document has them, once it names them for sure, and ends them there.
///
/// A name means the same throughout a document (Gale, Church and Yarowsky, "One Sense Per Discourse", 1992).
struct RepeatedPersons {
  /// A name in UTF-8.
  private struct Name {
    var text: [UInt8]
    var confidence: Double
    /// Whether it is looked for: it stands twice, or its form or its translation tells.
    var isSure: Bool
    /// Whether it has two Chinese characters, which may be parts of other words as well.
    var isShort: Bool
    /// The scalar behind it, and another one where it stands before others; 0 at the end of a block.
    var behind: (first: UInt32, other: UInt32?)
  }

  /// The names, in UTF-8, that translations show.
  private let confirmed: Set<[UInt8]>

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
  /// The least confidence of a name of two characters, which a title beside it gives.
  private static let titledConfidence = 0.9
  /// How many bytes of Chinese around a name of two characters tell whether it is one.
  private static let context = 48

  /// Words that stand behind names and are at their end too, but in no name that is sure without them.
  private static let verbs: Set<UInt32> = Set(
    HanLattice.followingWords
      + "正同来來会會见見赴率应應自出兼未能可再先并並于於在".unicodeScalars.map(\.value))

  /// Marks the names of a document; `confirmed` are those, in UTF-8, that translations show.
  ///
  /// - Complexity: O(*n*).
  static func mark(
    _ document: inout Document, confirmed: Set<[UInt8]>, words: inout HanWordEnds
  ) {
    var names = RepeatedPersons(confirmed: confirmed)
    for block in document.blocks { names.read(block) }
    guard names.isAnySure else { return }
    var blocks = document.blocks.mutableSpan
    for index in blocks.indices {
      if blocks[index].isChinese { names.shorten(&blocks[index]) }
      names.mark(&blocks[index], &words)
    }
  }

  private init(confirmed: Set<[UInt8]>) { self.confirmed = confirmed }

  /// Takes the names of a block that have three characters or two words, and of those of two characters the sure
  /// ones.
  private mutating func read(_ block: Block) {
    for mention in block.mentions
    where mention.kind == .person && mention.confidence >= Self.leastConfidence {
      let text = Array(block.utf8[mention.range.start..<mention.range.end])
      let isLatin = Self.isLetter(text.span, 0)
      guard let key = Self.key(block.utf8.span, mention.range.start) else { continue }
      let isConfirmed = confirmed.contains(text)
      let behind = Self.scalar(block.utf8.span, mention.range.end)
      if isLatin ? text.contains(0x20) : text.count >= 9 {
        let isSure = isLatin || isConfirmed || Self.hasMiddleDot(text)
        note(text, key, mention, behind, isSure: isSure)
      } else if text.count == 6, block.isChinese,
        isConfirmed || mention.confidence >= Self.titledConfidence
      {
        note(text, key, mention, behind, isSure: true, isShort: true)
      }
    }
  }

  /// The scalar at an index; 0 at the end.
  private static func scalar(_ utf8: Span<UInt8>, _ index: Int) -> UInt32 {
    guard index < utf8.count else { return 0 }
    var index = index
    return Scalars.decode(utf8, at: &index)
  }

  private mutating func note(
    _ text: [UInt8], _ key: UInt32, _ mention: Mention, _ behind: UInt32, isSure: Bool,
    isShort: Bool = false
  ) {
    var alike = names[key] ?? []
    var isSure = isSure
    if let known = alike.firstIndex(where: { $0.text == text }) {
      isSure = true
      alike[known].isSure = true
      if alike[known].behind.first != behind { alike[known].behind.other = behind }
    } else if alike.count < Self.mostAlike {
      alike.append(
        Name(
          text: text, confidence: mention.confidence - Self.loss, isSure: isSure, isShort: isShort,
          behind: (behind, nil)))
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

  /// Ends the names of a Chinese block before a word behind them: 王伟 in 王伟将访问.
  private func shorten(_ block: inout Block) {
    for index in block.mentions.indices where block.mentions[index].kind == .person {
      let range = block.mentions[index].range
      let end = range.end - 3
      guard end - range.start >= 6 else { continue }
      let last = Self.scalar(block.utf8.span, end)
      // 刘芳正 beside nothing but 刘芳正 has been cut.
      guard Self.verbs.contains(last),
        let name = name(in: TextRange(range.start, end), of: block.utf8.span),
        name.behind.first != last || name.behind.other != nil,
        !confirmed.contains(block.utf8(range))
      else { continue }
      block.mentions[index].range = TextRange(range.start, end)
      block.mentions[index].confidence = name.confidence
    }
  }

  /// The sure name that a range is.
  private func name(in range: TextRange, of utf8: Span<UInt8>) -> Name? {
    guard let key = Self.key(utf8, range.start) else { return nil }
    let bit = Self.bit(key)
    guard firsts[bit / 64] >> UInt64(bit % 64) & 1 != 0 else { return nil }
    return names[key]?.first {
      $0.isSure && $0.text.count == range.end - range.start
        && Self.has(utf8, $0.text, at: range.start)
    }
  }

  /// Marks the names in a block.
  private func mark(_ block: inout Block, _ words: inout HanWordEnds) {
    let found = mentions(in: block, &words)
    guard !found.isEmpty else { return }
    block.mentions = (block.mentions + found).sorted {
      ($0.range.start, -$0.range.end) < ($1.range.start, -$1.range.end)
    }
  }

  /// The names in a block that nothing else is in the way of.
  private func mentions(in block: Block, _ words: inout HanWordEnds) -> [Mention] {
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
        guard isFree, !Self.isInsideWord(range, utf8),
          !name.isShort || Self.isName(range, in: block, &words)
        else { continue }
        found.append(Mention(range: range, kind: .person, confidence: name.confidence))
        index = range.end - 1
        break
      }
    }
    return found
  }

  /// Whether two characters of a block are no part of other words.
  private static func isName(
    _ range: TextRange, in block: Block, _ words: inout HanWordEnds
  ) -> Bool {
    var start = max(0, range.start - context)
    while block.utf8[start] & 0xC0 == 0x80 { start += 1 }
    var end = min(block.utf8.count, range.end + context)
    while end < block.utf8.count, block.utf8[end] & 0xC0 == 0x80 { end += 1 }
    let before = Scalars.values(of: block.utf8, in: start..<range.start)
    let text = before + Scalars.values(of: block.utf8, in: range.start..<end)
    return words.mayBeName(before.count..<before.count + 2, in: text, before: verbs)
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
