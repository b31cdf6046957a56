/// Takes away places in languages other than Chinese and English that are more likely words: Das Essen, La Réunion.
///
/// A capital says little at the start of a sentence, in capitals alone, and of German nouns. What is a word of
/// the language, or stands in small letters elsewhere in the document, is a place where something says so: a
/// preposition or a word such as Stadt before it, another place, a day or its postal code beside it, or the same
/// place in the translation.
struct DoubtfulPlaces {
  private let table: NameTable

  /// A mention that may be a word.
  private struct Candidate {
    var block: Int
    var mention: Int
    /// The letters, folded.
    var word: [UInt8]
  }

  /// Makes it with what knows which places are the same.
  init(table: NameTable) { self.table = table }

  /// Takes the places of `document` away that nothing confirms.
  ///
  /// - Complexity: O(*n*).
  func clear(_ document: inout Document) {
    let candidates = candidates(in: document)
    guard !candidates.isEmpty else { return }
    let small = smallWords(Set(candidates.map(\.word)), in: document)
    let doubtful = candidates.filter { candidate in
      let language = document.blocks[candidate.block].language?.value ?? .undetermined
      return
        (WordsLikePlaces.of(language).words.contains(candidate.word)
        || small[language]?.contains(candidate.word) == true)
        && !isConfirmed(candidate, in: document.blocks[candidate.block], language)
    }
    guard !doubtful.isEmpty else { return }
    let translated = translated(doubtful, in: document)
    var removed: [Int: Set<Int>] = [:]
    for (index, candidate) in doubtful.enumerated() where !translated.contains(index) {
      removed[candidate.block, default: []].insert(candidate.mention)
    }
    for (block, mentions) in removed {
      let kept = document.blocks[block].mentions.enumerated().filter {
        !mentions.contains($0.offset)
      }
      document.blocks[block].mentions = kept.map(\.element)
    }
  }

  private func candidates(in document: Document) -> [Candidate] {
    var result: [Candidate] = []
    for (number, block) in document.blocks.enumerated() where !block.mentions.isEmpty {
      guard let language = block.language?.value, BlockNames.Grammar(language) == .unknown else {
        continue
      }
      for (index, mention) in block.mentions.enumerated() where mention.kind == .place {
        let text = Scalars.values(of: block.utf8, in: mention.range.start..<mention.range.end)
        var word: [UInt8] = []
        for scalar in text where !LatinFold.append(scalar, to: &word) {
          word.append(scalar == 0x20 ? 0x20 : 0x2D)
        }
        result.append(Candidate(block: number, mention: index, word: word))
      }
    }
    return result
  }

  /// Those of some words that stand in small letters in blocks of a language.
  private func smallWords(
    _ words: Set<[UInt8]>, in document: Document
  ) -> [LanguageTag: Set<[UInt8]>] {
    var result: [LanguageTag: Set<[UInt8]>] = [:]
    for block in document.blocks {
      guard let language = block.language?.value, BlockNames.Grammar(language) == .unknown else {
        continue
      }
      let scalars = Scalars.values(of: block.utf8)
      var scanner = WordScanner(scalars, in: scalars.indices, endsAtApostrophe: true)
      while scanner.advance() {
        if LetterCase.of(scalars[scanner.start]) == .small, words.contains(scanner.word) {
          result[language, default: []].insert(scanner.word)
        }
      }
    }
    return result
  }

  // MARK: - Evidence

  /// Whether what stands beside a mention says that it is a place.
  private func isConfirmed(
    _ candidate: Candidate, in block: Block, _ language: LanguageTag
  ) -> Bool {
    let range = block.mentions[candidate.mention].range
    if isFollowed(range, in: block, by: candidate.mention + 1) { return true }
    let scalars = Scalars.values(
      of: block.utf8, in: Self.start(before: range, of: block)..<range.start)
    var end = scalars.count
    let before = word(before: &end, in: scalars)
    // A postal code.
    if before.count > 3, before.allSatisfy({ 0x30...0x39 ~= $0 }) { return true }
    let text = Scalars.values(of: block.utf8, in: range.start..<range.end)
    // In a line of capitals, "de" says as much of a word.
    let isShouted = text.count > 2 && !text.contains { LetterCase.of($0) == .small }
    let words = WordsLikePlaces.of(language)
    if WordsLikePlaces.isUnit(before) || words.isBeforePlaces(before) && !isShouted { return true }
    // Município do Porto, département de La Réunion
    var link = before
    for _ in 0..<2 where (1..<4).contains(link.count) {
      link = word(before: &end, in: scalars)
      if WordsLikePlaces.isUnit(link) { return true }
    }
    return false
  }

  /// Three words and what parts them take no more bytes than this.
  private static let bytesBefore = 256

  /// Where a character begins so far before a mention that all words stand behind it that may confirm it.
  private static func start(before range: TextRange, of block: Block) -> Int {
    var start = max(0, range.start - bytesBefore)
    while block.utf8[start] & 0xC0 == 0x80 { start += 1 }
    return start
  }

  /// The folded word or number before `end`, which only a space or an apostrophe parts from it; empty if there
  /// is none.
  private func word(before end: inout Int, in scalars: [UInt32]) -> [UInt8] {
    guard end > 0, [0x20, 0xA0, 0x27, 0x2019].contains(scalars[end - 1]) else { return [] }
    end -= 1
    var start = end
    while start > 0, end - start < 20,
      Script.of(scalars[start - 1]) != .common || DateText.digit(scalars[start - 1]) != nil
    {
      start -= 1
    }
    var word: [UInt8] = []
    for scalar in scalars[start..<end] {
      if let digit = DateText.digit(scalar) {
        word.append(0x30 + UInt8(digit))
      } else {
        _ = LatinFold.append(scalar, to: &word)
      }
    }
    end = start
    return word
  }

  /// Whether a comma and then another place or a day follow: Essen, Deutschland; Porto, 22 de novembro.
  private func isFollowed(_ range: TextRange, in block: Block, by next: Int) -> Bool {
    let utf8 = block.utf8
    guard range.end + 2 < utf8.count, utf8[range.end] == UInt8(ascii: ","),
      utf8[range.end + 1] == 0x20
    else { return false }
    let start = range.end + 2
    guard next < block.mentions.count else { return false }
    let mention = block.mentions[next]
    let isNear = mention.range.start == start && mention.kind == .place
    // Porto, em 22 de novembro; Tours, le 3 mai
    return isNear || mention.kind == .date && mention.range.start <= start + 4
  }

  /// The numbers of those candidates whose place the translation of their paragraph names as well.
  private func translated(_ candidates: [Candidate], in document: Document) -> Set<Int> {
    var result: Set<Int> = []
    var numbers: [Int: [Int]] = [:]
    for (number, candidate) in candidates.enumerated() {
      numbers[candidate.block, default: []].append(number)
    }
    // Two words of two languages confirm nothing: RÉUNION and REUNIÓN.
    let doubted = { (block: Int) in
      Set((numbers[block] ?? []).map { candidates[$0].mention })
    }
    for alignment in document.alignments {
      for bead in alignment.paragraphs {
        for (side, other) in [(bead.left, bead.right), (bead.right, bead.left)] {
          let open = side.flatMap { numbers[$0] ?? [] }
          guard !open.isEmpty else { continue }
          let concepts = Set(
            other.flatMap { self.concepts(of: document.blocks[$0], without: doubted($0)) })
          for number in open {
            let candidate = candidates[number]
            let block = document.blocks[candidate.block]
            if let concept = concept(of: block.mentions[candidate.mention], in: block),
              concepts.contains(concept)
            {
              result.insert(number)
            }
          }
        }
      }
    }
    return result
  }

  private func concepts(of block: Block, without doubted: Set<Int>) -> [Int] {
    block.mentions.indices.compactMap { index in
      let mention = block.mentions[index]
      return mention.kind == .place && !doubted.contains(index)
        ? concept(of: mention, in: block) : nil
    }
  }

  /// What a place is, without the unit of a Chinese name if it is known without.
  private func concept(of mention: Mention, in block: Block) -> Int? {
    let text = Scalars.values(of: block.utf8, in: mention.range.start..<mention.range.end)
    let whole = table.record(of: text)?.concept ?? 0
    if whole > 0 { return whole }
    guard text.count > 2, Script.of(text[0]) == .han else { return nil }
    let bare = table.record(of: text.dropLast())?.concept ?? 0
    return bare > 0 ? bare : nil
  }
}
