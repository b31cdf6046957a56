/// A table of RTF in the making: rows of cells, which only know their right edges.
struct RTFTable {
  /// Its number in the document, from 0.
  let number: Int
  /// Whether text of it is a heading, as no table of data has.
  var holdsHeading = false

  /// A cell that text stands in.
  private struct Cell {
    var blocks: Range<Int>
    var row: Int
    /// Its number in the row.
    var order: Int
  }

  private struct Row {
    /// What is said about its cells: the number of one of `definitions`.
    var definition = 0
    var cells = 0
  }

  /// What rows say about their cells before they come; the next row may have the same.
  private struct Definition {
    /// In twips, ascending.
    var edges: [Int] = []
    /// By order: whether the cell goes on with the one before, or with the one above.
    var goesOnAcross: [Bool] = []
    var goesOnDown: [Bool] = []
    var isHeader = false
  }

  private var cells: [Cell] = []
  private var rows: [Row] = []
  private var row = Row()
  private var definitions = [Definition()]
  private var nextAcross = false
  private var nextDown = false
  private var firstBlock: Int

  /// No table has more columns.
  private static let maximumColumns = 1000
  /// Edges that lie closer together, in twips, are one.
  private static let tolerance = 40

  init(number: Int, firstBlock: Int) {
    self.number = number
    self.firstBlock = firstBlock
  }

  /// Whether cells of a row have come whose end has not.
  var isInRow: Bool { row.cells > 0 }

  mutating func startRow() {
    definitions.append(Definition())
    nextAcross = false
    nextDown = false
  }

  mutating func markHeader() { definitions[definitions.count - 1].isHeader = true }
  mutating func markGoesOnAcross() { nextAcross = true }
  mutating func markGoesOnDown() { nextDown = true }

  mutating func addEdge(_ edge: Int) {
    defer {
      nextAcross = false
      nextDown = false
    }
    let last = definitions.count - 1
    guard definitions[last].edges.count < Self.maximumColumns else { return }
    definitions[last].edges.append(edge)
    definitions[last].goesOnAcross.append(nextAcross)
    definitions[last].goesOnDown.append(nextDown)
  }

  /// Ends a cell, whose blocks end before `block`.
  mutating func endCell(before block: Int) {
    if firstBlock < block {
      cells.append(Cell(blocks: firstBlock..<block, row: rows.count, order: row.cells))
    }
    firstBlock = block
    row.cells += 1
  }

  mutating func endRow() {
    row.definition = definitions.count - 1
    rows.append(row)
    row = Row()
  }

  /// The place of each block that stands in a cell; empty if the table only frames text.
  mutating func places() -> [(block: Int, place: CellPlace)] {
    if isInRow { endRow() }
    guard !holdsHeading, rows.contains(where: { $0.cells > 1 }) else { return [] }
    let grid = grid()
    let columns = rows.map { self.columns(of: $0, grid: grid) }
    let spans = rowSpans(columns)
    return cells.flatMap { cell -> [(block: Int, place: CellPlace)] in
      let order = min(cell.order, columns[cell.row].count - 1)
      let place = CellPlace(
        table: number, row: cell.row, column: columns[cell.row][order].lowerBound,
        rows: spans[cell.row][order], columns: columns[cell.row][order].count,
        isLabel: definitions[rows[cell.row].definition].isHeader)
      return cell.blocks.map { ($0, place) }
    }
  }

  /// For each cell of a row the columns that it covers in the grid of all rows.
  private func columns(of row: Row, grid: [Int]) -> [Range<Int>] {
    let definition = definitions[row.definition]
    var columns: [Range<Int>] = []
    var column = 0
    for order in 0..<min(row.cells, Self.maximumColumns) {
      var end = column + 1
      if order < definition.edges.count {
        end = max(end, Self.column(endingAt: definition.edges[order], in: grid) + 1)
        if definition.goesOnAcross[order], let last = columns.last {
          columns[order - 1] = last.lowerBound..<end
        }
      }
      columns.append(column..<end)
      column = end
    }
    return columns
  }

  /// For each cell how many rows it covers.
  private func rowSpans(_ columns: [[Range<Int>]]) -> [[Int]] {
    var spans = columns.map { [Int](repeating: 1, count: $0.count) }
    /// By column, the last cell that began there.
    var above: [Int: (row: Int, order: Int)] = [:]
    for (index, row) in rows.enumerated() {
      let goesOnDown = definitions[row.definition].goesOnDown
      for order in columns[index].indices {
        let column = columns[index][order].lowerBound
        if order < goesOnDown.count, goesOnDown[order], let start = above[column],
          start.row + spans[start.row][start.order] == index
        {
          spans[start.row][start.order] += 1
        } else {
          above[column] = (index, order)
        }
      }
    }
    return spans
  }

  /// The right edges of all cells, ascending.
  private func grid() -> [Int] {
    var grid: [Int] = []
    for edge in definitions.flatMap(\.edges).sorted()
    where grid.last.map({ edge - $0 > Self.tolerance }) ?? true {
      grid.append(edge)
    }
    return grid
  }

  /// The number of the last edge of the grid that is not right of `edge`.
  private static func column(endingAt edge: Int, in grid: [Int]) -> Int {
    var low = 0
    var high = grid.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if grid[middle] <= edge { low = middle } else { high = middle }
    }
    return low
  }
}
