/// The languages that a file brings for its own blocks: those that a run before this one found in them.
///
/// They count. Where detection comes to the same, its exact values are kept, of which the file has
/// only the hundredths, or nothing if they were not in doubt.
struct GivenLanguages {
  private let languages: [Inferred<LanguageTag>?]
  private let runs: [[LanguageRun]]

  /// Notes what the blocks of a document have; `nil` if its file does not bring languages.
  init?(_ document: Document) {
    guard document.given.contains(.languages) else { return nil }
    languages = document.blocks.map(\.language)
    runs = document.blocks.map(\.runs)
  }

  /// Puts them in the place of what was found.
  func settle(in blocks: inout MutableSpan<Block>) {
    for index in blocks.indices {
      guard let given = languages[index], let found = blocks[index].language else { continue }
      let isSame = given.value == found.value
      if !isSame || Self.stated(given) != Self.stated(found) {
        blocks[index].language = Inferred(
          value: given.value, confidence: given.confidence, stage: LanguageDetection.name)
      }
      if !isSame
        || Self.visible(runs[index], in: blocks[index])
          != Self.visible(blocks[index].runs, in: blocks[index])
      {
        blocks[index].runs = runs[index]
      }
    }
  }

  /// The hundredths of a confidence, if the file states it: below this.
  private static func stated(_ language: Inferred<LanguageTag>) -> Int? {
    let hundredths = Hundredths(language.confidence).value
    return hundredths < TEIStandOff.certainEnough ? hundredths : nil
  }

  /// The runs without white space at their ends, and without those of the block's language.
  private static func visible(_ runs: [LanguageRun], in block: borrowing Block) -> [LanguageRun] {
    var visible: [LanguageRun] = []
    for run in runs where run.language != block.language?.value {
      let range = WhiteSpace.trimmed(run.range.start..<run.range.end, in: block.utf8)
      guard !range.isEmpty else { continue }
      if let last = visible.last, last.language == run.language,
        WhiteSpace.isBlank(TextRange(last.range.end, range.lowerBound), in: block.utf8)
      {
        visible[visible.count - 1].range.end = range.upperBound
      } else {
        visible.append(
          LanguageRun(
            range: TextRange(range.lowerBound, range.upperBound), language: run.language))
      }
    }
    return visible
  }
}
