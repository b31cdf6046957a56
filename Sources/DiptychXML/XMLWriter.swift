/// Writes XML 1.0 as UTF-8 into a byte buffer.
///
/// The caller opens and closes elements; attributes come right after their element is opened. Text is
/// written as given, with `&`, `<`, `>` and carriage returns escaped. Characters that XML forbids are
/// for the caller to treat: ``text(_:_:)`` stops before them, ``data(_:)`` puts U+FFFD in their place.
public struct XMLWriter: Sendable {
  /// What was written so far.
  public private(set) var bytes: [UInt8] = []
  private var open: [XMLName] = []
  /// Whether the last start tag still lacks its `>`.
  private var isTagOpen = false

  /// Makes a writer with room for about `capacity` bytes.
  public init(capacity: Int = 0) { bytes.reserveCapacity(capacity) }

  /// Writes the XML declaration, and a processing instruction for each of `instructions`.
  public mutating func declaration() {
    bytes += Self.declarationBytes
  }

  /// Writes `<?target data?>` on a line of its own; neither may contain `?>`.
  public mutating func instruction(_ target: String, _ data: String) {
    precondition(!data.contains("?>"), "an instruction does not contain its end")
    bytes += "<?\(target) \(data)?>\n".utf8
  }

  /// Begins an element.
  public mutating func open(_ name: XMLName) {
    endTag()
    bytes.append(UInt8(ascii: "<"))
    append(name.text)
    open.append(name)
    isTagOpen = true
  }

  /// Ends the innermost element.
  public mutating func close() {
    guard let name = open.popLast() else {
      preconditionFailure("every close has an open before it")
    }
    if isTagOpen {
      bytes.append(UInt8(ascii: "/"))
      isTagOpen = false
    } else {
      bytes.append(UInt8(ascii: "<"))
      bytes.append(UInt8(ascii: "/"))
      append(name.text)
    }
    bytes.append(UInt8(ascii: ">"))
  }

  /// Writes a line feed between elements.
  public mutating func newLine() {
    endTag()
    bytes.append(0x0A)
  }

  /// Adds an attribute to the element that was opened last; the value may be any valid UTF-8.
  public mutating func attribute(_ name: XMLName, _ value: String) {
    beginAttribute(name)
    if value.utf8.contains(where: XMLCharacters.mayNeedEscapeInAttribute) {
      append(Array(value.utf8), 0..<value.utf8.count, isAttribute: true)
    } else {
      bytes += value.utf8
    }
    bytes.append(UInt8(ascii: "\""))
  }

  /// Adds an attribute whose value is known beforehand and needs no escapes.
  public mutating func attribute(_ name: XMLName, constant value: StaticString) {
    beginAttribute(name)
    append(value)
    bytes.append(UInt8(ascii: "\""))
  }

  /// Adds an attribute whose value needs no escapes, such as an id.
  public mutating func attribute(_ name: XMLName, plain value: [UInt8]) {
    beginAttribute(name)
    bytes += value
    bytes.append(UInt8(ascii: "\""))
  }

  /// Adds an attribute with a number.
  public mutating func attribute(_ name: XMLName, number: Int) {
    beginAttribute(name)
    append(decimal: number)
    bytes.append(UInt8(ascii: "\""))
  }

  /// Adds an attribute with the id of a numbered part: the parent's id, the word, the number.
  public mutating func attribute(
    _ name: XMLName, partOf id: [UInt8], _ word: StaticString, _ number: Int
  ) {
    beginAttribute(name)
    bytes += id
    append(word)
    append(decimal: number)
    bytes.append(UInt8(ascii: "\""))
  }

  /// Adds an attribute that points to one or more ids.
  public mutating func attribute(_ name: XMLName, pointers ids: [[UInt8]]) {
    beginAttribute(name)
    for (index, id) in ids.enumerated() {
      if index > 0 { bytes.append(UInt8(ascii: " ")) }
      bytes.append(UInt8(ascii: "#"))
      bytes += id
    }
    bytes.append(UInt8(ascii: "\""))
  }

  /// Adds an attribute that points to one id.
  public mutating func attribute(_ name: XMLName, pointer id: [UInt8]) {
    beginAttribute(name)
    bytes.append(UInt8(ascii: "#"))
    bytes += id
    bytes.append(UInt8(ascii: "\""))
  }

  /// Writes text, valid UTF-8, up to the first character that XML forbids.
  ///
  /// - Returns: the offset of that character, or the end of the range.
  public mutating func text(_ utf8: [UInt8], _ range: Range<Int>) -> Int {
    endTag()
    return appendText(utf8, range)
  }

  /// Writes text in which U+FFFD stands for what XML forbids.
  public mutating func data(_ text: String) {
    endTag()
    if text.utf8.contains(where: XMLCharacters.mayNeedEscape) {
      append(Array(text.utf8), 0..<text.utf8.count, isAttribute: false)
    } else {
      bytes += text.utf8
    }
  }

  /// Appends what another writer wrote; elements that are open in it stay open there.
  public mutating func append(_ other: XMLWriter) {
    endTag()
    bytes += other.bytes
  }

  private static let declarationBytes = Array("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n".utf8)

  @inline(__always)
  private mutating func append(_ text: StaticString) {
    unsafe bytes.append(
      contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  private mutating func append(decimal number: Int) {
    if number < 0 { bytes.append(UInt8(ascii: "-")) }
    let magnitude = number.magnitude
    var unit: UInt = 1
    while magnitude / unit >= 10 { unit *= 10 }
    while unit > 0 {
      bytes.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: magnitude / unit % 10))
      unit /= 10
    }
  }

  @inline(__always)
  private mutating func endTag() {
    guard isTagOpen else { return }
    bytes.append(UInt8(ascii: ">"))
    isTagOpen = false
  }

  private mutating func beginAttribute(_ name: XMLName) {
    precondition(isTagOpen, "an attribute follows the start of its element")
    bytes.append(UInt8(ascii: " "))
    append(name.text)
    bytes.append(UInt8(ascii: "="))
    bytes.append(UInt8(ascii: "\""))
  }

  private mutating func append(_ utf8: [UInt8], _ range: Range<Int>, isAttribute: Bool) {
    var start = range.lowerBound
    while true {
      start =
        isAttribute
        ? appendAttribute(utf8, start..<range.upperBound)
        : appendText(utf8, start..<range.upperBound)
      guard start < range.upperBound else { return }
      bytes += Self.replacement
      start += XMLCharacters.lengthOfForbidden(in: utf8, at: start)
    }
  }

  private static let replacement: [UInt8] = [0xEF, 0xBF, 0xBD]

  private mutating func appendText(_ utf8: [UInt8], _ range: Range<Int>) -> Int {
    var start = range.lowerBound
    var index = XMLCharacters.firstThatMayNeedEscape(in: utf8, range)
    while index < range.upperBound {
      if let escape = XMLCharacters.textEscape(utf8[index]) {
        bytes += utf8[start..<index]
        bytes += escape
        start = index + 1
      } else if XMLCharacters.isForbidden(in: utf8, at: index) {
        bytes += utf8[start..<index]
        return index
      }
      index = XMLCharacters.firstThatMayNeedEscape(in: utf8, index + 1..<range.upperBound)
    }
    bytes += utf8[start..<range.upperBound]
    return range.upperBound
  }

  private mutating func appendAttribute(_ utf8: [UInt8], _ range: Range<Int>) -> Int {
    var index = range.lowerBound
    while index < range.upperBound {
      let byte = utf8[index]
      if let escape = XMLCharacters.attributeEscape(byte) {
        bytes += escape
      } else if XMLCharacters.isForbidden(in: utf8, at: index) {
        return index
      } else {
        bytes.append(byte)
      }
      index += 1
    }
    return range.upperBound
  }
}

/// The name of an element or attribute.
public struct XMLName: Sendable, ExpressibleByStringLiteral {
  /// The name.
  public let text: StaticString

  /// Makes a name, which is not checked.
  public init(stringLiteral name: StaticString) { text = name }
}
