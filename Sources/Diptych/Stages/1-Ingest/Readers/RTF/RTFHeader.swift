/// What the start of an RTF file says about all of it: code page, fonts, styles, properties.
struct RTFHeader {
  private(set) var title: String?
  private(set) var author: String?
  /// The day of the last change.
  private(set) var date: String?
  private(set) var styles: [Int: RTFStyle] = [:]
  /// A code page that the file uses and nobody knows.
  private(set) var unknownCodePage: Int?
  /// The name or property that is being read.
  var text = RTFText()

  private var codePage = 1252
  private var defaultFont = 0
  private var fonts: [Int: Font] = [:]
  private var font: Int?
  private var knownEncodings: [Int: [TextEncoding]] = [:]
  private var style = (number: 0, outlineLevel: Int?.none)
  private var day = (year: 0, month: 0, day: 0)

  private struct Font {
    var charset: Int?
    var codePage: Int?
  }

  // MARK: - Fonts

  /// The encodings of the text in a font, the likelier one first.
  mutating func encodings(ofFont number: Int?) -> [TextEncoding] {
    let number = number ?? defaultFont
    if let known = knownEncodings[number] { return known }
    let encodings = makeEncodings(fonts[number] ?? Font())
    knownEncodings[number] = encodings
    return encodings
  }

  private func makeEncodings(_ font: Font) -> [TextEncoding] {
    let own = RTFCodePage.encoding(codePage) ?? .windows1252
    let charset = font.codePage ?? font.charset.flatMap { RTFCodePage.number(ofCharset: $0) }
    guard let charset, let encoding = RTFCodePage.encoding(charset), encoding != own else {
      return [own]
    }
    // Programs of East Asia name Western fonts where they write two bytes a character.
    return charset == 1252 && own.isMultiByteLegacy ? [own, encoding] : [encoding, own]
  }

  func isSymbol(font number: Int?) -> Bool {
    guard let font = fonts[number ?? defaultFont] else { return false }
    return font.charset == RTFCodePage.symbolCharset
  }

  mutating func startFont(_ number: Int) {
    font = number
    fonts[number] = Font()
    knownEncodings[number] = nil
  }

  // MARK: - Controls

  mutating func apply(_ control: RTFControl, _ parameter: Int?) {
    knownEncodings = [:]
    switch control {
    case .codePage(let number): setCodePage(number)
    case .codePageNumber: setCodePage(parameter ?? 1252)
    case .defaultFont: defaultFont = parameter ?? 0
    case .fontCharset: if let font { fonts[font]?.charset = parameter }
    case .fontCodePage:
      if let font, let parameter, parameter > 0 { fonts[font]?.codePage = parameter }
    case .year: day.year = parameter ?? 0
    case .month: day.month = parameter ?? 0
    case .day: day.day = parameter ?? 0
    default: break
    }
  }

  private mutating func setCodePage(_ number: Int) {
    codePage = number
    unknownCodePage = number > 0 && RTFCodePage.encoding(number) == nil ? number : nil
  }

  mutating func applyToStyle(_ control: RTFControl, _ parameter: Int?) {
    switch control {
    case .style: style.number = parameter ?? 0
    case .outlineLevel: style.outlineLevel = parameter
    default: break
    }
  }

  /// Ends a group in the tables of fonts and styles.
  mutating func endEntry(_ decoding: TextDecoding) {
    text.flush(decoding)
    guard text.utf8.last == UInt8(ascii: ";") else { return }
    styles[style.number] = RTFStyle(
      name: Array(text.utf8.dropLast()), outlineLevel: style.outlineLevel)
    text = RTFText()
    style = (0, nil)
  }

  /// Ends a group that was for one property or table.
  mutating func end(_ destination: RTFDestination?, _ decoding: TextDecoding) {
    switch destination {
    case .title, .author:
      text.flush(decoding)
      let value = String(decoding: text.utf8, as: UTF8.self)
      // Some programs write the last author as another one.
      if destination == .title { title = value } else { author = author ?? value }
      text = RTFText()
    case .changeDate:
      let value = [day.year, day.month, day.day].map(Self.digits)
      let date = "\(value[0])-\(value[1])-\(value[2])"
      if W3CDate.isValid(date) { self.date = date }
      day = (0, 0, 0)
    default:
      text = RTFText()
      font = nil
    }
  }

  private static func digits(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}
