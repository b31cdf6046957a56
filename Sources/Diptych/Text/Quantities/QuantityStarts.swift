/// Where a quantity may start; nearly all scalars of a text are passed by here.
enum QuantityStarts {
  /// The next index where a numeral or a currency may start.
  static func next(in scalars: Span<UInt32>, from start: Int) -> Int? {
    let (ascii, ideographs) = (ascii, ideographs.span)
    var index = start
    while index < scalars.count {
      let scalar = scalars[index]
      if scalar < 0x80 {
        let bits = scalar < 0x40 ? ascii.low : ascii.high
        if bits &>> UInt64(scalar & 63) & 1 == 1, isStart(scalar, at: index, in: scalars) {
          return index
        }
      } else if scalar &- 0x4E00 < 0x5200 {
        if ideographs[Int(scalar &- 0x4E00) >> 6] &>> UInt64(scalar & 63) & 1 == 1,
          isIdeograph(scalar, before: index + 1 < scalars.count ? scalars[index + 1] : 0)
        {
          return index
        }
      } else if isMark(scalar) {
        return index
      }
      index += 1
    }
    return nil
  }

  /// Whether an ASCII character that may start something does so with the next one.
  private static func isStart(_ scalar: UInt32, at index: Int, in scalars: Span<UInt32>) -> Bool {
    guard scalar >= 0x41 else { return true }
    guard index + 1 < scalars.count, index == 0 || (scalars[index - 1] | 0x20) &- 0x61 >= 26 else {
      return false
    }
    return EnglishNumeral.mayStart(at: index, in: scalars)
      || scalar < 0x60 && MoneyAmounts.mayStart(scalar, scalars[index + 1])
  }

  /// Whether an ideograph begins a numeral or the name of a currency with the next scalar.
  ///
  /// A digit alone is followed by a unit or by what counts it.
  private static func isIdeograph(_ scalar: UInt32, before next: UInt32) -> Bool {
    if scalar == 0x767E { return next == 0x5206 }  // 百分
    if MoneyAmounts.mayStart(scalar, next) { return true }
    // 壹拾, 叁仟, and 伍元整, but no 大陆 or 参加.
    if HanNumeral.plain(scalar) != nil {
      return next == 0x62FE || WrittenNumber.isHanPower(next) || MoneyAmounts.isYuan(next)
    }
    return switch next {
    // 成 天 年 个個 小 分 秒 周週 星 日 点點 至 到, the space and dashes
    case 0x6210, 0x5929, 0x5E74, 0x4E2A, 0x500B, 0x5C0F, 0x5206, 0x79D2, 0x5468, 0x9031, 0x661F,
      0x65E5,
      0x70B9, 0x9EDE, 0x81F3, 0x5230, 0x20, 0x2D, 0x2010...0x2015, 0x7E, 0xFF5E:
      true
    // 多余餘来來
    case 0x591A, 0x4F59, 0x9918, 0x6765, 0x4F86: scalar == 0x5341
    default: WrittenNumber.isNumeral(next)
    }
  }

  private static func isMark(_ scalar: UInt32) -> Bool {
    switch scalar {
    // £ ¥ € ₩ ₹ ₽ and the full-width digits and signs
    case 0xA3, 0xA5, 0x20A9, 0x20AC, 0x20B9, 0x20BD, 0xFF04, 0xFF10...0xFF19, 0xFFE1, 0xFFE5: true
    default: false
    }
  }

  /// Bits for the two halves of ASCII: digits, `$`, and the first letters of words.
  private static let ascii: (low: UInt64, high: UInt64) = {
    var (low, high): (UInt64, UInt64) = (0, 0)
    for byte in "$0123456789ACEFGHJKMNORSTUefhnost".utf8 {
      if byte < 0x40 { low |= 1 << UInt64(byte) } else { high |= 1 << UInt64(byte & 63) }
    }
    return (low, high)
  }()

  /// Bits for the ideographs from U+4E00 on.
  private static let ideographs: [UInt64] = {
    var ideographs = [UInt64](repeating: 0, count: 0x5200 >> 6)
    let numerals = "一二三四五六七八九十两兩百半壹贰貳叁参參叄肆伍陆陸柒捌玖拾"
    for character in (numerals + "人新台臺港澳美欧歐日韩韓英加葡馬马紐纽").unicodeScalars {
      let index = Int(character.value - 0x4E00)
      ideographs[index >> 6] |= 1 << UInt64(index & 63)
    }
    return ideographs
  }()
}
