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
/// - A line start inside of a repair moves behind it.
struct InlineSweep {
  private let utf8: [UInt8]
  private let glosses: [Gloss]
  private let repairs: [Repair]
  private let mentions: [Mention]
  private let runs: [LanguageRun]
  private let lines: [LineStart]
  private let language: LanguageTag
  private let entities: EntityNumbering
  private let repairedBy: [UInt8]
  private let writesGlosses: Bool
  private var nextGloss = 0
  private var nextRepair = 0
  private var nextMention = 0
  private var nextRun = 0
  private var nextLine = 0
  /// Where the next piece of the current run begins, if not at its start.
  private var runStart = 0
  private var open: [OpenElement] = []
  private var tags = WellFormedTags()

  private struct OpenElement {
    var end: Int
    /// The index of the run, if the element is `foreign`.
    var run: Int?
  }

  /// The deepest nesting of names; libxml2 refuses more than 256 elements.
  private static let maximumDepth = 16

  init(
    _ block: Block, language: LanguageTag, entities: EntityNumbering, repairedBy: [UInt8],
    writesGlosses: Bool
  ) {
    utf8 = block.utf8
    glosses = block.glosses
    repairs = block.repairs
    mentions = block.mentions
    runs = block.runs
    lines = block.lines
    self.language = language
    self.entities = entities
    self.repairedBy = repairedBy
    self.writesGlosses = writesGlosses
  }

  /// The language of a run that covers a segment, if it is not that of the block.
  mutating func languageOfWhole(_ segment: TextRange) -> LanguageTag? {
    while nextRun < runs.count, runs[nextRun].range.end <= segment.start { nextRun += 1 }
    guard nextRun < runs.count, runs[nextRun].range.contains(segment) else { return nil }
    let tag = tags.tag(runs[nextRun].language)
    runStart = segment.end
    return tag == language ? nil : tag
  }

  /// Writes white space between segments, with the lines that start in it.
  mutating func writeSpace(_ range: TextRange, to tei: inout TEIText) {
    var start = range.start
    while nextLine < lines.count, lines[nextLine].offset <= range.end {
      let offset = max(start, lines[nextLine].offset)
      if start < offset { tei.text(utf8, start..<offset) }
      start = offset
      writeLineStart(to: &tei)
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
      while nextLine < lines.count, lines[nextLine].offset <= at { writeLineStart(to: &tei) }
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
    if nextLine < lines.count { next = min(next, lines[nextLine].offset) }
    return next > at ? next : unit.end
  }

  private mutating func writeLineStart(to tei: inout TEIText) {
    let line = lines[nextLine]
    nextLine += 1
    tei.open(.lb)
    tei.number(.n, max(line.number, 0))
    if !line.isWordBreak { tei.attribute("break", "no") }
    tei.close()
  }
}

// MARK: - Atoms

extension InlineSweep {
  /// Writes the next gloss; returns its end.
  private mutating func writeGloss(to tei: inout TEIText) -> Int {
    let gloss = glosses[nextGloss]
    nextGloss += 1
    guard writesGlosses else {
      writeBase(gloss.range, to: &tei)
      return gloss.range.end
    }
    tei.open(.ruby)
    tei.open(.rb)
    writeBase(gloss.range, to: &tei)
    tei.close()
    tei.open(.rt)
    tei.language(gloss.scheme.tag)
    tei.attribute(.rend, gloss.rendition.rawValue)
    if Hundredths(gloss.confidence).value < 90 { tei.probability(.cert, gloss.confidence) }
    tei.data(gloss.reading)
    tei.close()
    tei.close()
    return gloss.range.end
  }

  /// Writes what is glossed: text, repairs and line starts.
  private mutating func writeBase(_ range: TextRange, to tei: inout TEIText) {
    var at = range.start
    while at < range.end {
      while nextLine < lines.count, lines[nextLine].offset <= at { writeLineStart(to: &tei) }
      if nextRepair < repairs.count, repairs[nextRepair].range.start <= at {
        at = writeRepair(at, before: range.end, to: &tei)
        continue
      }
      var next = range.end
      if nextRepair < repairs.count { next = min(next, repairs[nextRepair].range.start) }
      if nextLine < lines.count { next = min(next, lines[nextLine].offset) }
      tei.text(utf8, at..<next)
      at = next
    }
  }

  /// Writes the next repair if it begins at `at`, ends by `limit` and crosses no gloss.
  ///
  /// - Returns: where to go on.
  private mutating func writeRepair(_ at: Int, before limit: Int, to tei: inout TEIText) -> Int {
    let repair = repairs[nextRepair]
    nextRepair += 1
    guard repair.range.start == at, repair.range.end <= limit,
      nextGloss >= glosses.count || glosses[nextGloss].range.start >= repair.range.end
    else { return at }
    tei.open(.choice)
    tei.open(.sic)
    tei.data(repair.before)
    tei.close()
    tei.open(.corr)
    tei.probability(.cert, repair.confidence)
    tei.pointer(.resp, repairedBy)
    tei.text(utf8, repair.range.start..<repair.range.end)
    tei.close()
    tei.close()
    return repair.range.end
  }

  /// The atom that has `offset` strictly inside, among those that are still to come.
  private func atom(around offset: Int) -> TextRange? {
    Self.range(around: offset, count: glosses.count, from: nextGloss) {
      glosses[$0].range
    }
      ?? Self.range(around: offset, count: repairs.count, from: nextRepair) {
        repairs[$0].range
      }
  }

  private static func range(
    around offset: Int, count: Int, from first: Int, at range: (Int) -> TextRange
  ) -> TextRange? {
    var low = first
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if range(middle).end <= offset { low = middle + 1 } else { high = middle }
    }
    guard low < count, range(low).start < offset else { return nil }
    return range(low)
  }
}

// MARK: - Names and foreign words

extension InlineSweep {
  private mutating func openElements(_ at: Int, in unit: TextRange, to tei: inout TEIText) {
    while true {
      let run = runPiece(at, in: unit)
      let mention = mentionToOpen(at, in: unit)
      if let run, run.end >= mention?.range.end ?? 0 {
        openRun(run, tag: tags.tag(runs[nextRun].language), to: &tei)
      } else if let mention {
        openMention(mention, to: &tei)
      } else if let run {
        openRun(run, tag: tags.tag(runs[nextRun].language), to: &tei)
      } else {
        return
      }
    }
  }

  /// The piece of a run that begins at `at`, which fits into what is open.
  private mutating func runPiece(_ at: Int, in unit: TextRange) -> TextRange? {
    while nextRun < runs.count {
      let run = runs[nextRun]
      let start = max(run.range.start, runStart)
      guard start <= at else { return nil }
      if run.range.end > at, tags.tag(run.language) != language {
        var end = min(run.range.end, open.last?.end ?? unit.end, unit.end)
        if let atom = atom(around: end) { end = atom.start }
        if end > at { return TextRange(at, end) }
        if run.range.end > unit.end || run.range.end > open.last?.end ?? unit.end { return nil }
      }
      nextRun += 1
    }
    return nil
  }

  private mutating func openRun(_ piece: TextRange, tag: LanguageTag, to tei: inout TEIText) {
    tei.open(.foreign)
    tei.language(tag)
    open.append(OpenElement(end: piece.end, run: nextRun))
    if piece.end < runs[nextRun].range.end { runStart = piece.end } else { nextRun += 1 }
  }

  /// The next mention that begins at `at` and can be an element.
  private mutating func mentionToOpen(_ at: Int, in unit: TextRange) -> Mention? {
    while nextMention < mentions.count, mentions[nextMention].range.start <= at {
      let mention = mentions[nextMention]
      let around = open.last { $0.run == nil }?.end ?? unit.end
      if mention.range.start == at, mention.range.end <= min(around, unit.end),
        open.count < Self.maximumDepth, mention.isElement,
        !WhiteSpace.isBlank(mention.range, in: utf8), atom(around: mention.range.end) == nil
      {
        return mention
      }
      nextMention += 1
    }
    return nil
  }

  private mutating func openMention(_ mention: Mention, to tei: inout TEIText) {
    // A run that ends inside of the mention goes on there as a piece of its own.
    while let last = open.last, let run = last.run, last.end < mention.range.end {
      tei.close()
      open.removeLast()
      nextRun = run
      runStart = mention.range.start
    }
    mention.openElement(
      in: &tei, entity: entities[mention], isQuoted: QuotationMarks.enclose(mention.range, in: utf8)
    )
    open.append(OpenElement(end: mention.range.end))
    nextMention += 1
  }
}

extension Gloss.Scheme {
  /// The language tag of readings, one of those that the schema has.
  var tag: LanguageTag {
    switch self {
    case .pinyin: "zh-Latn-pinyin"
    case .zhuyin: "zh-Bopo"
    case .furigana: "ja-Hira"
    default: .undetermined
    }
  }
}
