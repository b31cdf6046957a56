/// A strict JSON parser (RFC 8259) that knows where everything stands.
///
/// Objects keep the order of their keys. A key that is there twice is kept twice and reported in
/// `duplicates`. Meant for settings: it reads a whole file, and recursion is bounded by
/// `maximumDepth`.
struct JSONParser {
  /// Something that is not JSON.
  struct SyntaxError: Error, Equatable {
    let position: TextPosition
    let message: Message
  }

  static let maximumDepth = 64

  private let bytes: [UInt8]
  /// The number of the file in every ``TextPosition``.
  private let file: Int
  private var offset = 0
  private var line = 1
  private var column = 1
  private var depth = 0
  /// The keys that are in their object for the second time, with the place of the first.
  private(set) var duplicates: [(key: String, position: TextPosition, first: TextPosition)] = []

  init(_ bytes: [UInt8], file: Int = 0) {
    self.bytes = bytes
    self.file = file
  }

  /// Parses the file.
  mutating func parse() throws(SyntaxError) -> JSONValue {
    // Editors write it unasked, and RFC 8259 lets a parser ignore it.
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { offset = 3 }
    try validate()
    try skipSpace()
    if offset == bytes.count { throw failure("the file is empty") }
    let value = try value()
    try skipSpace()
    if offset < bytes.count { throw failure("\(shown()) after the end of the file's value") }
    return value
  }

  private mutating func value() throws(SyntaxError) -> JSONValue {
    let position = TextPosition(line: line, column: column, file: file)
    switch peek {
    case UInt8(ascii: "{"): return JSONValue(.object(try members()), at: position)
    case UInt8(ascii: "["): return JSONValue(.array(try elements()), at: position)
    case UInt8(ascii: "\""): return JSONValue(.string(try string()), at: position)
    case UInt8(ascii: "-"), .some(UInt8(ascii: "0")...UInt8(ascii: "9")):
      return JSONValue(try number(), at: position)
    case nil: throw failure("the file ends where a value is expected")
    default: return JSONValue(try word(), at: position)
    }
  }

  private mutating func members() throws(SyntaxError) -> [JSONValue.Member] {
    try enter()
    var members: [JSONValue.Member] = []
    var keys = Keys()
    advance()
    try skipSpace()
    if peek == UInt8(ascii: "}") { return leave(with: members) }
    while true {
      let position = TextPosition(line: line, column: column, file: file)
      guard peek == UInt8(ascii: "\"") else {
        throw failure("expected a key in quotes, found \(shown())")
      }
      let key = try string()
      if let first = keys.first(key, in: members) {
        duplicates.append((key, position, members[first].position))
      }
      try skipSpace()
      guard peek == UInt8(ascii: ":") else {
        throw failure("expected ':' after the key '\(readable(key))', found \(shown())")
      }
      advance()
      try skipSpace()
      members.append(JSONValue.Member(key: key, position: position, value: try value()))
      try skipSpace()
      switch peek {
      case UInt8(ascii: "}"): return leave(with: members)
      case UInt8(ascii: ","): advance()
      default:
        throw failure("expected ',' or '}' after the value of '\(readable(key))', found \(shown())")
      }
      try skipSpace()
      if peek == UInt8(ascii: "}") { throw failure("a ',' before '}' is not allowed") }
    }
  }

  /// Finds the keys of an object that are there twice: few are compared, many looked up.
  private struct Keys {
    private static let few = 16
    private var places: [String: Int] = [:]
    private var count = 0

    /// The first of some members that has a key.
    mutating func first(_ key: String, in members: [JSONValue.Member]) -> Int? {
      guard members.count > Self.few else { return members.firstIndex { $0.key == key } }
      while count < members.count {
        if places[members[count].key] == nil { places[members[count].key] = count }
        count += 1
      }
      return places[key]
    }
  }

  private mutating func elements() throws(SyntaxError) -> [JSONValue] {
    try enter()
    var elements: [JSONValue] = []
    advance()
    try skipSpace()
    if peek == UInt8(ascii: "]") { return leave(with: elements) }
    while true {
      elements.append(try value())
      try skipSpace()
      switch peek {
      case UInt8(ascii: "]"): return leave(with: elements)
      case UInt8(ascii: ","): advance()
      default: throw failure("expected ',' or ']' in the list, found \(shown())")
      }
      try skipSpace()
      if peek == UInt8(ascii: "]") { throw failure("a ',' before ']' is not allowed") }
    }
  }

  private mutating func enter() throws(SyntaxError) {
    depth += 1
    if depth > Self.maximumDepth {
      throw failure("lists and objects are nested deeper than \(Self.maximumDepth)")
    }
  }

  private mutating func leave<Content>(with content: Content) -> Content {
    depth -= 1
    advance()
    return content
  }

  private mutating func string() throws(SyntaxError) -> String {
    let start = TextPosition(line: line, column: column, file: file)
    advance()
    var text: [UInt8] = []
    while true {
      let plain = plainRun()
      guard let byte = peek else { break }
      switch byte {
      case UInt8(ascii: "\""):
        advance()
        // Most strings have no escapes.
        return text.isEmpty
          ? String(decoding: bytes[plain], as: UTF8.self)
          : String(decoding: text + bytes[plain], as: UTF8.self)
      case UInt8(ascii: "\\"):
        text += bytes[plain]
        text += try escape()
      default:
        if byte == 0x0A || byte == 0x0D {
          throw SyntaxError(position: start, message: "the string does not end on its line")
        }
        throw failure("a control character in a string must be written as '\\u00\(hex(byte))'")
      }
    }
    throw SyntaxError(position: start, message: "the string does not end")
  }

  /// Advances over what stands for itself in a string.
  private mutating func plainRun() -> Range<Int> {
    let start = offset
    while offset < bytes.count {
      let byte = bytes[offset]
      if byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") { break }
      offset += 1
      column += byte & 0xC0 == 0x80 ? 0 : 1
    }
    return start..<offset
  }

  private mutating func escape() throws(SyntaxError) -> [UInt8] {
    let start = TextPosition(line: line, column: column, file: file)
    advance()
    guard let byte = peek else {
      throw SyntaxError(position: start, message: "the string does not end")
    }
    advance()
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return [byte]
    case UInt8(ascii: "b"): return [0x08]
    case UInt8(ascii: "f"): return [0x0C]
    case UInt8(ascii: "n"): return [0x0A]
    case UInt8(ascii: "r"): return [0x0D]
    case UInt8(ascii: "t"): return [0x09]
    case UInt8(ascii: "u"):
      let lonely = SyntaxError(position: start, message: "half a surrogate pair is no character")
      let first = try unit(start)
      guard 0xD800..<0xE000 ~= first else {
        return Unicode.Scalar(first).map { Array(String($0).utf8) } ?? []
      }
      guard first < 0xDC00, peek == UInt8(ascii: "\\") else { throw lonely }
      advance()
      guard peek == UInt8(ascii: "u") else { throw lonely }
      advance()
      let second = try unit(start)
      guard 0xDC00..<0xE000 ~= second else { throw lonely }
      let value = 0x10000 + (first - 0xD800) << 10 + (second - 0xDC00)
      return Unicode.Scalar(value).map { Array(String($0).utf8) } ?? []
    default:
      throw SyntaxError(
        position: start, message: "'\\\(readable([byte]))' is not an escape; a backslash is '\\\\'")
    }
  }

  private mutating func unit(_ start: TextPosition) throws(SyntaxError) -> UInt32 {
    var value: UInt32 = 0
    for _ in 0..<4 {
      guard let byte = peek, let digit = Character(Unicode.Scalar(byte)).hexDigitValue else {
        throw SyntaxError(position: start, message: "'\\u' takes four hexadecimal digits")
      }
      value = value << 4 | UInt32(digit)
      advance()
    }
    return value
  }

  private mutating func number() throws(SyntaxError) -> JSONValue.Kind {
    let start = offset
    let position = TextPosition(line: line, column: column, file: file)
    var isWhole = true
    if peek == UInt8(ascii: "-") { advance() }
    let leading = peek
    let whole = digits()
    var isValid = whole == 1 || whole > 1 && leading != UInt8(ascii: "0")
    if peek == UInt8(ascii: ".") {
      isWhole = false
      advance()
      isValid = digits() > 0 && isValid
    }
    if peek == UInt8(ascii: "e") || peek == UInt8(ascii: "E") {
      isWhole = false
      advance()
      if peek == UInt8(ascii: "+") || peek == UInt8(ascii: "-") { advance() }
      isValid = digits() > 0 && isValid
    }
    let text = String(decoding: bytes[start..<offset], as: UTF8.self)
    guard isValid else {
      throw SyntaxError(position: position, message: "'\(text)' is not a number of JSON")
    }
    if isWhole, let integer = Int(text) { return .integer(integer) }
    guard let number = Double(text), number.isFinite else {
      throw SyntaxError(position: position, message: "the number '\(text)' is too large")
    }
    return .number(number)
  }

  private mutating func digits() -> Int {
    var count = 0
    while let byte = peek, UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte {
      advance()
      count += 1
    }
    return count
  }

  private mutating func word() throws(SyntaxError) -> JSONValue.Kind {
    let position = TextPosition(line: line, column: column, file: file)
    var text: [UInt8] = []
    while let byte = peek, isLetter(byte), text.count < 40 {
      text.append(byte)
      advance()
    }
    switch String(decoding: text, as: UTF8.self) {
    case "true": return .bool(true)
    case "false": return .bool(false)
    case "null": return .null
    case "": throw failure("expected a value, found \(shown())")
    case let word:
      throw SyntaxError(
        position: position, message: "'\(word)' is not a value; text stands in double quotes")
    }
  }

  private func isLetter(_ byte: UInt8) -> Bool {
    UInt8(ascii: "a")...UInt8(ascii: "z") ~= byte | 0x20 || byte == UInt8(ascii: "_")
  }

  private mutating func skipSpace() throws(SyntaxError) {
    while let byte = peek {
      switch byte {
      case 0x20, 0x09, 0x0D, 0x0A: advance()
      case UInt8(ascii: "/"), UInt8(ascii: "#"): throw failure("JSON has no comments")
      default: return
      }
    }
  }

  private var peek: UInt8? { offset < bytes.count ? bytes[offset] : nil }

  private mutating func advance() {
    let byte = bytes[offset]
    offset += 1
    if byte == 0x0A {
      line += 1
      column = 1
    } else if byte & 0xC0 != 0x80 {
      column += 1
    }
    // A continuation byte belongs to the character before it.
  }

  /// The character that comes next, for messages.
  private func shown() -> Message {
    guard offset < bytes.count else { return "the end of the file" }
    let scalar = String(decoding: bytes[offset...].prefix(4), as: UTF8.self).unicodeScalars.first
    return Message(verbatim: "'" + readable(scalar.map(String.init) ?? "") + "'")
  }

  private func hex(_ byte: UInt8) -> String { (byte < 16 ? "0" : "") + String(byte, radix: 16) }

  private func failure(_ message: Message) -> SyntaxError {
    SyntaxError(position: TextPosition(line: line, column: column, file: file), message: message)
  }

  /// Refuses a file that is not UTF-8, at the first wrong byte.
  private func validate() throws(SyntaxError) {
    if String(validating: bytes, as: UTF8.self) != nil { return }
    var parser = Unicode.UTF8.ForwardParser()
    var iterator = bytes.makeIterator()
    var position = TextPosition(line: 1, column: 1, file: file)
    while true {
      switch parser.parseScalar(from: &iterator) {
      case .valid(let encoded):
        let isNewline = encoded.count == 1 && encoded.first == 0x0A
        position.column += 1
        if isNewline { position = TextPosition(line: position.line + 1, column: 1, file: file) }
      case .error: throw SyntaxError(position: position, message: "the file is not UTF-8")
      case .emptyInput: return
      }
    }
  }
}
