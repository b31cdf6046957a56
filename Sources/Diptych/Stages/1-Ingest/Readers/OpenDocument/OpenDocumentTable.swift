/// A table that is being read, with what the format says in short about cells and rows that are alike.
struct OpenDocumentTable {
  var table: OpenTable
  private var row = (start: 0, repeats: 1)
  private var cell = (start: 0, repeats: 1)

  init(number: Int, firstBlock: Int) {
    table = OpenTable(
      number: number, firstBlock: firstBlock, isPresentation: false, hasCoveredCells: true)
  }

  mutating func startRow(repeats: Int, firstBlock: Int) {
    table.startRow()
    row = (firstBlock, repeats)
  }

  mutating func startCell(isLabel: Bool, columns: Int, rows: Int, repeats: Int, firstBlock: Int) {
    table.startCell(isLabel: isLabel, columns: columns, rows: rows)
    cell = (firstBlock, repeats)
  }

  /// Ends the cell and writes its blocks again for those that are like it; stops where `add` says so.
  mutating func endCell(_ blocks: inout [Block], add: (Block) -> Bool) {
    table.endCell()
    let repeats = cell.repeats - 1
    guard repeats > 0 else { return }
    if cell.start < blocks.count {
      repeatBlocks(from: cell.start, times: repeats, in: &blocks, add: add) { $1.column += $0 }
    }
    table.skip(columns: repeats)
  }

  /// Ends the row and writes its blocks again for those that are like it; stops where `add` says so.
  mutating func endRow(_ blocks: inout [Block], add: (Block) -> Bool) {
    let repeats = row.repeats - 1
    guard repeats > 0 else { return }
    if row.start < blocks.count {
      repeatBlocks(from: row.start, times: repeats, in: &blocks, add: add) { $1.row += $0 }
    }
    table.skip(rows: repeats)
  }

  private mutating func repeatBlocks(
    from start: Int, times: Int, in blocks: inout [Block], add: (Block) -> Bool,
    _ move: (Int, inout CellPlace) -> Void
  ) {
    let end = blocks.count
    let times = min(times, Self.maximumRepeats)
    table.repeatFlow(from: start, times: times, count: end - start)
    for time in 1...times {
      for index in start..<end {
        var block = blocks[index]
        if case .cell(var place) = block.place {
          move(time, &place)
          block.place = .cell(place)
        }
        blocks.append(block)
        guard add(block) else { return }
      }
    }
  }

  /// Nobody reads the same cell more often.
  private static let maximumRepeats = 1000
}
