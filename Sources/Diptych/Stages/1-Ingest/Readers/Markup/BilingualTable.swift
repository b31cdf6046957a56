/// Tells a table that sets the versions of one text in two languages side by side.
///
/// What it holds is running text: its headings are headings. Lists of terms stay tables.
enum BilingualTable {
  /// Whether the cells of a table of two columns are mostly East Asian on one side and not on the
  /// other one, and many of them are sentences.
  ///
  /// - Parameter blocks: the blocks of the table, with their places; nothing else.
  /// - Returns: whether what stands in it is running text.
  static func isText(_ blocks: ArraySlice<Block>) -> Bool {
    var (pairs, others, sentences, swapped) = (0, 0, 0, 0)
    var row = -1
    var cells: [ArraySlice<Block>] = []
    func endRow() {
      defer { cells = [] }
      guard !cells.isEmpty else { return }
      guard cells.count == 2, let left = isEastAsian(cells[0]), let right = isEastAsian(cells[1]),
        left != right
      else {
        others += 1
        return
      }
      pairs += 1
      if right { swapped += 1 }
      if cells.allSatisfy({ HTMLBoilerplate.holdsText($0) }) { sentences += 1 }
    }
    var start = blocks.startIndex
    while start < blocks.endIndex {
      guard case .cell(let cell) = blocks[start].place, cell.column < 2, cell.columns == 1 else {
        return false
      }
      if cell.row != row {
        endRow()
        row = cell.row
      }
      var end = start + 1
      while end < blocks.endIndex, blocks[end].place == blocks[start].place { end += 1 }
      cells.append(blocks[start..<end])
      start = end
    }
    endRow()
    return pairs > 1 && others * 4 <= pairs && sentences * 3 >= pairs
      && (swapped == 0 || swapped == pairs)
  }

  /// Whether most letters are East Asian; `nil` if there are none.
  private static func isEastAsian(_ blocks: ArraySlice<Block>) -> Bool? {
    var (wide, narrow) = (0, 0)
    for block in blocks {
      for scalar in Scalars.values(of: block.utf8) {
        switch Script.of(scalar) {
        case .common: break
        case .han, .hiragana, .katakana, .bopomofo, .hangul: wide += 3
        default: narrow += 1
        }
      }
    }
    return wide + narrow > 0 ? wide > narrow : nil
  }
}
