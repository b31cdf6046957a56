/// Finds the numbers of court cases, whose words name nothing.
///
/// （2021）川01民终88号 is (2021) Chuan 01 Min Zhong No. 88 in English.
enum CaseNumbers {
  /// The most scalars behind the year.
  private static let longest = 40

  /// Whether valid UTF-8 has a bracket with a digit behind it.
  static func mayHave(_ utf8: [UInt8]) -> Bool {
    let bytes = utf8.span
    for index in bytes.indices.dropFirst() where bytes[index] == 0x31 || bytes[index] == 0x32 {
      switch bytes[index - 1] {
      case 0x28, 0x5B, 0x88, 0x94: return true  // ( [ and the last bytes of （ 〔
      default: break
      }
    }
    return false
  }

  /// The numbers of a text, ascending and disjoint.
  static func ranges(in scalars: [UInt32]) -> [Range<Int>] {
    var result: [Range<Int>] = []
    var index = 0
    while index + 6 < scalars.count {
      if isBracket(scalars[index], opening: true), isYear(at: index + 1, in: scalars),
        isBracket(scalars[index + 5], opening: false), let end = end(from: index + 6, in: scalars)
      {
        result.append(index..<end)
        index = end
      } else {
        index += 1
      }
    }
    return result
  }

  private static func isBracket(_ scalar: UInt32, opening isOpening: Bool) -> Bool {
    switch scalar {
    case 0x28, 0xFF08, 0x5B, 0x3014: isOpening
    case 0x29, 0xFF09, 0x5D, 0x3015: !isOpening
    default: false
    }
  }

  private static func isYear(at index: Int, in scalars: [UInt32]) -> Bool {
    (scalars[index] == 0x31 || scalars[index] == 0x32)
      && scalars[index..<index + 4].allSatisfy { $0 &- 0x30 < 10 }
  }

  /// The index behind the number itself, with its 号 or behind its `No.`, before which only words, digits and
  /// spaces stand.
  private static func end(from start: Int, in scalars: [UInt32]) -> Int? {
    var hasWords = false
    var index = start
    while index < min(scalars.count, start + longest) {
      let scalar = scalars[index]
      switch scalar {
      case 0x53F7, 0x865F:  // 号號
        return hasWords && scalars[index - 1] &- 0x30 < 10 ? index + 1 : nil
      case 0x4E where scalars[index...].starts(with: [0x4E, 0x6F, 0x2E]):  // No.
        var end = index + 3
        while end < scalars.count, scalars[end] == 0x20 || scalars[end] &- 0x30 < 10 { end += 1 }
        while scalars[end - 1] == 0x20 { end -= 1 }
        return hasWords && scalars[end - 1] &- 0x30 < 10 ? end : nil
      case 0x20, 0x30...0x39: break
      default:
        guard LatinWord.isLetter(scalar) || Script.of(scalar) == .han else { return nil }
        hasWords = true
      }
      index += 1
    }
    return nil
  }
}
