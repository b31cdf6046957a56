@testable import Diptych

/// Text that is laid out by hand: letters are half as wide as high, Chinese characters as wide as high.
struct Pages {
  /// Lines of a paragraph.
  static let english = [
    "The office held three courses in the", "spring, which were open to everybody",
    "from the districts and the counties,", "and it will hold three more of them.",
  ]

  /// The same in Chinese.
  static let chinese = [
    "今年春天办公室举办了三期培训班，面", "向全市各区县开放，参加培训的人员达",
    "到了一百二十余人，取得了良好的效果，", "下半年还将继续举办三期。",
  ]

  var text = PagedText(
    fonts: [
      PagedText.Font(size: 10, isBold: false, family: "Serif"),
      PagedText.Font(size: 16, isBold: true, family: "Sans"),
      PagedText.Font(size: 8, isBold: false, family: "Serif"),
      PagedText.Font(size: 6, isBold: false, family: "Serif"),
      PagedText.Font(size: 10, isBold: false, family: "Sans"),
    ], pages: [PagedText.Page(width: 595, height: 842)])

  mutating func add(_ string: String, x: Double, y: Double, font: Int = 0) {
    let size = text.fonts[font].size
    let width = string.unicodeScalars.reduce(0) { $0 + ($1.value >= 0x2E80 ? size : size / 2) }
    text.pages[text.pages.count - 1].runs.append(
      PagedText.Run(
        box: PageBox(left: x, top: y, right: x + width, bottom: y + 1.2 * size), font: font,
        utf8: Array(string.utf8)))
  }

  /// Adds a text with gaps, for what is in another font.
  mutating func add(_ string: String, x: Double, y: Double, width: Double) {
    add(string, x: x, y: y)
    let page = text.pages.count - 1
    text.pages[page].runs[text.pages[page].runs.count - 1].box.right = x + width
  }

  mutating func add(_ lines: [String], x: Double, y: Double, font: Int = 0) {
    for (index, line) in lines.enumerated() {
      add(line, x: x, y: y + Double(index) * 1.5 * text.fonts[font].size, font: font)
    }
  }

  mutating func addPage() { text.pages.append(PagedText.Page(width: 595, height: 842)) }

  var layout: PageLayout { PageLayout(text, spaceGap: 0.2) }
  var texts: [String] { layout.blocks.map(\.text) }
}
