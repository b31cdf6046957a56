internal import DiptychBytes

/// Writes JSON values as text.
struct JSONText: ~Copyable {
  /// How the text looks.
  enum Style {
    /// On one line, for records and digests.
    case compact
    /// Indented by two spaces; an object or list that fits a line stays on it.
    case readable
  }

  private let style: Style
  private var buffer = ByteBuffer()

  private init(_ style: Style) { self.style = style }

  /// The text of a value, without a newline at the end.
  static func write(_ value: JSONValue, _ style: Style) -> [UInt8] {
    var text = JSONText(style)
    text.write(value, indentation: 0, column: 0)
    return text.buffer.bytes
  }

  private mutating func write(_ value: JSONValue, indentation: Int, column: Int) {
    switch value.kind {
    case .null: append("null")
    case .bool(let value): append(value ? "true" : "false")
    case .integer(let number): append(String(number))
    case .number(let number):
      // A whole number is written without `.0`, as JSON writers usually do.
      let whole = Int(exactly: number)
      append(whole.map { String($0) } ?? String(number))
    case .string(let text): write(text)
    case .array(let elements):
      let open = fits(value, at: column) || elements.isEmpty
      write("[", "]", elements, indentation, onOneLine: open, padding: "") { text, element, inner in
        text.write(element, indentation: inner, column: inner)
      }
    case .object(let members):
      let open = fits(value, at: column) || members.isEmpty
      let padding = style == .readable && !members.isEmpty ? " " : ""
      write("{", "}", members, indentation, onOneLine: open, padding: padding) {
        text, member, inner in
        text.write(member.key)
        text.append(text.style == .compact ? ":" : ": ")
        text.write(
          member.value, indentation: inner, column: inner + member.key.utf8.count + 4)
      }
    }
  }

  private mutating func write<Element>(
    _ open: String, _ close: String, _ elements: [Element], _ indentation: Int, onOneLine: Bool,
    padding: String, _ body: (inout JSONText, Element, Int) -> Void
  ) {
    let inner = indentation + 2
    append(open)
    for (index, element) in elements.enumerated() {
      if onOneLine {
        append(index == 0 ? padding : style == .compact ? "," : ", ")
      } else {
        append((index == 0 ? "\n" : ",\n") + String(repeating: " ", count: inner))
      }
      body(&self, element, inner)
    }
    append(onOneLine ? padding : "\n" + String(repeating: " ", count: indentation))
    append(close)
  }

  /// Whether the value is short enough to stay on its line.
  private func fits(_ value: JSONValue, at column: Int) -> Bool {
    style == .compact || Self.write(value, .compact).count + column <= 84 && !isDeep(value)
  }

  private func isDeep(_ value: JSONValue) -> Bool {
    func hasChildren(_ value: JSONValue) -> Bool {
      !(value.elements?.isEmpty ?? true) || !(value.members?.isEmpty ?? true)
    }
    let children = value.elements ?? value.members?.map(\.value) ?? []
    return value.elements != nil && children.contains { $0.members != nil }
      || children.contains { hasChildren($0) && $0.members != nil }
  }

  private mutating func append(_ text: String) { buffer.append(text.utf8.span) }

  private mutating func write(_ text: String) {
    buffer.append(UInt8(ascii: "\""))
    let utf8 = text.utf8.span
    if Self.isPlain(utf8) { buffer.append(utf8) } else { writeEscaped(utf8) }
    buffer.append(UInt8(ascii: "\""))
  }

  private static func isPlain(_ utf8: Span<UInt8>) -> Bool {
    for index in utf8.indices where !isPlain(utf8[index]) { return false }
    return true
  }

  /// Whether a byte stands for itself in a string.
  private static func isPlain(_ byte: UInt8) -> Bool {
    byte >= 0x20 && byte != 0x7F && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "\\")
  }

  private mutating func writeEscaped(_ utf8: Span<UInt8>) {
    for index in utf8.indices {
      let byte = utf8[index]
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"):
        buffer.append(UInt8(ascii: "\\"))
        buffer.append(byte)
      case 0x0A: append("\\n")
      case 0x0D: append("\\r")
      case 0x09: append("\\t")
      case 0..<0x20, 0x7F: append("\\u00" + (byte < 16 ? "0" : "") + String(byte, radix: 16))
      default: buffer.append(byte)
      }
    }
  }
}
