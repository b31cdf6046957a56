import Foundation
import Testing

@testable import Diptych

@Suite struct InspectTests {
  private static let golden = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Golden")

  private func inspect(
    _ file: String, _ options: String..., language: String = "en"
  ) throws -> (status: Int32, output: String) {
    let tool = try #require(BuiltTool.path("diptych"))
    let config = Self.golden.appending(path: "pipeline.json").path
    return try Tool(at: "/usr/bin/env").run(
      ["DIPTYCH_LANGUAGE=\(language)", tool, "inspect", file, "--config", config]
        + options)
  }

  @Test("A person sees each block with its language, kind, level and why, and the pairs")
  func letter() throws {
    let file = Self.golden.appending(path: "letter/input.txt").path
    let (status, output) = try inspect(file)
    #expect(status == 0)
    try GoldenFile("letter/inspect.txt").compare(Array(output.utf8))
  }

  @Test("Without reasons each block is one line, and colours are for those who ask")
  func brief() throws {
    let file = Self.golden.appending(path: "bulletin/input.txt").path
    let (_, plain) = try inspect(file, "--brief")
    let (_, coloured) = try inspect(file, "--brief", "--color", "always")
    #expect(!plain.contains("\u{1B}"))
    #expect(coloured.contains("\u{1B}[36mzh-Hant\u{1B}[0m"))
    #expect(!plain.contains("ideographs"))
    let blocks = plain.split(separator: "\n").filter { $0.contains("  line ") }
    let count = String(decoding: try Data(contentsOf: URL(filePath: file)), as: UTF8.self)
      .split(separator: "\n").count
    #expect(blocks.count == count)
  }

  @Test("The reasons are told in Chinese, the words of machines stay")
  func chinese() throws {
    let file = Self.golden.appending(path: "letter/input.txt").path
    let (_, output) = try inspect(file, language: "zh")
    #expect(output.contains("公文：发文字号"))
    #expect(output.contains("  段落  "))
    #expect(output.contains("zh-Hans"))
    #expect(!output.contains("letter:"))
  }

  @Test("A file over the limit is told as such")
  func tooLarge() throws {
    let folder = try TemporaryFolder()
    let settings =
      #"{"diptych": 1, "limits": {"maximumInputBytes": 9}, "stages": [{"stage": "ingest"}]}"#
    let (config, file) = (folder.path + "/pipeline.json", folder.path + "/ten.txt")
    try Data(settings.utf8).write(to: URL(filePath: config))
    try Data("ten bytes\n".utf8).write(to: URL(filePath: file))
    let tool = Tool(at: try #require(BuiltTool.path("diptych")))
    for verb in ["inspect", "convert"] {
      let (status, output) = try tool.run([verb, file, "--config", config])
      #expect(status == 3)
      #expect(output.contains("ten.txt: limit_exceeded: the file has more than the 9 bytes"))
    }
  }

  @Test("A broken file ends with its failure, a missing one with 66")
  func broken() throws {
    let folder = try TemporaryFolder()
    let file = folder.path + "/broken.txt"
    try Data([0xFF, 0xFE, 0x00, 0xD8, 0x41]).write(to: URL(filePath: file))
    let (status, output) = try inspect(file)
    #expect(status == 3)
    #expect(output.contains("broken.txt: decode_failed"))
    #expect(try inspect(folder.path + "/none.txt").status == 66)
  }
}
