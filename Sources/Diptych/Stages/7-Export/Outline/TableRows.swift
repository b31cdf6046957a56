/// Places cells in rows, with empty cells where columns have no text.
///
/// A block is never empty, so a table's empty cells are known only by the columns they leave free.
struct TableRows {
  private let document: Document
  private var row: Int?
  private var cell: CellPlace?
  /// The first column that is still free in this row.
  private var column = 0
  /// For each column the row from which it is free again, after cells that cover several rows.
  private var coveredUntil: [Int] = []

  /// Beyond this column no table of an office goes; covered cells are not followed there.
  private static let maximumColumns = 1000

  init(_ document: Document) { self.document = document }

  /// Adds the steps up to the paragraph of a cell's block, closing what stands before it.
  mutating func place(
    _ block: Int, _ place: CellPlace, in blocks: Range<Int>, steps: inout [ExportOutline.Step]
  ) {
    if let cell, cell.row == place.row, cell.column == place.column { return }
    if cell != nil { steps.append(.close) }
    if row != place.row {
      if row != nil { steps.append(.close) }
      row = place.row
      column = 0
      steps.append(.openRow(isLabel: isLabelRow(from: block, place, in: blocks)))
    }
    addEmptyCells(before: place, steps: &steps)
    steps.append(.openCell(block))
    column = max(column, place.column + max(place.columns, 1))
    if place.rows > 1, place.column < Self.maximumColumns {
      let end = min(column, Self.maximumColumns)
      if coveredUntil.count < end {
        coveredUntil += [Int](repeating: 0, count: end - coveredUntil.count)
      }
      for covered in place.column..<end { coveredUntil[covered] = place.row + place.rows }
    }
    cell = place
  }

  /// Writes each stretch of free columns before a cell as one empty cell.
  private mutating func addEmptyCells(before place: CellPlace, steps: inout [ExportOutline.Step]) {
    var free = 0
    while column < place.column, column < coveredUntil.count {
      if coveredUntil[column] > place.row {
        if free > 0 { steps.append(.emptyCell(columns: free)) }
        free = 0
      } else {
        free += 1
      }
      column += 1
    }
    free += max(0, place.column - column)
    if free > 0 { steps.append(.emptyCell(columns: free)) }
  }

  private func isLabelRow(from block: Int, _ first: CellPlace, in blocks: Range<Int>) -> Bool {
    for next in block..<blocks.upperBound {
      guard case .cell(let place) = document.blocks[next].place, place.table == first.table,
        place.row == first.row
      else { return true }
      if !place.isLabel { return false }
    }
    return true
  }
}
