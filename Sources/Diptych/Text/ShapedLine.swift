/// A line of one language, as the rules look at it that tell headings by the lines beside them.
struct ShapedLine {
  /// Its text.
  var utf8: [UInt8]
  var shape: LineShape
  /// Whether it may be a heading by its form and place.
  var isCandidate: Bool
}
