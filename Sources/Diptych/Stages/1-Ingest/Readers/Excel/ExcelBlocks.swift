/// Makes blocks of the cells of sheets.
struct ExcelBlocks {
  private(set) var blocks: [Block] = []
  private(set) var counters = OfficeFlow.Counters()

  /// Adds a heading with the name of a sheet, unless a program gave it.
  mutating func addHeading(_ name: String) {
    guard !Self.isDefault(name) else { return }
    var block = Block(utf8: Array(name.utf8))
    block.layout.markupHeadingLevel = 1
    block.position = SourcePosition(part: name)
    add(block)
  }

  /// Adds the cells of a sheet; empty rows part tables.
  mutating func add(_ sheet: ExcelSheet, name: String) {
    var cells = sheet.cells
    let isSorted = zip(cells, cells.dropFirst()).allSatisfy {
      ($0.row, $0.column) < ($1.row, $1.column)
    }
    if !isSorted { cells.sort { ($0.row, $0.column) < ($1.row, $1.column) } }
    var start = 0
    var end = 0
    for index in cells.indices {
      if index > start, cells[index].row > end {
        addTable(cells[start..<index], sheet, name)
        start = index
      }
      let rows = Self.span(of: cells[index], in: sheet).rows
      end = max(index == start ? 0 : end, cells[index].row + rows)
    }
    if start < cells.count { addTable(cells[start...], sheet, name) }
  }

  private static func span(of cell: ExcelSheet.Cell, in sheet: ExcelSheet) -> ExcelSheet.Span {
    sheet.merges[ExcelSheet.Place(row: cell.sheetRow, column: cell.column)]
      ?? ExcelSheet.Span(rows: 1, columns: 1)
  }

  /// Adds cells without empty rows between them; a single row or column is running text.
  private mutating func addTable(
    _ cells: ArraySlice<ExcelSheet.Cell>, _ sheet: ExcelSheet, _ name: String
  ) {
    guard let first = cells.first else { return }
    let firstColumn = cells.reduce(first.column) { min($0, $1.column) }
    let isData =
      cells.contains { $0.row != first.row } && cells.contains { $0.column != first.column }
    for cell in cells {
      let span = Self.span(of: cell, in: sheet)
      let place = CellPlace(
        table: counters.tables, row: cell.row - first.row, column: cell.column - firstColumn,
        rows: span.rows, columns: span.columns)
      for (utf8, indentation) in Self.paragraphs(cell.text) {
        var block = Block(utf8: utf8)
        block.layout.indentation = indentation
        block.position = SourcePosition(
          part: "\(name)!\(Self.letters(cell.column))\(cell.sheetRow + 1)")
        if isData {
          block.kind = .cell
          block.place = .cell(place)
        }
        add(block)
      }
    }
    counters.tables += isData ? 1 : 0
  }

  private mutating func add(_ block: Block) {
    counters.blocks += 1
    counters.bytes += block.utf8.count
    blocks.append(block)
  }

  /// The letters of a column, from 0.
  static func letters(_ column: Int) -> String {
    var text = ""
    var rest = column + 1
    while rest > 0 {
      let letter = Unicode.Scalar(UInt8(0x41 + (rest - 1) % 26))
      text.unicodeScalars.insert(letter, at: text.unicodeScalars.startIndex)
      rest = (rest - 1) / 26
    }
    return text
  }

  // MARK: - Text

  /// The paragraphs of a cell.
  private static func paragraphs(_ text: [UInt8]) -> [(utf8: [UInt8], indentation: Int)] {
    var lines: [UInt8] = []
    var breaks: [Int] = []
    for line in text.split(separator: 0x0A) {
      if !lines.isEmpty { breaks.append(lines.count) }
      lines += line.filter { $0 != 0x0D }
    }
    return BrokenParagraphs(lines, breaks: breaks, glosses: [], role: .mayBeTitle).paragraphs
      .map { ($0.utf8, $0.indentation) }
  }

  // MARK: - Names

  /// Whether a name is one such as `Sheet1`, as programs give it in the languages that they speak.
  private static func isDefault(_ name: String) -> Bool {
    let digits = name.reversed().prefix { $0.isNumber }.count
    let word = name.dropLast(digits).lowercased().filter { $0 != " " }
    return word.isEmpty || words.contains(word)
  }

  private static let words: Set<String> = [
    "sheet", "工作表", "シート", "시트", "tabelle", "feuil", "feuille", "hoja", "foglio", "лист",
    "planilha", "blad", "arkusz", "list", "taul", "ark",
  ]
}
