/// Which forms of a value make no difference to the schema.
///
/// A shape has one or more forms, each a narrow form that a datatype is sure to take: all values of
/// that form are valid, so one may stand for another. A value of no form stands for itself only.
enum ValueShape: Equatable {
  /// None: each value stands for itself.
  case exact
  /// An id of ASCII letters, digits, `-`, `_` and `.`; also told apart from others in its file.
  case id
  /// `#` and an id, or an address of the web of harmless characters.
  case address
  /// Pointers with single spaces between them; their number counts up to `maximum`.
  case pointers(maximum: Int)
  /// Decimal digits without leading zeros, within the bounds.
  case integer(minimum: Int, maximum: Int)
  /// A number with at most nine digits before and behind the point.
  case decimal
  /// A day, month, year or day of any year of the Gregorian calendar.
  case calendar(days: Bool, months: Bool, years: Bool, yearDays: Bool)
  /// A second of UTC.
  case instant
  /// 64 hexadecimal digits in lower case.
  case digest
  /// Latitude and longitude with a space between.
  case coordinates
  /// Printable ASCII without spaces.
  case word
  /// Anything but white space.
  case nonblank

  /// The shapes that are told without a look at this enumeration, which takes many bytes.
  enum Kind: UInt8 {
    case exact, id, address, pointers, decimal, other
  }

  /// The kind of shape.
  var kind: Kind {
    switch self {
    case .exact: .exact
    case .id: .id
    case .address: .address
    case .pointers: .pointers
    case .decimal: .decimal
    default: .other
    }
  }

  /// The shape that suits all places where a value may stand.
  init(_ patterns: [RelaxNGPattern]) {
    let shapes = patterns.map(Self.init(one:))
    guard let first = shapes.first, shapes.allSatisfy({ $0 == first }) else {
      self = .exact
      return
    }
    self = first
  }

  private init(one pattern: RelaxNGPattern) {
    var shape: ValueShape?
    // A value among the alternatives adds nothing to a form that is valid anyway.
    for alternative in pattern.alternatives {
      let next: ValueShape
      switch alternative {
      case .value: continue
      case .data(let type): next = Self(type)
      case .list(let items): next = Self(list: items)
      default: next = .exact
      }
      shape = shape.map { $0.joined(next) } ?? next
    }
    self = shape ?? .exact
  }

  private init(_ type: RelaxNGDatatype) {
    let pattern = type.parameters["pattern"]
    let isPlain = type.parameters.isEmpty
    let hasPattern = type.parameters.count == 1 && pattern != nil
    self = .exact
    if type.exceptsEmpty {
      if type.type == "token", isPlain { self = .nonblank }
      return
    }
    switch type.type {
    case "xsd:ID": if isPlain { self = .id }
    case "xsd:anyURI": if isPlain { self = .address }
    case "xsd:decimal": if isPlain { self = .decimal }
    case "xsd:positiveInteger":
      if isPlain { self = .integer(minimum: 1, maximum: 999_999_999) }
    case "xsd:nonNegativeInteger":
      if isPlain { self = .integer(minimum: 0, maximum: 999_999_999) }
      if type.parameters.count == 1,
        let maximum = type.parameters["maxInclusive"].flatMap({ Int($0) })
      {
        self = .integer(minimum: 0, maximum: min(maximum, 999_999_999))
      }
    case "xsd:token":
      if isPlain { self = .word }
      if hasPattern, pattern == "[0-9a-f]{64}" { self = .digest }
      if hasPattern, pattern == #"-?[0-9]+(\.[0-9]+)? -?[0-9]+(\.[0-9]+)?"# { self = .coordinates }
    case "xsd:date":
      if isPlain || hasPattern && pattern == "[0-9]{4}-[0-9]{2}-[0-9]{2}" {
        self = .calendar(days: true, months: false, years: false, yearDays: false)
      }
    case "xsd:gYearMonth":
      if isPlain { self = .calendar(days: false, months: true, years: false, yearDays: false) }
    case "xsd:gYear":
      if isPlain { self = .calendar(days: false, months: false, years: true, yearDays: false) }
    case "xsd:gMonthDay":
      if isPlain { self = .calendar(days: false, months: false, years: false, yearDays: true) }
    case "xsd:dateTime":
      if hasPattern, pattern == "[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z" {
        self = .instant
      }
    default: break
    }
  }

  /// Some addresses, then perhaps one or more; beyond that length one more makes no difference.
  private init(list: RelaxNGPattern) {
    self = .exact
    var items = list.items
    guard case .oneOrMore(let repeated)? = items.popLast() else { return }
    for item in items + repeated.items where ValueShape(one: item) != .address { return }
    guard repeated.items.count == 1 else { return }
    self = .pointers(maximum: items.count + 1)
  }

  /// The shape of a choice between two.
  private func joined(_ other: ValueShape) -> ValueShape {
    guard
      case .calendar(let days, let months, let years, let yearDays) = self,
      case .calendar(let otherDays, let otherMonths, let otherYears, let otherYearDays) = other
    else { return .exact }
    return .calendar(
      days: days || otherDays, months: months || otherMonths, years: years || otherYears,
      yearDays: yearDays || otherYearDays)
  }
}
