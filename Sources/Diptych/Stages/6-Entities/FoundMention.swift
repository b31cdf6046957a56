/// A name, a date or a quantity on its way to a mention.
struct FoundMention {
  /// What a mention can be, in alphabetical order.
  enum Kind: UInt8 {
    case date, duration, money, organisation, percent, person, place

    /// The kind of a name.
    init(_ kind: FoundName.Kind) {
      switch kind {
      case .organisation: self = .organisation
      case .person: self = .person
      case .place: self = .place
      }
    }

    /// The kind of a quantity.
    init(_ kind: FoundQuantity.Kind) {
      switch kind {
      case .duration: self = .duration
      case .money: self = .money
      case .percent: self = .percent
      }
    }

    /// The kind of the mention.
    var entityKind: EntityKind {
      switch self {
      case .date: .date
      case .duration: .duration
      case .money: .money
      case .organisation: .organisation
      case .percent: .percent
      case .person: .person
      case .place: .place
      }
    }
  }

  let range: TextRange
  let kind: Kind
  /// The number of a date among those of its block, or of a quantity among those of the document.
  let number: Int?
  let confidence: Double

  /// A name that stands in `range`.
  init(_ name: FoundName, range: TextRange) {
    self.range = range
    (kind, number, confidence) = (Kind(name.kind), nil, name.confidence)
  }

  /// A date with its number.
  init(_ date: DatesOfDocument.Dated, number: Int) {
    (range, kind, self.number, confidence) = (date.range, .date, number, date.confidence)
  }

  /// A quantity with its number, that stands in `range`.
  init(_ quantity: FoundQuantity, range: TextRange, number: Int) {
    self.range = range
    (kind, self.number, confidence) = (Kind(quantity.kind), number, 0.95)
  }

  /// Sorts what was found, and gives what can stand together.
  ///
  /// Places nest in organisations and amounts of money, nothing else overlaps. A quantity gives way to
  /// what else it overlaps.
  static func nested(_ found: inout [FoundMention]) -> [FoundMention] {
    guard found.count > 1 else { return found }
    found.sort(by: precedes)
    var result: [FoundMention] = []
    result.reserveCapacity(found.count)
    // The outer mention with its index in the result.
    var outer: (mention: FoundMention, index: Int)?
    var innerEnd = 0
    for next in found {
      if let (current, index) = outer, next.range.start < current.range.end {
        let contains = next.range != current.range && next.range.end <= current.range.end
        let nests = contains && next.kind == .place && current.hasPlaces
        // The US of US$5 is no place, the AU of AU$5 no organisation, the 伍拾 of 伍拾万元 nobody.
        let isSign =
          contains && current.kind == .money
          && (next.range.start == current.range.start || next.kind == .person)
        let isName = current.isQuantity && !next.isQuantity && !nests && !isSign
        guard isName || Self.ends(current, with: next) else {
          if nests, !isSign, next.range.start >= innerEnd {
            innerEnd = next.range.end
            result.append(next)
          }
          continue
        }
        result.remove(at: index)
      }
      outer = (next, result.count)
      innerEnd = next.range.start
      result.append(next)
    }
    return result
  }

  /// Whether what was taken for a name is a quantity with the words before it: 有效期90天.
  private static func ends(_ name: FoundMention, with quantity: FoundMention) -> Bool {
    name.number == nil && quantity.isQuantity && quantity.range.end == name.range.end
  }

  private var isQuantity: Bool { kind == .percent || kind == .money || kind == .duration }

  /// Whether places in it are mentions too.
  private var hasPlaces: Bool { kind == .organisation || kind == .money }

  private static func precedes(_ left: FoundMention, _ right: FoundMention) -> Bool {
    if left.range.start != right.range.start { return left.range.start < right.range.start }
    if left.range.end != right.range.end { return left.range.end > right.range.end }
    if left.confidence != right.confidence { return left.confidence > right.confidence }
    return left.kind.rawValue < right.kind.rawValue
  }
}
