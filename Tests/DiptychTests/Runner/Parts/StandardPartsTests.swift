import Foundation
import TestSupport
import Testing

@testable import Diptych

/// Runs of the standard stages over files with documents in them.
@Suite struct StandardPartsTests {
  private static let pipeline = """
    { "diptych": 1, "languages": ["zh", "en"], "stages": [ { "stage": "ingest" },
      { "stage": "language-detection" }, { "stage": "heading-detection" },
      { "stage": "sectioning" }, { "stage": "segmentation" }, { "stage": "json-export" } ] }
    """

  private func run(_ files: [String: [UInt8]], pipeline: String = pipeline) throws -> TestRun {
    let run = try TestRun(pipeline: pipeline, registry: StageRegistry())
    for (name, content) in files { try run.put(name, content) }
    return run
  }

  private func parts(_ record: JSONValue?) -> [String] {
    (record?["parts"]?.elements ?? []).map { part in
      let code = part["error"]?["code"]?.string ?? part["reason"]?.string
      return [part["name"]?.string, part["status"]?.string, code].compactMap { $0 }
        .joined(separator: " ")
    }
  }

  private static let english = "The library opens its new reading room on Monday.\n"
  private static let chinese = "图书馆新的阅览室星期一开放，欢迎市民前来参观。\n"

  /// An OpenDocument text with one paragraph.
  private static func openDocument(_ text: String) -> [UInt8] {
    let content = """
      <office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" \
      xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:text>\
      <text:p>\(text)</text:p></office:text></office:body></office:document-content>
      """
    return ZIPWriter([
      .init("mimetype", "application/vnd.oasis.opendocument.text"), .init("content.xml", content),
    ]).bytes
  }

  /// A mail with a text and attachments.
  private static func mail(_ attachments: [(type: String, name: String, content: [UInt8])])
    -> String
  {
    var mail = """
      From: Li Wen <li.wen@library.example>\r
      To: friends@library.example\r
      Date: Tue, 21 May 2019 09:30:00 +0800\r
      Subject: =?UTF-8?B?\(Base64.encode(Array("阅览室开放".utf8)))?=\r
      MIME-Version: 1.0\r
      Content-Type: multipart/mixed; boundary="edge"\r
      \r
      --edge\r
      Content-Type: text/plain; charset=utf-8\r
      Content-Transfer-Encoding: 8bit\r
      \r
      Dear friends,\r
      \r
      please find the announcement in both languages attached.\r
      \r

      """
    for (type, name, content) in attachments {
      mail += """
        --edge\r
        Content-Type: \(type)\r
        Content-Disposition: attachment; filename="\(name)"\r
        Content-Transfer-Encoding: base64\r
        \r
        \(Base64.encode(content))\r

        """
    }
    return mail + "--edge--\r\n"
  }

  @Test("A mail, its text and its attachments are documents of their own through a whole run")
  func mail() throws {
    let zip = ZIPWriter([
      .init("zh/announcement.txt", Self.chinese), .init("picture.gif", "GIF89a and more"),
    ]).bytes
    let mail = Self.mail([
      (
        "application/vnd.oasis.opendocument.text", "announcement.odt",
        Self.openDocument("The reading room opens on Monday, and everybody is welcome.")
      ),
      ("text/plain; charset=utf-8", "notice.txt", Array(Self.chinese.utf8)),
      ("image/png", "logo.png", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]),
      (
        "application/vnd.oasis.opendocument.text", "broken.odt",
        Array(Self.openDocument("lost").dropLast(60))
      ),
      ("application/zip", "papers.zip", zip),
      (
        "message/rfc822", "inner.eml",
        Array(Self.mail([("text/plain", "deep.txt", Array(Self.english.utf8))]).utf8)
      ),
    ])
    let run = try run(["in/letter.eml": Array(mail.utf8), "plain.txt": Array(Self.english.utf8)])
    #expect(run.run() == 0)
    let record = try #require(try run.records()["in/letter.eml"])
    #expect(record["status"] == "processed")
    #expect(record["format"] == "message/rfc822")
    #expect(
      parts(record) == [
        "announcement.odt processed", "notice.txt processed",
        "logo.png skipped unsupported_format", "broken.odt failed corrupt_container",
        "papers.zip processed", "papers.zip/zh/announcement.txt processed",
        "papers.zip/picture.gif skipped unsupported_format", "inner.eml processed",
        "inner.eml/deep.txt processed",
      ])
    let files = try run.files(below: "output/data")
    #expect(
      files.keys.sorted() == [
        "in/letter.eml.json", "in/letter.eml/announcement.odt.json",
        "in/letter.eml/inner.eml.json", "in/letter.eml/inner.eml/deep.txt.json",
        "in/letter.eml/notice.txt.json", "in/letter.eml/papers.zip/zh/announcement.txt.json",
        "plain.txt.json",
      ])
    #expect(files["in/letter.eml.json"]?.contains("please find the announcement") == true)
    #expect(files["in/letter.eml.json"]?.contains("阅览室开放") == true)
    #expect(files["in/letter.eml/announcement.odt.json"]?.contains("everybody is welcome") == true)
    #expect(files["in/letter.eml/inner.eml/deep.txt.json"]?.contains("new reading room") == true)
    #expect(
      files["in/letter.eml/papers.zip/zh/announcement.txt.json"]?.contains("欢迎市民") == true)
    let codes = (record["findings"]?.elements ?? []).compactMap { $0["code"]?.string }
    #expect(codes.filter { $0 == "part_failed" }.count == 1)
    #expect(codes.filter { $0 == "part_skipped" }.count == 2)
    #expect(try run.report()["parts"] == .object(["processed": 6, "failed": 1, "skipped": 2]))
    #expect(run.run() == 0)
    #expect(try run.records()["in/letter.eml"]?["status"] == "unchanged")
    #expect(run.answer("verify", "--output", run.path("output")) == 0)
  }

  @Test("An archive of documents is a folder; what is wrong with an entry costs no other one")
  func archive() throws {
    var secret = ZIPWriter.Entry("secret.txt", "x")
    secret.flags = 1
    let nested = ZIPWriter([.init("deep.txt", Self.english)]).bytes
    let zip = ZIPWriter([
      .init("公告/a.txt", Self.chinese), .init("a.txt", Self.english), .init("a.txt", Self.english),
      secret, .init("../up.txt", Self.english), .init("nested.zip", nested), .init(".git", "x"),
      .init("text.odt", Self.openDocument("Everybody is welcome to come and read.")),
    ]).bytes
    let run = try run(["papers.zip": zip])
    #expect(run.run() == 0)
    let record = try #require(try run.records()["papers.zip"])
    #expect(record["status"] == "processed")
    #expect(
      parts(record) == [
        "公告/a.txt processed", "a.txt processed", "a~2.txt processed", "secret.txt failed encrypted",
        "../up.txt failed unsafe_path", "nested.zip failed zip_bomb", ".git skipped hidden_name",
        "text.odt processed",
      ])
    #expect(try run.files(below: "output/data").count == 4)
    try run.setPipeline(
      Self.pipeline.replacing(
        "\"stages\"", with: "\"limits\": {\"maximumArchiveDepth\": 2}, \"stages\""))
    #expect(run.run() == 0)
    #expect(parts(try run.records()["papers.zip"]).contains("nested.zip/deep.txt processed"))
  }

  @Test("An archive in which nothing can be read is in quarantine by its first failure")
  func lost() throws {
    var secret = ZIPWriter.Entry("secret.txt", "x")
    secret.flags = 1
    let run = try run([
      "secret.zip": ZIPWriter([secret]).bytes, "empty.zip": ZIPWriter([]).bytes,
      "pictures.zip": ZIPWriter([.init("a.gif", "GIF89a and more")]).bytes,
    ])
    #expect(run.run() == 3)
    let records = try run.records()
    #expect(records["secret.zip"]?["error"]?["code"] == "encrypted")
    #expect(records["empty.zip"]?["error"]?["message"] == "the archive has no files in it")
    #expect(records["pictures.zip"]?["reason"] == "unsupported_format")
  }

  @Test("Two entries that are two languages of one text are one document")
  func pairs() throws {
    let zip = ZIPWriter([
      .init("notice.en.txt", Self.english), .init("notice.zh.txt", Self.chinese),
      .init("en/a.txt", Self.english), .init("zh/a.txt", Self.chinese),
      .init("x_CN.txt", Self.english), .init("x_EN.txt", Self.english),
      .init("y_CN.txt", Self.chinese), .init("y_EN.txt", ""), .init("z.txt", Self.english),
    ]).bytes
    let run = try run(["papers.zip": zip])
    #expect(run.run() == 0)
    let record = try #require(try run.records()["papers.zip"])
    #expect(
      parts(record) == [
        "notice.zh.txt processed", "notice.en.txt processed", "zh/a.txt processed",
        "en/a.txt processed", "x_CN.txt processed", "x_EN.txt processed", "y_CN.txt processed",
        "y_EN.txt failed empty_input", "z.txt processed",
      ])
    #expect(
      try run.files(below: "output/data/papers.zip").keys.sorted() == [
        "notice.zh.txt.json", "x_CN.txt.json", "x_EN.txt.json", "y_CN.txt.json", "z.txt.json",
        "zh/a.txt.json",
      ])
    let parts = record["parts"]?.elements ?? []
    #expect(parts[0]["mergedFrom"] == "notice.en.txt")
    #expect(parts[1]["mergedInto"] == "notice.zh.txt")
    #expect(parts[0]["id"] == parts[1]["id"])
    #expect(parts[2]["mergedFrom"] == "en/a.txt")
    #expect(parts[4]["mergedFrom"] == nil)
    let codes = (parts[4]["findings"]?.elements ?? []).compactMap { $0["code"]?.string }
    #expect(codes.contains("pair_apart"))
    for part in parts {
      guard let name = part["name"]?.string, part["error"] == nil else { continue }
      let told = try #require(PartOutcome(answer: part), "\(name)")
      #expect(
        told.pair?.isLeft
          == (part["mergedFrom"] != nil ? true : part["mergedInto"] != nil ? false : nil))
    }
    #expect(run.run() == 0)
    #expect(try run.records()["papers.zip"]?["status"] == "unchanged")
  }

  @Test("Where an entry of a pair fails, the other one is taken alone")
  func pairLimits() throws {
    let zip = ZIPWriter([
      .init("a.en.txt", Self.english), .init("a.zh.txt", Self.chinese),
    ]).bytes
    let pipeline = Self.pipeline.replacing(
      "\"stages\"", with: "\"limits\": { \"maximumExpandedBytes\": 60 }, \"stages\"")
    let run = try run(["papers.zip": zip], pipeline: pipeline)
    #expect(run.run() == 0)
    let record = try run.records()["papers.zip"]
    #expect(parts(record).contains("a.zh.txt failed zip_bomb"))
    #expect(parts(record).contains("a.en.txt processed"))
  }
}
