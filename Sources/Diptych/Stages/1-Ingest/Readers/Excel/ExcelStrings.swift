internal import DiptychXML

/// The part with the texts that cells share, and the texts of cells themselves.
struct ExcelStrings: XMLConsumer {
  private(set) var strings: [[UInt8]] = []
  private var text = ExcelText()

  mutating func start(_ element: XMLElementName, _ attributes: borrowing XMLAttributes, line: Int)
    -> Bool
  {
    if element.name == "si" { text = ExcelText() }
    text.start(element.name)
    return true
  }

  mutating func end(_ element: XMLElementName, line: Int) {
    text.end(element.name)
    if element.name == "si" { strings.append(text.decoded) }
  }

  mutating func text(_ utf8: Span<UInt8>) { text.append(utf8) }
}

/// The text of a cell, of one piece or of several that look different; phonetic readings are none of it.
struct ExcelText {
  private(set) var utf8: [UInt8] = []
  private var isOpen = false
  private var phonetic = 0

  mutating func start(_ element: String) {
    if element == "rPh" { phonetic += 1 }
    if element == "t" { isOpen = true }
  }

  mutating func end(_ element: String) {
    if element == "rPh" { phonetic -= 1 }
    if element == "t" { isOpen = false }
  }

  mutating func append(_ span: Span<UInt8>) {
    guard isOpen, phonetic == 0 else { return }
    utf8.append(addingCapacity: span.count) { utf8 in
      for index in span.indices { utf8.append(span[index]) }
    }
  }

  /// The text with its characters for what stands for them, such as `_x000D_` for a line end.
  var decoded: [UInt8] {
    let mark = UInt8(ascii: "_")
    guard utf8.contains(mark) else { return utf8 }
    var result: [UInt8] = []
    result.reserveCapacity(utf8.count)
    var index = 0
    while index < utf8.count {
      if utf8[index] == mark, index + 7 <= utf8.count, utf8[index + 1] == UInt8(ascii: "x"),
        utf8[index + 6] == mark,
        let code = UInt32(
          String(decoding: utf8[(index + 2)..<(index + 6)], as: UTF8.self), radix: 16),
        let scalar = Unicode.Scalar(code)
      {
        if code >= 0x20 || code == 0x09 || code == 0x0A { result += Array(String(scalar).utf8) }
        index += 7
      } else {
        result.append(utf8[index])
        index += 1
      }
    }
    return result
  }
}
