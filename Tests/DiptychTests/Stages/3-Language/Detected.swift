@testable import Diptych

extension LanguageDetection {
  /// The stage as it ships, without expected languages.
  static var shipped: LanguageDetection {
    get throws { try LanguageDetection(NoConfiguration(), context: .shipped) }
  }

  /// The languages of the lines of a document.
  static func languages(_ lines: String...) throws -> [String] {
    var document = Document(lines: lines)
    try shipped.run(&document)
    return document.blocks.map { $0.language?.value.rawValue ?? "none" }
  }
}
