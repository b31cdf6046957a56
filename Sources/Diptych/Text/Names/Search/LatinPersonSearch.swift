/// Searches text in Latin letters for the person whose name in Chinese characters is known.
struct LatinPersonSearch: Sendable {
  /// Words that could be a name.
  struct Candidate: Sendable {
    /// The scalars of the text.
    var range: Range<Int>
    /// What it is compared by.
    var name: PersonLikeness.LatinName
    /// Whether it begins with a usual given name.
    fileprivate var hasGivenName: Bool
    /// Whether it has a word that is seldom part of a name, such as He.
    fileprivate var isUnlikely: Bool
  }

  private let table: NameTable
  private let likeness: PersonLikeness
  private let variants: ChineseVariants
  private var memory = LatinWord.Memory(placeBits: 11, empty: nil)
  private var words: [LatinWord] = []
  private var scalars: [UInt32] = []

  /// The most words of a name.
  private static let mostWords = 4
  /// A usual given name before it makes a family name so much surer.
  private static let givenBonus = 0.05
  /// What no person is called.
  private static let others: NameClasses = [
    .title, .country, .englishHead, .englishLead, .englishPlace, .englishLevel,
  ]

  /// Makes a search.
  init(table: NameTable, likeness: PersonLikeness, variants: ChineseVariants) {
    self.table = table
    self.likeness = likeness
    self.variants = variants
  }

  /// Reads a text, whose words ``candidates()`` gives.
  mutating func read(_ scalars: [UInt32]) {
    self.scalars = scalars
    _ = LatinWord.read(scalars, table: table, memory: &memory, into: &words)
  }

  /// The rows of words that could be a person's name.
  func candidates() -> [Candidate] { rows().map(candidate) }

  /// Those with a surname of East Asia at an end and no word that is seldom part of a name.
  func surnamedCandidates() -> [Candidate] {
    rows().filter { row in
      (isSurname(words[row.lowerBound]) || isSurname(words[row.upperBound - 1]))
        && !words[row].contains { $0.classes.contains(.notName) }
    }.map(candidate)
  }

  private func rows() -> [Range<Int>] {
    var result: [Range<Int>] = []
    for start in words.indices where mayBeName(words[start]) {
      var end = start + 1
      while end < words.count, end - start < Self.mostWords, words[end].isJoined {
        let isParticle = NameParticles.keys.contains(words[end].key)
        guard isParticle || mayBeName(words[end]) else { break }
        end += 1
        if !isParticle { result.append(start..<end) }
      }
    }
    return result
  }

  private func candidate(_ range: Range<Int>) -> Candidate {
    let words = words[range]
    let first = words[range.lowerBound]
    let text = first.range.lowerBound..<words[range.upperBound - 1].range.upperBound
    return Candidate(
      range: text, name: likeness.latinName(FormTable.fold(Array(scalars[text]), variants)),
      hasGivenName: first.classes.contains(.given),
      isUnlikely: words.contains { $0.classes.contains(.notName) })
  }

  /// Whether a word is a family name of East Asia.
  private func isSurname(_ word: LatinWord) -> Bool {
    word.classes.contains(.pinyinSurname) || isSpelt(word)
  }

  /// Whether a word is how a surname is spelt where Hanyu Pinyin is not used.
  private func isSpelt(_ word: LatinWord) -> Bool {
    var letters: [UInt8] = []
    for scalar in scalars[word.range] { _ = LatinFold.appendPlain(scalar, to: &letters) }
    return !likeness.surnames(spelt: letters).isEmpty
  }

  private func mayBeName(_ word: LatinWord) -> Bool {
    guard word.isCapitalised, !ForeignTitles.contains(word) else { return false }
    // Park is a surname of Korea, too.
    return word.classes.isDisjoint(with: Self.others) || word.classes.contains(.given)
      || isSpelt(word)
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
