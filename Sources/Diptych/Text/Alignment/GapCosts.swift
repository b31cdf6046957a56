/// What it costs to leave the lines of a side without a counterpart.
struct GapCosts: Sendable {
  /// As the first line of a gap.
  var start: [Float]
  /// As a further line.
  var next: [Float]
  /// Ending a gap before each line; at the end of the text it costs nothing.
  var end: [Float]

  /// Makes the costs of lines that are headings with some probabilities; where the layout says that a line has no
  /// counterpart, a gap there is as cheap as it can be.
  init(_ structure: LineAligner.Structure, _ weights: LineWeights) {
    let headings = structure.headings
    start = headings.map {
      weights.gapStart + weights.gapHeading * $0 + weights.gapStartParagraph * (1 - $0)
    }
    next = headings.map { weights.gapHeading * $0 + weights.gapParagraph * (1 - $0) }
    end = headings.map { weights.gapEnd * (1 - $0) } + [0]
    for line in structure.isAlone.indices where structure.isAlone[line] {
      start[line] = weights.gapStart + next[line]
      end[line + 1] = 0
    }
  }

  /// What it costs to skip the line before a position as a further line and as the first one, and to end
  /// a gap there.
  func costs(_ position: Int) -> (next: Float, start: Float, end: Float) {
    position == 0
      ? (-.infinity, -.infinity, end[0])
      : (next[position - 1], start[position - 1], end[position])
  }
}
