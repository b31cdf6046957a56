/// A probability in whole hundredths, as every export writes it.
struct Hundredths {
  /// 0...100.
  let value: Int

  /// Rounds half to even; what is below 0 or no number becomes 0, what is above 1 becomes 100.
  ///
  /// A statistical method is never certain, but rounding may say so: the exports write what rounds
  /// to 1.00 from below as 0.99.
  init(_ probability: Double) {
    guard probability > 0 else {
      value = 0
      return
    }
    guard probability < 1 else {
      value = 100
      return
    }
    value = min(99, Int((probability * 100).rounded(.toNearestOrEven)))
  }

  /// Always with two decimals, such as `0.90`.
  var text: String { value < 100 ? "0.\(value / 10)\(value % 10)" : "1.00" }
}
