/// Cuts RTF into its tokens (Rich Text Format Specification 1.9.1, "RTF Syntax").
struct RTFScanner {
  enum Token: Equatable {
    case open, close
    /// A control word with its parameter.
    case word(Range<Int>, Int?)
    /// A control symbol: the byte behind the backslash.
    case symbol(UInt8)
    /// A byte of text by its number: `\'b5`.
    case byte(UInt8)
    /// Bytes of text as they are, without line ends.
    case text(Range<Int>)
    case end
  }

  private let bytes: [UInt8]
  /// Where the next token begins.
  private(set) var index = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// The next token.
  mutating func next() -> Token {
    while index < bytes.count {
      switch bytes[index] {
      case UInt8(ascii: "{"):
        index += 1
        return .open
      case UInt8(ascii: "}"):
        index += 1
        return .close
      case UInt8(ascii: "\\"):
        index += 1
        return control()
      case 0x0A, 0x0D, 0: index += 1
      default: return text()
      }
    }
    return .end
  }

  /// Passes by bytes that are no text.
  mutating func skip(_ count: Int) { index += min(max(count, 0), bytes.count - index) }

  private mutating func text() -> Token {
    let start = index
    scan: while index < bytes.count {
      switch bytes[index] {
      case UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "\\"), 0x0A, 0x0D, 0: break scan
      default: index += 1
      }
    }
    return .text(start..<index)
  }

  private mutating func control() -> Token {
    guard index < bytes.count else { return .end }
    guard Self.isLetter(bytes[index]) else {
      let symbol = bytes[index]
      index += 1
      guard symbol == UInt8(ascii: "'") else { return .symbol(symbol) }
      guard index + 1 < bytes.count, let high = Self.digit(bytes[index]),
        let low = Self.digit(bytes[index + 1])
      else { return next() }
      index += 2
      return .byte(high << 4 | low)
    }
    let start = index
    while index < bytes.count, Self.isLetter(bytes[index]), index - start < Self.longestWord {
      index += 1
    }
    let word = start..<index
    let parameter = parameter()
    if index < bytes.count, bytes[index] == 0x20 { index += 1 }
    return .word(word, parameter)
  }

  private mutating func parameter() -> Int? {
    var place = index
    let isNegative = place < bytes.count && bytes[place] == UInt8(ascii: "-")
    if isNegative { place += 1 }
    let start = place
    var value = 0
    while place < bytes.count, (0x30...0x39).contains(bytes[place]) {
      // What does not fit into 32 bits is nonsense, but it must end somewhere.
      value = min(value * 10 + Int(bytes[place] - 0x30), Int(Int32.max))
      place += 1
    }
    guard place > start else { return nil }
    index = place
    return isNegative ? -value : value
  }

  /// No control word is longer.
  private static let longestWord = 32

  private static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }

  private static func digit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 0x30...0x39: byte - 0x30
    case 0x41...0x46, 0x61...0x66: (byte | 0x20) - 0x61 + 10
    default: nil
    }
  }
}
