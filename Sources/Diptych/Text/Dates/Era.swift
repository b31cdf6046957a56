/// A way of counting years: a republic's, or a reign.
struct Era: Sendable {
  /// The Gregorian year of its first year.
  let firstYear: Int
  /// How many years it has at most.
  let lastYear: Int
  /// Whether its months are those of the Chinese calendar.
  var isLunar = false
  /// Whether its name is also that of a place, so that only a dynasty before it makes it an era: 宋紹興二年.
  var needsDynasty = false

  /// The year of the Gregorian calendar that most of a year of the era is in.
  func year(_ number: Int) -> Int { firstYear + number - 1 }

  /// The year that is counted at `index` with the name of an era before it.
  struct Counted {
    /// The index behind the name.
    var start: Int
    fileprivate var eras: [Era]

    /// The only era that has so many years.
    func era(with number: Int) -> Era? {
      let fitting = eras.filter { number <= $0.lastYear }
      return fitting.count == 1 ? fitting.first : nil
    }

    /// How many years one of them has at most.
    var lastYear: Int { eras.reduce(0) { max($0, $1.lastYear) } }
  }

  /// The era whose name stands at `index` with a number behind it.
  ///
  /// Two eras may have one name; the number tells which one it is.
  static func at(_ index: Int, in text: DateText) -> Counted? {
    guard text[index] &- 0x4E00 < 0x5200, !HanNumeral.isDigit(text[index]) else { return nil }
    if text[index] == china, isHua(text[index + 1]), text[index + 2] == republic {
      return at(index + 2, in: text)
    }
    for length in [2, 4] where isCount(at: index + length, in: text) {
      guard let eras = byName[key((0..<length).map { text[index + $0] })] else { continue }
      let hasDynasty = dynastyStart(before: index, in: text) < index
      let known = eras.filter { hasDynasty || !$0.needsDynasty }
      if !known.isEmpty { return Counted(start: index + length, eras: known) }
    }
    return nil
  }

  /// Whether an era of the Chinese calendar ends before `index`, where its year begins.
  static func isLunar(before index: Int, in text: DateText) -> Bool {
    [2, 4].contains { length in
      guard let counted = at(index - length, in: text), counted.start == index else { return false }
      return counted.eras.contains(where: \.isLunar)
    }
  }

  /// Where the name of a dynasty before an era starts, such as the 北宋 of 北宋元祐; else the index itself.
  static func dynastyStart(before index: Int, in text: DateText) -> Int {
    switch text[index - 1] {
    // 北宋南宋
    case 0x5B8B: text[index - 2] == 0x5317 || text[index - 2] == 0x5357 ? index - 2 : index - 1
    // 唐 元 明 清 隋 金 遼辽 and 朝 and 代 behind them
    case 0x5510, 0x5143, 0x660E, 0x6E05, 0x968B, 0x91D1, 0x907C, 0x8FBD: index - 1
    case 0x671D, 0x4EE3: dynastyStart(before: index - 1, in: text) < index - 1 ? index - 2 : index
    default: index
    }
  }

  /// Whether the name of the Republic starts at `index`.
  static func isRepublic(at index: Int, in scalars: [UInt32]) -> Bool {
    scalars[index] == republic
      || scalars[index] == china && index + 1 < scalars.count && isHua(scalars[index + 1])
  }

  /// Whether an era's name may start with `scalar`.
  static func mayStart(with scalar: UInt32) -> Bool { firsts.contains(scalar) }

  /// The 中 and 華 of 中華民國 and the 民 of 民國.
  private static let china: UInt32 = 0x4E2D
  private static let republic: UInt32 = 0x6C11
  private static func isHua(_ scalar: UInt32) -> Bool { scalar == 0x83EF || scalar == 0x534E }

  /// Whether a number or the 元 of a first year stands at an index.
  private static func isCount(at index: Int, in text: DateText) -> Bool {
    let scalar = text[text.skippingSpace(index)]
    return scalar == 0x5143 || HanNumeral.isDigit(scalar) || DateText.digit(scalar) != nil
  }

  /// The characters of a name as one number.
  private static func key(_ name: [UInt32]) -> UInt64 { name.reduce(0) { $0 << 16 | UInt64($1) } }

  private static let byName: [UInt64: [Era]] = {
    var result: [UInt64: [Era]] = [:]
    for (names, era) in all {
      for name in names { result[key(name), default: []].append(era) }
    }
    return result
  }()

  private static let firsts = Set(all.flatMap(\.names).map { $0[0] }).union([china])
}
