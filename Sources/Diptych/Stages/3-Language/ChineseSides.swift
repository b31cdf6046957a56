/// Whether the Chinese of a document is Traditional or Simplified.
struct ChineseSides: Sendable {
  /// The document's language.
  let document: LanguageTag
  private let confidence: Double

  /// Decides by the characters of all Chinese blocks; without any, by the hints in their order.
  init(
    evidence: [LanguageEvidence], languages: [LanguageModel.Language], hints: [LanguageTag]
  ) {
    var traditional = 0
    var simplified = 0
    let evidence = evidence.span
    for index in evidence.indices where languages[index] == .chinese {
      // Taiwan alone writes Zhuyin.
      traditional += evidence[index].census.traditional + evidence[index].census[.bopomofo]
      simplified += evidence[index].census.simplified
    }
    if traditional + simplified > 0 {
      document = traditional > simplified ? .traditionalChinese : .simplifiedChinese
      confidence = Self.probability(traditional, simplified)
    } else {
      document = hints.lazy.compactMap(Self.chinese).first ?? .simplifiedChinese
      confidence = 0.6
    }
  }

  /// The language of one Chinese block, and how likely it is.
  ///
  /// A block whose characters do not tell takes that of the document.
  func side(of census: ScriptCensus) -> (LanguageTag, Double) {
    let (more, fewer) = (
      max(census.traditional, census.simplified), min(census.traditional, census.simplified)
    )
    guard more > 2 * fewer else { return (document, confidence) }
    let own: LanguageTag =
      census.traditional > census.simplified ? .traditionalChinese : .simplifiedChinese
    let probability = Self.probability(more, fewer)
    return (own, own == document ? max(confidence, probability) : probability)
  }

  private static func probability(_ first: Int, _ second: Int) -> Double {
    (Double(max(first, second)) + 0.5) / (Double(first + second) + 1)
  }

  /// Chinese with its script, from a tag with a script or a region.
  private static func chinese(_ tag: LanguageTag) -> LanguageTag? {
    guard LanguageCandidates.language(tag) == LanguageCandidates.chinese else { return nil }
    for part in ["Hant", "TW", "HK", "MO"] where has(part, tag) { return .traditionalChinese }
    for part in ["Hans", "CN", "SG"] where has(part, tag) { return .simplifiedChinese }
    return nil
  }

  private static func has(_ part: String, _ tag: LanguageTag) -> Bool {
    tag.rawValue.split(separator: "-").contains { $0.uppercased() == part.uppercased() }
  }
}
