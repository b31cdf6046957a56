/// Windows of two long texts, which are aligned one by one: what the alignment of a window needs is gone
/// when the next one begins, so that only the texts themselves take memory that grows with them.
struct BitextWindows {
  /// So many left lines a window has at least, unless it is the last one.
  static let minimumLines = 1000
  /// How often a part is looked at again; each time costs as much as the part is long.
  private static let maximumRounds = 4

  /// The left and the right lines of each window, in order; together they are both texts.
  private(set) var windows: [(left: Range<Int>, right: Range<Int>)] = []

  /// Cuts two texts between pairs of lines that almost surely translate each other.
  ///
  /// Two of them stand in a row before a cut, and one behind it. Where there are none, a window is as long as it
  /// has to be.
  init(_ bitext: Bitext, minimumLines: Int = Self.minimumLines) {
    cut(
      bitext, 0..<bitext.left.count, 0..<bitext.right.count, minimumLines,
      rounds: Self.maximumRounds)
  }

  /// Cuts a part of both texts, and then its parts: words that are rare in these tell more.
  private mutating func cut(
    _ bitext: Bitext, _ left: Range<Int>, _ right: Range<Int>, _ minimumLines: Int, rounds: Int
  ) {
    guard left.count >= 2 * minimumLines, rounds > 0 else { return windows.append((left, right)) }
    var parts: [(left: Range<Int>, right: Range<Int>)] = []
    var start = (left: left.lowerBound, right: right.lowerBound)
    // How many anchors follow each other without a gap, up to the one at hand.
    var run = 1
    let anchors = AnchorChain(bitext, left: left, right: right).anchors
    for (last, anchor) in zip(anchors, anchors.dropFirst()) {
      run = anchor.left == last.left + 1 && anchor.right == last.right + 1 ? run + 1 : 1
      let place = (left: left.lowerBound + anchor.left, right: right.lowerBound + anchor.right)
      guard run >= 3, place.left >= start.left + minimumLines,
        left.upperBound - place.left >= minimumLines
      else { continue }
      parts.append((start.left..<place.left, start.right..<place.right))
      start = place
    }
    guard !parts.isEmpty else { return windows.append((left, right)) }
    parts.append((start.left..<left.upperBound, start.right..<right.upperBound))
    for part in parts { cut(bitext, part.left, part.right, minimumLines, rounds: rounds - 1) }
  }
}

extension SentenceAligner {
  /// The beads of two whole texts of any length, in order; they cover both texts.
  static func beads(
    of bitext: Bitext, minimumLines: Int = BitextWindows.minimumLines
  ) -> [Bead] {
    let windows = BitextWindows(bitext, minimumLines: minimumLines).windows
    guard windows.count > 1 else {
      var aligner = SentenceAligner(bitext)
      return aligner.beads()
    }
    var beads: [Bead] = []
    for (left, right) in windows {
      var aligner = SentenceAligner(bitext.part(left, right))
      for bead in aligner.beads() {
        beads.append(
          Bead(
            left: bead.left.lowerBound + left.lowerBound..<bead.left.upperBound + left.lowerBound,
            right: bead.right.lowerBound + right.lowerBound..<bead.right.upperBound
              + right.lowerBound,
            confidence: bead.confidence))
      }
    }
    return beads
  }
}

extension Bitext {
  /// Some lines in a row of each text, with the same links.
  fileprivate func part(_ leftLines: Range<Int>, _ rightLines: Range<Int>) -> Bitext {
    var result = self
    result.left = left.part(leftLines)
    result.right = right.part(rightLines)
    return result
  }
}
