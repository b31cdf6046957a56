import Foundation

@testable import Diptych

/// The exports of a file, and those of the TEI that was made of it, made comparable.
struct ReadBack {
  /// The TEI and the JSON of the file.
  let first: (tei: [UInt8], json: [UInt8])
  /// The TEI and the JSON of that TEI.
  let second: (tei: [UInt8], json: [UInt8])

  /// Runs the standard stages over a file, and again over the TEI that comes out.
  init(_ content: [UInt8], path: String, languages: [LanguageTag] = ["zh-Hant", "en"]) throws {
    first = try Self.exports(content, path: path, languages)
    second = try Self.exports(first.tei, path: path + ".tei.xml", languages)
  }

  private static func exports(
    _ content: [UInt8], path: String, _ languages: [LanguageTag]
  ) throws -> (tei: [UInt8], json: [UInt8]) {
    let context = StageContext(languages: languages)
    let source = Source(path: Array(path.utf8), sha256: sha256(content), content: content)
    let id = "d" + sha256(content).prefix(16)
    var run = RunDescription.sample
    run.languages = languages
    var document = Document(id: id, source: source, run: run)
    for definition in try StageRegistry.shipped() {
      try definition.make(definition.defaults(), context: context).run(&document)
    }
    let tei = document.outputs.first { $0.suffix == "tei.xml" }?.bytes ?? []
    let json = document.outputs.first { $0.suffix == "json" }?.bytes ?? []
    return (strip(tei, id), strip(json, id))
  }

  /// Writes the same id everywhere.
  private static func strip(_ bytes: [UInt8], _ id: String) -> [UInt8] {
    Array(
      String(decoding: bytes, as: UTF8.self).replacing(id, with: "d0000000000000000").utf8)
  }

  /// The lines of both TEI files that differ, but for what tells of the source file.
  var differencesOfTEI: [String] {
    Self.differences(first.tei, second.tei) { line in
      line.contains(" type=\"file\">") || line.contains("<title type=\"sub\"")
        || line.contains("<note type=\"mediaType\">")
    }
  }

  /// The lines of both JSON files that differ, but for the source file, columns in it, places in
  /// containers and what ingest found.
  var differencesOfJSON: [String] {
    let findings = [
      "format_mismatch", "encoding_", "undecodable_bytes", "part_missing", "boilerplate_left_out",
      "page_",
    ]
    return Self.differences(Self.cleaned(first.json), Self.cleaned(second.json)) { line in
      line.contains("\"sha256\":") || line == "]" || line.hasPrefix("\"findings\":[")
        || findings.contains { line.contains("\"code\":\"\($0)") }
    }
  }

  /// JSON without the members that the TEI cannot give back.
  private static func cleaned(_ json: [UInt8]) -> [UInt8] {
    let text = String(decoding: json, as: UTF8.self)
    let member = /"(sourceColumn|part|paragraph|box)":("[^"]*"|[0-9]+|\[[0-9,]*\]),?/
    return Array(text.replacing(member, with: "").utf8)
  }

  private static func differences(
    _ first: [UInt8], _ second: [UInt8], isExpected: (Substring) -> Bool
  ) -> [String] {
    func lines(_ bytes: [UInt8]) -> [Substring] {
      String(decoding: bytes, as: UTF8.self).split(separator: "\n").filter { !isExpected($0) }
    }
    return lines(second).difference(from: lines(first)).map { change in
      switch change {
      case .insert(_, let line, _): "+ \(line)"
      case .remove(_, let line, _): "- \(line)"
      }
    }
  }
}
