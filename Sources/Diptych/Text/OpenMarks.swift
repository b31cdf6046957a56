/// The quotation marks and brackets that are open while a text is read.
///
/// Sentence ends inside a short quotation or bracket are taken back when the sentence turns out to go
/// on behind it: `the cry "Stop! Thief!" was heard`. Each mark costs constant time, each sentence
/// start is taken back at most once.
struct OpenMarks {
  private struct Mark {
    var closing: UInt32
    var offset: Int
    /// How many sentence starts there were when the mark opened.
    var starts: Int
  }

  private var open: [Mark] = []
  /// A deeper nesting than any real text has; what is deeper is read as if it had no marks.
  private static let maximumDepth = 8
  /// The longest quotation, in bytes, that can be part of one sentence with sentences in it.
  private static let maximumLength = 150

  /// Whether the straight quotation mark is open.
  var hasOpenStraightQuote: Bool { open.contains { $0.closing == 0x22 } }

  /// Reads `scalar` at `offset`, which closes the mark that is open or else opens one.
  mutating func read(_ scalar: UInt32, at offset: Int, starts: inout [Int]) {
    if close(scalar, at: offset, goesOn: true, starts: &starts) { return }
    open(scalar, at: offset, starts: starts)
  }

  /// Notes that `scalar` at `offset` opens a quotation or bracket, if it can.
  mutating func open(_ scalar: UInt32, at offset: Int, starts: [Int]) {
    guard let closing = Self.closing(of: scalar), open.count < Self.maximumDepth else { return }
    open.append(Mark(closing: closing, offset: offset, starts: starts.count))
  }

  /// Closes the mark that `scalar` closes, if one is open, and takes back the `starts` inside if the
  /// sentence goes on.
  @discardableResult
  mutating func close(
    _ scalar: UInt32, at offset: Int, goesOn: Bool, starts: inout [Int]
  ) -> Bool {
    guard let index = open.lastIndex(where: { $0.closing == scalar }) else { return false }
    let mark = open[index]
    open.removeSubrange(index...)
    guard goesOn, offset - mark.offset <= Self.maximumLength, mark.starts < starts.count else {
      return true
    }
    // A quotation that begins its sentence may be a row of sentences itself.
    let isWhole = mark.starts > 0 && starts[mark.starts - 1] == mark.offset
    if !isWhole { starts.removeSubrange(mark.starts...) }
    return true
  }

  /// Closes what the marks in a range close: those behind a stop, where a sentence ends or goes on.
  ///
  /// Where it ends, the next one starts behind the range and the white space there.
  mutating func close(
    _ range: Range<Int>, of text: SentenceText, goesOn: Bool, starts: inout [Int]
  ) {
    var offset = range.lowerBound
    while offset < range.upperBound {
      let (mark, length) = text.scalar(at: offset)
      close(mark, at: offset, goesOn: goesOn, starts: &starts)
      offset += length
    }
    let next = text.skipSpace(from: range.upperBound)
    if !goesOn, next < text.count { starts.append(next) }
  }

  /// The mark that closes what `scalar` opens; `nil` if it opens nothing.
  private static func closing(of scalar: UInt32) -> UInt32? {
    switch scalar {
    case 0x22: 0x22
    case 0x28: 0x29
    case 0x5B: 0x5D
    case 0xAB: 0xBB
    case 0x2018: 0x2019
    case 0x201C: 0x201D
    case 0x201E: 0x201C
    case 0x3008, 0x300A, 0x300C, 0x300E, 0x3010, 0x3014: scalar + 1
    case 0xFF08: 0xFF09
    case 0xFF3B: 0xFF3D
    case 0xFF62: 0xFF63
    default: nil
    }
  }

  /// Whether `scalar` can close a quotation or bracket behind the end of a sentence.
  static func isClosing(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x22, 0x27, 0x29, 0x5D, 0xBB, 0x2019, 0x201D, 0x203A, 0x3009, 0x300B, 0x300D, 0x300F,
      0x3011, 0x3015, 0xFF09, 0xFF3D, 0xFF63:
      true
    default: false
    }
  }

  /// Whether `scalar` closes a quotation or bracket and can do nothing else.
  static func isWideClosing(_ scalar: UInt32) -> Bool { scalar > 0x7F && isClosing(scalar) }

  /// Whether `scalar` opens a quotation or bracket.
  static func isOpening(_ scalar: UInt32) -> Bool { closing(of: scalar) != nil }
}
