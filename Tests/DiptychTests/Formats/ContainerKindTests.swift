import TestSupport
import Testing

@testable import Diptych

@Suite struct ContainerKindTests {
  private func container(_ entries: ZIPWriter.Entry...) -> [UInt8] { ZIPWriter(entries).bytes }

  private func types(_ type: String) -> ZIPWriter.Entry {
    .init(
      "[Content_Types].xml",
      "<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'>"
        + "<Default Extension='rels' ContentType='application/xml'/>"
        + "<Override PartName='/main.xml' ContentType='\(type)'/></Types>")
  }

  private func kind(_ content: [UInt8]) throws -> MediaType? {
    try MediaType.ofBinary(content, limits: Limits())
  }

  @Test("A file of Office is known by the type of its main part", arguments: OfficeFormat.allCases)
  func office(format: OfficeFormat) throws {
    let content = container(types(format.mainType), .init("main.xml", "<x/>"))
    #expect(try kind(content) == .office(format))
    #expect(MediaType.office(format).name == format.mediaType)
    let name = Array("a.\(format.rawValue)".utf8)
    #expect(MediaType.expected(byName: name) == .office(format))
  }

  @Test("Types as other programs write them")
  func mainTypes() {
    #expect(
      OfficeFormat.docx.mainType
        == "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml")
    #expect(OfficeFormat.docm.mainType == "application/vnd.ms-word.document.macroEnabled.main+xml")
  }

  @Test("Other containers are known by their parts")
  func others() throws {
    #expect(
      try kind(container(types("application/x"))) == .unsupported("a container of Microsoft Office")
    )
    for (entry, name) in [
      (
        ZIPWriter.Entry("mimetype", "application/vnd.oasis.opendocument.formula"),
        "an OpenDocument file"
      )
    ] {
      #expect(try kind(container(entry)) == .unsupported(name))
    }
    #expect(try kind(container(.init("OFD.xml", "<x/>"))) == .ofd)
    #expect(try kind(container(.init("mimetype", "application/epub+zip"))) == .epub)
    #expect(try kind(container(.init("META-INF/container.xml", "<x/>"))) == .epub)
    #expect(try kind(container()) == .zipFile)
    #expect(try kind(container(.init("a.txt", "b"))) == .zipFile)
    #expect(try kind(Array("PK and more".utf8)) == nil)
  }

  private func failure(_ content: [UInt8], limits: Limits = Limits()) -> StageFailure? {
    #expect(throws: StageFailure.self) {
      try MediaType.ofBinary(content, limits: limits)
    }
  }

  @Test("A container that cannot be read is refused by its fault")
  func faults() {
    let whole = container(.init("a", "b"))
    #expect(failure(Array(whole.dropLast(30)))?.code == "corrupt_container")
    #expect(failure(container(types("x"), .init("../a", "b")))?.code == "unsafe_path")
    var limits = Limits()
    limits.maximumEntries = 1
    let bomb = failure(container(.init("a", ""), .init("b", "")), limits: limits)
    #expect(bomb?.code == "zip_bomb")
    #expect(
      bomb?.message == "the container has more than 1 entries; 'maximumEntries' sets the limit")
    var entry = types("x")
    entry.flags = 1
    #expect(failure(container(entry))?.code == "encrypted")
    #expect(failure(container(types("x"), types("x")))?.code == "corrupt_container")
    #expect(failure(container(.init("[Content_Types].xml", "<a>")))?.code == "corrupt_markup")
    let subset = failure(
      container(.init("[Content_Types].xml", "<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>")))
    #expect(subset?.code == "dtd_forbidden")
    limits = Limits()
    limits.maximumMarkupDepth = 1
    let deep = failure(container(.init("[Content_Types].xml", "<a><b/></a>")), limits: limits)
    #expect(deep?.code == "limit_exceeded")
    #expect(
      deep?.message == "elements of '[Content_Types].xml' are nested more than 1 deep; "
        + "'maximumMarkupDepth' sets the limit")
  }
}
