internal import DiptychBytes

/// A pull reader of JSON (RFC 8259): strict, in one pass, without a tree.
///
/// The caller says what it expects next. Meant for long lines that another program wrote, such as
/// documents in the wire form; `JSONParser` is for files that people write.
struct JSONReader {
  private let bytes: [UInt8]
  private var offset = 0
  /// Whether nothing was read of the innermost container yet.
  private var isFirst = false
  /// The language tags that were read so far, as far as they are kept.
  var languages: [LanguageTag] = []
  /// The stage that decisions are of which name none.
  var author: String?

  /// Reads the bytes of one value; each text is checked to be UTF-8 when it is read.
  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// Begins an object; its keys follow.
  mutating func beginObject() throws(WireError) { try begin(UInt8(ascii: "{"), "an object") }

  /// Begins an array; its elements follow.
  mutating func beginArray() throws(WireError) { try begin(UInt8(ascii: "["), "a list") }

  /// The next key of the innermost object, whose value follows; `nil` at the object's end.
  mutating func nextKey() throws(WireError) -> String? {
    guard try hasNext(before: UInt8(ascii: "}")) else { return nil }
    let key = try string()
    guard peek() == UInt8(ascii: ":") else { throw unexpected("':' after a key") }
    offset += 1
    return key
  }

  /// Whether another element follows in the innermost array; at its end the array is left.
  mutating func nextElement() throws(WireError) -> Bool {
    try hasNext(before: UInt8(ascii: "]"))
  }

  /// Makes sure that nothing follows.
  mutating func end() throws(WireError) {
    if peek() != nil { throw unexpected("the end of the line") }
  }

  /// Reads `null`, if that is what follows.
  mutating func isNull() -> Bool { peek() == UInt8(ascii: "n") && skip("null") }

  /// Reads `true` or `false`.
  mutating func bool() throws(WireError) -> Bool {
    switch peek() {
    case UInt8(ascii: "t") where skip("true"): return true
    case UInt8(ascii: "f") where skip("false"): return false
    default: throw unexpected("true or false")
    }
  }

  /// The greatest whole number that all programs read from JSON as it is (RFC 7493, section 2.2).
  private static let greatestCount = 1 << 53 - 1

  /// Reads a whole number of at least 0.
  mutating func count() throws(WireError) -> Int {
    _ = peek()
    let start = offset
    var number = 0
    while offset < bytes.count, 0x30...0x39 ~= bytes[offset] {
      number = number * 10 + Int(bytes[offset] - 0x30)
      guard number <= Self.greatestCount else { throw WireError("the number is too large") }
      offset += 1
    }
    let hasLeadingZero = offset - start > 1 && bytes[start] == 0x30
    let goesOn = offset < bytes.count && Self.isOfNumber(bytes[offset])
    guard offset > start, !hasLeadingZero, !goesOn else {
      offset = start
      throw unexpected("a whole number of at least 0")
    }
    return number
  }

  /// Reads a whole number.
  mutating func integer() throws(WireError) -> Int {
    guard peek() == UInt8(ascii: "-") else { return try count() }
    offset += 1
    return -(try count())
  }

  /// Reads a number.
  mutating func number() throws(WireError) -> Double {
    _ = peek()
    let start = offset
    while offset < bytes.count, Self.isOfNumber(bytes[offset]) { offset += 1 }
    if let number = Self.shortNumber(bytes.span.extracting(start..<offset)) { return number }
    let text = bytes[start..<offset]
    guard Self.isNumber(text), let number = Double(String(decoding: text, as: UTF8.self)),
      number.isFinite
    else {
      offset = start
      throw unexpected("a number")
    }
    return number
  }

  /// Reads a string.
  mutating func string() throws(WireError) -> String {
    guard peek() == UInt8(ascii: "\"") else { throw unexpected("a text") }
    let start = offset + 1
    let end = bytes.span.firstEscape(from: start)
    guard end < bytes.count, bytes[end] == UInt8(ascii: "\"") else {
      return String(decoding: try utf8(), as: UTF8.self)
    }
    // Without an escape the text is what stands there.
    let text: String
    do throws(UTF8.ValidationError) {
      text = String(copying: try UTF8Span(validating: bytes.span.extracting(start..<end)))
    } catch {
      throw Self.notUTF8(start, error)
    }
    offset = end + 1
    return text
  }

  /// Reads a string as UTF-8.
  mutating func utf8() throws(WireError) -> [UInt8] {
    guard peek() == UInt8(ascii: "\"") else { throw unexpected("a text") }
    offset += 1
    var start = offset
    var text: [UInt8] = []
    while true {
      offset = bytes.span.firstEscape(from: offset)
      guard offset < bytes.count else { throw WireError("a text does not end") }
      switch bytes[offset] {
      case UInt8(ascii: "\""):
        try append(start..<offset, to: &text)
        offset += 1
        return text
      case UInt8(ascii: "\\"):
        try append(start..<offset, to: &text)
        offset += 1
        try escape(into: &text)
        start = offset
      default: throw WireError("a control character in a text must be escaped")
      }
    }
  }

  /// Appends these bytes, which no escape divides, to a text.
  private func append(_ range: Range<Int>, to text: inout [UInt8]) throws(WireError) {
    do throws(UTF8.ValidationError) {
      _ = try UTF8Span(validating: bytes.span.extracting(range))
    } catch {
      throw Self.notUTF8(range.lowerBound, error)
    }
    text += bytes[range]
  }

  private static func notUTF8(_ start: Int, _ error: UTF8.ValidationError) -> WireError {
    WireError("the byte \(start + error.byteOffsets.lowerBound) is not UTF-8")
  }

  private mutating func begin(_ byte: UInt8, _ name: String) throws(WireError) {
    guard peek() == byte else { throw unexpected(name) }
    offset += 1
    isFirst = true
  }

  private mutating func hasNext(before end: UInt8) throws(WireError) -> Bool {
    let next = peek()
    if next == end {
      offset += 1
      isFirst = false
      return false
    }
    if !isFirst {
      guard next == UInt8(ascii: ",") else { throw unexpected("',' or the end") }
      offset += 1
    }
    isFirst = false
    return true
  }

  /// The next byte that is no white space.
  private mutating func peek() -> UInt8? {
    while offset < bytes.count {
      let byte = bytes[offset]
      guard byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 else { return byte }
      offset += 1
    }
    return nil
  }

  /// Passes over these bytes, which are a whole value, if they and no others stand next.
  mutating func skip(value: Span<UInt8>) -> Bool {
    guard peek() != nil, bytes.count - offset > value.count else { return false }
    let end = offset + value.count
    let isEnd =
      bytes[end] == UInt8(ascii: ",") || bytes[end] == UInt8(ascii: "]")
      || bytes[end] == UInt8(ascii: "}")
    guard isEnd, bytes.span.extracting(offset..<end).isEqual(to: value) else { return false }
    offset = end
    return true
  }

  private mutating func skip(_ word: String) -> Bool {
    guard bytes[offset...].starts(with: word.utf8) else { return false }
    offset += word.utf8.count
    return true
  }

  private mutating func escape(into text: inout [UInt8]) throws(WireError) {
    guard offset < bytes.count else { throw WireError("a text does not end") }
    let byte = bytes[offset]
    offset += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): text.append(byte)
    case UInt8(ascii: "b"): text.append(0x08)
    case UInt8(ascii: "f"): text.append(0x0C)
    case UInt8(ascii: "n"): text.append(0x0A)
    case UInt8(ascii: "r"): text.append(0x0D)
    case UInt8(ascii: "t"): text.append(0x09)
    case UInt8(ascii: "u"): try scalar(into: &text)
    default: throw WireError("a backslash in a text is followed by none of \"\\/bfnrtu")
    }
  }

  private mutating func scalar(into text: inout [UInt8]) throws(WireError) {
    var value = try unit()
    if 0xD800..<0xE000 ~= value {
      guard value < 0xDC00, bytes[offset...].starts(with: "\\u".utf8) else {
        throw WireError("half a surrogate pair is no character")
      }
      offset += 2
      let low = try unit()
      guard 0xDC00..<0xE000 ~= low else {
        throw WireError("half a surrogate pair is no character")
      }
      value = 0x10000 + (value - 0xD800) << 10 + (low - 0xDC00)
    }
    guard let scalar = Unicode.Scalar(value) else { throw WireError("'\\u' names no character") }
    text += Array(String(scalar).utf8)
  }

  private mutating func unit() throws(WireError) -> UInt32 {
    guard bytes.count - offset >= 4 else { throw WireError("a text does not end") }
    var value: UInt32 = 0
    for _ in 0..<4 {
      let byte = bytes[offset]
      let digit: UInt8
      switch byte {
      case 0x30...0x39: digit = byte - 0x30
      case 0x41...0x46: digit = byte - 0x41 + 10
      case 0x61...0x66: digit = byte - 0x61 + 10
      default: throw WireError("'\\u' takes four hexadecimal digits")
      }
      value = value << 4 | UInt32(digit)
      offset += 1
    }
    return value
  }

  private static func isOfNumber(_ byte: UInt8) -> Bool {
    0x30...0x39 ~= byte || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "-")
      || byte == UInt8(ascii: "+") || byte | 0x20 == UInt8(ascii: "e")
  }

  /// The number that at most 15 digits say, with or without a point; `nil` for any other text.
  ///
  /// The digits and the power of ten are both exact then, and their quotient is the nearest number.
  private static func shortNumber(_ text: Span<UInt8>) -> Double? {
    guard 1...16 ~= text.count, text.count == 1 || text[0] != 0x30 || text[1] == 0x2E else {
      return nil
    }
    var digits = 0
    var power = 1.0
    var point: Int?
    for index in text.indices {
      if text[index] == UInt8(ascii: "."), point == nil {
        point = index
      } else {
        guard 0x30...0x39 ~= text[index] else { return nil }
        digits = digits * 10 + Int(text[index] - 0x30)
        if point != nil { power *= 10 }
      }
    }
    if let point { guard point > 0, point < text.count - 1 else { return nil } }
    guard text.count < 16 || point != nil else { return nil }
    return Double(digits) / power
  }

  /// Whether the bytes are a number of JSON, which allows less than Swift does.
  private static func isNumber(_ text: ArraySlice<UInt8>) -> Bool {
    var rest = text
    func digits(_ rest: inout ArraySlice<UInt8>) -> Int {
      let count = rest.prefix { 0x30...0x39 ~= $0 }.count
      rest = rest.dropFirst(count)
      return count
    }
    if rest.first == UInt8(ascii: "-") { rest.removeFirst() }
    let leading = rest.first
    let whole = digits(&rest)
    guard whole == 1 || whole > 1 && leading != 0x30 else { return false }
    if rest.first == UInt8(ascii: ".") {
      rest.removeFirst()
      guard digits(&rest) > 0 else { return false }
    }
    if let mark = rest.first, mark | 0x20 == UInt8(ascii: "e") {
      rest.removeFirst()
      if rest.first == UInt8(ascii: "-") || rest.first == UInt8(ascii: "+") { rest.removeFirst() }
      guard digits(&rest) > 0 else { return false }
    }
    return rest.isEmpty
  }

  private func unexpected(_ expected: String) -> WireError {
    guard offset < bytes.count else {
      return WireError("the line ends where \(expected) is expected")
    }
    return WireError("expected \(expected) at the byte \(offset)")
  }
}
