import Testing

@testable import Diptych

@Suite struct GivenTitleTests {
  @Test(
    "What programs write into a file for a title is none",
    arguments: [
      "Microsoft Word - 通知2", "(anonymous)", " Untitled-1", "文档1", "PowerPoint 演示文稿",
      "PowerPoint Presentation",
      "report final.DOCX", "会议纪要.wps", "Slide 1", "(no subject)", "",
    ])
  func made(title: String) { #expect(GivenTitle.byPerson(title) == nil) }

  @Test(
    "A title that a person gave stays as it is",
    arguments: [
      "Microsoft Word for Beginners", "关于放假的通知", "Version 2.0", "(Draft) Rules", "Untitled Poems",
      "Mr. Wu", "2024", "文件管理办法",
    ])
  func given(title: String) { #expect(GivenTitle.byPerson(title) == title) }

  @Test("A page without a title of its own goes by its name")
  func document() throws {
    let page = Array("<html><head><title>Untitled Document</title></head><p>甲</p></html>".utf8)
    #expect(try Document.ingested(page, path: "a.html").metadataTitle == nil)
  }
}
