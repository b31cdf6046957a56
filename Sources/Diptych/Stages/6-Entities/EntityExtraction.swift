/// Marks the names of persons, organisations and places, and the dates with their values.
struct EntityExtraction: Stage {
  static let name = "entity-extraction"
  static let summary = "Marks persons, organisations, places and dates by word lists and grammar."

  let requires: Set<Layer> = [.blocks, .languages]
  let provides: Set<Layer> = [.mentions]

  private let table: NameTable

  init(_ configuration: NoConfiguration, context: StageContext) throws {
    table = try NameTable.shared(context)
  }

  func run(_ document: inout Document) {
    var dates = DatesOfDocument()
    var marked: [Marked] = []
    var lattice = HanLattice(table: table)
    var scalars: [UInt32] = []
    var language: LanguageTag?
    var grammar = Grammar.unknown
    for index in document.blocks.indices {
      if document.blocks[index].language?.value != language {
        language = document.blocks[index].language?.value
        grammar = Grammar(language ?? .undetermined)
      }
      Scalars.read(document.blocks[index].utf8, into: &scalars)
      let hasDates = dates.read(scalars)
      let names = names(in: scalars, grammar, lattice: &lattice)
      if hasDates || !names.isEmpty {
        marked.append(
          Marked(block: index, isEnglish: grammar == .english, scalars: scalars, names: names))
        // The next block needs a buffer of its own.
        scalars = []
      } else if !document.blocks[index].mentions.isEmpty {
        document.blocks[index].mentions = []
      }
    }
    var apostrophes = LostApostrophes()
    for block in marked { mark(block, dates, &apostrophes, in: &document) }
    apostrophes.shorten(&document)
  }

  /// A block with names or dates.
  private struct Marked {
    var block: Int
    var isEnglish: Bool
    var scalars: [UInt32]
    var names: [FoundName]
  }

  /// Gives a block its mentions.
  private func mark(
    _ marked: Marked, _ dates: DatesOfDocument, _ apostrophes: inout LostApostrophes,
    in document: inout Document
  ) {
    let found = dates.found(inBlock: marked.block).map(Found.init) + marked.names.map(Found.init)
    let names = Self.nested(found)
    let offsets = Scalars.offsets(of: marked.scalars)
    document.blocks[marked.block].mentions = names.map { found in
      Mention(
        range: Scalars.textRange(found.range, offsets), kind: found.kind, value: found.value,
        confidence: found.confidence)
    }
    guard marked.isEnglish else { return }
    for (mention, name) in names.enumerated() where name.kind == .person {
      apostrophes.read(marked.scalars[name.range], block: marked.block, mention: mention)
    }
  }

  /// A name or a date.
  private struct Found {
    var range: Range<Int>
    var kind: EntityKind
    var value: String?
    var confidence: Double

    init(_ name: FoundName) {
      (range, kind, confidence) = (name.range, name.kind, name.confidence)
    }

    init(_ date: DatesOfDocument.Dated) {
      (range, kind, value, confidence) = (date.range, .date, date.value, date.confidence)
    }
  }

  /// How the names of a language are found.
  private enum Grammar {
    case chinese, english, eastAsian, unknown

    init(_ language: LanguageTag) {
      switch language.primary {
      case "zh": self = .chinese
      case "en": self = .english
      case "ja", "ko": self = .eastAsian
      default: self = .unknown
      }
    }
  }

  private func names(
    in scalars: [UInt32], _ grammar: Grammar, lattice: inout HanLattice
  ) -> [FoundName] {
    switch grammar {
    case .chinese:
      HanNames.names(in: scalars, lattice: &lattice)
        + EnglishNames.names(in: scalars, table: table, knownOnly: false)
    case .english: EnglishNames.names(in: scalars, table: table, knownOnly: false)
    case .eastAsian: HanNames.knownPlaces(in: scalars, lattice: &lattice)
    case .unknown: EnglishNames.names(in: scalars, table: table, knownOnly: true)
    }
  }

  /// The found names in order: places nest in organisations, nothing else overlaps.
  private static func nested(_ found: [Found]) -> [Found] {
    guard found.count > 1 else { return found }
    var result: [Found] = []
    var outer: Found?
    var innerEnd = 0
    for next in found.sorted(by: precedes) {
      guard let current = outer, next.range.lowerBound < current.range.upperBound else {
        outer = next
        innerEnd = next.range.lowerBound
        result.append(next)
        continue
      }
      guard current.kind == .organisation, next.kind == .place, next.range != current.range,
        next.range.upperBound <= current.range.upperBound, next.range.lowerBound >= innerEnd
      else { continue }
      innerEnd = next.range.upperBound
      result.append(next)
    }
    return result
  }

  private static func precedes(_ left: Found, _ right: Found) -> Bool {
    if left.range.lowerBound != right.range.lowerBound {
      return left.range.lowerBound < right.range.lowerBound
    }
    if left.range.upperBound != right.range.upperBound {
      return left.range.upperBound > right.range.upperBound
    }
    if left.confidence != right.confidence { return left.confidence > right.confidence }
    return left.kind.rawValue < right.kind.rawValue
  }
}
