internal import DiptychBytes

/// Writes tables by RFC 4180: UTF-8, rows that end with CR LF, quotation marks where they are needed.
struct CSVWriter: ~Copyable {
  private var buffer: ByteBuffer
  private let guardsFormulas: Bool
  private var isFirst = true

  /// Begins a table.
  ///
  /// - Parameters:
  ///   - columns: their names.
  ///   - guardsFormulas: whether an apostrophe stands before what a spreadsheet would run as a formula.
  ///   - hasByteOrderMark: whether the file begins with U+FEFF, by which some programs know UTF-8.
  init(columns: [String], guardsFormulas: Bool, hasByteOrderMark: Bool) {
    buffer = ByteBuffer(capacity: 4096)
    self.guardsFormulas = guardsFormulas
    if hasByteOrderMark { buffer.append("\u{FEFF}") }
    for column in columns { field(column) }
    endRow()
  }

  /// Adds a field to the row.
  mutating func field(_ text: String) { field(Array(text.utf8)) }

  /// Adds a number to the row.
  mutating func field(_ number: Int) {
    separate()
    buffer.append(decimal: number)
  }

  /// Adds a field to the row, valid UTF-8.
  mutating func field(_ utf8: [UInt8]) {
    separate()
    let utf8 = guardsFormulas ? Self.guarded(utf8) : utf8
    let isQuoted = utf8.contains { $0 == 0x22 || $0 == 0x2C || $0 == 0x0A || $0 == 0x0D }
    if isQuoted { buffer.append(UInt8(ascii: "\"")) }
    if isQuoted {
      for byte in utf8 {
        if byte == UInt8(ascii: "\"") { buffer.append(byte) }
        buffer.append(byte)
      }
      buffer.append(UInt8(ascii: "\""))
    } else {
      buffer.append(utf8)
    }
  }

  /// Ends the row.
  mutating func endRow() {
    buffer.append("\r\n")
    isFirst = true
  }

  /// Everything that was written.
  var bytes: [UInt8] { buffer.bytes }

  private mutating func separate() {
    if !isFirst { buffer.append(UInt8(ascii: ",")) }
    isFirst = false
  }

  /// A text, with an apostrophe in front if a spreadsheet would run it as a formula.
  static func guarded(_ utf8: [UInt8]) -> [UInt8] {
    isFormula(utf8) ? [UInt8(ascii: "'")] + utf8 : utf8
  }

  /// Whether a spreadsheet may take the text for a formula: `=`, `+`, `-`, `@`, also in full width and
  /// behind blanks, or a tab or carriage return in front.
  static func isFormula(_ utf8: [UInt8]) -> Bool {
    var index = 0
    while index < utf8.count {
      switch Scalars.decode(utf8, at: &index) {
      case 0x3D, 0x2B, 0x2D, 0x40, 0x09, 0x0D, 0xFF1D, 0xFF0B, 0xFF0D, 0xFF20: return true
      case 0x20, 0x0A, 0xA0, 0x3000: continue
      default: return false
      }
    }
    return false
  }
}
