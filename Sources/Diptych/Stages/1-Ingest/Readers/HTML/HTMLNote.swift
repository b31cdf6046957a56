internal import DiptychXML

/// Tells notes, and the marks that lead to them and back, by what pages and books call them.
///
/// Digital Publishing WAI-ARIA Module 1.1, and the EPUB 3 Structural Semantics Vocabulary.
enum HTMLNote {
  /// Whether an element is a note or holds nothing but notes.
  static func isNote(_ attributes: [XMLAttribute]) -> Bool { has(notes, attributes) }

  /// Whether an element is a mark such as a raised number, no part of the text.
  static func isMark(_ attributes: [XMLAttribute]) -> Bool { has(marks, attributes) }

  private static let notes: Set<Substring> = [
    "footnote", "footnotes", "endnote", "endnotes", "rearnote", "rearnotes", "doc-footnote",
    "doc-endnote", "doc-endnotes",
  ]
  private static let marks: Set<Substring> = [
    "noteref", "backlink", "doc-noteref", "doc-backlink",
  ]

  private static func has(_ words: Set<Substring>, _ attributes: [XMLAttribute]) -> Bool {
    attributes.contains { attribute in
      (attribute.name == "epub:type" || attribute.name == "role")
        && attribute.value.split(separator: " ").contains { words.contains($0) }
    }
  }
}
