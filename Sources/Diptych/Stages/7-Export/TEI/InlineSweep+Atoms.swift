internal import DiptychXML

extension InlineSweep {
  /// Writes the next gloss; returns its end.
  mutating func writeGloss(to tei: inout TEIText) -> Int {
    let gloss = glosses[nextGloss]
    nextGloss += 1
    guard tei.writesGlosses else {
      writeBase(gloss.range, to: &tei)
      return gloss.range.end
    }
    tei.open(.ruby)
    tei.open(.rb)
    writeBase(gloss.range, to: &tei)
    tei.close()
    tei.open(.rt)
    tei.language(gloss.scheme.tag)
    tei.attribute(.rend, constant: gloss.rendition.word)
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
      writeBreaks(upTo: at, to: &tei)
      if nextRepair < repairs.count, repairs[nextRepair].range.start <= at {
        at = writeRepair(at, before: range.end, to: &tei)
        continue
      }
      var next = range.end
      if nextRepair < repairs.count { next = min(next, repairs[nextRepair].range.start) }
      if let place = nextBreak { next = min(next, place) }
      tei.text(utf8, at..<next)
      at = next
    }
  }

  /// Writes the next repair if it begins at `at`, ends by `limit` and crosses no gloss.
  ///
  /// - Returns: where to go on.
  mutating func writeRepair(_ at: Int, before limit: Int, to tei: inout TEIText) -> Int {
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
    tei.pointToRepairer()
    tei.text(utf8, repair.range.start..<repair.range.end)
    tei.close()
    tei.close()
    return repair.range.end
  }

  /// The atom that has `offset` strictly inside, among those that are still to come.
  func atom(around offset: Int) -> TextRange? {
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

extension Gloss.Rendition {
  /// The raw value as a constant.
  fileprivate var word: StaticString {
    switch self {
    case .parentheses: "parentheses"
    case .fullwidthParentheses: "fullwidth-parentheses"
    case .brackets: "brackets"
    case .markup: "markup"
    }
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
