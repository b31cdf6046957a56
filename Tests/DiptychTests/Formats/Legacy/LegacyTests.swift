import Foundation
import Testing

@testable import Diptych

/// Files of old office formats, and the converters that the settings name for them.
@Suite struct LegacyTests {
  /// The settings of ingest with one converter that runs a script; `$1` is the file, `$2` the result.
  private func settings(
    _ script: String, result: String = "txt", formats: [String] = ["doc"]
  ) -> Ingest.Configuration {
    var converter = Converter()
    converter.formats = formats
    converter.command = ["sh", "-c", script, "sh", "{input}", "{output}"]
    converter.result = result
    var settings = Ingest.Configuration()
    settings.converters = [converter]
    return settings
  }

  private static let word = OLEFile.bytes(["WordDocument"])

  private func failure(
    _ script: String, result: String = "txt", limits: Limits = Limits()
  ) -> StageFailure? {
    #expect(throws: StageFailure.self) {
      try Document.ingested(
        Self.word, path: "a.doc", settings: settings(script, result: result),
        context: StageContext(limits: limits))
    }
  }

  @Test(
    "The format is told by the stream that holds the text",
    arguments: [
      (["\u{1}CompObj", "WordDocument", "1Table"], LegacyFormat.doc), (["Workbook"], .xls),
      (["Book"], .xls), (["Current User", "a", "b", "c", "PowerPoint Document"], .ppt),
    ])
  func formats(streams: [String], format: LegacyFormat) throws {
    let content = OLEFile.bytes(streams)
    #expect(try MediaType.ofBinary(content, limits: Limits()) == .legacy(format))
    for ending in format.extensions {
      #expect(MediaType.expected(byName: Array("a.\(ending)".utf8)) == .legacy(format))
    }
  }

  @Test("Other containers, and damaged ones, are of no such format")
  func others() throws {
    let unknown = MediaType.unsupported("an OLE container of an unknown kind")
    #expect(try MediaType.ofBinary(OLEFile.bytes([]), limits: Limits()) == unknown)
    #expect(try MediaType.ofBinary(OLEFile.bytes(["Contents"]), limits: Limits()) == unknown)
    for count in 8..<Self.word.count {
      let cut = Array(Self.word.prefix(count))
      #expect(try MediaType.ofBinary(cut, limits: Limits()) != .plainText)
    }
    for offset in 8..<Self.word.count where Self.word[offset] != 0 {
      for value: UInt8 in [0, 1, 0x7F, 0xFE] {
        var damaged = Self.word
        damaged[offset] = value
        _ = try MediaType.ofBinary(damaged, limits: Limits())
      }
    }
  }

  @Test("Without a converter a file is refused, with the hint")
  func none() {
    let failure = #expect(throws: StageFailure.self) {
      try Document.ingested(Self.word, path: "a.doc")
    }
    #expect(failure?.code == "unsupported_format")
    #expect(
      failure?.message == "the file is a document of Word (DOC), which takes a converter; name one "
        + "in 'converters' of ingest")
    let other = #expect(throws: StageFailure.self) {
      try Document.ingested(
        OLEFile.bytes(["Workbook"]), path: "a.xls", settings: settings("exit 1"))
    }
    #expect(other?.code == "unsupported_format")
  }

  @Test("What a converter makes is read by the reader of its own format")
  func result() throws {
    let document = try Document.ingested(
      Self.word, path: "a.doc",
      settings: settings("printf '<html><h1>通知</h1><p>正文</p></html>' > \"$2\"", result: "html"))
    #expect(document.texts == ["通知", "正文"])
    #expect(document.blocks[0].layout.markupHeadingLevel == 1)
    let form = try #require(document.source.form)
    #expect(form.mediaType == "application/msword")
    #expect(form.extractor?.hasPrefix("sh, ") == true)
    #expect(form.encoding == nil)
    #expect(document.findings.isEmpty)
  }

  @Test("What a converter prints is read as text; its lines are nobody's")
  func printed() throws {
    let document = try Document.ingested(
      Self.word, path: "a.doc",
      settings: settings("printf 'One paragraph.\\n\\nAnother one.\\n'", result: ""))
    #expect(document.texts == ["One paragraph.", "Another one."])
    #expect(document.blocks.allSatisfy { $0.line == nil })
    #expect(document.source.form?.extractor == "sh")
    #expect(document.source.form?.decoded.isEmpty == true)
  }

  @Test("A converter gets a copy in a private folder, which is gone afterwards")
  func folder() throws {
    let script = """
      cmp -s "$1" "$3"; stat -c %a . > "$2"; pwd >> "$2"; echo "$HOME" >> "$2"; echo "$1" >> "$2"
      """
    let document = try Document.ingested(
      Self.word, path: "-rf.doc", settings: settings(script))
    let lines = document.texts.joined(separator: "\n").split(whereSeparator: \.isWhitespace)
      .map { String($0) }
    #expect(lines.count == 4)
    #expect(lines.first == "700")
    #expect(lines[2] == lines[1] + "/home")
    #expect(lines[3] == lines[1] + "/document.doc")
    #expect(!FileManager.default.fileExists(atPath: lines[1]))
  }

  @Test("A converter that fails, or makes nothing, is named")
  func failures() {
    #expect(failure("exit 3")?.code == "stage_failed")
    #expect(
      failure("exit 3")?.message
        == "the converter 'sh' gave up with code 3; the file may be damaged")
    #expect(failure("kill -9 $$")?.code == "crash")
    for script in ["exit 0", ": > \"$2\"", "mkdir \"$2\"", "ln -s /etc/passwd \"$2\""] {
      #expect(
        failure(script)?.message
          == "the converter 'sh' made nothing of the file, which may be damaged")
    }
    #expect(failure("exit 0", result: "")?.code == "stage_failed")
    #expect(failure("cp \"$1\" \"$2\"", result: "doc")?.code == "unsupported_format")
  }

  @Test("The limits of external programs hold for converters")
  func limits() {
    var limits = Limits()
    limits.maximumStageSeconds = 0.5
    #expect(failure("sleep 60 & sleep 60", limits: limits)?.code == "timeout")
    limits = Limits()
    limits.maximumExternalBytes = 4096
    #expect(failure("yes", limits: limits)?.code == "output_limit")
    #expect(
      failure("head -c 5000 /dev/zero | tr '\\0' a > \"$2\"", limits: limits) != nil)
  }

  // MARK: - Settings

  private func problem(_ converter: String) throws -> String {
    let file = """
      { "diptych": 1, "stages": [
        { "stage": "ingest",
          "converters": [ \(converter) ] } ] }
      """
    let error = #expect(throws: PipelineError.self) {
      try Pipeline(
        Array(file.utf8), file: "pipeline.json", folder: ".", registry: StageRegistry())
    }
    return error.map { "\($0)" } ?? ""
  }

  @Test("Settings that cannot work are refused with their place and what is meant")
  func refused() throws {
    let command = #""command": ["a", "{input}"]"#
    #expect(
      try problem("{ \"formats\": [\"dox\"], \(command) }").contains("pipeline.json:3:"))
    #expect(try problem("{ \"formats\": [\"dox\"], \(command) }").contains("'doc'"))
    #expect(try problem("{ \"formats\": [\"doc\"], \"comand\": [] }").contains("'command'"))
    #expect(try problem("{ \(command) }").contains("'converters[0].formats' names no format"))
    for (command, words) in [
      ("[]", "names no program"), ("[\"../a\", \"{input}\"]", "an absolute path"),
      ("[\"a\", \"{inptu}\"]", "did you mean '{input}'?"),
      ("[\"a\"]", "does not say where '{input}'"),
    ] {
      #expect(
        try problem("{ \"formats\": [\"doc\"], \"command\": \(command) }").contains(words),
        "\(command)")
    }
    #expect(
      try problem("{ \"formats\": [\"doc\"], \(command), \"result\": \"../x\" }").contains(
        "at most 8 of a-z and 0-9"))
  }

  private func pipeline(_ program: String) -> String {
    """
    { "diptych": 1, "stages": [ { "stage": "ingest", "converters": [
      { "formats": ["doc"], "command": ["\(program)", "{input}"] } ] },
      { "stage": "json-export" } ] }
    """
  }

  @Test("A program that is not installed is told by check, and no run begins")
  func missing() throws {
    let run = try TestRun(
      ["a.txt": "Alpha.\n"], pipeline: pipeline("no-such-converter"), registry: StageRegistry())
    #expect(run.run(verb: "check") == 69)
    #expect(run.run() == 69)
    try run.setPipeline(pipeline("cat"))
    #expect(run.run(verb: "check") == 0)
    #expect(run.run() == 0)
  }

  @Test("Another version of a program is another fingerprint")
  func fingerprint() throws {
    let folder = try TemporaryFolder()
    let program = try folder.write(Array("#!/bin/sh\n".utf8), to: "converter")
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: program)
    func settings() throws -> String {
      try Pipeline(
        Array(pipeline(program).utf8), file: "pipeline.json", folder: ".",
        registry: StageRegistry()
      ).description.settingsSHA256
    }
    let before = try settings()
    #expect(try settings() == before)
    try FileManager.default.setAttributes(
      [.modificationDate: Date(timeIntervalSince1970: 1_500_000_000)], ofItemAtPath: program)
    #expect(try settings() != before)
  }

  // MARK: - Real converters

  @Test("A document of Word through antiword", .enabled(if: ExternalPrograms().has("antiword")))
  func antiword() throws {
    var converter = Converter()
    converter.formats = ["doc"]
    converter.command = ["antiword", "-w", "0", "{input}"]
    var settings = Ingest.Configuration()
    settings.converters = [converter]
    let document = try Document.ingested(
      FormatComparison.file("bulletin-libreoffice.doc"), path: "bulletin.doc", settings: settings)
    #expect(document.texts.contains("临江市对外交流工作简报"))
    #expect(document.blocks.count > 30)
  }

  @Test("A document of Word through LibreOffice", .enabled(if: ExternalPrograms().has("soffice")))
  func libreOffice() throws {
    var converter = Converter()
    converter.formats = ["doc"]
    converter.command = [
      "soffice", "--headless", "--convert-to", "odt", "--outdir", "{outputFolder}", "{input}",
    ]
    converter.result = "odt"
    var settings = Ingest.Configuration()
    settings.converters = [converter]
    let document = try Document.ingested(
      FormatComparison.file("bulletin-libreoffice.doc"), path: "bulletin.doc", settings: settings)
    #expect(document.texts.contains("临江市对外交流工作简报"))
    #expect(document.blocks.count { $0.layout.markupHeadingLevel != nil } == 22)
    #expect(document.source.form?.extractor?.hasPrefix("soffice") == true)
  }
}
