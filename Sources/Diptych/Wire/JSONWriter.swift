internal import DiptychBytes

/// Writes JSON into a byte buffer.
///
/// The caller keeps the order: keys and values in turn inside of objects, values inside of arrays.
/// A container is written on one line, or with each of its entries on a line of its own; there is no
/// other white space.
struct JSONWriter: ~Copyable {
  /// Where the entries of a container stand.
  enum Layout {
    /// One after the other on the line of the container.
    case inline
    /// Each on a line of its own.
    case lines
  }

  /// Containers are open so deep at most.
  private static let maximumDepth = UInt64.bitWidth - 1

  private var buffer: ByteBuffer
  /// How many containers are open.
  private var depth = 0
  /// Whether a container is an object: a bit for each that is open, the innermost lowest.
  private var isObject: UInt64 = 0
  /// Whether its entries stand on lines.
  private var isOnLines: UInt64 = 0
  /// Whether it has any.
  private var hasEntries: UInt64 = 0

  /// Makes a writer with room for about `capacity` bytes.
  init(capacity: Int = 0) { buffer = ByteBuffer(capacity: capacity) }

  /// A copy of what was written so far.
  var bytes: [UInt8] { buffer.bytes }

  /// Ends the writing and gives what was written.
  consuming func finish() -> ByteBuffer { buffer }

  /// The number of bytes that were written so far.
  var count: Int { buffer.count }

  /// A writer for the elements of an array on lines; see ``array(of:)``.
  static func elements(capacity: Int = 0) -> JSONWriter {
    var writer = JSONWriter(capacity: capacity)
    writer.open(.lines, isObject: false)
    return writer
  }

  /// Writes an array of elements that were written apart.
  mutating func array(of elements: borrowing JSONWriter) {
    openArray(.lines)
    buffer.append(elements.buffer)
    if !elements.buffer.isEmpty { hasEntries |= 1 }
    close()
  }

  /// Begins an object, which is the next value.
  mutating func openObject(_ layout: Layout = .inline) {
    buffer.append(UInt8(ascii: "{"))
    open(layout, isObject: true)
  }

  /// Begins an array, which is the next value.
  mutating func openArray(_ layout: Layout = .inline) {
    buffer.append(UInt8(ascii: "["))
    open(layout, isObject: false)
  }

  /// Writes an array with a value for each element.
  @inline(__always)
  mutating func array<Element>(
    _ elements: [Element], _ layout: Layout = .inline,
    _ write: (inout JSONWriter, Element) -> Void
  ) {
    openArray(layout)
    for element in elements {
      self.element()
      write(&self, element)
    }
    close()
  }

  /// Writes an array with an object for each element.
  @inline(__always)
  mutating func objects<Element>(
    _ elements: [Element], _ layout: Layout = .inline,
    _ writeMembers: (inout JSONWriter, Element) -> Void
  ) {
    array(elements, layout) { json, element in
      json.openObject()
      writeMembers(&json, element)
      json.close()
    }
  }

  /// Ends the innermost object or array.
  mutating func close() {
    precondition(depth > 0, "every close has an open before it")
    if isOnLines & hasEntries & 1 != 0 { buffer.append(UInt8(ascii: "\n")) }
    buffer.append(isObject & 1 != 0 ? UInt8(ascii: "}") : UInt8(ascii: "]"))
    depth -= 1
    isObject >>= 1
    isOnLines >>= 1
    hasEntries >>= 1
  }

  /// Begins the next entry of the innermost array; a value follows.
  mutating func element() {
    if hasEntries & 1 != 0 { buffer.append(UInt8(ascii: ",")) }
    if isOnLines & 1 != 0 { buffer.append(UInt8(ascii: "\n")) }
    hasEntries |= 1
  }

  /// Begins the next entry of the innermost object; a value follows.
  @inline(__always)
  mutating func key(_ key: JSONKey) {
    if hasEntries & ~isOnLines & 1 != 0 {
      buffer.append(",\"")
    } else {
      element()
      buffer.append(UInt8(ascii: "\""))
    }
    buffer.append(key.text)
    buffer.append("\":")
  }

  /// Begins the next entry of the innermost object under any text as its key; a value follows.
  mutating func key(text: String) {
    element()
    string(text)
    buffer.append(UInt8(ascii: ":"))
  }

  /// Writes a string that is known beforehand and needs no escapes.
  @inline(__always)
  mutating func constant(_ text: StaticString) {
    buffer.append(UInt8(ascii: "\""))
    buffer.append(text)
    buffer.append(UInt8(ascii: "\""))
  }

  /// Writes a string.
  mutating func string(_ string: String) {
    var string = string
    string.withUTF8 { utf8 in quote(unsafe Span(_unsafeElements: utf8)) }
  }

  /// Writes a part of valid UTF-8 as a string.
  mutating func string(_ utf8: Span<UInt8>, _ range: TextRange) {
    quote(utf8.extracting(range.start..<range.end))
  }

  /// Writes valid UTF-8 as a string.
  mutating func string(_ utf8: Span<UInt8>) { quote(utf8) }

  /// Writes a word that needs no escapes, such as a language tag, as a string.
  mutating func word(_ word: String) {
    buffer.append(UInt8(ascii: "\""))
    buffer.append(word.utf8.span)
    buffer.append(UInt8(ascii: "\""))
  }

  /// Writes bytes that need no escapes, such as an id, as a string.
  @inline(__always)
  mutating func plainString(_ utf8: Span<UInt8>) {
    buffer.append(UInt8(ascii: "\""))
    buffer.append(utf8)
    buffer.append(UInt8(ascii: "\""))
  }

  /// Writes the id of a numbered part as a string: the parent's id, the word, the number.
  @inline(__always)
  mutating func part(of id: Span<UInt8>, _ word: StaticString, _ number: Int) {
    buffer.append(UInt8(ascii: "\""))
    buffer.append(id)
    buffer.append(word)
    buffer.append(decimal: number)
    buffer.append(UInt8(ascii: "\""))
  }

  /// Writes a whole number.
  mutating func integer(_ number: Int) { buffer.append(decimal: number) }

  /// Writes two whole numbers as a list, and a third value if there is one.
  mutating func list(_ first: Int, _ second: Int, _ third: Bool? = nil, _ fourth: String = "") {
    buffer.append(UInt8(ascii: "["))
    buffer.append(decimal: first)
    buffer.append(UInt8(ascii: ","))
    buffer.append(decimal: second)
    if let third {
      buffer.append(UInt8(ascii: ","))
      bool(third)
    }
    if !fourth.isEmpty {
      buffer.append(UInt8(ascii: ","))
      string(fourth)
    }
    buffer.append(UInt8(ascii: "]"))
  }

  /// Writes a number 0...1 with at most two decimals, halves to even.
  mutating func confidence(_ confidence: Double) {
    let hundredths = Hundredths(confidence).value
    guard hundredths > 0, hundredths < 100 else {
      buffer.append(hundredths > 0 ? UInt8(ascii: "1") : UInt8(ascii: "0"))
      return
    }
    buffer.append("0.")
    if hundredths % 10 > 0 {
      buffer.append(twoDigits: hundredths)
    } else {
      buffer.append(decimal: hundredths / 10)
    }
  }

  /// Writes text that is known beforehand, such as `,"kind":`; the caller keeps count of commas.
  @inline(__always)
  mutating func fragment(_ text: StaticString) { buffer.append(text) }

  /// Writes `true` or `false`.
  mutating func bool(_ value: Bool) {
    if value { buffer.append("true") } else { buffer.append("false") }
  }

  /// Writes a value whose text is known, such as a number.
  mutating func plain(_ text: String) { buffer.append(text.utf8.span) }

  /// Writes `null`.
  mutating func null() { buffer.append("null") }

  /// Ends the text with a line feed.
  mutating func endOfText() { buffer.append(UInt8(ascii: "\n")) }

  private mutating func open(_ layout: Layout, isObject isInnermostObject: Bool) {
    precondition(depth < Self.maximumDepth, "containers are not open deeper")
    depth += 1
    isObject = isObject << 1 | (isInnermostObject ? 1 : 0)
    isOnLines = isOnLines << 1 | (layout == .lines ? 1 : 0)
    hasEntries <<= 1
  }

  private mutating func quote(_ utf8: Span<UInt8>) {
    buffer.append(UInt8(ascii: "\""))
    var start = 0
    while true {
      let end = utf8.firstEscape(from: start)
      buffer.append(utf8.extracting(start..<end))
      guard end < utf8.count else { break }
      escape(utf8[end])
      start = end + 1
    }
    buffer.append(UInt8(ascii: "\""))
  }

  private mutating func escape(_ byte: UInt8) {
    buffer.append(UInt8(ascii: "\\"))
    switch byte {
    case UInt8(ascii: "\n"): buffer.append(UInt8(ascii: "n"))
    case UInt8(ascii: "\t"): buffer.append(UInt8(ascii: "t"))
    case UInt8(ascii: "\r"): buffer.append(UInt8(ascii: "r"))
    case 0..<0x20:
      buffer.append("u00")
      buffer.append(UInt8(ascii: "0") + byte >> 4)
      let digit = byte & 15
      buffer.append(digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10)
    default: buffer.append(byte)
    }
  }
}

/// A key of a JSON object.
struct JSONKey: Sendable, ExpressibleByStringLiteral {
  /// The key, which needs no escapes.
  let text: StaticString

  /// Makes a key that needs no escapes.
  @inline(__always)
  init(stringLiteral key: StaticString) { text = key }
}
