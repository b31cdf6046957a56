/// Rows of a table in Markdown.
enum MarkdownTable {
  /// The cells of a row: what stands between its bars.
  static func cells(_ utf8: [UInt8], _ range: Range<Int>) -> [Range<Int>] {
    var cells: [Range<Int>] = []
    var start = range.lowerBound
    if utf8[range].first == UInt8(ascii: "|") { start += 1 }
    var index = start
    while index < range.upperBound {
      if utf8[index] == UInt8(ascii: "\\") {
        index += 2
        continue
      }
      if utf8[index] == UInt8(ascii: "|") {
        cells.append(WhiteSpace.trimmed(start..<index, in: utf8))
        start = index + 1
      }
      index += 1
    }
    if start < range.upperBound {
      cells.append(WhiteSpace.trimmed(start..<range.upperBound, in: utf8))
    }
    return cells
  }

  /// The number of columns, if the line is the one below the head: `| --- | :-: |`.
  static func columns(_ utf8: [UInt8], _ range: Range<Int>) -> Int? {
    guard utf8[range].contains(UInt8(ascii: "-")),
      utf8[range].contains(UInt8(ascii: "|")) || utf8[range].contains(UInt8(ascii: ":"))
    else { return nil }
    for byte in utf8[range] {
      switch byte {
      case UInt8(ascii: "-"), UInt8(ascii: ":"), UInt8(ascii: "|"), 0x20, 0x09: continue
      default: return nil
      }
    }
    let cells = cells(utf8, range)
    let isValid = cells.allSatisfy { cell in
      let bars = utf8[cell].drop { $0 == UInt8(ascii: ":") }
      return cell.count - bars.count <= 1 && !bars.isEmpty
        && bars.dropLast(bars.last == UInt8(ascii: ":") ? 1 : 0).allSatisfy {
          $0 == UInt8(ascii: "-")
        } && bars.first == UInt8(ascii: "-")
    }
    return isValid && !cells.isEmpty ? cells.count : nil
  }
}
