/// Takes the text out of a PDF with poppler's programs.
///
/// They run in processes of their own, under bounds: what a file does to them is not done to this one.
/// The page layout is ours.
struct PDFReader: FormatReader {
  static func read(_ file: FileContent) throws -> FileText {
    guard file.programs.has("pdftohtml"), file.programs.has("pdfinfo") else {
      throw StageFailure.noPoppler
    }
    let told = try file.programs.run(
      "pdfinfo", ["-isodates", ExternalPrograms.input], over: file.bytes, limits: file.limits)
    try check(told, "pdfinfo")
    let information = PDFInformation(told.output)
    guard information.pages <= file.limits.maximumPages else {
      throw StageFailure.tooManyPages(limit: file.limits.maximumPages)
    }
    var wordBreak = information.isTypesetByTeX ? narrow : wide
    var read = try pages(of: file, wordBreak: wordBreak)
    if wordBreak == wide, WordSpacing.isNarrow(in: read.text) {
      wordBreak = narrow
      read = try pages(of: file, wordBreak: wordBreak)
    }
    guard read.text.pages.contains(where: { !$0.runs.isEmpty }) else { throw StageFailure.scan }
    let layout = PageLayout(read.text, spaceGap: wordBreak == wide ? 0.2 : 0.12)
    var text = FileText(blocks: layout.blocks)
    text.title = information.title
    text.author = information.author
    text.date = information.date
    text.pages = read.text.pages.count
    text.extractor = read.version.map { "poppler \($0)" } ?? "poppler"
    if information.forbidsCopying { text.findings.append(.copyingForbidden) }
    return text
  }

  /// What lengths are multiplied by: sizes are whole numbers, in thirds of a point then.
  private static let zoom = 3
  /// A gap of so many percent of a line's height is a space.
  ///
  /// Between the letters of a justified Chinese line gaps may be nearly as wide, so this is for files
  /// that have spaces as characters.
  private static let wide = 45
  /// The same for files that have not, as TeX makes them.
  private static let narrow = 10

  private static func pages(
    of file: FileContent, wordBreak: Int
  ) throws -> PopplerXML {
    let result = try file.programs.run(
      "pdftohtml",
      [
        "-xml", "-i", "-nodrm", "-noroundcoord", "-fontfullname", "-zoom", String(zoom), "-wbt",
        String(wordBreak), "-l", String(file.limits.maximumPages + 1), "-stdout",
        ExternalPrograms.input,
      ], over: file.bytes, limits: file.limits)
    try check(result, "pdftohtml")
    do {
      return try PopplerXML(
        result.output, zoom: Double(zoom), maximumPages: file.limits.maximumPages)
    } catch .tooManyPages {
      throw StageFailure.tooManyPages(limit: file.limits.maximumPages)
    }
  }

  /// Tells what a program complained of.
  private static func check(_ result: BoundedProcess.Result, _ name: String) throws {
    let complaints = result.complaints
    if let pack = missingLanguagePack(in: complaints) {
      throw StageFailure.noLanguagePack(pack)
    }
    switch result.end {
    case .exit(0): return
    case .exit(let code):
      if contains("Incorrect password", complaints) { throw StageFailure.encrypted }
      throw code == 1 ? StageFailure.damaged : StageFailure.ended(name, "ended with \(code)")
    case .signal(let number): throw StageFailure.ended(name, "was killed by signal \(number)")
    }
  }

  /// The mapping that poppler has no tables for, such as `Adobe-GB1`.
  private static func missingLanguagePack(in complaints: [UInt8]) -> String? {
    guard let end = find("Missing language pack for '", in: complaints) else { return nil }
    return String(
      decoding: complaints[end...].prefix(40).prefix { $0 != UInt8(ascii: "'") && $0 < 0x80 },
      as: UTF8.self)
  }

  private static func contains(_ text: String, _ bytes: [UInt8]) -> Bool {
    find(text, in: bytes) != nil
  }

  /// The offset behind a text.
  private static func find(_ text: String, in bytes: [UInt8]) -> Int? {
    let text = Array(text.utf8)
    var index = 0
    while index + text.count <= bytes.count {
      if bytes[index] == text[0], bytes[index..<(index + text.count)].elementsEqual(text) {
        return index + text.count
      }
      index += 1
    }
    return nil
  }
}

extension StageFailure {
  fileprivate static let noPoppler = StageFailure(
    code: "unsupported_format",
    message: "PDF is read with pdftohtml and pdfinfo, which are not installed; "
      + "install the packages poppler-utils and poppler-data")
  fileprivate static let encrypted = StageFailure(
    code: "encrypted", message: "the file asks for a password")
  fileprivate static let damaged = StageFailure(
    code: "corrupt_container", message: "the file is damaged: poppler finds no pages in it")
  static let scan = StageFailure(
    code: "no_text",
    message: "the pages have no text, only pictures, as a scan has; "
      + "recognizing characters is for a program before ingest")

  fileprivate static func noLanguagePack(_ mapping: String) -> StageFailure {
    StageFailure(
      code: "unsupported_format",
      message: "poppler has no tables for the characters of \(readable(mapping)); "
        + "install the package poppler-data")
  }

  static func tooManyPages(limit: Int) -> StageFailure {
    StageFailure(
      code: "limit_exceeded",
      message: "the file has more than \(limit) pages; 'maximumPages' sets the limit")
  }

  fileprivate static func ended(_ name: String, _ how: String) -> StageFailure {
    StageFailure(code: "crash", message: "the program '\(name)' \(how)")
  }
}

extension Finding {
  fileprivate static let copyingForbidden = Finding.note(
    "copying_forbidden", at: .document, "the file asks programs not to let its text be copied")
}
