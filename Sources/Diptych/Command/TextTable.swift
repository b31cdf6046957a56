/// Rows of words, set in columns.
struct TextTable {
  let rows: [[String]]

  init(_ rows: [[String]]) { self.rows = rows }

  /// One line a row, indented by two spaces.
  var text: String {
    let columns = rows.map(\.count).max() ?? 0
    let widths = (0..<columns).map { column in
      rows.map { column < $0.count - 1 ? $0[column].count : 0 }.max() ?? 0
    }
    return rows.map { row in
      "  "
        + row.enumerated().map { column, word in
          let isLast = column == row.count - 1
          let padding = isLast ? 0 : max(widths[column] - word.count, 0)
          return word + String(repeating: " ", count: padding)
        }.joined(separator: "  ") + "\n"
    }.joined()
  }
}
