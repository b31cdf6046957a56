/// Writes JSON into a byte buffer.
///
/// The caller keeps the order: keys and values in turn inside of objects, values inside of arrays.
/// A container is written on one line, or with each of its entries on a line of its own; there is no
/// other white space.
struct JSONWriter {
  /// Where the entries of a container stand.
  enum Layout {
    /// One after the other on the line of the container.
    case inline
    /// Each on a line of its own.
    case lines
  }

  /// What was written so far.
  private(set) var bytes: [UInt8] = []
  /// The innermost object or array; outside of all of them one that is never written.
  private var innermost = Container(layout: .inline, end: 0)
  /// The containers around it, from outside.
  private var outer: [Container] = []

  private struct Container {
    var layout: Layout
    var end: UInt8
    var isEmpty = true
  }

  /// Makes a writer with room for about `capacity` bytes.
  init(capacity: Int = 0) { bytes.reserveCapacity(capacity) }

  /// A writer for the elements of an array on lines; see ``array(of:)``.
  static func elements(capacity: Int = 0) -> JSONWriter {
    var writer = JSONWriter(capacity: capacity)
    writer.open(.lines, end: UInt8(ascii: "]"))
    return writer
  }

  /// Writes an array of elements that were written apart.
  mutating func array(of elements: JSONWriter) {
    openArray(.lines)
    bytes += elements.bytes
    innermost.isEmpty = elements.bytes.isEmpty
    close()
  }

  /// Begins an object, which is the next value.
  mutating func openObject(_ layout: Layout = .inline) {
    bytes.append(UInt8(ascii: "{"))
    open(layout, end: UInt8(ascii: "}"))
  }

  /// Begins an array, which is the next value.
  mutating func openArray(_ layout: Layout = .inline) {
    bytes.append(UInt8(ascii: "["))
    open(layout, end: UInt8(ascii: "]"))
  }

  /// Ends the innermost object or array.
  mutating func close() {
    guard let around = outer.popLast() else {
      preconditionFailure("every close has an open before it")
    }
    let closed = innermost
    innermost = around
    if closed.layout == .lines, !closed.isEmpty { bytes.append(UInt8(ascii: "\n")) }
    bytes.append(closed.end)
  }

  /// Begins the next entry of the innermost array; a value follows.
  mutating func element() {
    if !innermost.isEmpty { bytes.append(UInt8(ascii: ",")) }
    if innermost.layout == .lines { bytes.append(UInt8(ascii: "\n")) }
    innermost.isEmpty = false
  }

  /// Begins the next entry of the innermost object; a value follows.
  mutating func key(_ key: JSONKey) {
    element()
    constant(key.text)
    bytes.append(UInt8(ascii: ":"))
  }

  /// Begins the next entry of the innermost object under any text as its key; a value follows.
  mutating func key(text: String) {
    element()
    string(text)
    bytes.append(UInt8(ascii: ":"))
  }

  /// Writes a string that is known beforehand and needs no escapes.
  mutating func constant(_ text: StaticString) {
    bytes.append(UInt8(ascii: "\""))
    append(text)
    bytes.append(UInt8(ascii: "\""))
  }

  /// Writes a string.
  mutating func string(_ string: String) {
    var string = string
    string.withUTF8 { unsafe quote($0) }
  }

  /// Writes valid UTF-8 as a string.
  mutating func string(_ utf8: ArraySlice<UInt8>) {
    unsafe utf8.withUnsafeBufferPointer { unsafe quote($0) }
  }

  /// Writes valid UTF-8 as a string.
  mutating func string(_ utf8: [UInt8]) {
    unsafe utf8.withUnsafeBufferPointer { unsafe quote($0) }
  }

  /// Writes bytes that need no escapes, such as an id, as a string.
  mutating func plainString(_ utf8: [UInt8]) {
    bytes.append(UInt8(ascii: "\""))
    bytes += utf8
    bytes.append(UInt8(ascii: "\""))
  }

  /// Writes the id of a numbered part as a string: the parent's id, the word, the number.
  mutating func part(of id: [UInt8], _ word: StaticString, _ number: Int) {
    bytes.append(UInt8(ascii: "\""))
    bytes += id
    append(word)
    bytes.append(decimal: number)
    bytes.append(UInt8(ascii: "\""))
  }

  /// Writes a whole number.
  mutating func integer(_ number: Int) { bytes.append(decimal: number) }

  /// Writes a number 0...1 with at most two decimals, halves to even.
  mutating func confidence(_ confidence: Double) {
    let hundredths = Hundredths(confidence).value
    guard hundredths < 100 else {
      bytes.append(UInt8(ascii: "1"))
      return
    }
    bytes.append(UInt8(ascii: "0"))
    guard hundredths > 0 else { return }
    bytes.append(UInt8(ascii: "."))
    bytes.append(UInt8(ascii: "0") + UInt8(hundredths / 10))
    if hundredths % 10 > 0 { bytes.append(UInt8(ascii: "0") + UInt8(hundredths % 10)) }
  }

  /// Writes `null`.
  mutating func null() { append("null") }

  /// Ends the text with a line feed.
  mutating func endOfText() { bytes.append(UInt8(ascii: "\n")) }

  private mutating func open(_ layout: Layout, end: UInt8) {
    outer.append(innermost)
    innermost = Container(layout: layout, end: end)
  }

  @inline(__always)
  private mutating func append(_ text: StaticString) {
    unsafe bytes.append(
      contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  private static func needsEscape(_ byte: UInt8) -> Bool {
    byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\")
  }

  private mutating func quote(_ utf8: UnsafeBufferPointer<UInt8>) {
    bytes.append(UInt8(ascii: "\""))
    var start = 0
    for index in 0..<utf8.count {
      let byte = unsafe utf8[index]
      guard Self.needsEscape(byte) else { continue }
      unsafe bytes.append(contentsOf: UnsafeBufferPointer(rebasing: utf8[start..<index]))
      escape(byte)
      start = index + 1
    }
    unsafe bytes.append(contentsOf: UnsafeBufferPointer(rebasing: utf8[start...]))
    bytes.append(UInt8(ascii: "\""))
  }

  private mutating func escape(_ byte: UInt8) {
    bytes.append(UInt8(ascii: "\\"))
    switch byte {
    case UInt8(ascii: "\n"): bytes.append(UInt8(ascii: "n"))
    case UInt8(ascii: "\t"): bytes.append(UInt8(ascii: "t"))
    case UInt8(ascii: "\r"): bytes.append(UInt8(ascii: "r"))
    case 0..<0x20:
      append("u00")
      bytes.append(UInt8(ascii: "0") + byte >> 4)
      let digit = byte & 15
      bytes.append(digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10)
    default: bytes.append(byte)
    }
  }
}

/// A key of a JSON object.
struct JSONKey: Sendable, ExpressibleByStringLiteral {
  /// The key, which needs no escapes.
  let text: StaticString

  /// Makes a key that needs no escapes.
  init(stringLiteral key: StaticString) { text = key }
}
