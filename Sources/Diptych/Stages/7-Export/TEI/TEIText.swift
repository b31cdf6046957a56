internal import DiptychXML

/// Writes elements inside of `text` and keeps the counts that the header states about them.
struct TEIText {
  /// What was written.
  private(set) var xml: XMLWriter
  /// How often each element was written, by ``TEIElement/rawValue``.
  private(set) var counts = [Int](repeating: 0, count: TEIElement.allCases.count)
  /// Every `xml:lang`, in the order in which they came up.
  private(set) var languages: [LanguageTag] = []
  /// How many characters became a `gap`.
  private(set) var forbiddenCount = 0
  /// The first character that became a `gap`.
  private(set) var firstForbidden: UInt32?
  private var lastLanguage: (tag: LanguageTag, bytes: [UInt8])?

  init(capacity: Int) { xml = XMLWriter(capacity: capacity) }

  /// Begins an element.
  mutating func open(_ element: TEIElement) {
    counts[element.rawValue] += 1
    xml.open(element.name)
  }

  /// Ends the innermost element.
  mutating func close() { xml.close() }

  /// Writes a line feed between block elements.
  mutating func newLine() { xml.newLine() }

  /// Adds the id of the element.
  mutating func id(_ id: [UInt8]) { xml.attribute(.id, plain: id) }

  /// Adds the id of a numbered part: the parent's id, the word, the number.
  mutating func id(partOf id: [UInt8], _ word: StaticString, _ number: Int) {
    xml.attribute(.id, partOf: id, word, number)
  }

  /// Adds the language of the element.
  mutating func language(_ language: LanguageTag) {
    if let last = lastLanguage, last.tag == language {
      xml.attribute(.lang, plain: last.bytes)
      return
    }
    xml.attribute(.lang, language.rawValue)
    lastLanguage = (language, Array(language.rawValue.utf8))
    if !languages.contains(language) { languages.append(language) }
  }

  /// Adds a number.
  mutating func number(_ name: XMLName, _ number: Int) {
    xml.attribute(name, number: number)
  }

  /// Adds a probability with two decimals.
  mutating func probability(_ name: XMLName, _ probability: Double) {
    xml.attribute(name, plain: Hundredths(probability).decimals)
  }

  /// Adds an attribute whose value is known beforehand and needs no escapes.
  mutating func attribute(_ name: XMLName, constant value: StaticString) {
    xml.attribute(name, constant: value)
  }

  /// Adds any other attribute.
  mutating func attribute(_ name: XMLName, _ value: String) { xml.attribute(name, value) }

  /// Adds a pointer to an id.
  mutating func pointer(_ name: XMLName, _ id: [UInt8]) { xml.attribute(name, pointer: id) }

  /// Adds pointers to the ids, if there are any.
  mutating func pointers(_ name: XMLName, _ ids: [[UInt8]]) {
    if !ids.isEmpty { xml.attribute(name, pointers: ids) }
  }

  /// Writes running text; a character that XML forbids becomes a `gap`.
  mutating func text(_ utf8: [UInt8], _ range: Range<Int>) {
    var start = xml.text(utf8, range)
    while start < range.upperBound {
      let length = XMLCharacters.lengthOfForbidden(in: utf8, at: start)
      let scalar = length == 1 ? UInt32(utf8[start]) : 0xFFC0 | UInt32(utf8[start + 2] & 0x3F)
      forbiddenCount += 1
      if firstForbidden == nil { firstForbidden = scalar }
      open(.gap)
      attribute("reason", "unreadable")
      open(.desc)
      xml.data(scalar.codePoint)
      close()
      close()
      start = xml.text(utf8, start + length..<range.upperBound)
    }
  }

  /// Writes text that is data, such as a reading; what XML forbids becomes U+FFFD.
  mutating func data(_ text: String) { xml.data(text) }
}

extension UInt32 {
  /// The usual notation, such as `U+0007`.
  var codePoint: String {
    let digits = String(self, radix: 16, uppercase: true)
    return "U+" + String(repeating: "0", count: Swift.max(0, 4 - digits.utf8.count)) + digits
  }
}
