/// A name in a text.
struct FoundName: Equatable, Sendable {
  /// What a name can be.
  enum Kind: Sendable { case organisation, person, place }

  /// The scalars of the text that are the name.
  var range: Range<Int>
  /// What is named.
  var kind: Kind
  /// The estimated probability, 0...1, that the name is right.
  var confidence: Double
}
