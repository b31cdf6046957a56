import Foundation
import Testing

@testable import Diptych

/// What the standard stages make of the bulletin in one format, beside what they make of its plain
/// text.
///
/// The plain text is `Formats/bulletin.txt`; the same bulletin in other formats lies in
/// `Formats/Files`. Cells and list items are lines of their own in the plain text.
struct FormatComparison {
  private static let folder = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Formats")

  /// The content of a file in `Formats/Files`.
  static func file(_ name: String) throws -> [UInt8] {
    [UInt8](try Data(contentsOf: folder.appending(path: "Files").appending(path: name)))
  }

  /// A document after the standard stages up to the exporters, which are left out.
  static func processed(
    _ content: [UInt8], path: String, settings: Ingest.Configuration = .init()
  ) throws -> Document {
    let context = StageContext(languages: ["zh-Hant", "en"])
    let source = Source(
      path: Array(path.utf8), sha256: String(repeating: "0", count: 64), content: content)
    var document = Document(id: "d0000000000000000", source: source)
    try Ingest(settings, context: context).run(&document)
    for definition in try StageRegistry.shipped()
    where definition.name != Ingest.name && !definition.name.hasSuffix("-export") {
      try definition.make(definition.defaults(), context: context).run(&document)
    }
    return document
  }

  /// What the plain text becomes.
  static func plainText() throws -> Document {
    let content = try Data(contentsOf: folder.appending(path: "bulletin.txt"))
    return try processed([UInt8](content), path: "bulletin.txt")
  }

  /// Expects headings, sections, pairs and entities to be those of the plain text, exactly.
  ///
  /// `isLeftOut` is true of blocks that the plain text cannot have, such as footnotes.
  static func compare(
    _ document: Document, leavingOut isLeftOut: (Block) -> Bool = { _ in false },
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let plain = try plainText()
    let none: (Block) -> Bool = { _ in false }
    for (what, view) in views() {
      expectEqual(
        view(document, isLeftOut), view(plain, none), what, sourceLocation: sourceLocation)
    }
  }

  /// What is compared, as lines of text.
  private static func views() -> [(String, (Document, (Block) -> Bool) -> [String])] {
    [("blocks", blocks), ("sections", sections), ("pairs", pairs), ("entities", entities)]
  }

  private static func blocks(_ document: Document, _ isLeftOut: (Block) -> Bool) -> [String] {
    document.blocks.filter { !isLeftOut($0) }.map { block in
      let heading = block.heading.map { "heading \($0.value): " } ?? ""
      return "\(block.language?.value.rawValue ?? "?") \(heading)\(block.text)"
    }
  }

  private static func sections(_ document: Document, _ isLeftOut: (Block) -> Bool) -> [String] {
    document.sections.map { section in
      let blocks = section.blocks.filter { !isLeftOut(document.blocks[$0]) }
      return "\(section.level) \(section.language): "
        + blocks.map { String(document.blocks[$0].text.prefix(12)) }.joined(separator: " | ")
    }
  }

  private static func pairs(_ document: Document, _ isLeftOut: (Block) -> Bool) -> [String] {
    func line<Unit>(_ bead: Bead<Unit>, _ level: String, _ text: (Unit) -> String) -> String {
      let left = bead.left.map(text).joined(separator: " + ")
      let right = bead.right.map(text).joined(separator: " + ")
      return "\(level): \(left) = \(right)"
    }
    func isKept(_ blocks: [Int]) -> Bool { !blocks.contains { isLeftOut(document.blocks[$0]) } }
    var lines: [String] = []
    for alignment in document.alignments {
      for bead in alignment.sections {
        lines.append(
          line(bead, "section") { document.blocks[document.sections[$0].blocks[0]].text })
      }
      for bead in alignment.paragraphs where isKept(bead.left + bead.right) {
        lines.append(line(bead, "paragraph") { document.blocks[$0].text })
      }
      for bead in alignment.segments where isKept((bead.left + bead.right).map(\.block)) {
        lines.append(
          line(bead, "segment") { unit in
            let block = document.blocks[unit.block]
            return block[block.segments[unit.segment]]
          })
      }
    }
    return lines
  }

  private static func entities(_ document: Document, _ isLeftOut: (Block) -> Bool) -> [String] {
    document.entities.map { entity in
      let forms = entity.forms.map { "\($0.language) \($0.text) \($0.count)" }
      return "\(entity.kind.rawValue): \(forms.joined(separator: ", "))"
    }
  }

  private static func expectEqual(
    _ found: [String], _ expected: [String], _ what: String, sourceLocation: SourceLocation
  ) {
    let difference = found.difference(from: expected)
    guard !difference.isEmpty else { return }
    let lines = difference.map { change in
      switch change {
      case .insert(_, let line, _): "+ \(line)"
      case .remove(_, let line, _): "- \(line)"
      }
    }
    Issue.record(
      "the \(what) differ from those of the plain text:\n\(lines.joined(separator: "\n"))",
      sourceLocation: sourceLocation)
  }
}
