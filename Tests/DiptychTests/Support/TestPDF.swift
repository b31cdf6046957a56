/// Makes small PDF files of text at given places; the fonts are not embedded.
struct TestPDF {
  enum Font: Int {
    case latin = 1
    case bold, han
  }

  /// A text and where it stands, in points from the page's top left corner.
  struct Text {
    var text: String
    var x: Double
    var y: Double
    var size: Double
    var font: Font
  }

  var pages: [[Text]] = [[]]
  var information = ""
  var outline: [(title: String, page: Int)] = []

  /// Adds a line to the last page; Chinese text gets a Chinese font.
  mutating func add(
    _ text: String, x: Double = 72, y: Double, size: Double = 10, bold: Bool = false
  ) {
    let isHan = text.unicodeScalars.contains { $0.value >= 0x2E80 }
    let font: Font = isHan ? .han : bold ? .bold : .latin
    pages[pages.count - 1].append(Text(text: text, x: x, y: y, size: size, font: font))
  }

  /// Adds lines one below the other.
  mutating func add(
    _ lines: [String], x: Double = 72, y: Double, size: Double = 10, leading: Double = 14
  ) {
    for (index, line) in lines.enumerated() {
      add(line, x: x, y: y + Double(index) * leading, size: size)
    }
  }

  /// Begins another page.
  mutating func addPage() { pages.append([]) }

  /// The file.
  var bytes: [UInt8] {
    var objects = [
      "<< /Type /Catalog /Pages 2 0 R /Outlines 9 0 R >>",
      "<< /Type /Pages /Count \(pages.count) /Kids ["
        + pages.indices.map { "\(20 + 2 * $0) 0 R" }.joined(separator: " ") + "] >>",
      "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
      "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding >>",
      "<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UTF16-H "
        + "/DescendantFonts [6 0 R] >>",
      "<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /DW 1000 /W [1 95 500] "
        + "/CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 4 >> "
        + "/FontDescriptor 7 0 R >>",
      "<< /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /Ascent 880 /Descent -120 "
        + "/CapHeight 880 /StemV 93 /ItalicAngle 0 /FontBBox [-25 -254 1000 880] >>",
      "<< \(information) >>",
      "<< /Type /Outlines /Count \(outline.count)"
        + (outline.isEmpty
          ? "" : " /First \(firstItem) 0 R /Last \(firstItem + outline.count - 1) 0 R") + " >>",
    ]
    while objects.count < 19 { objects.append("null") }
    for (index, page) in pages.enumerated() {
      let content = page.map(Self.operators).joined()
      objects.append(
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents \(21 + 2 * index) 0 R "
          + "/Resources << /Font << /F1 3 0 R /F2 4 0 R /F3 5 0 R >> >> >>")
      objects.append("<< /Length \(content.utf8.count) >>\nstream\n\(content)endstream")
    }
    for (index, entry) in outline.enumerated() {
      let next = index + 1 < outline.count ? " /Next \(firstItem + index + 1) 0 R" : ""
      let previous = index > 0 ? " /Prev \(firstItem + index - 1) 0 R" : ""
      objects.append(
        "<< /Title <FEFF\(Self.hex(entry.title))> /Parent 9 0 R\(next)\(previous) "
          + "/Dest [\(18 + 2 * entry.page) 0 R /Fit] >>")
    }
    var file = "%PDF-1.4\n"
    var places: [Int] = []
    for (index, object) in objects.enumerated() {
      places.append(file.utf8.count)
      file += "\(index + 1) 0 obj\n\(object)\nendobj\n"
    }
    let start = file.utf8.count
    file += "xref\n0 \(objects.count + 1)\n0000000000 65535 f \n"
    for place in places {
      let digits = String(place)
      file += String(repeating: "0", count: 10 - digits.count) + digits + " 00000 n \n"
    }
    file += "trailer\n<< /Size \(objects.count + 1) /Root 1 0 R /Info 8 0 R >>\n"
    file += "startxref\n\(start)\n%%EOF\n"
    return Array(file.utf8)
  }

  private var firstItem: Int { 20 + 2 * pages.count }

  private static func operators(_ text: Text) -> String {
    let string =
      text.font == .han
      ? "<\(hex(text.text))>"
      : "("
        + text.text.replacing("\\", with: "\\\\").replacing("(", with: "\\(").replacing(
          ")", with: "\\)") + ")"
    return
      "BT /F\(text.font.rawValue) \(text.size) Tf \(text.x) \(842 - text.y) Td \(string) Tj ET\n"
  }

  /// UTF-16 in hexadecimal digits.
  private static func hex(_ text: String) -> String {
    text.utf16.map { unit in
      let digits = String(unit, radix: 16, uppercase: true)
      return String(repeating: "0", count: 4 - digits.count) + digits
    }.joined()
  }
}
