/// Tells a table that sets the versions of one text in two languages side by side.
///
/// What it holds is running text: its headings are headings. Lists of terms stay tables.
enum BilingualTable {
  /// Whether a table of two columns has another script in each of them, and many of its cells are sentences.
  ///
  /// - Parameter blocks: the blocks of the table, with their places; nothing else.
  /// - Returns: whether what stands in it is running text.
  static func isText(_ blocks: ArraySlice<Block>) -> Bool {
    guard let rows = rows(of: blocks) else { return false }
    var (pairs, sentences) = (0, 0)
    let written = rows.map { cells in cells.map(script) }
    let full = written.indices.filter { written[$0].count == 2 && !written[$0].contains(nil) }
    let columns = (0..<2).map { column in usual(full.compactMap { written[$0][column] }) }
    guard let left = columns[0], let right = columns[1], left != right else { return false }
    for row in full where fits(written[row][0], left) && fits(written[row][1], right) {
      pairs += 1
      if rows[row].allSatisfy({ HTMLBoilerplate.holdsText($0) }) { sentences += 1 }
    }
    return pairs > 1 && (rows.count - pairs) * 4 <= pairs && sentences * 3 >= pairs
  }

  /// The cells of each row; `nil` if there is one in a third column, or over two of them.
  private static func rows(of blocks: ArraySlice<Block>) -> [[ArraySlice<Block>]]? {
    var rows: [[ArraySlice<Block>]] = []
    var row = -1
    var start = blocks.startIndex
    while start < blocks.endIndex {
      guard case .cell(let cell) = blocks[start].place, cell.column < 2, cell.columns == 1 else {
        return nil
      }
      if cell.row != row { rows.append([]) }
      row = cell.row
      var end = start + 1
      while end < blocks.endIndex, blocks[end].place == blocks[start].place { end += 1 }
      rows[rows.count - 1].append(blocks[start..<end])
      start = end
    }
    return rows
  }

  /// The script of most letters, hiragana for Japanese text; `nil` if there are none.
  private static func script(of blocks: ArraySlice<Block>) -> Script? {
    var counts: [Script: Int] = [:]
    for block in blocks {
      for scalar in Scalars.values(of: block.utf8) {
        switch Script.of(scalar) {
        case .common: break
        case .katakana: counts[.hiragana, default: 0] += 3
        case let script where script == .han || script == .hiragana || script == .hangul:
          counts[script, default: 0] += 3
        case let script: counts[script, default: 0] += 1
        }
      }
    }
    if let kana = counts[.hiragana], kana * 8 >= counts[.han] ?? 0 {
      counts[.hiragana] = kana + (counts.removeValue(forKey: .han) ?? 0)
    }
    return usual(counts)
  }

  private static func usual(_ scripts: [Script]) -> Script? {
    usual(Dictionary(scripts.map { ($0, 1) }, uniquingKeysWith: +))
  }

  private static func usual(_ counts: [Script: Int]) -> Script? {
    counts.max { ($0.value, $1.key.rawValue) < ($1.value, $0.key.rawValue) }?.key
  }

  /// Whether a cell may stand in a column: headings in Japanese and Korean may have Han characters alone.
  private static func fits(_ cell: Script?, _ column: Script) -> Bool {
    cell == column || cell == .han && (column == .hiragana || column == .hangul)
  }
}
