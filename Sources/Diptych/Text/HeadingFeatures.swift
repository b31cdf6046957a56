/// What a heading looks like among the lines around it, as numbers for ``HeadingModel``.
///
/// Neighbours, usual lengths and series of numbers are those of the line's language, so that an
/// interleaved document is read as the two documents that it is. Made in time linear in the number of
/// lines, but for sorting their lengths.
struct HeadingFeatures {
  /// One line, as far as the features need it.
  struct Line: Sendable {
    var shape: LineShape
    /// The language, numbered from 0 in any order.
    var language: Int
    /// The number of blank lines before it.
    var blankLines: Int
    /// Whether it can be a heading at all.
    var isCandidate: Bool

    /// A line of the text; one in a list or table is no candidate.
    init(shape: LineShape, language: Int, blankLines: Int, isInText: Bool) {
      self.shape = shape
      self.language = language
      self.blankLines = blankLines
      isCandidate = isInText && shape.isHeadingCandidate
    }
  }

  private let lines: [Line]
  private var usual: [UsualLengths] = []
  private var places: [Place]
  private var hasBlankLines = false
  private var averageBlankLines = 0.0

  /// What is usual among the lines of one language.
  private struct UsualLengths {
    var median = 1.0
    var upperQuarter = 1.0
    var upperTenth = 1.0
    var candidateShare = 0.0
    var lineCount = 0
    /// How many short lines end with a colon.
    var shortColonCount = 0
  }

  /// Where a line stands among the lines of its language.
  private struct Place {
    var previous: Int?
    var next: Int?
    /// How many candidates stand before and behind it in a row, up to six.
    var runBefore = 0
    var runAfter = 0
    /// The lines before and behind it with a number of the same style.
    var previousInSeries: Int?
    var nextInSeries: Int?
    /// How often the same text occurs.
    var repetitions = 1
    /// Whether only candidates stand between it and a line that ends with a colon.
    var isListed = false
    /// Whether a line that cannot be a heading comes anywhere behind it.
    var isFollowedByText = false
    /// How surely a table began before it: 1 right behind its head, less with every line.
    var table = 0.0
    /// Whether it is a cell of a table whose layout was lost.
    var isCell = false
  }

  init(lines: [Line]) {
    self.lines = lines
    places = Array(repeating: Place(), count: lines.count)
    let languages = (lines.map(\.language).max() ?? -1) + 1
    var byLanguage = [[Int]](repeating: [], count: languages)
    for (index, line) in lines.enumerated() { byLanguage[line.language].append(index) }
    for indices in byLanguage {
      usual.append(usualLengths(of: indices))
      locate(indices)
    }
    // The first line has nothing before it.
    let blanks = lines.dropFirst().reduce(0) { $0 + min($1.blankLines, 3) }
    hasBlankLines = blanks > 0
    averageBlankLines = Double(blanks) / Double(max(1, lines.count - 1))
  }

  private func usualLengths(of indices: [Int]) -> UsualLengths {
    guard !indices.isEmpty else { return UsualLengths() }
    let lengths = indices.map { lines[$0].shape.length }.sorted()
    let candidates = indices.count { lines[$0].isCandidate }
    func quantile(_ share: Double) -> Double {
      max(1, lengths[min(lengths.count - 1, Int(share * Double(lengths.count)))])
    }
    return UsualLengths(
      median: quantile(0.5), upperQuarter: quantile(0.75), upperTenth: quantile(0.9),
      candidateShare: Double(candidates) / Double(indices.count), lineCount: indices.count,
      shortColonCount: indices.count { isShortColon($0) })
  }

  /// Whether a line is a cell of a table whose layout was lost.
  func isCell(_ index: Int) -> Bool { places[index].isCell }

  /// The lines of each language that are a word or two with a colon, by its number.
  func shortColons() -> [[Int]] {
    var result = [[Int]](repeating: [], count: usual.count)
    for index in lines.indices where isShortColon(index) {
      result[lines[index].language].append(index)
    }
    return result
  }

  /// The lines of each language that are a date and have text of it behind them, by its number.
  func dates() -> [[Int]] {
    var result = [[Int]](repeating: [], count: usual.count)
    for index in lines.indices where lines[index].isCandidate && lines[index].shape.isDate {
      if places[index].next != nil { result[lines[index].language].append(index) }
    }
    return result
  }

  /// Whether the line is a word or two with a colon.
  private func isShortColon(_ index: Int) -> Bool {
    lines[index].isCandidate && lines[index].shape.ending == .colon
      && lines[index].shape.length <= 7
  }

  private mutating func locate(_ indices: [Int]) {
    var lastInSeries: [Int: Int] = [:]
    var repetitions: [UInt64: Int] = [:]
    var run = 0
    var isListed = false
    var table = 0.0
    for (order, index) in indices.enumerated() {
      let shape = lines[index].shape
      var place = Place()
      if order > 0 {
        place.previous = indices[order - 1]
        places[indices[order - 1]].next = index
      }
      place.runBefore = min(run, 6)
      run = lines[index].isCandidate ? run + 1 : 0
      place.isListed = isListed
      isListed = shape.ending == .colon || isListed && lines[index].isCandidate
      place.table = table
      if shape.isColumnHead {
        table = max(table * 0.88, run >= 2 || table > 0 ? 1 : 0.5)
      } else {
        table *= 0.88
      }
      if let numbering = shape.numbering {
        let series = numbering.style.rawValue * 8 + min(numbering.depth, 7)
        place.previousInSeries = lastInSeries[series]
        if let last = lastInSeries[series] { places[last].nextInSeries = index }
        lastInSeries[series] = index
      }
      if shape.isShort { repetitions[shape.hash, default: 0] += 1 }
      places[index] = place
    }
    let tables = LostTables(indices.map { lines[$0] })
    for (order, index) in indices.enumerated() { places[index].isCell = tables.isCell[order] }
    run = 0
    var isFollowedByText = false
    for index in indices.reversed() {
      places[index].isFollowedByText = isFollowedByText
      if !lines[index].isCandidate { isFollowedByText = true }
      places[index].runAfter = min(run, 6)
      run = lines[index].isCandidate ? run + 1 : 0
      places[index].repetitions = repetitions[lines[index].shape.hash] ?? 1
    }
  }

  /// Calls `body` with each feature of a candidate line: its name, which of its kind, and its value.
  ///
  /// The order is that of the weights in ``HeadingModel``.
  @inline(__always)
  func forEachFeature(of index: Int, _ body: (StaticString, Int, Double) -> Void) {
    lengthFeatures(of: index, body)
    numberingFeatures(of: index, body)
    textFeatures(of: index, body)
    neighbourFeatures(of: index, body)
    placeFeatures(of: index, body)
  }

  /// Calls `body` with each group of features: its name, and the features in the same order.
  func forEachGroup(
    of index: Int, _ body: (String, ((StaticString, Int, Double) -> Void) -> Void) -> Void
  ) {
    body("length") { lengthFeatures(of: index, $0) }
    body("numbering") { numberingFeatures(of: index, $0) }
    body("form") { textFeatures(of: index, $0) }
    body("neighbours") { neighbourFeatures(of: index, $0) }
    body("place") { placeFeatures(of: index, $0) }
  }

  @inline(__always)
  private func lengthFeatures(of index: Int, _ body: (StaticString, Int, Double) -> Void) {
    let shape = lines[index].shape
    let usual = usual[lines[index].language]
    let length = max(1, shape.length)
    body("log length", 0, log(length))
    for bound in [6, 10, 20, 32, 50] { body("longer than", bound, length > Double(bound) ? 1 : 0) }
    body("log ratio to median", 0, clamp(log(length / usual.median)))
    body("log ratio to upper quarter", 0, clamp(log(length / usual.upperQuarter)))
    body("log ratio to upper tenth", 0, clamp(log(length / usual.upperTenth)))
    let place = places[index]
    let next = place.next.map { max(1, lines[$0].shape.length) }
    let previous = place.previous.map { max(1, lines[$0].shape.length) }
    body("log ratio to next", 0, next.map { clamp(log(length / $0)) } ?? 0)
    body("log ratio to previous", 0, previous.map { clamp(log(length / $0)) } ?? 0)
    body("next is twice as long", 0, next.map { $0 > 2 * length ? 1 : 0 } ?? 0)
    body("share of candidates", 0, usual.candidateShare)
    body("few lines", 0, usual.lineCount < 4 ? 1 : 0)
  }

  @inline(__always)
  private func numberingFeatures(of index: Int, _ body: (StaticString, Int, Double) -> Void) {
    let shape = lines[index].shape
    let place = places[index]
    // Numerals of cheques are rare: they weigh what the usual ones do.
    let style = shape.numbering?.style
    let weighed = style == .hanFormal ? .han : style
    for style in Numbering.Style.allCases where style != .hanFormal {
      body("numbering", style.rawValue, weighed == style ? 1 : 0)
    }
    let isNumbered = shape.numbering != nil
    let hasSeries = place.previousInSeries != nil || place.nextInSeries != nil
    body("numbered", 0, isNumbered ? 1 : 0)
    body("numbered alone", 0, isNumbered && !hasSeries ? 1 : 0)
    var follows = 0.0
    if let numbering = shape.numbering {
      if let other = place.previousInSeries.flatMap({ lines[$0].shape.numbering }) {
        if numbering.follows(other) { follows += 1 }
      }
      if let other = place.nextInSeries.flatMap({ lines[$0].shape.numbering }) {
        if other.follows(numbering) { follows += 1 }
      }
    }
    body("in sequence", 0, follows)
    let touchesNext = place.nextInSeries != nil && place.nextInSeries == place.next
    let touchesPrevious = place.previousInSeries != nil && place.previousInSeries == place.previous
    body("series touches", 0, touchesNext || touchesPrevious ? 1 : 0)
    body("series is spaced", 0, hasSeries && !touchesNext && !touchesPrevious ? 1 : 0)
  }

  @inline(__always)
  private func textFeatures(of index: Int, _ body: (StaticString, Int, Double) -> Void) {
    let shape = lines[index].shape
    for ending in LineShape.Ending.allCases where ending != .stop && ending != .comma {
      body("ending", ending.rawValue, shape.ending == ending ? 1 : 0)
    }
    let isShortColon = isShortColon(index)
    body("short with colon", 0, isShortColon ? 1 : 0)
    let others = usual[lines[index].language].shortColonCount - (isShortColon ? 1 : 0)
    body("others short with colon", 0, isShortColon ? Double(min(others, 3)) : 0)
    body("comma", 0, Double(min(shape.commas, 2)))
    body("enumeration comma", 0, Double(min(shape.enumerationCommas, 2)))
    body("inner colon", 0, shape.innerColons > 0 ? 1 : 0)
    body("inner stop", 0, shape.innerStops > 0 ? 1 : 0)
    body("space between han", 0, Double(min(shape.spacesBetweenHan, 2)))
    body("quotes", 0, shape.quotes > 0 ? 1 : 0)
    body("in brackets", 0, shape.isInBrackets ? 1 : 0)
    body("in quotes", 0, shape.isInQuotes ? 1 : 0)
    body("date", 0, shape.isDate ? 1 : 0)
    body("label of what follows", 0, shape.isLabelOfNext ? 1 : 0)
    body("field", 0, shape.isField ? 1 : 0)
    let words = Double(max(1, shape.words))
    let capitals = Double(shape.capitalWords) / words
    body("capital words", 0, shape.words > 0 ? capitals : 0)
    body("all words capital", 0, shape.words > 1 && capitals == 1 ? 1 : 0)
    body("one capital word", 0, shape.words > 2 && shape.capitalWords == 1 ? 1 : 0)
    body("all capitals", 0, shape.isAllCapitals ? 1 : 0)
    body("small first letter", 0, shape.beginsLowercase ? 1 : 0)
    body("function words", 0, Double(min(shape.functionWords, 2)))
    body("share of function words", 0, Double(shape.functionWords) / words)
    body("log words", 0, log(1 + Double(shape.words)))
    body("sentence markers", 0, Double(min(shape.sentenceMarkers, 3)))
    let signs = Double(max(1, shape.letters + shape.digits))
    body("share of digits", 0, Double(shape.digits) / signs)
    body("no letters", 0, shape.letters == 0 ? 1 : 0)
    body("code marks", 0, Double(min(shape.codeMarks, 3)))
    body("address", 0, shape.hasAddress ? 1 : 0)
    body("han", 0, shape.han > 0 ? 1 : 0)
    body("mostly latin in han", 0, shape.han > 0 && shape.words > shape.han ? 1 : 0)
    body("table word", 0, shape.isColumnHead ? 1 : 0)
  }

  @inline(__always)
  private func neighbourFeatures(of index: Int, _ body: (StaticString, Int, Double) -> Void) {
    let place = places[index]
    for side in 0..<2 {
      let neighbour = side == 0 ? place.previous : place.next
      let isCandidateBeside = neighbour.map { lines[$0].isCandidate } == true
      body("no neighbour", side, neighbour == nil ? 1 : 0)
      body("neighbour is a candidate", side, isCandidateBeside ? 1 : 0)
      body("neighbour is long", side, neighbour.map { lines[$0].shape.isShort } == false ? 1 : 0)
      let ending = neighbour.map { lines[$0].shape.ending }
      body("neighbour ends a sentence", side, ending == .stop ? 1 : 0)
      body("neighbour ends with colon", side, ending == .colon ? 1 : 0)
      body("neighbour is a date", side, neighbour.map { lines[$0].shape.isDate } == true ? 1 : 0)
      let numbering = neighbour.flatMap { lines[$0].shape.numbering }
      body("neighbour is numbered", side, numbering != nil ? 1 : 0)
      let hasBullet = neighbour.map { lines[$0].shape.hasBullet } == true
      body("neighbour has a bullet", side, hasBullet ? 1 : 0)
      body("neighbour is a field", side, neighbour.map { lines[$0].shape.isField } == true ? 1 : 0)
      let second = neighbour.flatMap { side == 0 ? places[$0].previous : places[$0].next }
      let isCandidate = second.map { lines[$0].isCandidate }
      body("second neighbour is a candidate", side, isCandidate == true ? 1 : 0)
      body("no second neighbour", side, second == nil ? 1 : 0)
    }
    let next = place.next.map { lines[$0].shape.length } ?? 0
    body("log length of next", 0, log(1 + next))
    let isDateNext = place.next.map { lines[$0].shape.isDate } == true
    body("date without text follows", 0, isDateNext && !place.isFollowedByText ? 1 : 0)
    body("no text follows", 0, place.isFollowedByText ? 0 : 1)
  }

  @inline(__always)
  private func placeFeatures(of index: Int, _ body: (StaticString, Int, Double) -> Void) {
    let place = places[index]
    let line = lines[index]
    for side in 0..<2 {
      let run = side == 0 ? place.runBefore : place.runAfter
      body("run", side * 10 + 1, run >= 1 ? 1 : 0)
      body("run", side * 10 + 2, run >= 2 ? 1 : 0)
      body("run", side * 10 + 4, run >= 4 ? 1 : 0)
    }
    body("listed", 0, place.isListed ? 1 : 0)
    body("listed further down", 0, place.isListed && place.runBefore > 0 ? 1 : 0)
    body("table", 0, place.table)
    body("repeated", 0, place.repetitions > 1 ? 1 : 0)
    let before = index > 0 ? lines[index - 1].language == line.language : nil
    let after = index + 1 < lines.count ? lines[index + 1].language == line.language : nil
    body("other language before", 0, before == false ? 1 : 0)
    body("other language after", 0, after == false ? 1 : 0)
    body("first line", 0, index == 0 ? 1 : 0)
    body("last line", 0, index + 1 == lines.count ? 1 : 0)
    let blankBefore = index > 0 ? Double(min(line.blankLines, 3)) - averageBlankLines : 0
    let blankAfter =
      index + 1 < lines.count
      ? Double(min(lines[index + 1].blankLines, 3)) - averageBlankLines : 0
    body("blank lines before", 0, hasBlankLines ? blankBefore : 0)
    body("blank lines after", 0, hasBlankLines ? blankAfter : 0)
  }

  private func clamp(_ value: Double) -> Double { min(3, max(-4, value)) }
}
