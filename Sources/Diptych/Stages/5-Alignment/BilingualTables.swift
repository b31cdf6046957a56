/// The rows of tables that have a text in one column and its translation in another one.
///
/// In such a table the row says what belongs together, wherever the table stands: it may be the
/// glossary of a document whose languages follow one another, where no order of lines links its cells.
/// A cell without a counterpart in its row has none, and numbers and times need none.
struct BilingualTables {
  /// A bead of blocks for each row and pair of columns, ascending on the left.
  private(set) var beads: [Bead<Int>] = []
  /// The blocks in these tables, which go with nothing but the beads.
  private(set) var blocks: Set<Int> = []

  /// Somebody put the cells side by side; only a table that compares and does not translate deceives.
  private static let confidence = 0.95

  /// A cell with the blocks in it that have letters, by their language.
  private struct Cell {
    var row: Int
    var column: Int
    var left: [Int] = []
    var right: [Int] = []
    /// The blocks without letters, which are counted to a language, but have none.
    var others: [Int] = []

    var isLeft: Bool { !left.isEmpty && right.isEmpty }
    var isRight: Bool { left.isEmpty && !right.isEmpty }
    /// Whether it has a text and its translation.
    var isBoth: Bool { left.count == 1 && right.count == 1 }
  }

  /// Finds the rows with a cell in each of two languages.
  init(_ left: DocumentLanguage, _ right: DocumentLanguage, in document: Document) {
    var places: [(place: CellPlace, block: Int, isLeft: Bool)] = []
    for (language, isLeft) in [(left, true), (right, false)] {
      for block in language.blocks {
        guard case .cell(let place) = document.blocks[block].place else { continue }
        places.append((place, block, isLeft))
      }
    }
    guard !places.isEmpty else { return }
    places.sort { one, other in
      (one.place.table, one.place.row, one.place.column, one.block)
        < (other.place.table, other.place.row, other.place.column, other.block)
    }
    var table = places[0].place.table
    var cells: [Cell] = []
    for (place, block, isLeft) in places {
      if place.table != table {
        add(cells)
        (table, cells) = (place.table, [])
      }
      if cells.last.map({ ($0.row, $0.column) != (place.row, place.column) }) ?? true {
        cells.append(Cell(row: place.row, column: place.column))
      }
      let last = cells.count - 1
      if !document.blocks[block].hasLetters {
        cells[last].others.append(block)
      } else if isLeft {
        cells[last].left.append(block)
      } else {
        cells[last].right.append(block)
      }
    }
    add(cells)
    beads.sort { $0.left[0] < $1.left[0] }
  }

  /// Adds a table of cells in the order of rows, if it is bilingual.
  private mutating func add(_ cells: [Cell]) {
    var found: [Bead<Int>] = []
    for (left, right) in Self.pairs(of: Self.columns(of: cells)) {
      let rows = Self.rows(of: cells, left, right)
      var matched = rows.filter { $0.left.isLeft && $0.right.isRight }
      // The names of the columns may be in one language.
      let hasOtherNames = rows.first.map { !$0.left.isLeft || !$0.right.isRight } ?? false
      let count = rows.count - (hasOtherNames ? 1 : 0)
      if matched.count < 2 || matched.count * 4 < count * 3 { matched = [] }
      found += matched.map {
        Bead(left: $0.left.left, right: $0.right.right, confidence: Self.confidence)
      }
    }
    let both = cells.filter(\.isBoth)
    if both.count > 1 || !found.isEmpty {
      found += both.map { Bead(left: $0.left, right: $0.right, confidence: Self.confidence) }
    }
    guard !found.isEmpty else { return }
    beads += found
    for cell in cells {
      blocks.formUnion(cell.others)
      // Several paragraphs in one cell are compared as elsewhere.
      if cell.isLeft || cell.isRight || cell.isBoth { blocks.formUnion(cell.left + cell.right) }
    }
  }

  /// A column and the rows in which it has nothing but a language.
  private struct Column {
    var number: Int
    var isLeft: Bool
    var rows: Set<Int>
  }

  /// The columns of which at least half the cells are in one of the languages.
  private static func columns(of cells: [Cell]) -> [Column] {
    var columns: [Int: (left: Set<Int>, right: Set<Int>, count: Int)] = [:]
    for cell in cells {
      // In its place: a copy would be one of all its rows.
      if cell.isLeft { columns[cell.column, default: ([], [], 0)].left.insert(cell.row) }
      if cell.isRight { columns[cell.column, default: ([], [], 0)].right.insert(cell.row) }
      columns[cell.column, default: ([], [], 0)].count += 1
    }
    return columns.compactMap { number, column in
      let isLeft = column.left.count > column.right.count
      let rows = isLeft ? column.left : column.right
      return rows.count * 2 < column.count || column.left.count == column.right.count
        ? nil : Column(number: number, isLeft: isLeft, rows: rows)
    }.sorted { $0.number < $1.number }
  }

  /// The columns that translate each other: in order if both languages have as many, else those that share
  /// most rows and stand closest.
  private static func pairs(of columns: [Column]) -> [(left: Int, right: Int)] {
    let left = columns.filter(\.isLeft)
    let right = columns.filter { !$0.isLeft }
    if left.count == right.count {
      return zip(left, right).map { ($0.number, $1.number) }
    }
    let (few, many) = left.count < right.count ? (left, right) : (right, left)
    var taken: Set<Int> = []
    return few.compactMap { column in
      func rank(_ other: Column) -> (Int, Int, Int) {
        (
          column.rows.intersection(other.rows).count, -abs(column.number - other.number),
          -other.number
        )
      }
      let best = many.filter { !taken.contains($0.number) }.max { rank($0) < rank($1) }
      guard let best else { return nil }
      taken.insert(best.number)
      return column.isLeft ? (column.number, best.number) : (best.number, column.number)
    }
  }

  /// The rows that have text in both of two columns.
  private static func rows(
    of cells: [Cell], _ left: Int, _ right: Int
  ) -> [(left: Cell, right: Cell)] {
    var rows: [(left: Cell, right: Cell)] = []
    var open: Cell?
    for cell in cells where cell.column == left || cell.column == right {
      guard !cell.left.isEmpty || !cell.right.isEmpty else { continue }
      if let other = open, other.row == cell.row {
        rows.append(cell.column == right ? (other, cell) : (cell, other))
      }
      open = cell
    }
    return rows
  }
}

extension Block {
  /// Whether there is a letter in the text, and not only numbers and signs.
  var hasLetters: Bool {
    Scalars.values(of: utf8).contains { Script.of($0) != .common }
  }
}
