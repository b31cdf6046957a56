/// A number with its unit: a quantity, or an end of a range of quantities.
struct MeasuredNumber {
  /// What is counted.
  enum Unit: Equatable {
    case percent
    /// Its code, `nil` where several currencies have the same name.
    case money(String?)
    case time(TimeUnit)
  }

  var number: WrittenNumber
  var unit: Unit
  /// The index behind it.
  var end: Int

  /// A quantity of one number.
  func found(from start: Int) -> FoundQuantity {
    let decimal = number.decimal
    return switch unit {
    case .percent: FoundQuantity(range: start..<end, kind: .percent, value: decimal)
    case .money(let code):
      FoundQuantity(range: start..<end, kind: .money, value: Self.amount(decimal, code))
    case .time(let unit):
      FoundQuantity(range: start..<end, kind: .duration, value: unit.duration(decimal))
    }
  }

  /// The range from it to a larger one of the same unit; `nil` if that is none.
  func found(from start: Int, to last: MeasuredNumber) -> FoundQuantity? {
    guard unit == last.unit, number.value < last.number.value else { return nil }
    let (from, to) = (number.decimal, last.number.decimal)
    let range = start..<last.end
    return switch unit {
    case .percent: FoundQuantity(range: range, kind: .percent, value: "\(from)/\(to)")
    case .money(let code):
      FoundQuantity(range: range, kind: .money, value: Self.amount("\(from)/\(to)", code))
    case .time(let unit):
      FoundQuantity(
        range: range, kind: .duration, value: "\(unit.duration(from))/\(unit.duration(to))")
    }
  }

  private static func amount(_ number: String, _ code: String?) -> String {
    code.map { "\(number) \($0)" } ?? number
  }
}

/// A unit of time, from the longest to the shortest.
enum TimeUnit: Int, Comparable {
  case year, month, week, day, hour, minute, second

  /// Whether ISO 8601 writes it behind the `T`.
  var isTime: Bool { self >= .hour }

  /// Its letter in ISO 8601.
  var letter: Character {
    switch self {
    case .year: "Y"
    case .month, .minute: "M"
    case .week: "W"
    case .day: "D"
    case .hour: "H"
    case .second: "S"
    }
  }

  /// The form of ISO 8601: `P3D`, `PT2H`.
  func duration(_ number: String) -> String { "\(isTime ? "PT" : "P")\(number)\(letter)" }

  static func < (left: TimeUnit, right: TimeUnit) -> Bool { left.rawValue < right.rawValue }
}
