import TestSupport
import Testing

@testable import Diptych

@Suite struct OFDTests {
  private func ingested(_ file: TestOFD, limits: Limits = Limits()) throws -> Document {
    try Document.ingested(file.bytes, path: "a.ofd", context: StageContext(limits: limits))
  }

  private func page(_ content: String...) throws -> Document {
    var file = TestOFD()
    file.add(content.joined())
    return try ingested(file)
  }

  private static let first = "全市各级外事部门认真落实工作要求，组织开展多种形式的交流活动，"
  private static let second = "参加人数达到三千人。"

  @Test("Objects in any order become lines, and lines paragraphs, which know where they stand")
  func lines() throws {
    let line = "有关部门和单位积极参与其中并且提出许多意见建议得到了采纳以及落实，"
    let document = try page(
      TestOFD.text(Self.second, y: 64), TestOFD.text(Self.first, x: 38, y: 50),
      TestOFD.text(line, y: 57), TestOFD.text(Self.first, x: 38, y: 71),
      TestOFD.text(line, y: 78), TestOFD.text(Self.second, y: 85))
    #expect(document.texts == Array(repeating: Self.first + line + Self.second, count: 2))
    let position = try #require(document.blocks[0].position)
    #expect(position.page == 1)
    // The text area begins 30 mm from the left, the letters of the first line 50.5 mm from the top.
    #expect(position.box?.x == 85)
    #expect(position.box?.y == 143)
    #expect(document.source.form?.mediaType == "application/ofd")
    #expect(document.source.form?.pages == 1)
  }

  @Test("Words of Latin letters keep their spaces, or get those that only gaps show")
  func spaces() throws {
    #expect(
      try page(TestOFD.text("One two six", y: 50, code: "X=\"0\" Y=\"4\" DeltaX=\"g 10 2\"")).texts
        == ["One two six"])
    #expect(
      try page(TestOFD.text("onetwo", y: 50, code: "X=\"0\" Y=\"4\" DeltaX=\"2 2 3.5 1 3\"")).texts
        == ["one two"])
  }

  @Test("A wide gap parts a line, so that columns are read one after the other")
  func gap() throws {
    let left = "DeltaX=\"4 4 60 4 4\""
    let document = try page(TestOFD.text("甲乙丙丁戊己", y: 50, code: "X=\"0\" Y=\"4\" " + left))
    #expect(document.texts.joined(separator: " ").contains("甲乙丙 丁戊己"))
  }

  @Test("A step down begins a line, and text goes on where the one before it ended")
  func steps() throws {
    let object = """
      <ofd:TextObject ID="1" Boundary="30 50 100 20" Font="1" Size="4"><ofd:TextCode X="0" Y="4" DeltaX="4 4 -8 4" DeltaY="0 0 6 0">市外办公室</ofd:TextCode><ofd:TextCode>主任。</ofd:TextCode></ofd:TextObject>
      """
    #expect(
      try page(object, TestOFD.text("市长在讲话中对外事工作提出要求。", y: 90)).texts.prefix(2)
        == ["市外办", "公室主任。"])
  }

  @Test("A matrix moves and stretches; the size on the page tells headings")
  func matrix() throws {
    var file = TestOFD()
    for number in 0..<3 {
      let y = Double(40 + 60 * number)
      file.add(
        TestOFD.text("友城往来", x: 0, y: 0, attributes: "CTM=\"2 0 0 2 30 \(y)\"")
          + TestOFD.text(Self.first, y: y + 20) + TestOFD.text(Self.second, y: y + 26))
    }
    let document = try ingested(file)
    #expect(document.blocks.filter { $0.layout.markupHeadingLevel == 1 }.map(\.text).count == 3)
    #expect(document.texts.count { $0 == "友城往来" } == 3)
  }

  @Test(
    "What is drawn, hidden or slanted is left out",
    arguments: [
      TestOFD.text("内部资料", y: 100, attributes: "CTM=\"0.7 0.7 -0.7 0.7 0 0\""),
      TestOFD.text("内部资料", y: 100, attributes: "Visible=\"false\""),
      "<ofd:PageBlock Visible=\"false\">\(TestOFD.text("内部资料", y: 100))</ofd:PageBlock>",
      "<ofd:PathObject><ofd:Clips><ofd:Clip><ofd:Area>\(TestOFD.text("内部资料", y: 100))</ofd:Area></ofd:Clip></ofd:Clips></ofd:PathObject>",
      "<ofd:ImageObject ResourceID=\"3\"/>",
      TestOFD.text("内部资料", y: 100, size: 0), "<ofd:TextCode X=\"1\" Y=\"1\">内部资料</ofd:TextCode>",
    ])
  func leftOut(content: String) throws {
    #expect(try page(TestOFD.text(Self.second, y: 50), content).texts == [Self.second])
  }

  @Test("Templates stand on their pages; what they repeat on many is a running head")
  func templates() throws {
    var file = TestOFD()
    file.templates = [("", TestOFD.text("临江市人民政府文件", y: 30))]
    let template = "<ofd:Template TemplateID=\"t0\"/>"
    file.add(TestOFD.text(Self.second, y: 60), before: template)
    #expect(try ingested(file).texts == ["临江市人民政府文件", Self.second])
    for number in 0..<4 {
      file.add(TestOFD.text("第\(number)项工作已经完成。", y: 60), before: template)
    }
    let document = try ingested(file)
    #expect(document.texts.count { $0.contains("文件") } <= 1)
    #expect(document.blocks.flatMap(\.pages).map(\.number) == [1, 2, 3, 4, 5])
  }

  @Test("Metadata, bookmarks as headings, and attachments as documents of their own")
  func document() throws {
    var file = TestOFD()
    file.info =
      "<ofd:Title> 简报 </ofd:Title><ofd:Author>王</ofd:Author><ofd:CreationDate>2019-05-21T08:00:00</ofd:CreationDate>"
    file.document = """
      <ofd:Outlines>\(["甲", "乙"].enumerated().map { "<ofd:OutlineElem Title=\"\($1)节\"><ofd:Actions><ofd:Action Event=\"CLICK\"><ofd:Goto><ofd:Dest Type=\"XYZ\" PageID=\"p\($0)\"/></ofd:Goto></ofd:Action></ofd:Actions></ofd:OutlineElem>" }.joined())</ofd:Outlines><ofd:Attachments>Attachs/Attachments.xml</ofd:Attachments>
      """
    file.parts = [
      (
        "Doc_0/Attachs/Attachments.xml",
        """
        <ofd:Attachments \(TestOFD.namespace)><ofd:Attachment Name="../名单" Format="TXT"><ofd:FileLoc>a.bin</ofd:FileLoc></ofd:Attachment><ofd:Attachment><ofd:FileLoc>/b/c.txt</ofd:FileLoc></ofd:Attachment><ofd:Attachment Name="x"><ofd:FileLoc>none</ofd:FileLoc></ofd:Attachment></ofd:Attachments>
        """
      ), ("Doc_0/Attachs/a.bin", "甲"), ("b/c.txt", "乙"),
    ]
    file.add(TestOFD.text("甲节", y: 40) + TestOFD.text(Self.second, y: 60))
    file.add(TestOFD.text("乙节", y: 40) + TestOFD.text(Self.second, y: 60))
    let document = try ingested(file)
    #expect(document.metadataTitle == "简报")
    #expect(document.source.form?.author == "王")
    #expect(document.source.form?.date == "2019-05-21")
    #expect(document.blocks.map(\.layout.markupHeadingLevel) == [1, nil, 1, nil])
    #expect(
      document.attachments.map { String(decoding: $0.name + [0x3D] + $0.content, as: UTF8.self) }
        == ["名单.txt=甲", "c.txt=乙"])
    #expect(
      document.findings.map(\.message) == ["the document names 'none', which is not there"])
  }

  @Test("Several documents in one file follow each other")
  func bodies() throws {
    var file = TestOFD()
    file.add(TestOFD.text(Self.second, y: 50))
    file.parts = [
      (
        "Doc_1/Document.xml",
        "<Document xmlns=\"http://www.ofdspec.org/2016\"><Pages><Page ID=\"1\" BaseLoc=\"C.xml\"/></Pages></Document>"
      ),
      (
        "Doc_1/C.xml",
        "<ofd:Page \(TestOFD.namespace)>\(TestOFD.text("第二份文件的内容。", y: 80))</ofd:Page>"
      ),
    ]
    var entries = file.entries
    entries[0] = ZIPWriter.Entry(
      "OFD.xml",
      "<OFD xmlns=\"http://www.ofdspec.org/2016\"><DocBody><DocRoot>Doc_0/Document.xml</DocRoot></DocBody><DocBody><DocRoot>/Doc_1/Document.xml</DocRoot></DocBody></OFD>"
    )
    let document = try Document.ingested(ZIPWriter(entries).bytes, path: "a.ofd")
    #expect(document.texts == [Self.second, "第二份文件的内容。"])
    #expect(document.source.form?.pages == 2)
  }
}
