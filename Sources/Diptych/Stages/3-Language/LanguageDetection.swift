/// Finds the language of each block, and the stretches of a block in another language.
///
/// Most scripts tell their language. Languages that share one are compared by character n-grams. Each
/// block alone is often too short for that, so the whole document is read as one path through
/// the languages it has, on which every change costs something: an undecided line takes the language
/// around it, one that looks like a heading that of the text below it, and where languages take turns line by
/// line, the one whose turn it is. A line that says one thing in two languages becomes two blocks
/// (``BilingualLines``). Chinese is Traditional or Simplified by the characters that only one of them has.
struct LanguageDetection: StandardStage {
  static let name = "language-detection"
  static let summary = "Finds the language of each block and the stretches in another language."

  static let requires: Set<Layer> = [.blocks]
  static let provides: Set<Layer> = [.languages]

  /// What a change of language between two blocks costs, in nats, before anything is known of the document.
  private static let switchCost = 0.9
  /// What it costs at least, where languages take turns line by line, and at most.
  private static let minimumSwitchCost = -1.0
  private static let maximumSwitchCost = 3.0
  /// What a change costs besides behind a line that looks like the heading of the next one: enough where nothing
  /// else tells.
  private static let headingBond = 0.5
  /// A longer line is no heading, in bytes.
  private static let longestHeading = 60

  private let model: LanguageModel
  private let variants: ChineseVariants
  private let kanji: Kanji
  private let names: NameTable
  private let expected: [LanguageTag]
  private let scorers: Pool<LanguageScorer>
  private let words: AlignmentModel

  init(_ configuration: NoConfiguration, context: StageContext) throws {
    model = try LanguageModel.shared(context)
    variants = try ChineseVariants.shared(context)
    kanji = try Kanji.shared(context)
    words = try AlignmentModel.shared(context)
    names = try NameTable.shared(context)
    expected = context.languages
    let scorer = LanguageScorer(
      model: model, expected: expected.map(LanguageCandidates.language))
    scorers = Pool { scorer }
  }

  func run(_ document: inout Document) throws {
    let given = GivenLanguages(document)
    if given != nil { for index in document.blocks.indices { document.blocks[index].runs = [] } }
    try scorers.withValue { scorer in
      guard let (candidates, mixed) = run(&document, scorer: &scorer), document.given.isEmpty
      else { return }
      let bilingual = BilingualLines(
        candidates, expected: expected.compactMap(compared), model: model, words: words,
        names: names)
      let lines = try bilingual.lines(mixed, of: document.blocks, scorer: &scorer)
      guard !lines.isEmpty else { return }
      document.part(lines.map { ($0.block, $0.halves) })
      run(&document, scorer: &scorer)
      for (number, line) in lines.enumerated() { settle(line, line.block + number, in: &document) }
    }
    guard let given else { return }
    var blocks = document.blocks.mutableSpan
    given.settle(in: &blocks)
  }

  /// Keeps the half of a line without East Asian characters in its language, where it looked like another alone.
  private func settle(_ line: BilingualLine, _ first: Int, in document: inout Document) {
    guard let tag = line.language else { return }
    let block = line.beginsEastAsian ? first + 1 : first
    guard document.blocks[block].language?.value != tag else { return }
    document.blocks[block].language = Inferred(
      value: tag, confidence: Self.settledConfidence, stage: Self.name)
    document.blocks[block].runs = []
  }

  /// How sure the language of a half is that its partner tells.
  private static let settledConfidence = 0.9

  /// Finds the languages of all blocks.
  ///
  /// - Returns: those that the document may have, and the blocks that may have stretches in several.
  @discardableResult
  private func run(
    _ document: inout Document, scorer: inout LanguageScorer
  ) -> (candidates: LanguageCandidates, mixed: [Int])? {
    let mayBeHeading = Self.mayBeHeadings(in: document.blocks)
    // In place: a copy of a block counts references to all that it has.
    var blocks = document.blocks.mutableSpan
    var evidence: [LanguageEvidence] = []
    evidence.reserveCapacity(blocks.count)
    var declared: [LanguageModel.Language?] = []
    declared.reserveCapacity(blocks.count)
    var hints: [LanguageTag] = []
    for index in blocks.indices {
      evidence.append(
        LanguageEvidence(
          blocks[index].utf8, scorer: &scorer, variants: variants, kanji: kanji, names: names))
      let tag = blocks[index].declaredLanguage
      declared.append(tag.flatMap(compared))
      if let tag, hints.last != tag { hints.append(tag) }
    }
    markRepeated(in: blocks.span, &evidence)
    let candidates = LanguageCandidates(
      evidence, declared: declared, expected: expected.compactMap(compared))
    guard !candidates.languages.isEmpty else {
      let hasLetters = evidence.contains { $0.census.letters > 0 }
      for index in blocks.indices {
        set(hasLetters ? .undetermined : .noLinguisticContent, 0.5, index, in: &blocks)
      }
      return nil
    }
    if candidates.languages.contains(.japanese) { weighKanji(of: blocks.span, in: &evidence) }
    let bonds = zip(mayBeHeading, evidence).map { mayBeHeading, evidence in
      mayBeHeading && !evidence.hasGivenName ? Self.headingBond : 0
    }
    let path = path(through: candidates, evidence, declared, bonds: bonds)
    let languages = path.states.map { candidates.languages[$0] }
    let sides = ChineseSides(evidence: evidence, languages: languages, hints: hints + expected)
    let stretches = ForeignStretches(
      candidates: candidates, chinese: sides.document, model: model, variants: variants,
      kanji: kanji, names: names)
    let tags = candidates.languages.map { model.tag(of: $0) }
    var mixed: [Int] = []
    for index in blocks.indices {
      var tag = tags[path.states[index]]
      var confidence = path.probabilities[index]
      let census = evidence.span[index].census
      if languages[index] == .chinese {
        let (side, probability) = sides.side(of: census)
        tag = side
        confidence *= probability
      }
      set(tag, min(confidence, 0.99), index, in: &blocks)
      let isMixed = ForeignStretches.mayHaveRuns(census)
      if isMixed { mixed.append(index) }
      guard isMixed || evidence.span[index].isQuoting || ForeignStretches.mayHaveIdeographs(census)
      else { continue }
      blocks[index].runs = stretches.runs(
        in: blocks[index].utf8, language: languages[index], census, scorer: &scorer)
    }
    return (candidates, mixed)
  }

  /// Marks the lines of names that stand in the document more than once.
  private func markRepeated(in blocks: Span<Block>, _ evidence: inout [LanguageEvidence]) {
    var places: [UInt64: Int] = [:]
    for index in evidence.indices where evidence.span[index].isNames {
      let hash = blocks[index].utf8.reduce(FNV1a.start) { FNV1a.hash($0, adding: $1) }
      guard let first = places.updateValue(index, forKey: hash) else { continue }
      evidence[first].isRepeated = true
      evidence[index].isRepeated = true
    }
  }

  /// Weighs Japanese against Chinese in the blocks that have ideographs but no kana.
  private func weighKanji(of blocks: Span<Block>, in evidence: inout [LanguageEvidence]) {
    var lines: [(block: Int, line: KanjiLine)] = []
    // The Chinese of the document is that of the lines which can hardly be Japanese.
    var (traditional, simplified) = (0, 0)
    var (chinese, japanese) = (0, 0)
    for index in evidence.indices {
      let census = evidence.span[index].census
      guard census.isIdeographsAlone else {
        if census.kana > 0 { japanese += census.kana + census.han }
        continue
      }
      let line = KanjiLine(blocks[index].utf8, kanji: kanji, variants: variants)
      lines.append((index, line))
      guard line.lead(over: nil) < 0 else {
        if evidence.span[index].isJapanese { japanese += census.han }
        continue
      }
      traditional += census.traditional
      simplified += census.simplified
      chinese += census.han
    }
    let side: ChineseVariants.Side? =
      if traditional > Self.clearSide * simplified {
        .traditional
      } else if simplified > Self.clearSide * traditional {
        .simplified
      } else {
        nil
      }
    let bias =
      (japanese > Self.clearShare * chinese ? Self.bias : 0)
      - (chinese > Self.clearShare * japanese ? Self.bias : 0)
    for (block, line) in lines { evidence[block].japaneseLead = line.lead(over: side) + bias }
  }

  /// How much likelier the language is that the document has far more of, in nats.
  private static let bias = 0.2
  private static let clearShare = 3

  /// So many times as many characters of one side make it the only one of a document's Chinese.
  private static let clearSide = 8

  /// The language of a tag, as far as languages are compared.
  private func compared(_ tag: LanguageTag) -> LanguageModel.Language? {
    model.language(LanguageCandidates.language(tag))
  }

  /// The likeliest language of each block; where there is only one, nothing needs weighing.
  private func path(
    through candidates: LanguageCandidates, _ evidence: [LanguageEvidence],
    _ declared: [LanguageModel.Language?], bonds: [Double]
  ) -> SwitchingPath {
    let count = candidates.languages.count
    var fits: [Double] = []
    if count == 1 {
      fits = [Double](repeating: 0, count: evidence.count)
    } else {
      fits.reserveCapacity(count * evidence.count)
      var scores: [Double] = []
      for index in evidence.indices {
        candidates.appendFits(evidence[index], declared: declared[index], to: &fits, &scores)
      }
    }
    let path = SwitchingPath(
      fits: fits, start: candidates.start, switchCost: Self.switchCost, bonds: bonds)
    let cost = Self.switchCost(in: path.states)
    guard cost != Self.switchCost else { return path }
    return SwitchingPath(fits: fits, start: candidates.start, switchCost: cost, bonds: bonds)
  }

  /// Whether each block looks like the heading of the next one.
  private static func mayBeHeadings(in blocks: [Block]) -> [Bool] {
    blocks.indices.map { $0 + 1 < blocks.count && isAbove(blocks[$0], blocks[$0 + 1]) }
  }

  /// Whether a block looks like the heading of the next one: a short line without a stop above one with a stop,
  /// and no signature.
  private static func isAbove(_ block: Block, _ next: Block) -> Bool {
    guard block.utf8.count <= longestHeading, block.place == .flow, !endsWithStop(block.utf8),
      block.layout.markupHeadingLevel != nil || endsWithStop(next.utf8)
    else { return false }
    // A name stands behind a comma, or, where ideographs have it, a space.
    let hasIdeographs = block.utf8.contains { 0xE4...0xE9 ~= $0 }
    return !block.utf8.contains(UInt8(ascii: ","))
      && !(hasIdeographs && (block.utf8.contains(UInt8(ascii: " ")) || hasWideSpace(block.utf8)))
  }

  private static func endsWithStop(_ utf8: [UInt8]) -> Bool {
    stops.contains { utf8.suffix($0.count).elementsEqual($0) }
  }

  private static func hasWideSpace(_ utf8: [UInt8]) -> Bool {
    utf8.indices.dropLast(2).contains {
      utf8[$0] == 0xE3 && utf8[$0 + 1] == 0x80 && utf8[$0 + 2] == 0x80
    }
  }

  private static let stops = [".", "!", "?", "。", "！", "？", "؟", "।"].map { Array($0.utf8) }

  /// What a change costs in a document, by how often its language changes: a line that stands alone in
  /// another language is likelier where others do.
  private static func switchCost(in states: [Int]) -> Double {
    let changes = zip(states, states.dropFirst()).count { $0 != $1 }
    // As if two changes had been seen in four more blocks, so that a short document decides little.
    let share = Double(changes + 2) / Double(states.count + 4)
    return min(maximumSwitchCost, max(minimumSwitchCost, log((1 - share) / share)))
  }

  private func set(
    _ language: LanguageTag, _ confidence: Double, _ index: Int, in blocks: inout MutableSpan<Block>
  ) {
    blocks[index].language = Inferred(
      value: language, confidence: confidence, stage: Self.name)
  }
}
