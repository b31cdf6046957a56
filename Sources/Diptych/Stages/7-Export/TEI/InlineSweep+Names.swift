internal import DiptychXML

extension InlineSweep {
  /// Begins every element that begins at `at`, the outer ones first.
  mutating func openElements(_ at: Int, in unit: TextRange, to tei: inout TEIText) {
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
      in: &tei, entity: tei.entities[mention],
      isQuoted: mention.kind == .term && QuotationMarks.enclose(mention.range, in: utf8))
    open.append(OpenElement(end: mention.range.end))
    nextMention += 1
  }
}
