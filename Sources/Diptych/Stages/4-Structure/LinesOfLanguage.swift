/// The lines of one language, which stand beside each other as if no other language stood between them.
struct LinesOfLanguage {
  /// The blocks that the lines are, in order.
  let blocks: [Int]
  var lines: [ShapedLine]
}
