/// Numbers that count for or against something.
enum SignedNumber {
  /// The number with one decimal and a sign: `+1.5`, `−0.2`.
  static func text(_ number: Double) -> String {
    let tenths = Int((number * 10).rounded())
    return "\(tenths < 0 ? "−" : "+")\(tenths.magnitude / 10).\(tenths.magnitude % 10)"
  }
}
