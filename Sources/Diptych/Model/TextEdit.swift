/// One change of a block's running text.
public struct TextEdit: Sendable, Equatable {
  /// What goes.
  public var range: TextRange
  /// What comes in its place, valid UTF-8; empty to remove.
  public var replacement: [UInt8]

  /// Makes a change.
  public init(range: TextRange, replacement: [UInt8] = []) {
    self.range = range
    self.replacement = replacement
  }
}

/// Moves offsets along with a list of edits.
///
/// Offsets that ascend cost amortised constant time each; going back costs a rescan.
struct OffsetShift {
  private let edits: [TextEdit]
  private var next = 0
  private var shift = 0

  init(_ edits: [TextEdit]) { self.edits = edits }

  mutating func reset() {
    next = 0
    shift = 0
  }

  mutating func range(_ range: TextRange) -> TextRange {
    let newStart = start(range.start)
    let newEnd = end(range.end)
    return TextRange(newStart, max(newStart, newEnd))
  }

  /// The new place of an offset at which something starts.
  mutating func start(_ offset: Int) -> Int {
    seek(offset)
    guard next < edits.count, edits[next].range.start < offset else { return offset + shift }
    return edits[next].range.start + shift
  }

  /// The new place of an offset at which something ends.
  private mutating func end(_ offset: Int) -> Int {
    // An end may lie behind edits that the next start still needs: look ahead without moving on.
    var index = next
    var ahead = shift
    while index < edits.count, edits[index].range.end <= offset {
      ahead += edits[index].replacement.count - edits[index].range.count
      index += 1
    }
    guard index < edits.count, edits[index].range.start < offset else { return offset + ahead }
    return edits[index].range.start + ahead
  }

  private mutating func seek(_ offset: Int) {
    if next > 0, edits[next - 1].range.end > offset { reset() }
    while next < edits.count, edits[next].range.end <= offset {
      // An empty range at the offset itself inserts before it.
      shift += edits[next].replacement.count - edits[next].range.count
      next += 1
    }
  }
}
