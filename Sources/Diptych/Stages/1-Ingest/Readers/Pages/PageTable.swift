/// A table on a page: rows of pieces that stand below each other in columns with wide gaps between them.
///
/// Nothing but the places of the text tells; lines drawn around cells are not known.
struct PageTable {
  /// From where to where the pieces of a column reach.
  private struct Column {
    var left: Double
    var right: Double
  }

  /// A row of cells, each with its column and its lines.
  private typealias Row = [(column: Int, lines: [PageLine])]

  private var columns: [Column] = []
  private var rows: [Row] = []
  /// The index behind the last row of pieces.
  private(set) var end: Int

  /// So many rows with gaps make a table.
  private static let minimumRows = 3
  /// A first cell has no more lines behind the one beside which others stand.
  private static let maximumLabel = 3

  /// The lines of rows of pieces, from top to bottom: those of each cell of a table one after the other.
  static func lines(of rows: [[PageLine]]) -> [PageLine] {
    var lines: [PageLine] = []
    var tables = 0
    var index = 0
    while index < rows.count {
      if let table = PageTable(in: rows, from: index) {
        table.add(to: &lines, number: tables)
        tables += 1
        index = table.end
      } else {
        lines.append(joined(rows[index]))
        index += 1
      }
    }
    return lines
  }

  /// The pieces of a row as one line.
  static func joined(_ row: [PageLine]) -> PageLine {
    var line = row[0]
    for piece in row.dropFirst() { line.append(piece) }
    return line
  }

  /// A table that begins with a row of pieces; `nil` if there is none.
  private init?(in rows: [[PageLine]], from start: Int) {
    end = start
    var pieces: [[PageLine]] = []
    var gapped = 0
    while end < rows.count {
      let row = Self.withLabels(rows[end])
      let hasGap = Self.hasGap(row)
      if pieces.isEmpty, row.count < 2 { return nil }
      if let last = pieces.last?[0], !Self.isNear(row, last) { break }
      guard row.count > 1 || columns(of: row[0]).first ?? 0 > 0 || Self.goesOn(rows, behind: end),
        place(row)
      else { break }
      if hasGap { gapped += 1 }
      pieces.append(row)
      end += 1
    }
    guard gapped >= Self.minimumRows, columns.count > 1 else { return nil }
    let spacing = lineSpacing(of: pieces)
    for row in pieces { add(row, spacing: spacing) }
    while end < rows.count, rows[end].count == 1, columns(of: rows[end][0]) == [0],
      let last = self.rows.last, goesOn(last, in: [(0, rows[end])], spacing: spacing)
    {
      pieces.append(rows[end])
      add(rows[end], spacing: spacing)
      end += 1
    }
    // What has one cell at the end stands below the table.
    var (last, rest) = (pieces.count, self.rows.count)
    while rest > 0, self.rows[rest - 1].count == 1 {
      last -= self.rows[rest - 1][0].lines.count
      rest -= 1
    }
    guard rest >= 2 else { return nil }
    end -= pieces.count - last
    self.rows.removeSubrange(rest...)
  }

  /// Puts the cells, row by row, behind other lines.
  private func add(to lines: inout [PageLine], number: Int) {
    for (row, cells) in rows.enumerated() {
      for cell in cells {
        for var line in cell.lines {
          line.cell = CellPlace(table: number, row: row, column: cell.column)
          lines.append(line)
        }
      }
    }
  }

  /// A row in which the labels of items are no pieces of their own.
  private static func withLabels(_ row: [PageLine]) -> [PageLine] {
    var result = [row[0]]
    for piece in row.dropFirst() {
      if LineStartLabel.isWhole(result[result.count - 1].utf8) {
        result[result.count - 1].append(piece)
      } else {
        result.append(piece)
      }
    }
    return result
  }

  private static func hasGap(_ row: [PageLine]) -> Bool {
    zip(row, row.dropFirst()).contains(where: isGap)
  }

  private static func isGap(_ piece: PageLine, _ next: PageLine) -> Bool {
    next.box.left - piece.box.right > 1.5 * piece.size
  }

  /// Whether a row may stand in one table with the one above it.
  private static func isNear(_ row: [PageLine], _ last: PageLine) -> Bool {
    row[0].box.bottom - last.box.bottom < 5 * last.size
      && row.allSatisfy { abs($0.size - last.size) < 0.2 * last.size }
  }

  /// Whether a line at the left margin stands inside of the table, and is no text below it.
  private static func goesOn(_ rows: [[PageLine]], behind index: Int) -> Bool {
    let next = rows[(index + 1)...].prefix(maximumLabel).first { withLabels($0).count > 1 }
    return next.map { isNear($0, rows[index][0]) } ?? false
  }

  /// The columns that a piece reaches into.
  private func columns(of piece: PageLine) -> [Int] {
    columns.indices.filter {
      piece.box.left < columns[$0].right && columns[$0].left < piece.box.right
    }
  }

  /// Puts the pieces of a row into columns; `false` if one reaches over several, or the row is no part of the
  /// table.
  private mutating func place(_ row: [PageLine]) -> Bool {
    let before = columns
    var last: (piece: PageLine, column: Int)?
    for piece in row {
      var index = columns(of: piece).first ?? columns.count
      if index < columns.count {
        columns[index].left = min(columns[index].left, piece.box.left)
        columns[index].right = max(columns[index].right, piece.box.right)
      } else {
        index = columns.firstIndex { $0.left > piece.box.left } ?? columns.count
        columns.insert(Column(left: piece.box.left, right: piece.box.right), at: index)
      }
      if let last, last.column == index, Self.isGap(last.piece, piece) {
        columns = before
        return false
      }
      last = (piece, index)
    }
    if zip(columns, columns.dropFirst()).allSatisfy({ $0.right <= $1.left }) { return true }
    columns = before
    return false
  }

  /// Adds a row of pieces: to the last row if it goes on with its cells.
  private mutating func add(_ pieces: [PageLine], spacing: Double?) {
    var cells: Row = []
    for piece in pieces {
      let column = columns(of: piece).first ?? 0
      if cells.last?.column == column {
        cells[cells.count - 1].lines[0].append(piece)
      } else {
        cells.append((column, [piece]))
      }
    }
    guard let last = rows.last, goesOn(last, in: cells, spacing: spacing) else {
      rows.append(cells)
      return
    }
    for cell in cells {
      guard let index = last.firstIndex(where: { $0.column == cell.column }) else { continue }
      rows[rows.count - 1][index].lines += cell.lines
    }
  }

  /// Whether all pieces of a row go on with what stands above them in a row.
  private func goesOn(_ row: Row, in cells: Row, spacing: Double?) -> Bool {
    cells.allSatisfy { cell in
      guard let above = row.first(where: { $0.column == cell.column })?.lines.last else {
        return false
      }
      let line = cell.lines[0]
      let distance = line.box.bottom - above.box.bottom
      if let spacing, distance < spacing { return true }
      // Every row has a first cell; where that has several lines, narrow spacing has to tell.
      return cell.column > 0 && distance < 1.8 * line.size
        && isFull(above, before: line, in: columns[cell.column])
        && !LineStartLabel.isAtStart(of: line.utf8, in: 0..<line.utf8.count)
    }
  }

  /// Whether a line fills its column, so that the first word of the next one has no room.
  private func isFull(_ line: PageLine, before next: PageLine, in column: Column) -> Bool {
    let room = column.right - line.box.right
    guard line.box.width > 5 * line.size else { return false }
    return room < (line.isWide ? 2.2 * line.size : 1.3 * next.firstWord + 0.3 * line.size)
  }

  /// The largest distance of lines inside of rows; `nil` if it is not known, or no narrower than that of rows.
  private func lineSpacing(of rows: [[PageLine]]) -> Double? {
    var whole: [Double] = []
    var least = Double.infinity
    for (above, row) in zip(rows, rows.dropFirst()) {
      let distance = row[0].box.bottom - above[0].box.bottom
      if row.count >= columns.count { whole.append(distance) } else { least = min(least, distance) }
    }
    guard !whole.isEmpty, least > 0, least < 0.92 * whole.sorted()[whole.count / 2] else {
      return nil
    }
    return 1.06 * least
  }
}
