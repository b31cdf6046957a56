import TestSupport
import Testing

@testable import Diptych

@Suite struct HostileOFDTests {
  private func failure(
    _ entries: [ZIPWriter.Entry], limits: Limits = Limits()
  ) -> StageFailure? {
    #expect(throws: StageFailure.self) {
      try Document.ingested(
        ZIPWriter(entries).bytes, path: "a.ofd", context: StageContext(limits: limits))
    }
  }

  private static var sound: TestOFD {
    var file = TestOFD()
    file.add(TestOFD.text("参加人数达到三千人。", y: 50))
    return file
  }

  @Test("A file whose parts are missing, broken or encrypted is refused by its fault")
  func parts() {
    let sound = Self.sound.entries
    #expect(failure([sound[0]])?.message == "part 'Doc_0/Document.xml' is missing")
    #expect(
      failure(Array(sound[0...1]))?.message == "'OFD.xml' names no document that has pages")
    #expect(failure([ZIPWriter.Entry("OFD.xml", "<a/>")])?.code == "corrupt_container")
    #expect(failure([ZIPWriter.Entry("OFD.xml", "<a>")])?.code == "corrupt_markup")
    let dtd = "<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>"
    #expect(failure([ZIPWriter.Entry("OFD.xml", dtd)])?.code == "dtd_forbidden")
    #expect(
      failure([sound[0], sound[1], ZIPWriter.Entry("Doc_0/Pages/0/C.xml", dtd)])?.code
        == "dtd_forbidden")
    #expect(
      failure(sound + [ZIPWriter.Entry("Encryptions.xml", "<a/>")])?.message
        == "part 'Encryptions.xml' says that the file is encrypted")
    let root =
      "<OFD xmlns='http://www.ofdspec.org/2016'><DocBody><DocRoot>../a</DocRoot></DocBody></OFD>"
    #expect(failure([ZIPWriter.Entry("OFD.xml", root)])?.code == "corrupt_container")
    var empty = TestOFD()
    empty.add("<ofd:ImageObject/>")
    #expect(failure(empty.entries)?.code == "no_text")
  }

  @Test("A page that is not there is told")
  func missingPage() throws {
    var file = Self.sound
    file.add(TestOFD.text("第二页的内容在这里。", y: 50))
    let entries = file.entries.filter { $0.name != Array("Doc_0/Pages/0/C.xml".utf8) }
    let document = try Document.ingested(ZIPWriter(entries).bytes, path: "a.ofd")
    #expect(document.texts == ["第二页的内容在这里。"])
    #expect(document.findings.map(\.code) == ["part_missing"])
  }

  @Test("Templates that name each other and themselves, or none, come to an end")
  func templates() throws {
    var file = TestOFD()
    file.templates = [
      ("<ofd:Template TemplateID=\"t1\"/>", TestOFD.text("模板一的文字。", y: 30)),
      ("<ofd:Template TemplateID=\"t0\"/><ofd:Template TemplateID=\"t1\"/>", ""),
    ]
    file.add(
      TestOFD.text("参加人数达到三千人。", y: 60),
      before: "<ofd:Template TemplateID=\"t0\"/><ofd:Template TemplateID=\"t9\"/>")
    let document = try Document.ingested(file.bytes, path: "a.ofd")
    #expect(document.texts.count { $0 == "模板一的文字。" } == 1)
    #expect(document.findings.map(\.message) == ["the document names 't9', which is not there"])
  }

  @Test("A template on many pages cannot make text without end")
  func expansion() {
    var file = TestOFD()
    let line = TestOFD.text(String(repeating: "字", count: 500), y: 30)
    file.templates = [("", String(repeating: line, count: 20))]
    for _ in 0..<100 { file.add("", before: "<ofd:Template TemplateID=\"t0\"/>") }
    var limits = Limits()
    limits.maximumTextCharacters = 100_000
    #expect(failure(file.entries, limits: limits)?.code == "limit_exceeded")
    limits = Limits()
    limits.maximumPages = 99
    #expect(
      failure(file.entries, limits: limits)?.message
        == "the file has more than 99 pages; 'maximumPages' sets the limit")
  }

  @Test(
    "Wild numbers do no harm",
    arguments: [
      "X=\"1e308\" Y=\"nan\"", "X=\"99999999999\" Y=\"-99999999999\" DeltaX=\"g 4000000000 1\"",
      "DeltaX=\"g\" DeltaY=\"g 3\"", "DeltaX=\"g -5 1 g 5\"", "DeltaX=\"x y z\" X=\"\"",
    ])
  func numbers(code: String) throws {
    for attributes in [
      "", "CTM=\"1 0 0\"", "CTM=\"inf 0 0 1 0 0\"", "CTM=\"0 0 0 0 0 0\"", "HScale=\"0\"",
    ] {
      var file = Self.sound
      file.add(TestOFD.text("人数", y: 70, attributes: attributes, code: code))
      file.add(
        TestOFD.text("人数", y: 70, size: 999_999, attributes: attributes, code: code),
        before: "<ofd:Area><ofd:PhysicalBox>-5 nan 0 -3</ofd:PhysicalBox></ofd:Area>")
      #expect(try Document.ingested(file.bytes, path: "a.ofd").texts.contains("参加人数达到三千人。"))
    }
  }
}
