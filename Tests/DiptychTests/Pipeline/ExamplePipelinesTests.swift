import Foundation
import Testing

@testable import Diptych

/// The pipelines in `Examples`, from documents in a folder to files in an archive.
@Suite struct ExamplePipelinesTests {
  private static let folder = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Examples")

  private static let documents = [
    "hans.txt": """
    关于开放图书馆的通知

    一、时间
    上海图书馆自5月6日起每天上午九点开门。

    二、联系人
    上海市图书馆办公室。

    Notice on the Opening of the Library

    I. Time
    From May 6 the Shanghai Library opens at nine o'clock every morning.
    """,
    "hant.txt": """
    關於開放圖書館的通知

    一、時間
    圖書館自5月6日起每天上午九點開門。
    """,
    "english.txt": """
    Notice on the Opening of the Library

    From May 6 the library opens at nine o'clock every morning.
    """,
  ]

  /// The names of what a pipeline makes of the documents.
  private func names(_ example: String) throws -> [String] {
    let run = try TestRun(Self.documents, registry: StageRegistry())
    let code = run.answer(
      "run", "--config", Self.folder.appending(path: example + "/pipeline.json").path, "--input",
      run.path("input"), "--output", run.path("output"), "--log-format", "text", "--in-process")
    #expect(code == 0)
    #expect(try run.files(below: "output/quarantine").isEmpty)
    return try run.files(below: "output/data").keys.sorted()
  }

  private func expected(_ suffixes: String...) -> [String] {
    Self.documents.keys.flatMap { name in suffixes.map { "\(name).\($0)" } }.sorted()
  }

  @Test("The one for translators makes all kinds of files, of documents in every language")
  func translators() throws {
    let names = try names("Translators")
    let documents = expected("tei.xml", "json", "untranslated.csv")
    #expect(Set(names).isSuperset(of: documents))
    let rest = Set(names).subtracting(documents)
    #expect(rest.filter { $0.hasPrefix("english") } == ["english.txt.en.zh-Hant.xlf"])
    #expect(rest.filter { $0.hasPrefix("hant") } == ["hant.txt.zh-Hant.en.xlf"])
    #expect(
      rest.filter { $0.hasPrefix("hans") }.sorted() == [
        "hans.txt.terms.csv", "hans.txt.terms.tbx", "hans.txt.tmx", "hans.txt.zh-Hans.en.xlf",
      ])
  }

  @Test(
    "The one for old formats", .enabled(if: Tool("soffice") != nil, "LibreOffice is not installed"))
  func oldFormats() throws {
    #expect(try names("OldFormats") == expected("tei.xml", "json"))
  }

  @Test(
    "The one with programs",
    .enabled(if: Tool("jq") != nil && Tool("python3") != nil, "jq or Python is not installed"))
  func stages() throws {
    #expect(try names("Stages") == expected("tei.xml", "json"))
  }
}
