/// Tells sections that translate each other from sections that only stand at the same place.
///
/// An alignment links lines of the same kind and length before it leaves out whole sections. Whether two
/// sections are translations is seen in the words of all lines that it has linked: where they are known and
/// speak against it, the links go.
struct LikelySections {
  /// Less than this is not the words of a translation: the weighted logarithm of the odds.
  ///
  /// No right pair of the development sets has less than −.5.
  private static let leastWords: Float = -1.5

  private var leftSections: [Int] = []
  private var rightSections: [Int] = []
  private var unlikely: Set<Pair> = []

  /// A left and a right section.
  private struct Pair: Hashable {
    var left: Int
    var right: Int
  }

  /// Weighs the sections of two languages by beads of their lines, which are blocks of `document`.
  init(
    _ beads: [LineAligner.Bead], _ bitext: Bitext, sectionsOf leftBlocks: [Int],
    _ rightBlocks: [Int], in document: Document
  ) {
    guard bitext.hasTable else { return }
    var sectionOf = [Int](repeating: -1, count: document.blocks.count)
    for (index, section) in document.sections.enumerated() {
      for block in section.blocks { sectionOf[block] = index }
    }
    leftSections = leftBlocks.map { sectionOf[$0] }
    rightSections = rightBlocks.map { sectionOf[$0] }
    var words: [Pair: Float] = [:]
    for bead in beads { words[pair(of: bead), default: 0] += bead.words }
    unlikely = Set(words.lazy.filter { $0.value < Self.leastWords }.map(\.key))
  }

  /// Whether a bead links sections that may translate each other.
  func contains(_ bead: LineAligner.Bead) -> Bool {
    unlikely.isEmpty || !unlikely.contains(pair(of: bead))
  }

  private func pair(of bead: LineAligner.Bead) -> Pair {
    Pair(left: leftSections[bead.left.lowerBound], right: rightSections[bead.right.lowerBound])
  }
}
