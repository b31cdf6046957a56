/// Finds the dates of a text.
enum DateFinder {
  /// The dates of `scalars`, ascending and disjoint.
  ///
  /// - Complexity: O(*n*).
  static func dates(in scalars: [UInt32]) -> [FoundDate] {
    let text = DateText(scalars)
    let eastAsian = EastAsianDates(text)
    let english = EnglishDates(text)
    let numeric = NumericDates(text)
    let starts = starts
    var result: [FoundDate] = []
    var index = 0
    while index < scalars.count {
      guard mayStart(scalars[index], starts) else {
        index += 1
        continue
      }
      let scalar = scalars[index]
      let found: FoundDate?
      switch scalar {
      case 0x30...0x39:
        found =
          text.isDigit(at: index - 1)
          ? nil : numeric.date(at: index) ?? eastAsian.date(at: index) ?? english.date(at: index)
      case 0x41...0x7A:
        found =
          mayGoOn(scalar, text[index + 1]) && !text.isLetter(at: index - 1)
          ? english.date(at: index) : nil
      default: found = eastAsian.date(at: index)
      }
      if let found {
        result.append(found)
        index = found.range.upperBound
      } else {
        index += 1
      }
    }
    return result
  }

  /// Whether a date may start with `scalar`.
  @inline(__always)
  private static func mayStart(_ scalar: UInt32, _ starts: ([UInt64], [UInt64])) -> Bool {
    scalar < 0x80
      ? starts.0[Int(scalar >> 6)] >> UInt64(scalar & 63) & 1 == 1
      : scalar &- 0x4E00 < 0x5200
        ? starts.1[Int(scalar &- 0x4E00) >> 6] >> UInt64(scalar & 63) & 1 == 1
        : isMark(scalar)
  }

  /// Whether the first two letters are those of a month, Q3, first, second, third, fourth or the.
  private static func mayGoOn(_ first: UInt32, _ second: UInt32) -> Bool {
    if first == 0x51 { return (0x31...0x34).contains(second) }
    switch (first | 0x20, second | 0x20) {
    case (0x6A, 0x61), (0x6A, 0x75), (0x66, 0x65), (0x6D, 0x61), (0x61, 0x70), (0x61, 0x75),
      (0x73, 0x65), (0x6F, 0x63), (0x6E, 0x6F), (0x64, 0x65), (0x74, 0x68), (0x66, 0x69),
      (0x66, 0x6F):
      return true
    default: return false
    }
  }

  private static func isMark(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x2018, 0x201C, 0x3007, 0x300C, 0x300E, 0xFF10...0xFF19: true
    default: false
    }
  }

  /// Bits for ASCII, and for the ideographs from U+4E00 on.
  private static let starts: ([UInt64], [UInt64]) = {
    var ascii = [UInt64](repeating: 0, count: 2)
    for byte in "\"0123456789ADFJMNOQSTfst".utf8 { ascii[Int(byte >> 6)] |= 1 << UInt64(byte & 63) }
    var ideographs = [UInt64](repeating: 0, count: 0x5200 >> 6)
    for scalar: UInt32 in 0x4E00..<0xA000
    where HanNumeral.isDigit(scalar) || Era.mayStart(with: scalar) {
      ideographs[Int(scalar - 0x4E00) >> 6] |= 1 << UInt64(scalar & 63)
    }
    return (ascii, ideographs)
  }()
}
