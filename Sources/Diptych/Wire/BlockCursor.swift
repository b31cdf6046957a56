/// Knows the line, the segment and the run at a place in a block, going forward.
struct BlockCursor {
  private let block: Block
  private let unit: ExportOutline.Unit
  private var lines = 0
  private var segments = 0
  private var runs = 0
  private var tags = WellFormedTags()

  init(_ block: Block, _ unit: ExportOutline.Unit) {
    self.block = block
    self.unit = unit
  }

  /// Goes on to `offset`, which is not before that of the last call.
  mutating func advance(to offset: Int) {
    while lines < block.lines.count, block.lines[lines].offset <= offset { lines += 1 }
    while segments < unit.segments.count, unit.segments[segments].end <= offset { segments += 1 }
    while runs < block.runs.count, block.runs[runs].range.end <= offset { runs += 1 }
  }

  /// The source line that the place is in; `nil` where the format has no lines.
  var line: Int? { lines > 0 ? block.lines[lines - 1].number : block.lines.first?.number }

  /// The index of the segment that holds a range that starts here; `nil` in heads.
  func segment(of range: TextRange) -> Int? {
    guard segments < unit.segments.count, unit.segments[segments].contains(range) else {
      return nil
    }
    return segments
  }

  /// The language of a range that starts here: that of the run that holds it, else the block's.
  mutating func language(of range: TextRange) -> LanguageTag {
    guard runs < block.runs.count, block.runs[runs].range.contains(range) else {
      return unit.language
    }
    return tags.tag(block.runs[runs].language)
  }
}
