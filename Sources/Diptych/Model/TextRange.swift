/// A half-open range of UTF-8 bytes in one block's running text, on scalar boundaries.
public struct TextRange: Hashable, Sendable {
  /// The offset of the first byte.
  public var start: Int
  /// The offset behind the last byte.
  public var end: Int

  /// Makes a range; `start` is at most `end`.
  public init(_ start: Int, _ end: Int) {
    precondition(start <= end, "a text range starts before it ends")
    self.start = start
    self.end = end
  }

  /// The number of bytes.
  public var count: Int { end - start }
  /// Whether the range has no bytes.
  public var isEmpty: Bool { start == end }
  /// Whether `other` lies inside this range, ends included.
  public func contains(_ other: TextRange) -> Bool { start <= other.start && other.end <= end }
  /// Whether the two ranges share a byte.
  public func overlaps(_ other: TextRange) -> Bool { start < other.end && other.start < end }
}
