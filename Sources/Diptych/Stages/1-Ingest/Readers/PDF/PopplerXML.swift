/// Reads what poppler's `pdftohtml -xml` prints.
///
/// It looks like XML, but is not always well formed: elements may cross, and text may have characters
/// that XML forbids. So it is read as what it is: tags with attributes in double quotes.
struct PopplerXML {
  /// Why it cannot be read.
  enum Problem: Error {
    /// More pages than are wanted.
    case tooManyPages
  }

  /// What was read.
  private(set) var text = PagedText()
  /// The version of poppler.
  private(set) var version: String?

  /// Lengths are divided by it: what `-zoom` said.
  private let zoom: Double
  private var scanner: TagScanner
  /// The fonts by the numbers that poppler gives them.
  private var fonts: [Int: Int] = [:]
  private var outlineLevel = 0

  /// More entries are of no use.
  private static let maximumOutline = 100_000
  /// No page is larger, in points: PDF's own limit.
  private static let maximumLength = 14_400.0

  /// Reads everything.
  init(_ utf8: [UInt8], zoom: Double, maximumPages: Int) throws(Problem) {
    self.zoom = zoom
    scanner = TagScanner(utf8)
    while let name = scanner.nextTag() {
      switch name {
      case "pdf2xml":
        version = scanner.attribute("version").map { String(decoding: $0, as: UTF8.self) }
      case "page":
        guard text.pages.count < maximumPages else { throw .tooManyPages }
        text.pages.append(PagedText.Page(width: length("width"), height: length("height")))
      case "fontspec": addFont()
      case "text": addRun()
      case "outline": outlineLevel += 1
      case "/outline": outlineLevel -= 1
      case "item": addOutlineEntry()
      default: break
      }
    }
  }

  private mutating func addFont() {
    guard let id = number("id"), let size = number("size") else { return }
    var family = scanner.attribute("family").map { Array($0) } ?? []
    // `ABCDEF+Name` is a subset of `Name`.
    if family.count > 7, family[6] == UInt8(ascii: "+") { family.removeFirst(7) }
    fonts[Int(id)] = text.fonts.count
    text.fonts.append(
      PagedText.Font(
        size: min(size / zoom, Self.maximumLength), isBold: false,
        family: String(decoding: family, as: UTF8.self)))
  }

  private mutating func addRun() {
    let left = length("left")
    let top = length("top")
    let box = PageBox(
      left: left, top: top, right: left + max(0, length("width")),
      bottom: top + max(0, length("height")))
    let id = Int(number("font") ?? -1)
    let (content, isBold) = scanner.content(of: "text")
    guard !text.pages.isEmpty, box.height > 0 else { return }
    let utf8 = PageCharacters.cleaned(content)
    guard !utf8.isEmpty else { return }
    let font = self.font(id, height: box.height, isBold: isBold)
    text.pages[text.pages.count - 1].runs.append(
      PagedText.Run(box: box, font: font, utf8: utf8))
  }

  /// The font of a run; one that was not declared is guessed from the height.
  private mutating func font(_ id: Int, height: Double, isBold: Bool) -> Int {
    guard let font = fonts[id] else {
      fonts[id] = text.fonts.count
      text.fonts.append(PagedText.Font(size: height / 1.2, isBold: isBold, family: ""))
      return text.fonts.count - 1
    }
    // Boldness is told with the text.
    if isBold { text.fonts[font].isBold = true }
    return font
  }

  private mutating func addOutlineEntry() {
    let page = number("page").map { Int($0) } ?? 0
    let title = WhiteSpace.trimmed(PageCharacters.cleaned(scanner.content(of: "item").text))
    guard page > 0, !title.isEmpty, text.outline.count < Self.maximumOutline else { return }
    text.outline.append(
      PagedText.OutlineEntry(title: title, page: page, level: max(1, outlineLevel)))
  }

  /// A length in points.
  private func length(_ name: String) -> Double {
    let value = (number(name) ?? 0) / zoom
    return min(max(value, -Self.maximumLength), Self.maximumLength)
  }

  /// The value of an attribute as a number below 10⁹.
  private func number(_ name: String) -> Double? {
    scanner.attribute(name).flatMap { TagScanner.number($0) }
  }
}
