@testable import Diptych

extension Document {
  /// A document of lines with a known language; a line that starts with `# ` is a heading.
  ///
  /// Each language has one section for each of its headings. Sentences end with a full stop.
  init(bilingual lines: [(LanguageTag, String)]) throws {
    self.init(lines: lines.map { $0.1.hasPrefix("# ") ? String($0.1.dropFirst(2)) : $0.1 })
    for (index, line) in lines.enumerated() {
      blocks[index].language = Inferred(value: line.0, confidence: 1, stage: "test")
      if line.1.hasPrefix("# ") {
        blocks[index].heading = Inferred(value: 1, confidence: 0.95, stage: "test")
      }
    }
    let context = StageContext()
    Sectioning(NoConfiguration(), context: context).run(&self)
    Segmentation(NoConfiguration(), context: context).run(&self)
  }

  /// The document after section pairing and segment alignment.
  func aligned(languages: [LanguageTag] = []) throws -> Document {
    var document = self
    let context = Self.context(languages)
    try SectionPairing(AlignmentSettings(), context: context).run(&document)
    try SegmentAlignment(AlignmentSettings(), context: context).run(&document)
    return document
  }

  private static func context(_ languages: [LanguageTag]) -> StageContext {
    StageContext(languages: languages)
  }
}

extension AlignmentModel {
  /// The model with the tables that ship.
  static func shipped() throws -> AlignmentModel { try shared(StageContext()) }

  /// Two texts, one sentence a string, ready for alignment.
  func bitext(
    _ left: [String], _ leftLanguage: LanguageTag, _ right: [String], _ rightLanguage: LanguageTag
  ) throws -> Bitext {
    var leftLines = Lines()
    var rightLines = Lines()
    for line in left { leftLines.add(Array(line.utf8)) }
    for line in right { rightLines.add(Array(line.utf8)) }
    return try bitext(leftLines, in: leftLanguage, rightLines, in: rightLanguage)
  }
}
