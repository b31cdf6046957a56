/// Finds short expressions in quotation marks: policy terms, slogans, names of projects.
///
/// - Complexity: O(*n*); behind each opening mark a bounded number of scalars is read.
enum QuotedTerms {
  /// The longest term, in scalars.
  private static let longest = 72
  private static let longestHan = 14
  private static let mostWords = 8

  /// Whether valid UTF-8 has an opening mark at all.
  static func mayHaveTerms(_ utf8: [UInt8]) -> Bool {
    let bytes = utf8.span
    var index = 0
    while index < bytes.count {
      if index + ByteBlock.count <= bytes.count {
        let block = ByteBlock(bytes, at: index)
        // Ideographs begin with E4 to E9, and E3 only with kana and marks.
        guard
          block.has(0x22) || block.has(0x27) || block.has(0xE2) || block.has(0xE3)
            || block.has(0xEF) || block.has(0xC2)
        else {
          index += ByteBlock.count
          continue
        }
      }
      let end = min(index + ByteBlock.count, bytes.count)
      if mayHaveTerms(bytes, in: index..<end) { return true }
      index = end
    }
    return false
  }

  /// Whether an opening mark starts in a part of valid UTF-8.
  private static func mayHaveTerms(_ bytes: Span<UInt8>, in range: Range<Int>) -> Bool {
    for index in range {
      switch bytes[index] {
      case 0x22, 0x27: return true
      case 0xC2 where bytes[index + 1] == 0xAB: return true
      case 0xE2 where bytes[index + 1] == 0x80:
        if bytes[index + 2] == 0x98 || (0x9C...0x9E).contains(bytes[index + 2]) { return true }
      case 0xE3 where bytes[index + 1] == 0x80:
        if bytes[index + 2] == 0x8C || bytes[index + 2] == 0x8E { return true }
      case 0xEF where bytes[index + 1] == 0xBD && bytes[index + 2] == 0xA2: return true
      default: break
      }
    }
    return false
  }

  /// The terms of a text, without their marks, ascending and disjoint.
  static func terms(in scalars: [UInt32]) -> [Range<Int>] {
    var result: [Range<Int>] = []
    var index = 0
    while index < scalars.count {
      guard let closing = closing(of: scalars[index]), opens(index, scalars),
        let end = end(of: index + 1, closing: closing, in: scalars)
      else {
        index += 1
        continue
      }
      if isTerm(index + 1..<end, in: scalars) {
        result.append(index + 1..<end)
        index = end + 1
      } else {
        // A straight mark that closes what is no term must not open the next one.
        index = scalars[index] == closing ? end + 1 : index + 1
      }
    }
    return result
  }

  private static func closing(of scalar: UInt32) -> UInt32? {
    switch scalar {
    case 0x22, 0x27: scalar
    case 0x2018, 0x201C, 0x300C, 0x300E, 0xFF62: scalar + 1
    case 0xAB: 0xBB
    case 0x201E: 0x201C
    default: nil
    }
  }

  /// Whether a mark that looks the same on both sides opens something.
  private static func opens(_ index: Int, _ scalars: [UInt32]) -> Bool {
    guard index + 1 < scalars.count else { return false }
    switch scalars[index] {
    case 0x22:
      return index == 0 || !isLatin(scalars[index - 1])
    case 0x27, 0x2018:
      guard index > 0 else { return true }
      return !isLatin(scalars[index - 1]) && !isDigit(scalars[index - 1])
    default: return true
    }
  }

  /// The index of the closing mark, inner marks of the same kind counted.
  private static func end(of start: Int, closing: UInt32, in scalars: [UInt32]) -> Int? {
    let opening = scalars[start - 1]
    var depth = 0
    for index in start..<min(scalars.count, start + longest + 1) {
      let scalar = scalars[index]
      if scalar == closing {
        // An apostrophe inside a word closes nothing.
        let isInner =
          (closing == 0x27 || closing == 0x2019) && index + 1 < scalars.count
          && isLatin(scalars[index + 1])
        if isInner { continue }
        if depth == 0 { return index }
        depth -= 1
      } else if scalar == opening {
        depth += 1
      }
    }
    return nil
  }

  private static func isTerm(_ range: Range<Int>, in scalars: [UInt32]) -> Bool {
    guard let first = range.first, let last = range.last, first < last else { return false }
    guard !isSpace(scalars[first]), !isSpace(scalars[last]) else { return false }
    var han = 0
    var letters = 0
    var words = 0
    var commas = 0
    var isInWord = false
    for index in range {
      let scalar = scalars[index]
      switch scalar {
      case 0x3002, 0xFF01, 0xFF1F, 0x21, 0x3F, 0x3B, 0xFF1B, 0xFF1A, 0x3A, 0x2026, 0x5C, 0x3D,
        0x3C, 0x3E, 0x7B, 0x7D, 0x5B, 0x5D, 0x40, 0x2A, 0x25, 0x23, 0x5F, 0x201C, 0x201D, 0x22,
        0x300C, 0x300D:
        return false
      case 0x2E where index == last || scalars[index + 1] == 0x20: return false
      case 0x2C, 0xFF0C: commas += 1
      default: break
      }
      switch Script.of(scalar) {
      case .han, .hiragana, .katakana, .hangul: han += 1
      case .common:
        if scalar != 0x27, scalar != 0x2019, scalar != 0x2D { isInWord = false }
      default:
        letters += 1
        if !isInWord { words += 1 }
        isInWord = true
      }
    }
    if han > 0 {
      return han + words >= 2 && han <= longestHan && range.count <= longestHan + 6 && commas <= 2
    }
    let isFormula = scalars[range].contains { $0 == 0x28 || $0 == 0x29 }
    return letters >= 2 && words <= mostWords && commas == 0 && !isFormula
  }

  private static func isLatin(_ scalar: UInt32) -> Bool { Script.of(scalar) == .latin }

  private static func isDigit(_ scalar: UInt32) -> Bool { (0x30...0x39).contains(scalar) }

  private static func isSpace(_ scalar: UInt32) -> Bool { WhiteSpace.contains(scalar) }
}
