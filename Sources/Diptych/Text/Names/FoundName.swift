/// A name in a text.
struct FoundName: Equatable, Sendable {
  /// The scalars of the text that are the name.
  var range: Range<Int>
  /// What is named.
  var kind: EntityKind
  /// The estimated probability, 0...1, that the name is right.
  var confidence: Double
}
