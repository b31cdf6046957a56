/// Marks the terms that stand in quotation marks, and joins those that translate each other.
struct TermExtraction: StandardStage {
  static let name = "term-extraction"
  static let summary = "Marks short expressions in quotation marks and pairs their translations."

  static let requires: Set<Layer> = [.blocks, .languages]
  static let provides: Set<Layer> = [.terms]

  private let variants: ChineseVariants
  private let translation: PhraseTranslation

  init(_ configuration: NoConfiguration, context: StageContext) throws {
    let model = try AlignmentModel.shared(context)
    variants = model.variants
    translation = try PhraseTranslation(model)
  }

  func run(_ document: inout Document) {
    guard markTerms(in: &document.blocks) else { return }
    var forms = FormTable(of: .term, in: document, variants: variants)
    TermLinks(translation: translation).link(&forms, in: document)
    forms.addEntities(to: &document) { _, _ in nil }
  }

  /// Adds the terms to the mentions of the blocks; whether there are any.
  private func markTerms(in blocks: inout [Block]) -> Bool {
    var hasTerms = false
    var scalars: [UInt32] = []
    var offsets: [Int32] = []
    var blocks = blocks.mutableSpan
    for index in blocks.indices where QuotedTerms.mayHaveTerms(blocks[index].utf8) {
      Scalars.read(blocks[index].utf8, into: &scalars, offsets: &offsets)
      let terms = QuotedTerms.terms(in: scalars)
      guard !terms.isEmpty else { continue }
      blocks[index].mentions = withTerms(terms, offsets, among: blocks[index].mentions)
      hasTerms = true
    }
    return hasTerms
  }

  /// The mentions of a block with the terms among them.
  private func withTerms(
    _ terms: [Range<Int>], _ offsets: [Int32], among mentions: [Mention]
  ) -> [Mention] {
    let earlier = mentions.filter { $0.kind != .term }
    var result: [Mention] = []
    result.reserveCapacity(earlier.count + terms.count)
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
