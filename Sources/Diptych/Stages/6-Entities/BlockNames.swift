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

  private var lattice: HanLattice
  private var english: EnglishNames
  private var found: [FoundName] = []

  /// Makes a finder for many blocks.
  init(table: NameTable) {
    lattice = HanLattice(table: table)
    english = EnglishNames(table: table)
  }

  /// The names of a block, in no order; places may lie inside organisations.
  mutating func names(in scalars: [UInt32], _ grammar: Grammar) -> [FoundName] {
    found.removeAll(keepingCapacity: true)
    switch grammar {
    case .chinese:
      HanNames.find(in: scalars, lattice: &lattice, into: &found)
      english.find(in: scalars, knownOnly: false, into: &found)
    case .english: english.find(in: scalars, knownOnly: false, into: &found)
    case .eastAsian: HanNames.findKnownPlaces(in: scalars, lattice: &lattice, into: &found)
    case .unknown: english.find(in: scalars, knownOnly: true, into: &found)
    }
    return found
  }
}
