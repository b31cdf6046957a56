/// Adds up a number that is written with 十, 百, 千, 万, 亿 and 兆, in the parts of ``WrittenNumber``.
struct HanSum {
  /// The number behind the last power, which the next one multiplies.
  var pending: Int?
  /// What stands behind the last 万, 亿 or 兆, and what is before it.
  private var (section, total) = (0, 0)
  /// The last power within the section, and the last of 万, 亿 and 兆.
  private var (sectionPower, lastPower) = (Int.max, Int.max)
  /// The 万, 亿 or 兆 that multiplies all that was read, else 1.
  private var wholePower = 1
  private var hasFraction = false
  private var hasZero = false

  /// Begins with a number that stands before the powers.
  init(pending: Int?) { self.pending = pending }

  /// Whether nothing was read yet but zeros.
  var isEmpty: Bool { pending ?? 0 == 0 && section == 0 && total == 0 }

  /// Adds a digit; whether it can stand there.
  ///
  /// 两三 is two or three, 一〇八 is no sum.
  mutating func add(digit: Int) -> Bool {
    guard pending ?? 0 == 0, !hasFraction else { return false }
    if digit == 0 { hasZero = true }
    pending = digit * WrittenNumber.unit
    return true
  }

  /// Adds what stands behind 点; whether it can stand there.
  mutating func add(fraction: Int) -> Bool {
    guard let pending, !hasFraction,
      let sum = WrittenNumber.value(of: pending, times: 1, plus: fraction)
    else { return false }
    self.pending = sum
    hasFraction = true
    return true
  }

  /// Multiplies with a power of ten; whether it can stand there.
  mutating func multiply(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x5341: addToSection(10)
    case 0x767E: addToSection(100)
    case 0x5343: addToSection(1000)
    case 0x4E07, 0x842C: addToTotal(10_000)
    case 0x4EBF, 0x5104: addToTotal(100_000_000)
    default: addToTotal(1_000_000_000_000)
    }
  }

  private mutating func addToSection(_ power: Int) -> Bool {
    // 三点五十 is a time of day; 百 and 千 need their digit, 十 does not.
    guard power < sectionPower, !hasFraction, power == 10 || pending ?? 0 > 0 else { return false }
    let count = pending ?? 0 == 0 ? WrittenNumber.unit : pending ?? 0
    guard let sum = WrittenNumber.value(of: count, times: power, plus: section) else {
      return false
    }
    (section, pending, sectionPower, hasZero) = (sum, nil, power, false)
    return true
  }

  private mutating func addToTotal(_ power: Int) -> Bool {
    // 1.2万亿: 亿 multiplies all that stands before it.
    let multipliesAll = lastPower < power
    guard power != lastPower,
      let behind = WrittenNumber.value(of: section, times: 1, plus: pending ?? 0),
      let counted = WrittenNumber.value(of: multipliesAll ? total : 0, times: 1, plus: behind),
      counted > 0,
      let sum = WrittenNumber.value(of: counted, times: power, plus: multipliesAll ? 0 : total)
    else { return false }
    // It divides the sum, so that it is no greater.
    wholePower = total == 0 ? power : multipliesAll && behind == 0 ? wholePower * power : 1
    total = sum
    (pending, section, sectionPower, lastPower) = (nil, 0, .max, power)
    hasZero = false
    return true
  }

  /// The sum; `nil` for a power without a number.
  var value: Int? {
    guard !isEmpty || lastPower == .max,
      let behind = WrittenNumber.value(of: section, times: 1, plus: pending ?? 0)
    else { return nil }
    return WrittenNumber.value(of: total, times: 1, plus: behind)
  }

  /// The 万, 亿 or 兆 that multiplies the whole, else 1.
  var power: Int { section == 0 && pending == nil ? wholePower : 1 }

  /// Whether it ends with a digit that shortens a number, as in 两万五 or 三百五.
  var isShortened: Bool {
    let isBehindPower = sectionPower < .max ? sectionPower > 10 : lastPower < .max
    return pending != nil && !hasZero && !hasFraction && isBehindPower
  }
}
