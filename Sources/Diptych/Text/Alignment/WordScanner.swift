/// Finds the words of a text in an alphabetic script, folded for comparison.
///
/// A word is a run of letters; apostrophes inside it are dropped, and a final `'s` with them, or it ends at
/// one, as French words do that are written together.
struct WordScanner {
  /// The scalars of the text.
  private let scalars: [UInt32]
  private let limit: Int
  private let endsAtApostrophe: Bool
  private var isAfterStop = true

  /// The word found last, in lower case, transliterated by ``LatinFold``.
  private(set) var word: [UInt8] = []
  /// The place of the first scalar of the word found last.
  private(set) var start = 0
  /// The place behind its last scalar.
  private(set) var end: Int
  /// Whether the word found last begins with a capital letter.
  private(set) var isCapitalised = false
  /// Whether the word found last begins a sentence, or what may be one.
  private(set) var isFirst = false

  /// Scans `scalars[range]`.
  init(_ scalars: [UInt32], in range: Range<Int>, endsAtApostrophe: Bool = false) {
    self.scalars = scalars
    self.endsAtApostrophe = endsAtApostrophe
    end = range.lowerBound
    limit = range.upperBound
    word.reserveCapacity(32)
  }

  /// Goes to the next word; `false` if there is none.
  mutating func advance() -> Bool {
    word.removeAll(keepingCapacity: true)
    while end < limit {
      let scalar = scalars[end]
      if !Self.isIdeograph(scalar), LatinFold.append(scalar, to: &word) { break }
      if Self.isStop(scalar) { isAfterStop = true }
      end += 1
    }
    guard end < limit else { return false }
    start = end
    isFirst = isAfterStop
    isAfterStop = false
    isCapitalised = Self.isCapital(scalars[end])
    end += 1
    scanRest()
    return true
  }

  private mutating func scanRest() {
    var apostrophe: Int?
    while end < limit {
      let scalar = scalars[end]
      if !Self.isIdeograph(scalar), LatinFold.append(scalar, to: &word) {
        end += 1
      } else if !endsAtApostrophe, Self.isApostrophe(scalar), end + 1 < limit,
        Script.of(scalars[end + 1]) == .latin
      {
        apostrophe = word.count
        end += 1
      } else {
        break
      }
    }
    if let apostrophe, word.count == apostrophe + 1, word.last == UInt8(ascii: "s") {
      word.removeLast()
    }
  }

  private static func isApostrophe(_ scalar: UInt32) -> Bool { scalar == 0x27 || scalar == 0x2019 }

  private static func isCapital(_ scalar: UInt32) -> Bool {
    (0x41...0x5A).contains(scalar) || (0xC0...0xDE).contains(scalar)
  }

  /// The common ideographs, which are no letters: most of what stands in Chinese text.
  private static func isIdeograph(_ scalar: UInt32) -> Bool {
    scalar >= 0x3400 && scalar <= 0x9FFF
  }

  private static func isStop(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x21, 0x22, 0x2E, 0x3A, 0x3F, 0x2018, 0x201C, 0x2022: true
    default: false
    }
  }
}
