/// The rows of tables that have a text in one column and its translation in another one.
///
/// In such a table the row says what belongs together, wherever the table stands: it may be the
/// glossary of a document whose languages follow one another, where no order of lines links its cells.
struct BilingualTables {
  /// A bead of blocks for each row, ascending on the left.
  private(set) var beads: [Bead<Int>] = []

  /// Somebody put the cells side by side; only a table that compares and does not translate deceives.
  private static let confidence = 0.95

  /// A block in a table.
  private struct Cell {
    var place: CellPlace
    var block: Int
    /// Whether its own language is the left one, or the right one.
    var isLeft: Bool
    var isRight: Bool
  }

  /// Finds the rows with a cell in each of two languages.
  init(_ left: DocumentLanguage, _ right: DocumentLanguage, in document: Document) {
    var cells: [Cell] = []
    for (language, isLeft) in [(left, true), (right, false)] {
      for block in language.blocks {
        guard case .cell(let place) = document.blocks[block].place else { continue }
        // A cell without letters is counted to a language, but has none.
        let isOwn = document.blocks[block].language?.value.primary == language.tag.primary
        cells.append(
          Cell(place: place, block: block, isLeft: isOwn && isLeft, isRight: isOwn && !isLeft))
      }
    }
    guard !cells.isEmpty else { return }
    cells.sort { one, other in
      (one.place.table, one.place.row, one.place.column, one.block)
        < (other.place.table, other.place.row, other.place.column, other.block)
    }
    for table in cells[...].runs(of: \.place.table) {
      beads += Self.rows(of: table)
    }
    beads.sort { $0.left[0] < $1.left[0] }
  }

  /// The beads of a table; none if it is not bilingual.
  private static func rows(of table: ArraySlice<Cell>) -> [Bead<Int>] {
    guard let left = mostFrequent(table.filter(\.isLeft)),
      let right = mostFrequent(table.filter(\.isRight)), left != right
    else { return [] }
    var beads: [Bead<Int>] = []
    var count = 0
    for row in table.runs(of: \.place.row) {
      let leftCells = row.filter { $0.place.column == left }
      let rightCells = row.filter { $0.place.column == right }
      guard !leftCells.isEmpty, !rightCells.isEmpty else { continue }
      count += 1
      guard leftCells.allSatisfy(\.isLeft), rightCells.allSatisfy(\.isRight) else { continue }
      beads.append(
        Bead(
          left: leftCells.map(\.block), right: rightCells.map(\.block), confidence: confidence))
    }
    return beads.count > 1 && beads.count * 4 >= count * 3 ? beads : []
  }

  /// The column of most cells; the first of equals.
  private static func mostFrequent(_ cells: [Cell]) -> Int? {
    var counts: [Int: Int] = [:]
    for cell in cells { counts[cell.place.column, default: 0] += 1 }
    return counts.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key
  }
}

extension ArraySlice {
  /// The stretches of elements that have the same key.
  fileprivate func runs(of key: (Element) -> Int) -> [ArraySlice] {
    var runs: [ArraySlice] = []
    var rest = self
    while let first = rest.first {
      let run = rest.prefix { key($0) == key(first) }
      runs.append(run)
      rest = rest[run.endIndex...]
    }
    return runs
  }
}
