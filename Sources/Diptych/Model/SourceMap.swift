/// The way back from a block's running text to the decoded file.
///
/// A list of pieces in ascending order. From the start of a piece to the start of the next one, text
/// and source run in step, byte by byte; what the source has more was lifted out or replaced.
public struct SourceMap: Sendable, Equatable {
  /// A place where text and source begin to run in step.
  public struct Piece: Sendable, Equatable {
    /// An offset in the running text, in bytes.
    public var text: Int
    /// The matching offset in the decoded file, in bytes.
    public var source: Int
  }

  /// The pieces, ascending in both offsets; never empty.
  public private(set) var pieces: [Piece]

  /// A map whose text starts at `source` in the decoded file.
  public init(startingAt source: Int = 0) {
    pieces = [Piece(text: 0, source: source)]
  }

  /// Notes that from `text` on the text continues at `source`.
  public mutating func append(text: Int, source: Int) {
    if let last = pieces.last {
      if last.text == text {
        pieces[pieces.count - 1].source = source
        return
      }
      if last.source - last.text == source - text { return }
    }
    pieces.append(Piece(text: text, source: source))
  }

  /// The offset in the decoded file of the byte at `offset` in the running text.
  ///
  /// - Complexity: O(log *n*) for *n* pieces.
  public func source(of offset: Int) -> Int {
    var low = 0
    var high = pieces.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if pieces[middle].text <= offset { low = middle } else { high = middle }
    }
    return pieces[low].source + offset - pieces[low].text
  }

  /// Moves the map along when `range` of the text was replaced by `count` bytes.
  ///
  /// The replacement stands for the start of what it replaces; the text behind it keeps its source.
  mutating func replace(_ range: TextRange, withCount count: Int) {
    let sourceBehind = source(of: range.end)
    let shift = count - range.count
    var moved: [Piece] = []
    moved.reserveCapacity(pieces.count + 1)
    for piece in pieces where piece.text < range.start { moved.append(piece) }
    if count > 0 || moved.isEmpty {
      moved.append(Piece(text: range.start, source: source(of: range.start)))
    }
    let behind = Piece(text: range.end + shift, source: sourceBehind)
    if moved.last?.text == behind.text {
      moved[moved.count - 1] = behind
    } else {
      moved.append(behind)
    }
    for piece in pieces where piece.text > range.end {
      moved.append(Piece(text: piece.text + shift, source: piece.source))
    }
    pieces = moved
  }
}
