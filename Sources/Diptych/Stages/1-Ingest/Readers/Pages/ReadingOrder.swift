/// Puts the pieces of lines of a page into the order in which they are read.
///
/// A page is cut along gutters: upright white stripes with columns of full lines on both sides.
/// What crosses a gutter, such as a title over two columns, parts what stands above and below. Each
/// part is cut again, until no gutter is left; there the pieces of a line are put together.
/// (After the recursive X-Y cut of Nagy and Seth, 1984, with the form of the columns in the place
/// of the width of the gap.)
struct ReadingOrder {
  /// Lines that are read one after the other in one column.
  struct Flow {
    var lines: [PageLine]
    /// Whether it stands beside another one.
    var isColumn: Bool
  }

  /// What stands between two heights of a page.
  private enum Band {
    case across([PageLine])
    case columns(left: [PageLine], right: [PageLine])
  }

  /// The flows in reading order.
  private(set) var flows: [Flow] = []

  /// How deep cuts go: columns in columns are rare.
  private static let maximumDepth = 4

  /// Orders the pieces of a page.
  ///
  /// - Complexity: O(*n* log *n*) for *n* pieces.
  init(_ pieces: [PageLine]) {
    cut(pieces, isColumn: false, depth: 0)
  }

  private mutating func cut(_ pieces: [PageLine], isColumn: Bool, depth: Int) {
    guard !pieces.isEmpty else { return }
    guard depth < Self.maximumDepth, let gutter = Gutter(in: pieces) else {
      flows.append(Flow(lines: PageTable.lines(of: Self.heights(of: pieces)), isColumn: isColumn))
      return
    }
    var waiting: [PageLine] = []
    for band in Self.bands(of: pieces, gutter) {
      switch band {
      case .across(let lines): waiting += lines
      case .columns(let left, let right):
        if !waiting.isEmpty {
          flows.append(
            Flow(lines: PageTable.lines(of: Self.heights(of: waiting)), isColumn: isColumn))
          waiting = []
        }
        cut(left, isColumn: true, depth: depth + 1)
        cut(right, isColumn: true, depth: depth + 1)
      }
    }
    if !waiting.isEmpty {
      flows.append(Flow(lines: PageTable.lines(of: Self.heights(of: waiting)), isColumn: isColumn))
    }
  }

  /// The parts of a page from top to bottom.
  private static func bands(of pieces: [PageLine], _ gutter: Gutter) -> [Band] {
    var bands: [Band] = []
    var (left, right) = ([PageLine](), [PageLine]())
    var across: [PageLine] = []
    func endColumns() {
      guard !left.isEmpty || !right.isEmpty else { return }
      bands.append(
        gutter.fits(left: left, right: right)
          ? .columns(left: left, right: right) : .across(left + right))
      (left, right) = ([], [])
    }
    for line in pieces.sorted(by: { ($0.box.top, $0.box.left) < ($1.box.top, $1.box.left) }) {
      switch gutter.side(of: line) {
      case .across:
        endColumns()
        across.append(line)
      case .left, .right:
        // A part of a line that crosses elsewhere, such as the number of an equation.
        if left.isEmpty, right.isEmpty, let last = across.last,
          last.box.verticalOverlap(line.box) > 0.5
        {
          across.append(line)
          continue
        }
        if !across.isEmpty {
          bands.append(.across(across))
          across = []
        }
        if gutter.side(of: line) == .left { left.append(line) } else { right.append(line) }
      }
    }
    endColumns()
    if !across.isEmpty { bands.append(.across(across)) }
    return bands
  }

  /// The lines of pieces that stand beside each other, from top to bottom.
  static func rows(of pieces: [PageLine]) -> [PageLine] {
    heights(of: pieces).map(PageTable.joined)
  }

  /// The pieces that stand beside each other, from left to right, from top to bottom.
  private static func heights(of pieces: [PageLine]) -> [[PageLine]] {
    let sorted = pieces.sorted {
      ($0.box.middle, $0.box.left) < ($1.box.middle, $1.box.left)
    }
    var rows: [[PageLine]] = []
    var index = 0
    while index < sorted.count {
      var row = [sorted[index]]
      let first = sorted[index].box
      index += 1
      while index < sorted.count {
        let box = sorted[index].box
        guard box.verticalOverlap(first) > 0.5,
          box.middle - first.middle < 0.45 * max(box.height, first.height)
        else { break }
        row.append(sorted[index])
        index += 1
      }
      row.sort { $0.box.left < $1.box.left }
      rows.append(row)
    }
    return rows
  }
}
