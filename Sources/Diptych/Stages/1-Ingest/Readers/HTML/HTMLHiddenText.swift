/// Tells what a page hides only until a script shows it, such as a translation behind a button, from what
/// nobody is meant to read with the text, such as a dialog.
enum HTMLHiddenText {
  /// A hidden part is text from so many headings and sentences on that the page does not show.
  private static let minimumSigns = 2

  /// Which blocks are hidden and none of the text.
  ///
  /// A single sentence counts only on a page that shows none.
  static func marks(_ blocks: [Block], hidden: [Range<Int>]) -> [Bool] {
    var marks = blocks.map { _ in false }
    guard !hidden.isEmpty else { return marks }
    for range in hidden {
      for index in range { marks[index] = true }
    }
    let shown = blocks.indices.filter { !marks[$0] }
    let texts = Set(shown.map { blocks[$0].utf8 })
    let minimum = shown.contains { isSentence(blocks[$0]) } ? minimumSigns : 1
    for range in hidden {
      let new = blocks[range].filter { !texts.contains($0.utf8) }
      let sentences = new.count { isSentence($0) }
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
