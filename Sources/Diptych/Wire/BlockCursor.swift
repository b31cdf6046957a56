/// Knows the line, the segment and the run at a place in a block, going forward.
struct BlockCursor {
  private let starts: [LineStart]
  private let languages: [LanguageRun]
  private let ranges: [TextRange]
  private let language: LanguageTag
  private var lines = 0
  private var segments = 0
  private var runs = 0
  private var tags = WellFormedTags()

  init(_ block: Block, _ unit: ExportOutline.Unit) {
    starts = block.lines
    languages = block.runs
    ranges = unit.segments
    language = unit.language
  }

  /// Goes on to `offset`, which is not before that of the last call.
  mutating func advance(to offset: Int) {
    while lines < starts.count, starts[lines].offset <= offset { lines += 1 }
    while segments < ranges.count, ranges[segments].end <= offset { segments += 1 }
    while runs < languages.count, languages[runs].range.end <= offset { runs += 1 }
  }

  /// The source line that the place is in; `nil` where the format has no lines.
  var line: Int? { lines > 0 ? starts[lines - 1].number : starts.first?.number }

  /// The index of the segment that holds a range that starts here; `nil` in heads.
  func segment(of range: TextRange) -> Int? {
    guard segments < ranges.count, ranges[segments].contains(range) else {
      return nil
    }
    return segments
  }

  /// The language of a range that starts here: that of the run that holds it, else the block's.
  mutating func language(of range: TextRange) -> LanguageTag {
    guard runs < languages.count, languages[runs].range.contains(range) else {
      return language
    }
    return tags.tag(languages[runs].language)
  }
}
