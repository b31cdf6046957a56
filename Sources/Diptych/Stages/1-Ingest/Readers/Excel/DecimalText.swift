/// Numbers as people write them.
enum DecimalText {
  /// Numbers from here on are not whole for sure.
  private static let maximumWhole = 1e15

  /// A number with the digits that it needs, ten at the most behind the first.
  static func general(_ value: Double) -> String {
    let size = abs(value)
    guard size < maximumWhole, size == 0 || size >= 1e-9 else { return "\(value)" }
    var whole = 1
    var power = 10.0
    while power <= size {
      power *= 10
      whole += 1
    }
    let text = fixed(
      size, decimals: max(10 - whole, 0), fixedDecimals: 0, integerDigits: 1, isGrouped: false)
    return value < 0 && text != "0" ? "-" + text : text
  }

  /// A number that is not negative.
  ///
  /// - Parameters:
  ///   - value: the number.
  ///   - decimals: how many digits behind the point there may be.
  ///   - fixedDecimals: how many there must be.
  ///   - integerDigits: how many digits before the point there must be.
  ///   - isGrouped: whether commas part thousands.
  /// - Returns: the text, such as `1,234.50`.
  static func fixed(
    _ value: Double, decimals: Int, fixedDecimals: Int, integerDigits: Int, isGrouped: Bool
  ) -> String {
    let decimals = min(decimals, 15)
    var scale = 1.0
    for _ in 0..<decimals { scale *= 10 }
    let scaled = value * scale
    guard scaled < 9e18 else { return "\(value)" }
    // What is half by the digits that people see is rounded up, though the number may be less.
    var digits = Array(String(Int((scaled + scaled.ulp).rounded())))
    while digits.count <= decimals { digits.insert("0", at: 0) }
    var whole = Array(digits.dropLast(decimals))
    var fraction = Array(digits.suffix(decimals))
    while fraction.count > min(fixedDecimals, decimals), fraction.last == "0" {
      fraction.removeLast()
    }
    if whole == ["0"], integerDigits == 0, !fraction.isEmpty { whole = [] }
    while whole.count < min(integerDigits, 32) { whole.insert("0", at: 0) }
    if isGrouped { whole = grouped(whole) }
    return String(whole) + (fraction.isEmpty ? "" : "." + String(fraction))
  }

  private static func grouped(_ digits: [Character]) -> [Character] {
    var result: [Character] = []
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index).isMultiple(of: 3) { result.append(",") }
      result.append(digit)
    }
    return result
  }
}
