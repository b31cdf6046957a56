import Foundation
import Testing

@testable import Diptych

/// What the exporter writes becomes the same document again.
@Suite struct ReadBackTests {
  private static let root = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  /// The files of the samples and of the golden cases.
  private static let files: [String] = {
    var files: [String] = []
    for folder in ["input", "Tests/DiptychTests/Golden", "Tests/DiptychTests/Formats"] {
      let base = root.appending(path: folder)
      for case let name as String in FileManager.default.enumerator(atPath: base.path) ?? .init() {
        let kind = name.split(separator: ".").last ?? ""
        let isInput = folder != "Tests/DiptychTests/Golden" || name.contains("/input.")
        let isExport = name.hasSuffix(".tei.xml") || name.hasSuffix(".json")
        // No encoding of this sample is clear, on purpose.
        let isBroken = name == "damaged-upload.txt"
        if isInput, !isExport, !isBroken,
          ["txt", "html", "xhtml", "fodt", "odt", "epub", "docx", "rtf"].contains(kind)
        {
          files.append(folder + "/" + name)
        }
      }
    }
    return files.sorted()
  }()

  @Test("There are files") func isNotEmpty() { #expect(Self.files.count > 20) }

  @Test("The export of an export is the same", arguments: files)
  func again(file: String) throws {
    let content = try Data(contentsOf: Self.root.appending(path: file))
    let name = String(file.split(separator: "/").last ?? "")
    let pair = try ReadBack([UInt8](content), path: name)
    #expect(pair.differencesOfTEI == [])
    #expect(pair.differencesOfJSON == [])
  }
}

/// What a person changes in a file of the exporter stays.
@Suite struct CorrectedTEITests {
  private static let text = """
    一、总体情况

    全年接待外宾四十六批。Bonjour tout le monde.

    二、友好城市

    双方签署了备忘录。
    """

  /// What the stages make of the export after a person was at it.
  private func read(_ change: (String) -> String) throws -> Document {
    let exported = try export()
    return try FormatComparison.processed(Array(change(exported).utf8), path: "a.txt.tei.xml")
  }

  private func export() throws -> String {
    var document = try FormatComparison.processed(Array(Self.text.utf8), path: "a.txt")
    try TEIExport(TEIExport.Configuration(), context: StageContext()).run(&document)
    return String(decoding: document.outputs.last?.bytes ?? [], as: UTF8.self)
  }

  @Test("Without a change it is the same")
  func unchanged() throws {
    let document = try read { $0 }
    #expect(document.blocks.map(\.isHeading) == [true, false, true, false])
    #expect(
      document.blocks.map(\.language?.value.rawValue) == Array(repeating: "zh-Hans", count: 4))
    #expect(document.blocks.map(\.line) == [1, 3, 5, 7])
  }

  @Test("A language is that of the file")
  func language() throws {
    let document = try read {
      $0.replacing("div2-p1\" xml:lang=\"zh-Hans\"", with: "div2-p1\" xml:lang=\"ja\"")
    }
    #expect(
      document.blocks.map(\.language?.value.rawValue) == ["zh-Hans", "zh-Hans", "zh-Hans", "ja"])
    #expect(document.blocks[3].language?.stage == "language-detection")
  }

  @Test("A stretch is in the language that the file gives it")
  func foreign() throws {
    let document = try read {
      $0.replacing("Bonjour tout", with: "<foreign xml:lang=\"oc\">Bonjour</foreign> tout")
    }
    let block = document.blocks[1]
    #expect(block.runs.contains { $0.language == "oc" && block[$0.range] == "Bonjour" })
  }

  @Test("A heading that became a paragraph is none, and the other way round")
  func heading() throws {
    let document = try read { text in
      let head = /<head [^>]*><lb n="5"\/>([^<]*)<\/head>/
      let paragraph = /<p [^>]*><lb n="7"\/><s [^>]*>([^<]*)<\/s><\/p>/
      return text.replacing(head) { match in
        "<p xml:lang=\"zh-Hans\"><lb n=\"5\"/><s>\(match.1)</s></p>"
      }.replacing(paragraph) { match in
        "<div xml:lang=\"zh-Hans\"><head cert=\"1.00\"><lb n=\"7\"/>\(match.1)</head></div>"
      }
    }
    #expect(document.blocks.map(\.isHeading) == [true, false, false, true])
    #expect(document.sections.map(\.blocks) == [[0, 1, 2], [3]])
  }

  @Test("A page begins where the file says")
  func page() throws {
    let document = try read { $0.replacing("<lb n=\"5\"/>", with: "<pb n=\"2\"/><lb n=\"5\"/>") }
    #expect(document.blocks.map(\.position?.page) == [nil, nil, 2, 2])
  }
}
