import Testing

@testable import Diptych

@Suite(.enabled(if: hasPoppler, "poppler-utils is not installed"))
struct PDFTests {
  private func ingested(_ file: TestPDF, limits: Limits = Limits()) throws -> Document {
    try Document.ingested(file.bytes, path: "a.pdf", context: StageContext(limits: limits))
  }

  private func failure(_ bytes: [UInt8], limits: Limits = Limits()) -> StageFailure? {
    #expect(throws: StageFailure.self) {
      try Document.ingested(bytes, path: "a.pdf", context: StageContext(limits: limits))
    }
  }

  @Test("Lines of Chinese are joined without a space, lines of English with one")
  func joins() throws {
    var file = TestPDF()
    file.add(
      ["今年以来，全市各级部门认真落实工作要求，组织开展了多种形式的交流活动，", "参加活动的人数达到三千人。"], y: 100)
    file.add(
      [
        "Since the beginning of the year all departments of the city have worked with care, and they",
        "have organised many kinds of exchanges.",
      ], y: 160)
    let document = try ingested(file)
    #expect(
      document.texts == [
        "今年以来，全市各级部门认真落实工作要求，组织开展了多种形式的交流活动，参加活动的人数达到三千人。",
        "Since the beginning of the year all departments of the city have worked with care, and they "
          + "have organised many kinds of exchanges.",
      ])
  }

  @Test("A paragraph that goes on over the page is one block, which knows where the page begins")
  func pages() throws {
    var file = TestPDF()
    let first =
      "The committee met for the third time this year and agreed on the plan for all of the"
    file.add([first], y: 780)
    file.addPage()
    file.add(["coming months."], y: 80)
    let block = try #require(try ingested(file).blocks.first)
    #expect(block.text == first + " coming months.")
    #expect(
      block.pages == [
        PageStart(offset: 0, number: 1), PageStart(offset: first.utf8.count + 1, number: 2),
      ])
    #expect(block.position?.page == 1)
    let box = try #require(block.position?.box)
    #expect((71...73).contains(box.x) && (765...775).contains(box.y))
  }

  @Test("Metadata, pages and the program that read the file are known")
  func metadata() throws {
    var file = TestPDF()
    file.add("Minutes", y: 100)
    file.information =
      "/Title <FEFF7EAA8981> /Author (Office of Trade) /CreationDate (D:20190521101500Z)"
    let form = try #require(try ingested(file).source.form)
    #expect(form.mediaType == "application/pdf")
    #expect(form.title == "纪要")
    #expect(form.author == "Office of Trade")
    #expect(form.date == "2019-05-21")
    #expect(form.pages == 1)
    #expect(form.extractor?.hasPrefix("poppler ") == true)
  }

  @Test("What the table of contents names is a heading of its level")
  func outline() throws {
    var file = TestPDF()
    file.add("1  Trade", y: 100)
    file.add("Exports grew in the first half of the year.", y: 130)
    file.add("2  Culture", y: 160)
    file.add("A festival took place in May.", y: 190)
    file.outline = [("Trade", 1), ("Culture", 1)]
    let levels = try ingested(file).blocks.map(\.layout.markupHeadingLevel)
    #expect(levels == [1, nil, 1, nil])
  }

  @Test("A page without text is a scan")
  func scan() {
    let failure = failure(TestPDF().bytes)
    #expect(failure?.code == "no_text")
    #expect(
      failure?.message
        == "the pages have no text, only pictures, as a scan has; recognizing characters is for a "
        + "program before ingest")
  }

  @Test("A damaged file is told")
  func damaged() {
    let failure = failure(Array("%PDF-1.7\nnothing of the kind\n%%EOF\n".utf8))
    #expect(failure?.code == "corrupt_container")
    #expect(failure?.message == "the file is damaged: poppler finds no pages in it")
  }

  @Test("A file that was cut off is read as far as it goes, or refused")
  func cut() throws {
    var file = TestPDF()
    file.add("Minutes of the meeting", y: 100)
    let bytes = file.bytes
    for count in stride(from: 8, to: bytes.count, by: 97) {
      do {
        let document = try Document.ingested(Array(bytes[..<count]), path: "a.pdf")
        #expect(document.texts == ["Minutes of the meeting"])
      } catch let failure as StageFailure {
        #expect(["corrupt_container", "no_text"].contains(failure.code), "\(count): \(failure)")
      }
    }
  }

  @Test("The number of pages is bounded")
  func tooManyPages() throws {
    var file = TestPDF()
    file.add("One", y: 100)
    file.addPage()
    file.add("Two", y: 100)
    var limits = Limits()
    limits.maximumPages = 2
    #expect(try ingested(file, limits: limits).blocks.count == 2)
    limits.maximumPages = 1
    let failure = failure(file.bytes, limits: limits)
    #expect(failure?.code == "limit_exceeded")
    #expect(failure?.message == "the file has more than 1 pages; 'maximumPages' sets the limit")
  }

  @Test("What poppler prints is bounded")
  func tooMuchOutput() throws {
    var file = TestPDF()
    for line in 0..<60 {
      file.add("A line among many that say the same", y: Double(50 + 12 * line))
    }
    var limits = Limits()
    limits.maximumExternalBytes = 4096
    let failure = failure(file.bytes, limits: limits)
    #expect(failure?.code == "output_limit")
    #expect(
      failure?.message
        == "the program 'pdftohtml' wrote more than 4096 bytes; 'maximumExternalBytes' sets the limit"
    )
  }

  @Test("Without poppler a PDF is left alone, with the packages to install")
  func noPoppler() throws {
    var file = TestPDF()
    file.add("Minutes", y: 100)
    var settings = Ingest.Configuration()
    settings.programFolders = ["/nowhere"]
    let failure = #expect(throws: StageFailure.self) {
      try Document.ingested(file.bytes, path: "a.pdf", settings: settings)
    }
    #expect(failure?.code == "unsupported_format")
    #expect(
      failure?.message
        == "PDF is read with pdftohtml and pdfinfo, which are not installed; install the packages "
        + "poppler-utils and poppler-data")
  }
}
