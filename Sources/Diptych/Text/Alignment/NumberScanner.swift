/// Reads numbers with their value, in digits or in Chinese numerals, so that equal ones are found.
///
/// `1.4亿`, `140 million`, `一亿四千万` and `140,000,000` have the same value.
struct NumberScanner {
  private let scalars: [UInt32]
  private let end: Int

  /// Reads from `scalars[range]`, whose Chinese characters are simplified.
  init(_ scalars: [UInt32], in range: Range<Int>) {
    self.scalars = scalars
    end = range.upperBound
  }

  /// The number that starts at `start`, and where it ends; `nil` if there is none.
  func number(at start: Int) -> (value: Double, end: Int)? {
    let scalar = scalars[start]
    if Self.digit(scalar) != nil { return digits(at: start) }
    guard scalar >= 0x3007, scalar <= 0x96F6, numeral(start) != nil else { return nil }
    return numerals(at: start)
  }

  // MARK: - Digits

  private func digits(at start: Int) -> (value: Double, end: Int) {
    var value = 0.0
    var index = start
    while index < end {
      if let digit = Self.digit(scalars[index]) {
        value = value * 10 + Double(digit)
        index += 1
      } else if Self.isComma(scalars[index]), isGroup(index + 1) {
        index += 1
      } else {
        break
      }
    }
    if index + 1 < end, scalars[index] == 0x2E || scalars[index] == 0xFF0E,
      Self.digit(scalars[index + 1]) != nil
    {
      index += 1
      var scale = 0.1
      while index < end, let digit = Self.digit(scalars[index]) {
        value += Double(digit) * scale
        scale /= 10
        index += 1
      }
    }
    return multiplied(value, at: index)
  }

  /// Whether exactly three digits stand at `index`.
  private func isGroup(_ index: Int) -> Bool {
    guard index + 3 <= end, (index..<index + 3).allSatisfy({ Self.digit(scalars[$0]) != nil })
    else { return false }
    return index + 3 == end || Self.digit(scalars[index + 3]) == nil
  }

  /// Takes `万`, `million` and the like after digits into the value.
  private func multiplied(_ value: Double, at start: Int) -> (value: Double, end: Int) {
    var index = start
    var factor = 1.0
    while index < end {
      guard case .unit(let unit)? = numeral(index) else { break }
      factor *= unit
      index += 1
    }
    if index == start {
      var word = start
      while word < end, scalars[word] == 0x20 || scalars[word] == 0xA0 { word += 1 }
      for (name, unit) in Self.multipliers where isWord(name, at: word) {
        return (rounded(value * unit), word + name.count)
      }
    }
    return (rounded(value * factor), index)
  }

  /// Takes away what binary fractions add: `1.1 × 10⁶` is 1100000.
  private func rounded(_ value: Double) -> Double {
    guard value < 1e12 else { return value }
    return (value * 1000).rounded() / 1000
  }

  private func isWord(_ name: [UInt32], at start: Int) -> Bool {
    guard start + name.count <= end else { return false }
    for (offset, letter) in name.enumerated() where scalars[start + offset] | 0x20 != letter {
      return false
    }
    return start + name.count == end || Script.of(scalars[start + name.count]) != .latin
  }

  private static let multipliers: [([UInt32], Double)] = [
    ("million", 1e6), ("billion", 1e9), ("thousand", 1e3), ("trillion", 1e12), ("hundred", 1e2),
  ].map { (name, value) in (name.unicodeScalars.map(\.value), value) }

  private static func digit(_ scalar: UInt32) -> Int? {
    switch scalar {
    case 0x30...0x39: Int(scalar - 0x30)
    case 0xFF10...0xFF19: Int(scalar - 0xFF10)
    default: nil
    }
  }

  private static func isComma(_ scalar: UInt32) -> Bool { scalar == 0x2C || scalar == 0xFF0C }

  // MARK: - Chinese numerals

  private enum Numeral {
    case digit(Int)
    case unit(Double)
  }

  /// Whether a scalar is a Chinese numeral or a unit such as 万.
  static func isNumeral(_ scalar: UInt32) -> Bool { numeral(scalar) != nil }

  private func numeral(_ index: Int) -> Numeral? { Self.numeral(scalars[index]) }

  private static func numeral(_ scalar: UInt32) -> Numeral? {
    switch scalar {
    case 0x96F6, 0x3007: .digit(0)
    case 0x4E00: .digit(1)
    case 0x4E8C, 0x4E24: .digit(2)
    case 0x4E09: .digit(3)
    case 0x56DB: .digit(4)
    case 0x4E94: .digit(5)
    case 0x516D: .digit(6)
    case 0x4E03: .digit(7)
    case 0x516B: .digit(8)
    case 0x4E5D: .digit(9)
    case 0x5341: .unit(10)
    case 0x767E: .unit(100)
    case 0x5343: .unit(1000)
    case 0x4E07: .unit(1e4)
    case 0x4EBF: .unit(1e8)
    default: nil
    }
  }

  /// A number of at least two numerals; a single one is a word like any other.
  private func numerals(at start: Int) -> (value: Double, end: Int)? {
    var total = 0.0
    var section = 0.0
    var digit = 0.0
    var hasDigit = false
    var positional = 0
    var index = start
    while index < end, let numeral = numeral(index) {
      switch numeral {
      case .digit(let value):
        if hasDigit {
          positional += 1
          digit = digit * 10 + Double(value)
        } else {
          digit = Double(value)
        }
        hasDigit = true
      case .unit(let unit) where unit >= 1e4:
        total = unit == 1e8 ? (total + section + digit) * unit : total + (section + digit) * unit
        section = 0
        digit = 0
        hasDigit = false
      case .unit(let unit):
        section += (hasDigit ? digit : 1) * unit
        digit = 0
        hasDigit = false
      }
      index += 1
    }
    let value = total + section + digit
    guard index - start >= 2, value >= 10, positional == 0 || positional == index - start - 1
    else { return nil }
    return (value, index)
  }
}
