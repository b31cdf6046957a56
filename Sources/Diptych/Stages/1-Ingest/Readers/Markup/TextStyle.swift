/// How letters look, as far as it tells headings from text.
struct TextStyle: Hashable {
  var isBold = false
  /// In points.
  var size = Self.normalSize
  /// Whether the line stands in the middle.
  var isCentred = false

  /// The size of text that nothing is said of.
  static let normalSize = 12.0
}
