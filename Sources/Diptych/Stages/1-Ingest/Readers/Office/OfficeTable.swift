/// A table of Office that is being read, in which each row has its cells one by one and a cell that
/// goes on over several rows has a part in each of them.
struct OfficeTable {
  /// What a cell says about itself, known before its first paragraph.
  struct Cell {
    var columns = 1
    /// Whether the cell begins one that goes on in the rows below.
    var startsMerge = false
    /// Whether the cell is a part of the one above it.
    var continuesMerge = false
  }

  var table: OpenTable
  /// Whether the row that is open labels the columns.
  var isHeader = false
  /// The cell that is open but has no text yet.
  var pending: Cell?

  private var open: (cell: Cell, start: Int)?
  /// The cells that go on below, by the column that they begin in.
  private var merges: [Int: Merge] = [:]

  private struct Merge {
    let blocks: Range<Int>
    var rows = 1
  }

  init(number: Int, firstBlock: Int) {
    table = OpenTable(
      number: number, firstBlock: firstBlock, isPresentation: false, hasCoveredCells: true)
  }

  mutating func startRow() {
    table.startRow()
    isHeader = false
  }

  /// Opens the cell that is pending, at its first block.
  mutating func openCell(at block: Int) {
    guard let cell = pending else { return }
    pending = nil
    table.startCell(isLabel: isHeader, columns: cell.columns, rows: 1)
    open = (cell, block)
  }

  /// Ends the cell that is open, whose blocks are those up to the end.
  mutating func endCell(_ blocks: inout [Block]) {
    openCell(at: blocks.count)
    guard let (cell, start) = open, let column = table.cell?.column else { return }
    open = nil
    table.endCell()
    table.skip(columns: cell.columns - 1)
    if cell.continuesMerge, start == blocks.count {
      merges[column]?.rows += 1
      return
    }
    settle(merges.removeValue(forKey: column), in: &blocks)
    if cell.startsMerge { merges[column] = Merge(blocks: start..<blocks.count) }
  }

  /// Ends the table: puts the blocks back into running text if it holds no data.
  mutating func end(_ blocks: inout [Block]) {
    for merge in merges.values { settle(merge, in: &blocks) }
    if !table.isData { table.restore(&blocks) }
  }

  /// Gives the blocks of a cell the number of rows that it turned out to cover.
  private func settle(_ merge: Merge?, in blocks: inout [Block]) {
    guard let merge, merge.rows > 1 else { return }
    for index in merge.blocks {
      guard case .cell(var place) = blocks[index].place, place.table == table.number else {
        continue
      }
      place.rows = merge.rows
      blocks[index].place = .cell(place)
    }
  }
}
