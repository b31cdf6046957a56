/// Rows of words, set in columns; a Chinese character is two columns wide.
struct TextTable {
  let rows: [[String]]

  init(_ rows: [[String]]) { self.rows = rows }

  /// One line a row, indented by two spaces.
  var text: String {
    let columns = rows.map(\.count).max() ?? 0
    let widths = (0..<columns).map { column in
      rows.map { column < $0.count - 1 ? Self.width(of: $0[column]) : 0 }.max() ?? 0
    }
    return rows.map { row in
      "  "
        + row.enumerated().map { column, word in
          let isLast = column == row.count - 1
          let padding = isLast ? 0 : max(widths[column] - Self.width(of: word), 0)
          return word + String(repeating: " ", count: padding)
        }.joined(separator: "  ") + "\n"
    }.joined()
  }

  /// How many columns of a terminal a word takes.
  static func width(of word: String) -> Int {
    word.unicodeScalars.reduce(0) { width, scalar in
      switch scalar.value {
      case 0x1100..<0x1160, 0x2E80..<0xA4D0, 0xAC00..<0xD7A4, 0xF900..<0xFB00, 0xFE30..<0xFE70,
        0xFF00..<0xFF61, 0xFFE0..<0xFFE7, 0x20000..<0x40000:
        width + 2
      default: width + 1
      }
    }
  }
}
