/// A name or a date on its way to a mention.
struct FoundMention {
  /// What a mention can be, in alphabetical order.
  enum Kind: UInt8 {
    case date, organisation, person, place

    /// The kind of a name.
    init(_ kind: FoundName.Kind) {
      switch kind {
      case .organisation: self = .organisation
      case .person: self = .person
      case .place: self = .place
      }
    }

    /// The kind of the mention.
    var entityKind: EntityKind {
      switch self {
      case .date: .date
      case .organisation: .organisation
      case .person: .person
      case .place: .place
      }
    }
  }

  let range: TextRange
  let kind: Kind
  /// The number of a date among those of its block.
  let date: Int?
  let confidence: Double

  /// A name that stands in `range`.
  init(_ name: FoundName, range: TextRange) {
    self.range = range
    (kind, date, confidence) = (Kind(name.kind), nil, name.confidence)
  }

  /// A date with its number.
  init(_ date: DatesOfDocument.Dated, number: Int) {
    (range, kind, self.date, confidence) = (date.range, .date, number, date.confidence)
  }

  /// Sorts what was found, and gives what can stand together: places nest in organisations, nothing else
  /// overlaps.
  static func nested(_ found: inout [FoundMention]) -> [FoundMention] {
    guard found.count > 1 else { return found }
    found.sort(by: precedes)
    var result: [FoundMention] = []
    result.reserveCapacity(found.count)
    var outer: FoundMention?
    var innerEnd = 0
    for next in found {
      guard let current = outer, next.range.start < current.range.end else {
        outer = next
        innerEnd = next.range.start
        result.append(next)
        continue
      }
      guard current.kind == .organisation, next.kind == .place, next.range != current.range,
        next.range.end <= current.range.end, next.range.start >= innerEnd
      else { continue }
      innerEnd = next.range.end
      result.append(next)
    }
    return result
  }

  private static func precedes(_ left: FoundMention, _ right: FoundMention) -> Bool {
    if left.range.start != right.range.start { return left.range.start < right.range.start }
    if left.range.end != right.range.end { return left.range.end > right.range.end }
    if left.confidence != right.confidence { return left.confidence > right.confidence }
    return left.kind.rawValue < right.kind.rawValue
  }
}
