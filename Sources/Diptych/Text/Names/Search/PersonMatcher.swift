/// Recognises the names of persons in the other script, by how they sound.
struct PersonMatcher: NameMatcher {
  let kind = EntityKind.person
  static let greatestCostOfUnknown = PersonLikeness.givenUnread
  private let table: NameTable
  private let likeness: PersonLikeness
  private var chinese: HanPersonSearch
  private var latin: LatinPersonSearch
  /// The words of the text that was read last that could be names, once they are asked for.
  private var candidates: [LatinPersonSearch.Candidate]?

  /// Makes a matcher by the readings of characters.
  init(table: NameTable, pinyin: Pinyin, readings: NameReadings, variants: ChineseVariants) {
    self.table = table
    likeness = PersonLikeness(pinyin: pinyin, readings: readings, variants: variants)
    chinese = HanPersonSearch(table: table, pinyin: pinyin, likeness: likeness)
    latin = LatinPersonSearch(table: table, likeness: likeness, variants: variants)
  }

  func latinName(_ folded: [UInt32]) -> PersonLikeness.LatinName? { likeness.latinName(folded) }

  func cost(_ han: [UInt32], _ latin: PersonLikeness.LatinName) -> Double? {
    if likeness.isReading(han[...], latin) { return 0 }
    return likeness.cost(han, latin).flatMap { $0 < PersonLikeness.surnameAlone ? $0 : nil }
  }

  func mayBePart(_ han: [UInt32]) -> Bool { han.contains(where: HanTranscription.isMiddleDot) }

  mutating func matches(
    of latin: PersonLikeness.LatinName, in text: [UInt32]
  ) -> [NameMatch] {
    chinese.matches(latin, in: text)
  }

  /// The fewest characters of a name that is nothing else in another language.
  private static let fewest = 3

  func sameNames(as han: [UInt32], in text: [UInt32]) -> [NameMatch] {
    guard han.count >= Self.fewest, han.count <= text.count else { return [] }
    let name = han.map(table.folded)
    return (0...text.count - name.count).compactMap { start in
      let range = start..<start + name.count
      guard table.folded(text[start]) == name[0],
        zip(text[range], name).allSatisfy({ table.folded($0) == $1 }),
        // 健一郎 is not 健一.
        range.upperBound == text.count
          || !HanPersonSearch.thirdCharacters.contains(text[range.upperBound])
      else { return nil }
      return NameMatch(range: range, cost: 0)
    }
  }

  mutating func read(_ scalars: [UInt32]) {
    latin.read(scalars)
    candidates = nil
  }

  mutating func matches(of han: [UInt32]) -> [NameMatch] {
    let candidates = candidates ?? latin.candidates()
    self.candidates = candidates
    return candidates.compactMap { candidate in
      latin.cost(han, candidate).map { NameMatch(range: candidate.range, cost: $0) }
    }
  }

  func likelyNames() -> [(range: Range<Int>, name: PersonLikeness.LatinName)] {
    latin.surnamedCandidates().map { ($0.range, $0.name) }
  }
}
