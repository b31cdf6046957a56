/// Finds the names of one block after another, by the grammar of its language.
struct BlockNames: Sendable {
  /// How the names of a language are found.
  enum Grammar {
    case chinese, english, eastAsian, unknown

    /// The grammar of a language.
    init(_ language: LanguageTag) {
      switch language.primary {
      case "zh": self = .chinese
      case "en": self = .english
      case "ja", "ko": self = .eastAsian
      default: self = .unknown
      }
    }
  }

  private let table: NameTable
  private let taggers: NameTaggers?
  private let minimumConfidence: Double
  private let foreign: ForeignPlaces
  private var lattice: HanLattice
  private var english: EnglishNames
  private var found: [FoundName] = []
  private var work = NameTagger.Workspace()
  /// The words of the last Chinese block.
  private(set) var chineseWords = HanNameWords()
  /// The words of the last English block.
  private(set) var englishWords = EnglishNameWords()

  /// Makes a finder for many blocks.
  ///
  /// - Parameters:
  ///   - table: the words and names that are known.
  ///   - taggers: what finds further names; `nil` if only the rules are to be asked.
  ///   - minimumConfidence: the least confidence, 0...1, of a name that a tagger finds.
  init(table: NameTable, taggers: NameTaggers?, minimumConfidence: Double = 0) {
    self.table = table
    self.taggers = taggers
    self.minimumConfidence = minimumConfidence
    foreign = ForeignPlaces(table: table)
    lattice = HanLattice(table: table)
    english = EnglishNames(table: table)
  }

  /// The names of a block, in no order; places may lie inside organisations.
  mutating func names(in scalars: [UInt32], _ grammar: Grammar) -> [FoundName] {
    found.removeAll(keepingCapacity: true)
    switch grammar {
    case .chinese:
      HanNames.find(in: scalars, lattice: &lattice, into: &found)
      let doubtful = found.filter { $0.confidence == HanOrganisations.doubtful }
      if !doubtful.isEmpty { found.removeAll { $0.confidence == HanOrganisations.doubtful } }
      tagChinese(scalars)
      english.find(in: scalars, knownOnly: false, into: &found)
      addDoubtful(doubtful)
    case .english:
      english.find(in: scalars, knownOnly: false, into: &found)
      tagEnglish(scalars)
    case .eastAsian:
      HanNames.findKnownPlaces(in: scalars, lattice: &lattice, into: &found)
      foreign.find(in: scalars, into: &found)
    case .unknown:
      english.find(in: scalars, knownOnly: true, into: &found)
      foreign.find(in: scalars, into: &found)
    }
    return found
  }

  /// Adds what may be offices where nothing but places was found.
  private mutating func addDoubtful(_ offices: [FoundName]) {
    guard !offices.isEmpty else { return }
    let names = OutermostNames(found)
    found += OutermostNames(offices).names.filter { office in
      names.names(overlapping: office.range).allSatisfy { name in
        name.kind == .place && office.range.contains(name.range)
      }
    }
  }

  private mutating func tagChinese(_ scalars: [UInt32]) {
    let rules = OutermostNames(found)
    chineseWords.read(scalars, lattice.tokens, rules, table)
    guard let tagger = taggers?.chinese, chineseWords.count > 0 else { return }
    let tagged = tagger.names(in: chineseWords, [0..<chineseWords.count], &work)
    TaggedNames.join(
      tagged, to: &found, rules, scalars, table, minimumConfidence: minimumConfidence)
  }

  private mutating func tagEnglish(_ scalars: [UInt32]) {
    let rules = OutermostNames(found)
    englishWords.read(scalars, english.words, rules)
    guard let tagger = taggers?.english, !englishWords.stretches.isEmpty else { return }
    let tagged = tagger.names(in: englishWords, englishWords.stretches, &work)
    TaggedNames.add(
      tagged.filter { $0.confidence >= minimumConfidence && englishWords.isUnusual($0) },
      to: &found, rules, scalars, table)
  }
}
