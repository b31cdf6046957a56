/// Counts the sentences between the dates of a block.
struct SentenceOfDate {
  /// The number of the sentence in the block, from 0.
  private(set) var number = 0
  /// Whether the sentence begins with the date, or with "In" or 在 before it.
  private(set) var opensWithDate = false

  private let scalars: [UInt32]
  private var start = 0
  private var index = 0
  private var hasDate = false

  /// Begins at the start of a block.
  init(_ scalars: [UInt32]) { self.scalars = scalars }

  /// Goes on to the next date.
  ///
  /// - Complexity: O(*n*) for all the dates of a block.
  mutating func move(to date: Range<Int>) {
    while index < date.lowerBound {
      if endsSentence(at: index) {
        (number, start, hasDate) = (number + 1, index + 1, false)
      }
      index += 1
    }
    opensWithDate = !hasDate && opens(with: date.lowerBound)
    (index, hasDate) = (date.upperBound, true)
  }

  private func endsSentence(at index: Int) -> Bool {
    switch scalars[index] {
    case 0x3002, 0xFF01, 0xFF1F, 0xFF1B, 0x0A: return true  // 。！？；
    case 0x21, 0x3F, 0x3B: return true
    case 0x2E:
      guard index + 1 < scalars.count, scalars[index + 1] == 0x20 else { return false }
      // No sentence ends with the full stop of Mr. or Co.
      var first = index
      while first > 0, index - first < 4, Script.of(scalars[first - 1]) == .latin { first -= 1 }
      let isShort = index - first < 4 && first < index && scalars[first] &- 0x41 < 26
      return !isShort
    default: return false
    }
  }

  /// Whether nothing stands between the start of the sentence and an index but marks, a number, and one word.
  private func opens(with date: Int) -> Bool {
    var first = start
    while first < date, isMark(scalars[first]) { first += 1 }
    var end = date
    while end > first, scalars[end - 1] == 0x20 || scalars[end - 1] == 0xA0 { end -= 1 }
    return first == end || Self.words.contains { $0.elementsEqual(scalars[first..<end]) }
  }

  private func isMark(_ scalar: UInt32) -> Bool {
    Script.of(scalar) == .common || HanNumeral.isDigit(scalar)
  }

  private static let words = DateText.words("In", "On", "During", "在")
}
