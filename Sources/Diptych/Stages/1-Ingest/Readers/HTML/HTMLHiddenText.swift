/// Tells what a page hides only until a script shows it, such as a translation behind a button, from what
/// nobody is meant to read with the text, such as a dialog.
struct HTMLHiddenText {
  /// The blocks of the outermost elements that a browser hides, ascending.
  private var ranges: [Range<Int>] = []

  /// A hidden part is text from so many headings and sentences on that the page does not show.
  private static let minimumSigns = 2

  /// Adds the blocks of an element; what is hidden in it is a part of it.
  mutating func add(_ blocks: Range<Int>) {
    forget(from: blocks.lowerBound)
    if !blocks.isEmpty { ranges.append(blocks) }
  }

  /// Forgets the blocks from this one on, which are gone.
  mutating func forget(from block: Int) {
    while let last = ranges.last, last.lowerBound >= block { ranges.removeLast() }
  }

  /// Which blocks are hidden and none of the text.
  ///
  /// A single sentence counts only on a page that shows none.
  func marks(_ blocks: [Block]) -> [Bool] {
    var marks = blocks.map { _ in false }
    guard !ranges.isEmpty else { return marks }
    for range in ranges {
      for index in range { marks[index] = true }
    }
    let shown = blocks.indices.filter { !marks[$0] }
    let texts = Set(shown.map { blocks[$0].utf8 })
    let minimum = shown.contains { Self.isSentence(blocks[$0]) } ? Self.minimumSigns : 1
    for range in ranges {
      let new = blocks[range].filter { !texts.contains($0.utf8) }
      let sentences = new.count { Self.isSentence($0) }
      let headings = new.count { $0.layout.markupHeadingLevel != nil }
      guard sentences > 0, sentences + headings >= minimum else { continue }
      for index in range { marks[index] = false }
    }
    return marks
  }

  private static func isSentence(_ block: Block) -> Bool {
    block.layout.markupHeadingLevel == nil && HTMLBoilerplate.holdsText([block])
  }
}
