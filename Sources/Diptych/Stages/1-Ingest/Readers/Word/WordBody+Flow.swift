extension WordBody {
  /// A flow with what is open in it.
  struct Flow {
    var flow: OfficeFlow
    var properties = Properties()
    var row: Row?
    /// The characters of the paragraph and of the run that is open.
    var base = WordCharacters()
    var run = WordCharacters()
    /// Whether the next paragraph goes on with the text of the last one, whose mark is deleted.
    var joinsNext = false

    mutating func write(_ utf8: Span<UInt8>, line: Int, _ defaults: WordCharacters) {
      guard flow.paragraph != nil else { return }
      flow.text.setStyle(
        TextStyle(
          isBold: run.isBold ?? defaults.isBold ?? false,
          size: run.size ?? defaults.size ?? WordCharacters.normalSize))
      flow.text.appendExactly(utf8, line: line)
      guard run.western != nil || run.asian != nil else { return }
      flow.languages.add(utf8, western: run.western, asian: run.asian)
    }
  }

  /// What a paragraph says about itself.
  struct Properties {
    var style: String?
    var outlineLevel: Int?
    var numbering = WordNumberingReference()
    var isMarkDeleted = false
    var isMarkHidden = false
  }

  /// A row before its first cell.
  struct Row {
    var isHeader = false
    var isLeftOut = false
    var skippedColumns = 0
  }
}
