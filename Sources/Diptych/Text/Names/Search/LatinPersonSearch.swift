/// Searches text in Latin letters for the person whose name in Chinese characters is known.
struct LatinPersonSearch: Sendable {
  /// Words that could be a name.
  struct Candidate {
    /// The scalars of the text.
    var range: Range<Int>
    /// What it is compared by.
    var name: PersonLikeness.LatinName
    /// Whether it has a family name of East Asia, and no word that is seldom part of a name.
    var hasSurname: Bool { isSurnamed && !isUnlikely }
    fileprivate var isSurnamed: Bool
    /// Whether it begins with a usual given name.
    fileprivate var hasGivenName: Bool
    /// Whether it has a word that is seldom part of a name, such as He.
    fileprivate var isUnlikely: Bool
  }

  private let table: NameTable
  private let likeness: PersonLikeness
  private var memory = LatinWord.Memory(placeBits: 8, empty: nil)
  private var words: [LatinWord] = []

  /// The most words of a name.
  private static let mostWords = 4
  /// A usual given name before it makes a family name so much surer.
  private static let givenBonus = 0.05
  private static let particles = Set(
    ["de", "da", "di", "du", "van", "von", "der", "den", "bin", "al", "la", "le", "e"]
      .map(LatinWord.Key.init))
  /// What no person is called.
  private static let others: NameClasses = [
    .title, .country, .englishHead, .englishLead, .englishPlace, .englishLevel,
  ]

  /// Makes a search.
  init(table: NameTable, likeness: PersonLikeness) {
    self.table = table
    self.likeness = likeness
  }

  /// The rows of words in a text that could be a person's name.
  mutating func candidates(in scalars: [UInt32], variants: ChineseVariants) -> [Candidate] {
    _ = LatinWord.read(scalars, table: table, memory: &memory, into: &words)
    var result: [Candidate] = []
    for start in words.indices where mayBeName(words[start], in: scalars) {
      var end = start + 1
      while end < words.count, end - start < Self.mostWords, words[end].isJoined {
        let isParticle = Self.particles.contains(words[end].key)
        guard isParticle || mayBeName(words[end], in: scalars) else { break }
        end += 1
        if !isParticle { result.append(candidate(start..<end, in: scalars, variants)) }
      }
    }
    return result
  }

  private func candidate(
    _ range: Range<Int>, in scalars: [UInt32], _ variants: ChineseVariants
  ) -> Candidate {
    let words = words[range]
    let (first, last) = (words[range.lowerBound], words[range.upperBound - 1])
    let text = first.range.lowerBound..<last.range.upperBound
    let name = likeness.latinName(FormTable.fold(Array(scalars[text]), variants))
    let isSurnamed =
      [first, last].contains { $0.classes.contains(.pinyinSurname) }
      || [name.words.first, name.words.last].contains { word in
        word.map { !likeness.surnames(spelt: $0.letters).isEmpty } ?? false
      }
    return Candidate(
      range: text, name: name, isSurnamed: isSurnamed,
      hasGivenName: first.classes.contains(.given),
      isUnlikely: words.contains { $0.classes.contains(.notName) })
  }

  private func mayBeName(_ word: LatinWord, in scalars: [UInt32]) -> Bool {
    guard word.isCapitalised else { return false }
    if word.classes.isDisjoint(with: Self.others) || word.classes.contains(.given) { return true }
    // Park, which is a surname of Korea too.
    let letters = scalars[word.range].map { UInt8(truncatingIfNeeded: $0 | 0x20) }
    return !likeness.surnames(spelt: letters).isEmpty
  }

  /// How unlike a candidate is to a name in simplified characters; `nil` if they are not the same.
  func cost(_ han: [UInt32], _ candidate: Candidate) -> Double? {
    let name = candidate.name
    if likeness.isReading(han[...], name) { return 0 }
    guard !candidate.isUnlikely else { return nil }
    guard let cost = likeness.cost(han, name), cost < PersonLikeness.surnameAlone else {
      return nil
    }
    if cost >= PersonLikeness.givenUnread { return name.isRomaji ? cost : nil }
    if PersonLikeness.parts(ofHan: han).count == 1, han.count > 1,
      !likeness.isRomanised(han, name)
    {
      // A family name in transcription: what stands before it may be anything.
      return candidate.hasGivenName ? max(0, cost - Self.givenBonus) : nil
    }
    return cost
  }
}
