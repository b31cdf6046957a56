/// An upright white stripe between two columns of text.
struct Gutter {
  /// Where a line stands.
  enum Side {
    case left, right, across
  }

  private let middle: Double
  /// From where to where the columns beside it reach.
  private let left: ClosedRange<Double>
  private let right: ClosedRange<Double>

  /// The least width, in points.
  private static let minimumWidth = 4.0
  /// The least width of a column, in parts of the size of its letters: cells may be narrower.
  private static let minimumColumn = 10.0
  /// So many lines on each side make columns.
  private static let minimumLines = 3
  /// The least share of lines on each side that fill their column: more than in a table.
  private static let minimumFullShare = 0.35
  /// The narrower column has at least this share of the width of the other one.
  private static let minimumWidthRatio = 0.4
  /// The height of a bar of the histogram, in points.
  private static let bin = 1.0
  private static let maximumBins = 16_384

  /// Finds the gutter between columns of full lines; `nil` if there is none.
  init?(in lines: [PageLine]) {
    guard lines.count >= 2 * Self.minimumLines, let first = lines.first else { return nil }
    let area = lines.dropFirst().reduce(first.box) { $0.union($1.box) }
    let count = min(Int(area.width / Self.bin) + 1, Self.maximumBins)
    guard count > 8 else { return nil }
    func bin(_ x: Double) -> Int {
      min(max(Int((x - area.left) / area.width * Double(count)), 0), count - 1)
    }
    // How many lines cover each stripe, from where they begin and end.
    var changes = [Int](repeating: 0, count: count + 1)
    for line in lines {
      changes[bin(line.box.left)] += 1
      changes[bin(line.box.right) + 1] -= 1
    }
    var covers: [Int] = []
    covers.reserveCapacity(count)
    var cover = 0
    for change in changes.dropLast() {
      cover += change
      covers.append(cover)
    }
    for share in [0.0, 0.05, 0.15, 0.3] {
      let limit = Int(share * Double(lines.count))
      for stripe in Self.stripes(in: covers, upTo: limit).prefix(4) {
        let scale = area.width / Double(count)
        guard Double(stripe.count) * scale >= Self.minimumWidth else { break }
        let middle = area.left + Double(stripe.lowerBound + stripe.upperBound) / 2 * scale
        if let gutter = Self(at: middle, in: lines) {
          self = gutter
          return
        }
      }
    }
    return nil
  }

  /// A gutter at a place, if there are columns of full lines on both sides.
  private init?(at middle: Double, in lines: [PageLine]) {
    self.middle = middle
    let left = lines.filter { $0.box.right <= middle }
    let right = lines.filter { $0.box.left >= middle }
    guard let leftArea = Self.area(left), let rightArea = Self.area(right),
      min(leftArea.width, rightArea.width) >= Self.minimumColumn * lines[lines.count / 2].size,
      min(leftArea.width, rightArea.width)
        >= Self.minimumWidthRatio * max(leftArea.width, rightArea.width),
      // Both begin and end where the other one does, more or less.
      min(leftArea.bottom, rightArea.bottom) - max(leftArea.top, rightArea.top)
        > 0.3 * max(leftArea.height, rightArea.height),
      Self.isFull(left, leftArea), Self.isFull(right, rightArea)
    else { return nil }
    self.left = leftArea.left...leftArea.right
    self.right = rightArea.left...rightArea.right
  }

  /// Where a line stands.
  func side(of line: PageLine) -> Side {
    if line.box.right <= middle + 1 { return .left }
    return line.box.left >= middle - 1 ? .right : .across
  }

  /// Whether lines between two that cross the gutter stand in its columns.
  func fits(left: [PageLine], right: [PageLine]) -> Bool {
    // A short title in the middle of the page may end before the gutter.
    func fit(_ lines: [PageLine], _ column: ClosedRange<Double>) -> Bool {
      let width = column.upperBound - column.lowerBound
      return lines.contains { $0.box.width > 0.6 * width }
    }
    return fit(left, self.left) || fit(right, self.right)
  }

  private static func area(_ lines: [PageLine]) -> PageBox? {
    guard let first = lines.first, lines.count >= minimumLines else { return nil }
    return lines.dropFirst().reduce(first.box) { $0.union($1.box) }
  }

  private static func isFull(_ lines: [PageLine], _ area: PageBox) -> Bool {
    let full = lines.count { $0.box.width >= 0.8 * area.width }
    return Double(full) >= minimumFullShare * Double(lines.count)
  }

  /// The stripes that few lines cover, away from the margins, the widest first.
  private static func stripes(in covers: [Int], upTo limit: Int) -> [Range<Int>] {
    var stripes: [Range<Int>] = []
    var start: Int?
    let middle = covers.count * 15 / 100..<covers.count * 85 / 100
    for index in middle {
      if covers[index] <= limit {
        start = start ?? index
      } else if let from = start {
        stripes.append(from..<index)
        start = nil
      }
    }
    if let from = start { stripes.append(from..<middle.upperBound) }
    return stripes.sorted { ($1.count, $0.lowerBound) < ($0.count, $1.lowerBound) }
  }
}
