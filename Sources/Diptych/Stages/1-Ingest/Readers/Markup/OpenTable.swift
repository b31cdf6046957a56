/// A table that is being read.
///
/// Only at its end is it known whether it holds data or was used for the layout of the page.
struct OpenTable {
  /// Its number in the document, from 0.
  let number: Int
  /// The index of its first block.
  let firstBlock: Int
  /// Whether it says itself that it is no data.
  let isPresentation: Bool
  /// Whether another table or a heading stands in it: data has neither.
  var holdsLayout = false
  var hasCaption = false
  /// Where the blocks of its cells would stand if it held no data, ascending.
  private var flow: [(block: Int, kind: Block.Kind, place: Place)] = []
  /// The cell that is being read.
  private(set) var cell: CellPlace?
  private var row = -1
  private var column = 0
  private var columns = 0
  private var hasLabels = false
  /// For each column the row from which it is free again, after cells that cover several rows.
  private var coveredUntil: [Int] = []
  /// Whether the format has elements for covered cells, so that nobody need find them out.
  private let hasCoveredCells: Bool

  /// Wider tables are no tables; browsers have the same bound.
  private static let maximumColumns = 1000
  private static let maximumRows = 65534

  init(number: Int, firstBlock: Int, isPresentation: Bool, hasCoveredCells: Bool) {
    self.number = number
    self.firstBlock = firstBlock
    self.isPresentation = isPresentation
    self.hasCoveredCells = hasCoveredCells
  }

  /// Whether its cells are data: labelled, or at least two by two.
  var isData: Bool {
    !isPresentation && !holdsLayout && (hasLabels || hasCaption || columns > 1 && row > 0)
  }

  mutating func startRow() {
    row += 1
    column = 0
    cell = nil
  }

  mutating func startCell(isLabel: Bool, columns span: Int, rows: Int) {
    if row < 0 { startRow() }
    while column < coveredUntil.count, coveredUntil[column] > row { column += 1 }
    let span = min(max(span, 1), Self.maximumColumns)
    let rows = min(max(rows, 1), Self.maximumRows)
    cell = CellPlace(
      table: number, row: row, column: column, rows: rows, columns: span, isLabel: isLabel)
    let end = column + span
    if rows > 1, end <= Self.maximumColumns, !hasCoveredCells {
      if coveredUntil.count < end {
        coveredUntil += [Int](repeating: 0, count: end - coveredUntil.count)
      }
      for covered in column..<end { coveredUntil[covered] = row + rows }
    }
    column = hasCoveredCells ? column + 1 : end
    columns = max(columns, end)
    if isLabel { hasLabels = true }
  }

  mutating func endCell() { cell = nil }

  /// Notes a block of the cell that is open; the table may turn out to hold no data.
  mutating func place(_ block: inout Block, at index: Int) {
    guard let cell else { return }
    flow.append((block: index, kind: block.kind, place: block.place))
    block.kind = .cell
    block.place = .cell(cell)
  }

  /// The places in `flow` of the blocks from this one on.
  private func flowPlaces(from block: Int) -> Range<Int> {
    var start = flow.count
    while start > 0, flow[start - 1].block >= block { start -= 1 }
    return start..<flow.count
  }

  /// Forgets where the blocks from this one on would stand.
  mutating func forgetFlow(from block: Int) { flow.removeSubrange(flowPlaces(from: block)) }

  /// Notes copies of the blocks from this one on, which stand `count` blocks behind one another.
  mutating func repeatFlow(from block: Int, times: Int, count: Int) {
    let copied = flowPlaces(from: block)
    for time in 1...times {
      for place in copied {
        flow.append(flow[place])
        flow[flow.count - 1].block += time * count
      }
    }
  }

  /// Makes running text of the items from a block on.
  mutating func unlist(from block: Int, _ kind: Block.Kind) {
    for place in flowPlaces(from: block) where flow[place].kind == .listItem {
      flow[place].kind = kind
      flow[place].place = .flow
    }
  }

  /// Puts the blocks back into running text, for a table that holds no data.
  func restore(_ blocks: inout [Block]) {
    for place in flow where place.block < blocks.count {
      blocks[place.block].kind = place.kind
      blocks[place.block].place = place.place
    }
  }

  /// Goes on behind columns that a cell before them covers, or that have no text.
  mutating func skip(columns: Int) { column += min(max(columns, 0), Self.maximumColumns) }

  /// Goes on behind rows that have no text.
  mutating func skip(rows: Int) { row += min(max(rows, 0), Self.maximumRows) }
}
