internal import DiptychXML

/// Writes the running text of a block with everything that stands in it, in one sweep.
///
/// Glosses, repairs, mentions, runs in other languages and line starts come from different stages and
/// may overlap in every way; elements must nest. The rules:
///
/// - A gloss or a repair is an atom: nothing else begins or ends inside of it. A repair inside of a
///   gloss stands in its `rb`; one that crosses a gloss is not marked.
/// - A mention that would cross the end of its segment, an atom or another mention is not marked.
/// - A run is cut into pieces where it crosses a mention or a segment; pieces end before atoms that they
///   would cut. A run that is a whole segment becomes its language.
/// - A line start or page start inside of a repair moves behind it.
struct InlineSweep {
  let utf8: [UInt8]
  let glosses: [Gloss]
  let repairs: [Repair]
  let mentions: [Mention]
  let runs: [LanguageRun]
  let lines: [LineStart]
  let pages: [PageStart]
  let language: LanguageTag
  var nextGloss = 0
  var nextRepair = 0
  var nextMention = 0
  var nextRun = 0
  var nextLine = 0
  var nextPage = 0
  /// Where the next piece of the current run begins, if not at its start.
  var runStart = 0
  var open: [OpenElement] = []
  var tags = WellFormedTags()

  struct OpenElement {
    var end: Int
    /// The index of the run, if the element is `foreign`.
    var run: Int?
  }

  /// The deepest nesting of names; libxml2 refuses more than 256 elements.
  static let maximumDepth = 16

  init(_ block: borrowing Block, language: LanguageTag) {
    utf8 = block.utf8
    glosses = block.glosses
    repairs = block.repairs
    mentions = block.mentions
    runs = block.runs
    lines = block.lines
    pages = block.pages
    self.language = language
  }

  /// The language of a run that covers a segment, if it is not that of the block.
  mutating func languageOfWhole(_ segment: TextRange) -> LanguageTag? {
    while nextRun < runs.count, runs[nextRun].range.end <= segment.start { nextRun += 1 }
    guard nextRun < runs.count, runs[nextRun].range.contains(segment) else { return nil }
    let tag = tags.tag(runs[nextRun].language)
    runStart = segment.end
    return tag == language ? nil : tag
  }

  /// Writes white space between segments, with the lines and pages that start in it.
  mutating func writeSpace(_ range: TextRange, to tei: inout TEIText) {
    var start = range.start
    while let next = nextBreak, next <= range.end {
      let offset = max(start, next)
      if start < offset { tei.text(utf8, start..<offset) }
      start = offset
      writeBreaks(upTo: offset, to: &tei)
    }
    if start < range.end { tei.text(utf8, start..<range.end) }
  }

  /// Writes a segment or a whole head.
  mutating func write(_ unit: TextRange, to tei: inout TEIText) {
    var at = unit.start
    skip(to: at)
    while true {
      while let last = open.last, last.end <= at {
        tei.close()
        open.removeLast()
      }
      guard at < unit.end else { break }
      writeBreaks(upTo: at, to: &tei)
      openElements(at, in: unit, to: &tei)
      if nextGloss < glosses.count, glosses[nextGloss].range.start <= at {
        at = writeGloss(to: &tei)
      } else if nextRepair < repairs.count, repairs[nextRepair].range.start <= at {
        at = writeRepair(at, before: unit.end, to: &tei)
      } else {
        let next = nextEvent(after: at, in: unit)
        tei.text(utf8, at..<next)
        at = next
      }
    }
  }

  /// Leaves behind what should have stood before `offset`.
  private mutating func skip(to offset: Int) {
    while nextGloss < glosses.count, glosses[nextGloss].range.start < offset {
      nextGloss += 1
    }
    while nextRepair < repairs.count, repairs[nextRepair].range.start < offset {
      nextRepair += 1
    }
  }

  private func nextEvent(after at: Int, in unit: TextRange) -> Int {
    var next = min(unit.end, open.last?.end ?? unit.end)
    if nextGloss < glosses.count { next = min(next, glosses[nextGloss].range.start) }
    if nextRepair < repairs.count { next = min(next, repairs[nextRepair].range.start) }
    if nextMention < mentions.count { next = min(next, mentions[nextMention].range.start) }
    if nextRun < runs.count {
      let start = max(runs[nextRun].range.start, runStart)
      if start > at { next = min(next, start) }
    }
    if let place = nextBreak { next = min(next, place) }
    return next > at ? next : unit.end
  }

  /// The offset of the next line or page.
  var nextBreak: Int? {
    let line = nextLine < lines.count ? lines[nextLine].offset : nil
    guard nextPage < pages.count else { return line }
    return min(line ?? .max, pages[nextPage].offset)
  }

  /// Writes the pages and lines that start up to `offset`; a page before its first line.
  mutating func writeBreaks(upTo offset: Int, to tei: inout TEIText) {
    while let next = nextBreak, next <= offset {
      if nextPage < pages.count, pages[nextPage].offset == next {
        tei.open(.pb)
        tei.number(.n, max(pages[nextPage].number, 1))
        tei.close()
        nextPage += 1
        continue
      }
      let line = lines[nextLine]
      nextLine += 1
      tei.open(.lb)
      tei.number(.n, max(line.number, 0))
      if !line.isWordBreak { tei.attribute("break", constant: "no") }
      if !line.mark.isEmpty { tei.attribute("rend", line.mark) }
      tei.close()
    }
  }
}
