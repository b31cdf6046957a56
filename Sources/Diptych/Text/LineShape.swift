/// The outer form of a line: how long it is, how it begins and ends.
struct LineShape: Sendable {
  /// The length in Han characters: Han 1, kana .75, Latin .35, other .5.
  private(set) var weightedLength = 0.0
  /// The last scalar.
  private(set) var last: UInt32 = 0
  /// How many sentence ends there are, the last scalar included.
  private(set) var stops = 0

  init(_ utf8: [UInt8]) {
    var offset = 0
    while offset < utf8.count {
      let text = SentenceText(bytes: utf8)
      let (scalar, length) = text.scalar(at: offset)
      offset += length
      last = scalar
      weightedLength +=
        scalar < 0x250
        ? 0.35 : 0x3040...0x30FF ~= scalar ? 0.75 : 0x3400...0x9FFF ~= scalar ? 1 : 0.5
      if scalar == 0x3002 || scalar == 0x2E { stops += 1 }
    }
  }

  /// Whether the line can be a heading at all.
  var isHeadingCandidate: Bool {
    guard weightedLength <= 40, stops <= 1 else { return false }
    switch last {
    case 0x2E, 0x3002, 0x21, 0xFF01, 0x2C, 0xFF0C, 0x3001, 0x3B, 0xFF1B, 0x3A, 0xFF1A: return false
    default: return true
    }
  }
}
