/// Reads numbers written in digits, Han characters and Roman letters.
enum Numeral {
  /// Whether `scalar` is a decimal digit, half or full width.
  static func isDigit(_ scalar: UInt32) -> Bool {
    0x30...0x39 ~= scalar || 0xFF10...0xFF19 ~= scalar
  }

  /// Reads a number below 10,000 in digits or Han numerals, and moves `offset` behind it.
  static func read(_ text: SentenceText, from offset: inout Int) -> Int? {
    let (first, _) = text.scalar(at: offset)
    if isDigit(first) { return readDigits(text, from: &offset) }
    return HanNumeral.isDigit(first) ? readHan(text, from: &offset) : nil
  }

  private static func readDigits(_ text: SentenceText, from offset: inout Int) -> Int? {
    var value = 0
    var end = offset
    while end < text.count {
      let (scalar, length) = text.scalar(at: end)
      guard isDigit(scalar) else { break }
      value = value * 10 + Int(scalar & 0x0F)
      guard value < 10_000 else { return nil }
      end += length
    }
    // The low half byte of a full-width digit is its value as well.
    offset = end
    return value
  }

  private static func readHan(_ text: SentenceText, from offset: inout Int) -> Int? {
    var total = 0
    var digit: Int?
    var end = offset
    while end < text.count {
      let (scalar, length) = text.scalar(at: end)
      guard let value = HanNumeral.value(of: scalar) else { break }
      if value >= 10 {
        total += (digit ?? 1) * value
        digit = nil
      } else {
        digit = (digit ?? 0) * 10 + value
      }
      guard total + (digit ?? 0) < 10_000 else { return nil }
      end += length
    }
    offset = end
    return total + (digit ?? 0)
  }

  /// Reads a Roman numeral up to 39 in one case, and moves `offset` behind it.
  static func readRoman(
    _ text: SentenceText, from offset: inout Int
  ) -> (value: Int, isLowercase: Bool)? {
    var end = offset
    var total = 0
    var last = 0
    let lowercase = text.scalar(at: offset).value & 0x20
    while end < text.count, end < offset + 7 {
      let byte = text.bytes[end]
      guard UInt32(byte & 0x20) == lowercase else { break }
      let value: Int
      switch byte | 0x20 {
      case UInt8(ascii: "i"): value = 1
      case UInt8(ascii: "v"): value = 5
      case UInt8(ascii: "x"): value = 10
      default: value = 0
      }
      guard value > 0 else { break }
      total += value > last && last > 0 ? value - 2 * last : value
      last = value
      end += 1
    }
    guard end > offset, !PackedWord.isLetter(text.scalar(at: end).value) else { return nil }
    offset = end
    return (total, lowercase != 0)
  }
}
