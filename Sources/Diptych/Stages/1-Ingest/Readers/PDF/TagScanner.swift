/// Goes from tag to tag in a text with markup that need not be well formed.
struct TagScanner {
  private let utf8: [UInt8]
  /// Behind the last tag.
  private var index = 0
  /// The attributes of the last tag.
  private var attributes = 0..<0

  /// Begins at the start.
  init(_ utf8: [UInt8]) { self.utf8 = utf8 }

  /// Goes on to the next tag.
  ///
  /// - Returns: its name, that of an end tag with its slash; `nil` at the end.
  mutating func nextTag() -> String? {
    while index < utf8.count, utf8[index] != UInt8(ascii: "<") { index += 1 }
    guard index < utf8.count else { return nil }
    let start = index + 1
    index = start
    while index < utf8.count, Self.isName(utf8[index]) { index += 1 }
    let name = String(decoding: utf8[start..<index], as: UTF8.self)
    let first = index
    // The end of the tag; `>` may stand inside of a value.
    var isQuoted = false
    while index < utf8.count, isQuoted || utf8[index] != UInt8(ascii: ">") {
      if utf8[index] == UInt8(ascii: "\"") { isQuoted.toggle() }
      // An odd quotation mark must not swallow the rest.
      if utf8[index] == 0x0A { break }
      index += 1
    }
    attributes = first..<index
    if index < utf8.count { index += 1 }
    return name
  }

  /// The value of an attribute of the last tag, as it is written.
  func attribute(_ name: String) -> ArraySlice<UInt8>? {
    var at = attributes.lowerBound
    while at < attributes.upperBound {
      while at < attributes.upperBound, utf8[at] <= 0x20 { at += 1 }
      let start = at
      while at < attributes.upperBound, utf8[at] != UInt8(ascii: "=") { at += 1 }
      let isIt = utf8[start..<at].elementsEqual(name.utf8)
      at += 2
      guard at <= attributes.upperBound, utf8[at - 1] == UInt8(ascii: "\"") else { return nil }
      let value = at
      while at < attributes.upperBound, utf8[at] != UInt8(ascii: "\"") { at += 1 }
      if isIt { return utf8[value..<at] }
      at += 1
    }
    return nil
  }

  /// The text up to the end tag of `name`, without the tags in it, and whether it is all bold.
  ///
  /// - Returns: the text with its entities resolved; at most ``maximumContent`` bytes.
  mutating func content(of name: String) -> (text: [UInt8], isBold: Bool) {
    var text: [UInt8] = []
    var boldDepth = 0
    var (bold, plain) = (false, false)
    while index < utf8.count, text.count <= Self.maximumContent {
      let byte = utf8[index]
      if byte == UInt8(ascii: "<") {
        let at = index
        switch nextTag() {
        case "b": boldDepth += 1
        case "/b": boldDepth -= 1
        case "/" + name: return (text, bold && !plain)
        case "page", "text", "item", "outline", "/page":
          // The end tag is missing.
          index = at
          return (text, bold && !plain)
        default: break
        }
        continue
      }
      if boldDepth > 0 { bold = true } else if byte > 0x20 { plain = true }
      if byte == UInt8(ascii: "&"), let (bytes, end) = entity(at: index) {
        text += bytes
        index = end
      } else {
        text.append(byte)
        index += 1
      }
    }
    return (text, bold && !plain)
  }

  /// No line of text is longer, in bytes.
  static let maximumContent = 1 << 20

  /// A decimal number below 10⁹ in size.
  static func number(_ text: ArraySlice<UInt8>) -> Double? {
    var value = 0.0
    var scale = 1.0
    var (isNegative, isFraction, digits) = (false, false, 0)
    for (place, byte) in text.enumerated() {
      switch byte {
      case UInt8(ascii: "-") where place == 0: isNegative = true
      case UInt8(ascii: ".") where !isFraction: isFraction = true
      case 0x30...0x39:
        digits += 1
        guard digits <= 18 else { continue }
        value = value * 10 + Double(byte - 0x30)
        if isFraction { scale *= 10 }
      default: return nil
      }
    }
    value /= scale
    guard digits > 0, value < 1e9 else { return nil }
    return isNegative ? -value : value
  }

  private static func isName(_ byte: UInt8) -> Bool {
    (0x61...0x7A).contains(byte | 0x20) || (0x30...0x39).contains(byte) || byte == 0x2F
      || byte == 0x3F || byte == 0x21
  }

  /// The character that an entity stands for, and where it ends.
  private func entity(at start: Int) -> ([UInt8], Int)? {
    guard let end = utf8[start..<min(start + 12, utf8.count)].firstIndex(of: UInt8(ascii: ";"))
    else { return nil }
    let name = utf8[(start + 1)..<end]
    for (known, bytes) in Self.entities where name.elementsEqual(known.utf8) {
      return (bytes, end + 1)
    }
    guard name.first == UInt8(ascii: "#") else { return nil }
    let digits = String(decoding: name.dropFirst(), as: UTF8.self)
    let value = digits.hasPrefix("x") ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
    guard let scalar = value.flatMap({ Unicode.Scalar($0) }) else { return nil }
    return (Array(String(Character(scalar)).utf8), end + 1)
  }

  private static let entities: [(String, [UInt8])] = [
    ("amp", [0x26]), ("lt", [0x3C]), ("gt", [0x3E]), ("quot", [0x22]), ("apos", [0x27]),
    ("nbsp", [0x20]),
  ]
}
