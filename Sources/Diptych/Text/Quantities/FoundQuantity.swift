/// A percentage, an amount of money or a duration in a text.
struct FoundQuantity: Equatable, Sendable {
  /// What is counted.
  enum Kind: Sendable {
    case percent, money, duration
  }

  /// The scalars of the text that state it.
  var range: Range<Int>
  var kind: Kind
  /// A form that ``Quantity`` reads: `23.5`, `5/10`, `300000000 CNY`, `P3D`.
  var value: String
}
