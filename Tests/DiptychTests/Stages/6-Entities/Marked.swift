@testable import Diptych

extension Document {
  /// The document with its names, dates, entities and terms; lines of known languages, aligned.
  init(marked lines: [(LanguageTag, String)], languages: [LanguageTag] = []) throws {
    self = try Document(bilingual: lines).aligned(languages: languages)
    let context = languages.isEmpty ? .shipped : StageContext(languages: languages)
    try EntityExtraction(EntityExtraction.Configuration(), context: context).run(&self)
    try EntityLinking(NoConfiguration(), context: context).run(&self)
    try TermExtraction(NoConfiguration(), context: context).run(&self)
  }

  /// The mentions of a block, as kind and text; dates as their value and text.
  func marks(_ index: Int = 0) -> [String] {
    let block = blocks[index]
    return block.mentions.map { mention in
      "\(mention.value ?? mention.kind.rawValue) \(block[mention.range])"
    }
  }

  /// The forms of the entities of a kind: language, text and count.
  func forms(_ kind: EntityKind) -> [[String]] {
    entities.filter { $0.kind == kind }.map { entity in
      entity.forms.map { "\($0.language.rawValue) \($0.text) \($0.count)" }
    }
  }
}

extension EntityExtraction {
  /// What the stage marks in one line of a language.
  static func marks(_ line: String, _ language: LanguageTag) throws -> [String] {
    var document = try Document(bilingual: [(language, line)])
    try EntityExtraction(EntityExtraction.Configuration(), context: .shipped).run(&document)
    return document.marks()
  }
}
