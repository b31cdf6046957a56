/// A way of counting years: a republic's, or a reign.
struct Era: Sendable {
  /// The Gregorian year of its first year.
  let firstYear: Int
  /// How many years it has at most.
  let lastYear: Int
  /// Whether its months are those of the Chinese calendar.
  let isLunar: Bool

  private static let known: [(names: [UInt64], era: Era)] = [
    (
      names("民國", "民国"),
      Era(firstYear: PartialDate.firstYearOfRepublic, lastYear: 200, isLunar: false)
    ),
    (names("公元", "西元"), Era(firstYear: 1, lastYear: 2199, isLunar: false)),
    (names("令和"), Era(firstYear: 2019, lastYear: 80, isLunar: false)),
    (names("平成"), Era(firstYear: 1989, lastYear: 31, isLunar: false)),
    (names("昭和"), Era(firstYear: 1926, lastYear: 64, isLunar: false)),
    (names("大正"), Era(firstYear: 1912, lastYear: 15, isLunar: false)),
    (names("明治"), Era(firstYear: 1868, lastYear: 45, isLunar: false)),
    (names("順治", "顺治"), Era(firstYear: 1644, lastYear: 18, isLunar: true)),
    (names("康熙"), Era(firstYear: 1662, lastYear: 61, isLunar: true)),
    (names("雍正"), Era(firstYear: 1723, lastYear: 13, isLunar: true)),
    (names("乾隆"), Era(firstYear: 1736, lastYear: 60, isLunar: true)),
    (names("嘉慶", "嘉庆"), Era(firstYear: 1796, lastYear: 25, isLunar: true)),
    (names("道光"), Era(firstYear: 1821, lastYear: 30, isLunar: true)),
    (names("咸豐", "咸丰"), Era(firstYear: 1851, lastYear: 11, isLunar: true)),
    (names("同治"), Era(firstYear: 1862, lastYear: 13, isLunar: true)),
    (names("光緒", "光绪"), Era(firstYear: 1875, lastYear: 34, isLunar: true)),
    (names("宣統", "宣统"), Era(firstYear: 1909, lastYear: 3, isLunar: true)),
  ]

  /// The two characters of each name as one number.
  private static func names(_ names: String...) -> [UInt64] {
    names.map { name in name.unicodeScalars.reduce(0) { $0 << 32 | UInt64($1.value) } }
  }

  /// The era whose name stands at `index`, and the index behind the name.
  static func at(_ index: Int, in text: DateText) -> (Era, Int)? {
    guard mayStart(with: text[index]) else { return nil }
    if text[index] == china {  // 中華民國
      guard text[index + 1] == 0x83EF || text[index + 1] == 0x534E, text[index + 2] == republic
      else { return nil }
      return at(index + 2, in: text)
    }
    let name = UInt64(text[index]) << 32 | UInt64(text[index + 1])
    for (names, era) in known where names.contains(name) { return (era, index + 2) }
    return nil
  }

  /// The 中 of 中華民國 and the 民 of 民國.
  private static let china: UInt32 = 0x4E2D
  private static let republic: UInt32 = 0x6C11

  /// Whether the name of the Republic starts with `scalar`.
  static func isRepublic(_ scalar: UInt32) -> Bool { scalar == republic || scalar == china }

  /// Whether an era's name may start with `scalar`.
  static func mayStart(with scalar: UInt32) -> Bool {
    switch scalar {
    case china, republic, 0x516C, 0x897F, 0x4EE4, 0x5E73, 0x662D, 0x5927, 0x660E, 0x9806, 0x987A,
      0x5EB7,
      0x96CD, 0x4E7E, 0x5609, 0x9053, 0x54B8, 0x540C, 0x5149, 0x5BA3:
      true
    default: false
    }
  }
}
