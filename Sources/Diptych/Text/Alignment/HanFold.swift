/// Brings traditional and simplified characters together, so that one table serves both.
///
/// Nothing of this shows in a result: it is a fold for comparison, one character at a time, like the
/// folding of case. A translation table carries the fold that it was trained with.
struct HanFold: Sendable {
  /// The characters that change, ascending, each with what it becomes.
  let pairs: [(from: UInt16, to: UInt16)]
  /// What each character of `first...last` becomes.
  private let page: [UInt16]

  private static let first: UInt32 = 0x3400
  private static let last: UInt32 = 0x9FFF

  /// Makes a fold; characters outside U+3400–9FFF stay as they are.
  init(_ pairs: [(from: UInt16, to: UInt16)]) {
    self.pairs = pairs
    var page = (Self.first...Self.last).map { UInt16($0) }
    for pair in pairs where UInt32(pair.from) >= Self.first && UInt32(pair.from) <= Self.last {
      page[Int(UInt32(pair.from) - Self.first)] = pair.to
    }
    self.page = page
  }

  /// What `scalar` becomes.
  subscript(scalar: UInt32) -> UInt32 {
    guard scalar >= Self.first, scalar <= Self.last else { return scalar }
    return UInt32(page[Int(scalar - Self.first)])
  }
}
