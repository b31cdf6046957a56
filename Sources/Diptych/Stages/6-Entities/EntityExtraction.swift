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
    var texts: [Scalars] = []
    texts.reserveCapacity(document.blocks.count)
    for block in document.blocks {
      let scalars = Scalars(block.utf8)
      dates.read(scalars.values)
      texts.append(scalars)
    }
    for (index, scalars) in texts.enumerated() {
      let language = document.blocks[index].language?.value ?? .undetermined
      var found = dates.found(inBlock: index).map(Found.init)
      found += names(in: scalars.values, language: language).map(Found.init)
      document.blocks[index].mentions = Self.nested(found).map { found in
        Mention(
          range: scalars.textRange(found.range), kind: found.kind, value: found.value,
          confidence: found.confidence)
      }
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

  private func names(in scalars: [UInt32], language: LanguageTag) -> [FoundName] {
    switch language.primary {
    case "zh":
      HanNames.names(in: scalars, table: table)
        + EnglishNames.names(in: scalars, table: table, knownOnly: false)
    case "en": EnglishNames.names(in: scalars, table: table, knownOnly: false)
    case "ja", "ko": HanNames.knownPlaces(in: scalars, table: table)
    default: EnglishNames.names(in: scalars, table: table, knownOnly: true)
    }
  }

  /// The found names in order: places nest in organisations, nothing else overlaps.
  private static func nested(_ found: [Found]) -> [Found] {
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
