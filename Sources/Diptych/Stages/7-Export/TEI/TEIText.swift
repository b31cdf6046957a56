internal import DiptychXML

/// Writes elements inside of `text` and keeps the counts that the header states about them.
struct TEIText: ~Copyable {
  /// What the header tells about the elements inside of `text`.
  struct Census {
    /// How often each element was written, by ``TEIElement/rawValue``.
    var counts = [Int](repeating: 0, count: TEIElement.allCases.count)
    /// Every `xml:lang`, in the order in which they came up.
    var languages: [LanguageTag] = []
  }

  /// What was written.
  var xml: XMLWriter
  /// What was counted.
  private(set) var census = Census()
  /// How many characters became a `gap`.
  private(set) var forbiddenCount = 0
  /// The first character that became a `gap`.
  private(set) var firstForbidden: UInt32?
  private var lastLanguage: LanguageTag?

  /// What mentions refer to.
  let entities: EntityNumbering
  /// Who answers for the repairs of characters.
  let repairedBy: [UInt8]
  /// Whether readings are written.
  let writesGlosses: Bool

  init(
    capacity: Int, validator: ConstructValidator?, entities: EntityNumbering, repairedBy: [UInt8],
    writesGlosses: Bool
  ) {
    self.entities = entities
    self.repairedBy = repairedBy
    self.writesGlosses = writesGlosses
    xml = XMLWriter(capacity: capacity, validator: validator, isPart: true)
  }

  /// Begins an element.
  @inline(__always)
  mutating func open(_ element: TEIElement) {
    census.counts[element.rawValue] += 1
    xml.open(element.name)
  }

  /// Ends the innermost element.
  mutating func close() { xml.close() }

  /// Writes a line feed between block elements.
  mutating func newLine() { xml.newLine() }

  /// Adds the id of the element.
  mutating func id(_ id: Span<UInt8>) { xml.attribute(.id, plain: id) }

  /// Adds the id of a numbered part: the parent's id, the word, the number.
  @inline(__always)
  mutating func id(partOf id: Span<UInt8>, _ word: StaticString, _ number: Int) {
    xml.attribute(.id, partOf: id, word, number)
  }

  /// Adds the language of the element.
  mutating func language(_ language: LanguageTag) {
    xml.attribute(.lang, word: language.rawValue)
    note(language)
  }

  private mutating func note(_ language: LanguageTag) {
    if lastLanguage == language { return }
    lastLanguage = language
    if !census.languages.contains(language) { census.languages.append(language) }
  }

  /// Adds a number.
  @inline(__always)
  mutating func number(_ name: XMLName, _ number: Int) { xml.attribute(name, number: number) }

  /// Adds a probability with two decimals.
  @inline(__always)
  mutating func probability(_ name: XMLName, _ probability: Double) {
    xml.attribute(name, hundredths: Hundredths(probability).value)
  }

  /// Adds an attribute whose value is known beforehand and needs no escapes.
  @inline(__always)
  mutating func attribute(_ name: XMLName, constant value: StaticString) {
    xml.attribute(name, constant: value)
  }

  /// Adds any other attribute.
  @inline(__always)
  mutating func attribute(_ name: XMLName, _ value: String) { xml.attribute(name, value) }

  /// Adds a pointer to an id.
  @inline(__always)
  mutating func pointer(_ name: XMLName, _ id: Span<UInt8>) { xml.attribute(name, pointer: id) }

  /// Adds a pointer to who answers for repairs.
  mutating func pointToRepairer() {
    let id = repairedBy
    xml.attribute(.resp, pointer: id.span)
  }

  /// Adds a `corresp` with pointers to what a unit is linked to, if it is linked.
  mutating func corresp(
    _ unit: Int, on level: TEILinks.Level, of links: borrowing TEILinks, _ outline: ExportOutline
  ) {
    guard links.isLinked(unit, on: level) else { return }
    xml.beginPointers(.corresp)
    links.writeCounterparts(of: unit, on: level, outline, to: &xml)
    xml.endPointers()
  }

  /// Writes running text; a character that XML forbids becomes a `gap`.
  mutating func text(_ utf8: [UInt8], _ range: Range<Int>) {
    var start = xml.text(utf8, range)
    while start < range.upperBound {
      let length = XMLCharacters.lengthOfForbidden(in: utf8.span, at: start)
      let scalar = length == 1 ? UInt32(utf8[start]) : 0xFFC0 | UInt32(utf8[start + 2] & 0x3F)
      forbiddenCount += 1
      if firstForbidden == nil { firstForbidden = scalar }
      open(.gap)
      attribute("reason", constant: "unreadable")
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
