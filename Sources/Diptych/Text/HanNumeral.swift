/// Numerals written with Han characters.
enum HanNumeral {
  /// Whether `scalar` is a digit or a power of ten, such as 三, 十 or 〇.
  static func isDigit(_ scalar: UInt32) -> Bool { value(of: scalar) != nil }

  /// The value of a digit or a power of ten up to 1,000.
  static func value(of scalar: UInt32) -> Int? {
    switch scalar {
    case 0x3007, 0x96F6: 0  // 〇零
    case 0x4E00, 0x58F9: 1  // 一壹
    case 0x4E8C, 0x8CB3, 0x8D30: 2  // 二貳贰
    case 0x4E09, 0x53C1, 0x53C3: 3  // 三叁參
    case 0x56DB, 0x8086: 4  // 四肆
    case 0x4E94, 0x4F0D: 5  // 五伍
    case 0x516D, 0x9678, 0x9646: 6  // 六陸陆
    case 0x4E03, 0x67D2: 7  // 七柒
    case 0x516B, 0x634C: 8  // 八捌
    case 0x4E5D, 0x7396: 9  // 九玖
    case 0x5341, 0x62FE: 10  // 十拾
    case 0x5EFF: 20  // 廿
    case 0x5345: 30  // 卅
    case 0x767E: 100  // 百
    case 0x5343: 1000  // 千
    default: nil
    }
  }

  /// The usual character for one that cheques and contracts are written with: 一 for 壹, 千 for 仟; `nil` for
  /// any other.
  static func plain(_ scalar: UInt32) -> UInt32? {
    switch scalar {
    case 0x58F9: 0x4E00  // 壹
    case 0x8CB3, 0x8D30: 0x4E8C  // 貳贰
    case 0x53C1, 0x53C2, 0x53C3, 0x53C4: 0x4E09  // 叁参參叄
    case 0x8086: 0x56DB  // 肆
    case 0x4F0D: 0x4E94  // 伍
    case 0x9678, 0x9646: 0x516D  // 陸陆
    case 0x67D2: 0x4E03  // 柒
    case 0x634C: 0x516B  // 捌
    case 0x7396: 0x4E5D  // 玖
    case 0x62FE: 0x5341  // 拾
    case 0x4F70: 0x767E  // 佰
    case 0x4EDF: 0x5343  // 仟
    default: nil
    }
  }

  /// The value of a digit from 〇 to 九; `nil` for 十 and greater.
  static func digit(_ scalar: UInt32) -> Int? {
    switch scalar {
    case 0x3007, 0x25CB, 0x96F6: 0
    case 0x4E00: 1
    case 0x4E8C: 2
    case 0x4E09: 3
    case 0x56DB: 4
    case 0x4E94: 5
    case 0x516D: 6
    case 0x4E03: 7
    case 0x516B: 8
    case 0x4E5D: 9
    default: nil
    }
  }

  /// The value of a whole numeral: 一〇八, 一百零八, 廿三; `nil` if it is none.
  static func value(_ scalars: some Sequence<UInt32>) -> Int? {
    var sum = 0
    var pending: Int?
    var isPositional = false
    var lastUnit = Int.max
    for scalar in scalars {
      if let digit = digit(scalar) {
        if let before = pending {
          // 一〇八: digits side by side, which no unit may join.
          guard lastUnit == Int.max, before < 100_000 else {
            guard before == 0 else { return nil }
            pending = digit
            continue
          }
          pending = before * 10 + digit
          isPositional = true
        } else {
          pending = digit
        }
        continue
      }
      let (unit, implied): (Int, Int)
      switch scalar {
      case 0x5341: (unit, implied) = (10, 1)
      case 0x5EFF: (unit, implied) = (10, 2)
      case 0x5345: (unit, implied) = (10, 3)
      case 0x767E: (unit, implied) = (100, 1)
      case 0x5343: (unit, implied) = (1000, 1)
      default: return nil
      }
      guard unit < lastUnit, !isPositional else { return nil }
      let count = pending == 0 ? implied : pending ?? implied
      sum += count * unit
      pending = nil
      lastUnit = unit
    }
    return sum + (pending ?? 0)
  }
}
