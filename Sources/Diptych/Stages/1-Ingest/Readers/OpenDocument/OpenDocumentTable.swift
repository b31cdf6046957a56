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

  /// Notes a block of the cell that is open; the table may turn out to hold no data.
  mutating func place(_ block: inout Block, at index: Int) {
    guard let cell = table.cell else { return }
    table.flow.append((block: index, kind: block.kind, place: block.place))
    block.kind = .cell
    block.place = .cell(cell)
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
    let flow = table.flow.filter { $0.block >= start }
    for time in 1...min(times, Self.maximumRepeats) {
      for index in start..<end {
        var block = blocks[index]
        if case .cell(var place) = block.place {
          move(time, &place)
          block.place = .cell(place)
        }
        blocks.append(block)
        guard add(block) else { return }
      }
      for entry in flow {
        table.flow.append(
          (block: entry.block + time * (end - start), kind: entry.kind, place: entry.place))
      }
    }
  }

  /// Nobody reads the same cell more often.
  private static let maximumRepeats = 1000

  /// Makes running text of the items from a block on.
  mutating func unlist(from start: Int, _ kind: Block.Kind) {
    for index in table.flow.indices where table.flow[index].block >= start {
      guard table.flow[index].kind == .listItem else { continue }
      table.flow[index].kind = kind
      table.flow[index].place = .flow
    }
  }

  /// Puts the blocks back into running text if the table holds no data.
  func end(_ blocks: inout [Block]) {
    guard !table.isData else { return }
    for place in table.flow where place.block < blocks.count {
      blocks[place.block].kind = place.kind
      blocks[place.block].place = place.place
    }
  }
}
