/// Marks the terms that stand in quotation marks, and joins those that translate each other.
struct TermExtraction: Stage {
  static let name = "term-extraction"
  static let summary = "Marks short expressions in quotation marks and pairs their translations."

  let requires: Set<Layer> = [.blocks, .languages]
  let provides: Set<Layer> = [.terms]

  private let variants: ChineseVariants
  private let translation: PhraseTranslation

  init(_ configuration: NoConfiguration, context: StageContext) throws {
    let model = try AlignmentModel.shared(context)
    variants = model.variants
    translation = PhraseTranslation(model)
  }

  func run(_ document: inout Document) {
    var count = 0
    for index in document.blocks.indices {
      guard QuotedTerms.mayHaveTerms(document.blocks[index].utf8),
        let mentions = withTerms(
          document.blocks[index].utf8, among: document.blocks[index].mentions)
      else { continue }
      document.blocks[index].mentions = mentions
      count += 1
    }
    guard count > 0 else { return }
    var forms = FormTable(of: .term, in: document, variants: variants)
    TermLinks(translation: translation).link(&forms, in: document)
    forms.addEntities(to: &document) { _ in nil }
  }

  /// The mentions of a block with the terms among them; `nil` if there are no terms.
  private func withTerms(_ utf8: [UInt8], among mentions: [Mention]) -> [Mention]? {
    let scalars = Scalars.values(of: utf8)
    let terms = QuotedTerms.terms(in: scalars)
    guard !terms.isEmpty else { return nil }
    let offsets = Scalars.offsets(of: scalars)
    let earlier = mentions.filter { $0.kind != .term }
    var result: [Mention] = []
    var next = 0
    var openEnd = 0
    for term in terms {
      let range = Scalars.textRange(term, offsets)
      while next < earlier.count, earlier[next].range.start < range.start {
        openEnd = max(openEnd, earlier[next].range.end)
        result.append(earlier[next])
        next += 1
      }
      // “十四五”時期 is a date, and a name that crosses the mark is one.
      guard openEnd <= range.start, !crosses(range, earlier[next...]) else { continue }
      result.append(Mention(range: range, kind: .term, confidence: 0.9))
    }
    result += earlier[next...]
    return result.sorted { ($0.range.start, -$0.range.end) < ($1.range.start, -$1.range.end) }
  }

  /// Whether one of the mentions that start at or behind the term's start goes on behind its end, or is
  /// the term itself.
  private func crosses(_ range: TextRange, _ mentions: ArraySlice<Mention>) -> Bool {
    for mention in mentions {
      guard mention.range.start < range.end else { return false }
      if mention.range.end > range.end || mention.range == range { return true }
    }
    return false
  }
}
