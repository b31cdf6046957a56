/// Finds the cells of tables whose layout was lost, among the lines of one language.
///
/// Two or more words in a row that head columns (``TableWords``) are the head of a table; the lines
/// behind it are its cells, in rows of as many. A row begins with a line that could be a heading, or
/// with its number; the table ends before one that does not, before a number that begins a series, before
/// more blank lines than there are between its rows, and before the title of another table.
struct LostTables {
  /// Whether each line is a cell, in the order of the lines.
  private(set) var isCell: [Bool]

  /// Looks for tables among lines, in time linear in their number.
  init(_ lines: [HeadingFeatures.Line]) {
    isCell = Array(repeating: false, count: lines.count)
    var start = 0
    while start < lines.count {
      let head = lines[start...].prefix(while: Self.isHead).count
      guard head > 1 else {
        start += max(1, head)
        continue
      }
      let end = Self.end(of: lines, behind: start + head, columns: head)
      for index in start..<end { isCell[index] = true }
      start = end
    }
  }

  private static func isHead(_ line: HeadingFeatures.Line) -> Bool {
    line.isCandidate && line.shape.numbering == nil && line.shape.isColumnHead
  }

  /// Whether a line can begin a row: a few words, or the number of the row.
  private static func isFirstCell(_ line: HeadingFeatures.Line) -> Bool {
    line.isCandidate || line.shape.letters == 0 && line.shape.digits > 0
  }

  /// Where the rows end that begin at `first`.
  private static func end(
    of lines: [HeadingFeatures.Line], behind first: Int, columns: Int
  ) -> Int {
    var place = first
    while place < lines.count {
      let line = lines[place]
      guard isFirstCell(line), line.blankLines <= lines[first].blankLines,
        line.shape.numbering == nil || lines[first].shape.numbering != nil,
        !isHead(line)
      else { break }
      if isTitle(lines, place, behind: 1) { return place }
      // A cell and a sentence from the beginning of a row are a row.
      for cell in place + 1..<place + columns where isTitle(lines, cell, behind: 2) { return cell }
      place += columns
    }
    return min(place, lines.count)
  }

  /// Whether a line may be the title of a table: its head follows, or follows the sentence behind the line.
  private static func isTitle(
    _ lines: [HeadingFeatures.Line], _ index: Int, behind distance: Int
  ) -> Bool {
    let head = index + distance
    guard head + 1 < lines.count,
      lines[index].isCandidate,
      distance == 1 || !lines[index + 1].isCandidate
    else { return false }
    return isHead(lines[head]) && isHead(lines[head + 1])
  }
}
