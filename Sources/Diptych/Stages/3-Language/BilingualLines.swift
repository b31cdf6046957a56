/// Finds the lines that say one thing in two languages, such as `主要数据 Key Figures`, and where they part.
///
/// One half has East Asian characters and the other one none, so that they part at a change of script. A
/// name or a term in other letters may stand at the end of any line: only halves whose words and lengths
/// are those of translations make a line bilingual.
struct BilingualLines {
  /// A block and its halves.
  struct Line {
    var block: Int
    var halves: (Range<Int>, Range<Int>)
    /// Whether the half with East Asian characters is the first.
    var beginsEastAsian: Bool
    /// Whether white space as wide as that between columns parts the halves.
    var isSpacedOut: Bool
    /// The language of the half without East Asian characters, once it is known.
    var language: LanguageTag?

    /// The half with East Asian characters.
    var eastAsian: Range<Int> { beginsEastAsian ? halves.0 : halves.1 }
    /// The other half.
    var alphabetic: Range<Int> { beginsEastAsian ? halves.1 : halves.0 }
  }

  /// The languages of the halves: that of East Asian characters, and the other one's script.
  private struct Languages: Hashable {
    var eastAsian: LanguageModel.Language
    var script: Script
  }

  /// Where so many lines are bilingual, and twice as many as are not, those are too that no word speaks for.
  private static let leastOfRule = 3
  /// What the score of one word has to be that translates the other half: `Java 启动参数` has 1.77.
  private static let clearOfWord = 1.9
  /// Below this the lengths of two halves are not those of translations.
  private static let leastLengths = -0.5

  private let candidates: LanguageCandidates
  private let expected: [LanguageModel.Language]
  private let model: LanguageModel
  private let words: AlignmentModel
  private let names: NameTable

  /// Makes a finder for one document.
  ///
  /// - Parameters:
  ///   - candidates: the languages of the document.
  ///   - expected: those that the settings name.
  ///   - model: knows languages.
  ///   - words: knows their words.
  ///   - names: knows names.
  init(
    _ candidates: LanguageCandidates, expected: [LanguageModel.Language], model: LanguageModel,
    words: AlignmentModel, names: NameTable
  ) {
    self.candidates = candidates
    self.expected = expected
    self.model = model
    self.words = words
    self.names = names
  }

  /// The bilingual lines among some blocks, ascending.
  ///
  /// - Parameters:
  ///   - indices: the blocks that may be.
  ///   - blocks: all blocks.
  ///   - scorer: tells languages apart.
  /// - Returns: where each of them parts.
  /// - Throws: an error that names a translation table that cannot be read.
  func lines(
    _ indices: [Int], of blocks: [Block], scorer: inout LanguageScorer
  ) throws -> [Line] {
    var groups: [(languages: Languages, lines: [Line])] = []
    let span = blocks.span
    for index in indices where span[index].kind != .footnote {
      guard let (line, languages) = line(index, span[index].utf8) else { continue }
      if let group = groups.firstIndex(where: { $0.languages == languages }) {
        groups[group].lines.append(line)
      } else {
        groups.append((languages, [line]))
      }
    }
    var found: [Line] = []
    for (languages, lines) in groups {
      found += try translations(lines, of: blocks, in: languages, scorer: &scorer)
    }
    return found.sorted { $0.block < $1.block }
  }

  /// The lines whose halves translate each other.
  private func translations(
    _ lines: [Line], of blocks: [Block], in languages: Languages, scorer: inout LanguageScorer
  ) throws -> [Line] {
    var halves = (AlignmentModel.Lines(), AlignmentModel.Lines())
    for line in lines {
      halves.0.add(Array(blocks[line.block].utf8[line.eastAsian]))
      halves.1.add(Array(blocks[line.block].utf8[line.alphabetic]) + [0x0A])
    }
    let other = language(of: halves.1.utf8, in: languages.script, scorer: &scorer)
    guard let other else { return [] }
    let bitext = try words.bitext(
      halves.0, in: model.tag(of: languages.eastAsian), halves.1, in: model.tag(of: other))
    guard bitext.hasTable else { return [] }
    var scores = SectionScores(bitext)
    var found: [Line] = []
    var open: [Line] = []
    for (index, line) in lines.enumerated() {
      let (words, lengths) = scores.parts(index, index)
      let score = words + lengths
      if words > 0, score > Self.clearOfWord || score > 0 && !isOneWord(line, in: blocks) {
        found.append(line)
      } else if lengths > Self.leastLengths {
        open.append(line)
      }
    }
    // Where most such lines end with names and terms, those that fit do so by chance.
    guard found.count >= open.count else { return [] }
    guard !found.isEmpty else { return [] }
    // A list of terms has some that no table knows; names stand in columns.
    let isRule = found.count >= Self.leastOfRule && found.count >= 2 * open.count
    found += open.filter { line in
      isRule && !line.isSpacedOut
        || isHeadOfBoth(line, in: blocks) && !isOneWord(line, in: blocks)
    }
    for index in found.indices { found[index].language = model.tag(of: other) }
    return found
  }

  /// Whether one half is a single word in an alphabet: it may be a name that the other language has, too.
  private func isOneWord(_ line: Line, in blocks: [Block]) -> Bool {
    ScriptCensus(blocks[line.block].utf8, in: line.alphabetic, variants: words.variants).words == 1
  }

  /// Whether a block in each language comes behind a line, so that it may head both.
  private func isHeadOfBoth(_ line: Line, in blocks: [Block]) -> Bool {
    let next = blocks[(line.block + 1)...].prefix(2).map { $0.language?.value.primary }
    return next.count == 2 && next[0] != next[1]
      && next.contains(blocks[line.block].language?.value.primary)
  }

  /// The language of all halves in one alphabet: the only one that the document or the settings have of it, else
  /// what their letters say.
  private func language(
    of text: [UInt8], in script: Script, scorer: inout LanguageScorer
  ) -> LanguageModel.Language? {
    for known in [candidates.languages, expected] {
      let known = known.filter { $0.script == script }
      if known.count == 1 { return known[0] }
    }
    let census = ScriptCensus(text, variants: words.variants)
    let evidence = LanguageEvidence(
      text, in: text.indices, census: census, scorer: &scorer, names: names)
    return candidates.best(evidence, in: script)
  }

  /// The halves of a block, if it has letters of East Asian scripts on one side only, and their languages.
  private func line(_ block: Int, _ utf8: [UInt8]) -> (Line, Languages)? {
    guard let line = Self.line(block, utf8) else { return nil }
    let census = ScriptCensus(utf8, in: line.eastAsian, variants: words.variants)
    // A few words of an alphabet may stand among the characters.
    guard census.words * 2 <= census.han + census.kana + census[.hangul] || census[.hangul] > 0
    else { return nil }
    let half = ScriptCensus(utf8, in: line.alphabetic, variants: words.variants)
    // Codes such as `XML` and `YYYY` are of no language.
    guard let script = half.main, half[script] == half.letters, !half.isAcronym,
      half.hasSmallLetters || half.letters >= half.words * 4
    else { return nil }
    let language: LanguageModel.Language
    if census[.hangul] > census.han + census.kana {
      language = .korean
    } else if census.kana > 0 {
      language = .japanese
    } else {
      language = candidates.languages.first { $0 == .chinese || $0 == .japanese } ?? .chinese
    }
    return (line, Languages(eastAsian: language, script: script))
  }

  /// The halves of a block, if it has letters of East Asian scripts on one side only.
  private static func line(_ block: Int, _ utf8: [UInt8]) -> Line? {
    var letters = (before: 0, behind: 0)
    // Where East Asian characters begin and end, and the other letters before and behind them.
    var eastAsian: Range<Int>?
    var before: Int?
    var behind: Int?
    var index = 0
    while index < utf8.count {
      let start = index
      let scalar = Scalars.decode(utf8, at: &index)
      switch Script.of(scalar) {
      case .common, .other: continue
      case .han, .hiragana, .katakana, .bopomofo, .hangul:
        eastAsian = (eastAsian?.lowerBound ?? start)..<index
        letters.behind = 0
        behind = nil
      default:
        if eastAsian == nil {
          letters.before += 1
          before = index
        } else {
          letters.behind += 1
          behind = behind ?? start
        }
      }
    }
    guard let eastAsian, eastAsian.count >= 6 else { return nil }
    let beginsEastAsian = letters.behind > letters.before
    guard max(letters.before, letters.behind) >= leastLetters else { return nil }
    let gap: Range<Int>
    if beginsEastAsian {
      gap = eastAsian.upperBound..<(behind ?? eastAsian.upperBound)
    } else {
      gap = (before ?? eastAsian.lowerBound)..<eastAsian.lowerBound
    }
    let place = joint(in: gap, of: utf8, takesFirst: beginsEastAsian)
    let halves = (
      trimmed(0..<place, in: utf8, atStart: false),
      trimmed(place..<utf8.count, in: utf8, atStart: true)
    )
    guard !halves.0.isEmpty, !halves.1.isEmpty, !isInBrackets(halves.1, of: utf8),
      !explains(halves, of: utf8)
    else { return nil }
    // More tabs part the columns of a table.
    guard utf8.count(where: { $0 == 0x09 }) < 2 else { return nil }
    let space = halves.1.lowerBound - halves.0.upperBound
    let line = Line(
      block: block, halves: halves, beginsEastAsian: beginsEastAsian,
      isSpacedOut: space >= LineShape.widestGap)
    return isAddress(utf8[line.alphabetic]) ? nil : line
  }

  /// A number before the second half has no more stretches of white space before its end.
  private static let mostOfNumber = 4
  /// A half without East Asian characters has so many letters.
  private static let leastLetters = 3

  /// Where the second half begins, in the stretch between the letters of the two.
  ///
  /// A tab parts them, or the white space before a number that the second half begins with. Else a number belongs to
  /// the half without East Asian characters: `第一条 Article 1`, `2024年计划 2024 Plan`.
  private static func joint(in gap: Range<Int>, of utf8: [UInt8], takesFirst: Bool) -> Int {
    // Where stretches of white space begin.
    var spaces: [Int] = []
    var isInSpace = false
    var index = gap.lowerBound
    while index < gap.upperBound {
      if utf8[index] == 0x09 { return index }
      let length = WhiteSpace.length(in: utf8, at: index, before: gap.upperBound)
      if length > 0, !isInSpace { spaces.append(index) }
      isInSpace = length > 0
      index += max(1, length)
    }
    let numbered = spaces.suffix(mostOfNumber).last { space in
      let text = SentenceText(bytes: Array(utf8[space...]))
      let start = text.skipSpace(from: 0)
      let numbering = Numbering(of: SentenceText(bytes: Array(utf8[(space + start)...])))
      guard let numbering, numbering.style != .bare else { return false }
      return space + start < gap.upperBound && space + start + numbering.end >= gap.upperBound
    }
    if let space = numbered ?? (takesFirst ? spaces.first : spaces.last) { return space }
    // What opens a quotation belongs to it.
    var place = gap.upperBound
    let text = SentenceText(bytes: utf8)
    while place > gap.lowerBound {
      let (scalar, length) = text.scalar(before: place)
      guard isOpening(scalar) else { break }
      place -= length
    }
    return place
  }

  private static func isOpening(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x22, 0x28, 0x5B, 0x2018, 0x201C, 0x3008, 0x300A, 0x300C, 0x300E, 0x3010, 0xFF08: true
    default: false
    }
  }

  /// A half without white space and strokes on the side of the other one.
  private static func trimmed(_ range: Range<Int>, in utf8: [UInt8], atStart: Bool) -> Range<Int> {
    let text = SentenceText(bytes: utf8)
    var range = WhiteSpace.trimmed(range, in: utf8)
    while !range.isEmpty {
      let (scalar, length) =
        atStart ? text.scalar(at: range.lowerBound) : text.scalar(before: range.upperBound)
      switch scalar {
      case 0x2F, 0x7C, 0x2013, 0x2014, 0xFF0F, 0xFF5C, 0x2D: break
      default: return range
      }
      range =
        atStart
        ? range.lowerBound + length..<range.upperBound
        : range.lowerBound..<range.upperBound - length
      range = WhiteSpace.trimmed(range, in: utf8)
    }
    return range
  }

  /// Whether an address of a page or a mail stands in a half.
  private static func isAddress(_ half: ArraySlice<UInt8>) -> Bool {
    var rest = half
    while let byte = rest.popFirst() {
      if byte == 0x40 || byte == 0x2F && rest.first == 0x2F { return true }
      if byte | 0x20 == 0x77, rest.starts(with: Array("ww.".utf8)) { return true }
    }
    return false
  }

  /// Whether the first half is a label or a term that the second one explains, as in `Java：一种语言`, or one of them is
  /// quoted.
  private static func explains(_ halves: (Range<Int>, Range<Int>), of utf8: [UInt8]) -> Bool {
    let text = SentenceText(bytes: utf8)
    let last = text.scalar(before: halves.0.upperBound).value
    if isJoint(last), !isJoint(text.scalar(before: halves.1.upperBound).value) { return true }
    return isJoint(text.scalar(at: halves.1.lowerBound).value)
      || [halves.0, halves.1].contains { isQuotation(text.scalar(at: $0.lowerBound).value) }
  }

  /// Whether a sign stands between a term and what is said of it, or between the parts of a list.
  private static func isJoint(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x3A, 0xFF1A, 0x2C, 0xFF0C, 0x3001, 0x3B, 0xFF1B, 0x3D: true
    default: false
    }
  }

  private static func isQuotation(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x22, 0x27, 0x60, 0x2018, 0x201C, 0x300C, 0x300E: true
    default: false
    }
  }

  /// Whether brackets hold a half: it explains the other one, and is part of it.
  private static func isInBrackets(_ range: Range<Int>, of utf8: [UInt8]) -> Bool {
    let text = SentenceText(bytes: utf8)
    var end = range.upperBound
    while end > range.lowerBound, utf8[end - 1] == 0x2E || utf8[end - 1] == 0x2C { end -= 1 }
    if utf8[..<end].suffix(3).elementsEqual("。".utf8) { end -= 3 }
    switch (text.scalar(at: range.lowerBound).value, text.scalar(before: end).value) {
    case (0x28, 0x29), (0xFF08, 0xFF09), (0x5B, 0x5D), (0x3010, 0x3011): return true
    default: return false
    }
  }
}
