/// The text of one block in the making, with what an XML vocabulary says about pieces of it.
struct RoleText {
  private(set) var markup = MarkupText()
  private(set) var repairs: [Repair] = []
  private(set) var runs: [LanguageRun] = []
  private(set) var lineStarts: [LineStart] = []
  private var openRuns: [(start: Int, language: LanguageTag)] = []
  private var correctionStart: Int?

  var utf8: [UInt8] { markup.utf8 }

  /// Adds text between tags, with all its white space if that `isExact`.
  mutating func append(_ utf8: Span<UInt8>, line: Int, isExact: Bool) {
    if isExact { markup.appendExactly(utf8, line: line) } else { markup.append(utf8, line: line) }
  }

  mutating func breakLine() -> Bool { markup.breakLine() }

  mutating func startRuby() { markup.startRuby() }
  mutating func startRubyBase() { markup.startRubyBase() }
  mutating func endRubyBase() { markup.endRubyBase() }
  mutating func endRuby() { markup.endRuby() }
  mutating func startReading() { markup.startReading() }

  mutating func endReading(_ reading: [UInt8], language: LanguageTag?, form: GlossForm?) {
    markup.endReading(reading, language: language, form: form)
  }

  /// Notes that a line of the source begins here, maybe behind a mark.
  mutating func startLine(_ number: Int, isWordBreak: Bool, mark: String?) {
    var start = LineStart(
      offset: markup.utf8.count, number: number, isWordBreak: isWordBreak)
    start.mark = mark ?? ""
    lineStarts.append(start)
  }

  /// Notes that text in a language begins here.
  mutating func startRun(_ language: LanguageTag) {
    openRuns.append((markup.utf8.count, language))
  }

  /// Ends what the last ``startRun(_:)`` began.
  mutating func endRun() {
    guard let run = openRuns.popLast(), run.start < markup.utf8.count else { return }
    let range = TextRange(run.start, markup.utf8.count)
    // What elements cut into pieces is one run; white space between segments is in none.
    if let last = runs.last, last.language == run.language, last.range.end <= range.start,
      WhiteSpace.isBlank(TextRange(last.range.end, range.start), in: markup.utf8)
    {
      runs[runs.count - 1].range.end = range.end
    } else {
      runs.append(LanguageRun(range: range, language: run.language))
    }
  }

  /// Notes that text begins here that stands in the place of damaged one.
  mutating func startCorrection() { correctionStart = markup.utf8.count }

  /// Ends the text that stands in the place of `damage`.
  mutating func endCorrection(of damage: [UInt8], confidence: Double) {
    guard let start = correctionStart else { return }
    correctionStart = nil
    guard start < markup.utf8.count else { return }
    repairs.append(
      Repair(
        range: TextRange(start, markup.utf8.count),
        before: String(decoding: damage, as: UTF8.self), confidence: confidence))
  }
}

/// How the source wrote a reading, where a vocabulary says so.
struct GlossForm {
  var scheme: Gloss.Scheme
  var rendition: Gloss.Rendition
  var confidence: Double
}
