/// Finds the lines that say one thing in two languages, such as `主要数据 Key Figures`, and where they part.
///
/// One half has East Asian characters and the other one none, so that they part at a change of script. A
/// name or a term in other letters may stand at the end of any line: only halves whose words and lengths
/// are those of translations make a line bilingual.
struct BilingualLines {
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
  ) throws -> [BilingualLine] {
    var groups: [(languages: Languages, lines: [BilingualLine])] = []
    let span = blocks.span
    for index in indices where span[index].kind != .footnote {
      guard let (line, languages) = line(index, span[index].utf8) else { continue }
      if let group = groups.firstIndex(where: { $0.languages == languages }) {
        groups[group].lines.append(line)
      } else {
        groups.append((languages, [line]))
      }
    }
    var found: [BilingualLine] = []
    for (languages, lines) in groups {
      found += try translations(lines, of: blocks, in: languages, scorer: &scorer)
    }
    return found.sorted { $0.block < $1.block }
  }

  /// The lines whose halves translate each other.
  private func translations(
    _ lines: [BilingualLine], of blocks: [Block], in languages: Languages,
    scorer: inout LanguageScorer
  ) throws -> [BilingualLine] {
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
    var found: [BilingualLine] = []
    var open: [BilingualLine] = []
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
  private func isOneWord(_ line: BilingualLine, in blocks: [Block]) -> Bool {
    ScriptCensus(blocks[line.block].utf8, in: line.alphabetic, variants: words.variants).words == 1
  }

  /// Whether a block in each language comes behind a line, so that it may head both.
  private func isHeadOfBoth(_ line: BilingualLine, in blocks: [Block]) -> Bool {
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
  private func line(_ block: Int, _ utf8: [UInt8]) -> (BilingualLine, Languages)? {
    guard let line = BilingualLine(block, utf8) else { return nil }
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
}
