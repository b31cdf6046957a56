/// Finds the language of each block, and the stretches of a block in another language.
///
/// Most scripts tell their language. Languages that share one are compared by character n-grams. Each
/// block alone is often too short for that, so the whole document is read as one path through
/// the languages it has, on which every change costs something: an undecided line takes the language
/// around it. Chinese is Traditional or Simplified by the characters that only one of them has.
struct LanguageDetection: Stage {
  static let name = "language-detection"
  static let summary = "Finds the language of each block and the stretches in another language."

  let requires: Set<Layer> = [.blocks]
  let provides: Set<Layer> = [.languages]

  /// What a change of language between two blocks costs, in nats.
  private static let switchCost = 0.9

  private let model: LanguageModel
  private let variants: ChineseVariants
  private let expected: [LanguageTag]

  init(_ configuration: NoConfiguration, context: StageContext) throws {
    model = try LanguageModel.shared(context)
    variants = try ChineseVariants.shared(context)
    expected = context.languages
  }

  func run(_ document: inout Document) throws {
    let evidence = document.blocks.map { block in
      LanguageEvidence(block.utf8, model: model, variants: variants)
    }
    let declared = document.blocks.map { block in
      block.declaredLanguage.map(LanguageCandidates.language)
    }
    let candidates = LanguageCandidates(
      evidence, declared: declared, expected: expected, model: model)
    guard !candidates.languages.isEmpty else {
      let hasLetters = evidence.contains { $0.census.letters > 0 }
      for index in document.blocks.indices {
        set(hasLetters ? .undetermined : .noLinguisticContent, 0.5, index, in: &document)
      }
      return
    }
    let path = SwitchingPath(
      fits: zip(evidence, declared).map { candidates.fits($0, declared: $1) },
      start: candidates.start, switchCost: Self.switchCost)
    let languages = path.states.map { candidates.languages[$0] }
    let sides = ChineseSides(
      evidence: evidence, languages: languages,
      hints: document.blocks.compactMap(\.declaredLanguage) + expected)
    let runs = ForeignStretches(
      candidates: candidates, chinese: sides.document, model: model, variants: variants)
    for index in document.blocks.indices {
      var language = languages[index]
      var confidence = path.probabilities[index]
      if language == LanguageCandidates.chinese {
        let (side, probability) = sides.side(of: evidence[index].census)
        language = side
        confidence *= probability
      }
      set(language, min(confidence, 0.99), index, in: &document)
      guard ForeignStretches.mayHaveRuns(evidence[index].census) else { continue }
      document.blocks[index].runs = runs.runs(in: document.blocks[index], language: language)
    }
  }

  private func set(
    _ language: LanguageTag, _ confidence: Double, _ index: Int, in document: inout Document
  ) {
    document.blocks[index].language = Inferred(
      value: language, confidence: confidence, stage: Self.name)
  }
}
