/// Reads the units of time of Chinese: 三天, 两个小时, 一年半.
///
/// A unit that names a point of time as often as a length needs a word that decides it: 为期三年, 5年内.
struct HanDurations {
  private let text: DateText

  /// Reads `text`.
  init(_ text: DateText) { self.text = text }

  /// The duration of a number that starts at `start`; `isLast` if it ends a range.
  func duration(_ number: WrittenNumber, from start: Int, isLast: Bool = false) -> MeasuredNumber? {
    var number = number
    var index = text.skippingSpace(number.end)
    let isCounted = text[index] == 0x4E2A || text[index] == 0x500B  // 个個
    if isCounted {
      index += 1
      if text[index] == 0x534A {  // 两个半小时
        guard let half = number.withHalf(end: index + 1) else { return nil }
        number = half
        index += 1
      } else if WrittenNumber.isExcess(text[index]) {  // 三个多月
        index += 1
      }
    }
    guard let (unit, end) = unit(at: index, isCounted: isCounted, from: start),
      isDuration(number, unit, from: start, to: end, isLast: isLast)
    else { return nil }
    guard text[end] == 0x534A, !isCounted || unit > .month, mayEndWithHalf(at: end),
      let half = number.withHalf(end: end + 1)
    else { return MeasuredNumber(number: number, unit: .time(unit), end: end) }
    return MeasuredNumber(number: half, unit: .time(unit), end: end + 1)
  }

  /// 半年, 半个月, 半小时; 上半年 and 半年报 are none.
  func half(at start: Int) -> MeasuredNumber? {
    guard text[start] == 0x534A else { return nil }
    switch text[start - 1] {
    // 一上下前后後大小多每
    case 0x4E00, 0x4E0A, 0x4E0B, 0x524D, 0x540E, 0x5F8C, 0x5927, 0x5C0F, 0x591A, 0x6BCF: return nil
    default: break
    }
    let isCounted = text[start + 1] == 0x4E2A || text[start + 1] == 0x500B
    let counter = isCounted ? start + 2 : start + 1
    let index = isCounted && WrittenNumber.isExcess(text[counter]) ? counter + 1 : counter  // 半个多月
    guard let (unit, end) = unit(at: index, isCounted: isCounted, from: start),
      unit != .week, unit != .minute, unit != .second
    else { return nil }
    // 半年报, 半年度, 半年刊
    if unit == .year, [0x62A5, 0x5831, 0x5EA6, 0x520A].contains(text[end]) { return nil }
    return MeasuredNumber(
      number: WrittenNumber(halfIn: .han, end: start + 1), unit: .time(unit), end: end)
  }

  // MARK: - Units

  /// The unit at an index, behind a number that starts at `start`.
  private func unit(
    at index: Int, isCounted: Bool, from start: Int
  ) -> (TimeUnit, end: Int)? {
    let next = text[index + 1]
    switch text[index] {
    case 0x6708: return isCounted ? (.month, index + 1) : nil
    case 0x5C0F: return next == 0x65F6 || next == 0x6642 ? (.hour, index + 2) : nil  // 小时
    case 0x949F, 0x9418: return isCounted && isHead(next) ? (.hour, index + 2) : nil  // 钟头
    case 0x5206: return next == 0x949F || next == 0x9418 ? (.minute, index + 2) : nil  // 分钟
    case 0x79D2: return (.second, next == 0x949F || next == 0x9418 ? index + 2 : index + 1)
    case 0x661F: return next == 0x671F ? (.week, index + 2) : nil  // 星期
    case 0x5468, 0x9031: return isCounted || isInWeekWord(next) ? nil : (.week, index + 1)
    case 0x5929: return isCounted || isInDayWord(next) ? nil : (.day, index + 1)
    case 0x65E5: return isCountedDay(at: index, from: start) ? (.day, index + 1) : nil
    case 0x5E74: return isCounted ? nil : (.year, index + 1)
    default: return nil
    }
  }

  private func isHead(_ scalar: UInt32) -> Bool { scalar == 0x5934 || scalar == 0x982D }

  /// 周年, 周岁, 周边, 周围, 周刊, 周报, 周期, 周末, and the days 周一 to 周日.
  private func isInWeekWord(_ next: UInt32) -> Bool {
    switch next {
    case 0x5E74, 0x5C81, 0x6B72, 0x8FB9, 0x908A, 0x56F4, 0x570D, 0x520A, 0x62A5, 0x5831, 0x671F,
      0x672B, 0x65E5, 0x4E00, 0x4E8C, 0x4E09, 0x56DB, 0x4E94, 0x516D:
      true
    default: false
    }
  }

  /// 天津, 天然, 天气, 天下, 天空, 天文, 天安, 天台, 天府, 天山, 天河, 天坛, 天主.
  private func isInDayWord(_ next: UInt32) -> Bool {
    switch next {
    case 0x6D25, 0x7136, 0x6C14, 0x6C23, 0x4E0B, 0x7A7A, 0x6587, 0x5B89, 0x53F0, 0x81FA, 0x5E9C,
      0x5C71, 0x6CB3, 0x575B, 0x58C7, 0x4E3B:
      true
    default: false
    }
  }

  /// Whether a 日 ends a number of days and no date: 10日内, 不超过30日, 提前十五日.
  private func isCountedDay(at index: Int, from start: Int) -> Bool {
    text.end(of: Self.within, at: index + 1) != nil
      || text.end(of: Self.atMost, at: start - 2) == start
      || text[start - 1] == 0x6EE1 || text[start - 1] == 0x6EFF || text[start - 1] == 0x903E  // 满滿逾
  }

  private static let atMost = DateText.words(
    "超过", "超過", "少于", "少於", "低于", "低於", "多于", "多於", "至少", "最多", "最少", "最长", "最長", "提前", "连续", "連續",
    "期限", "每隔")
  private static let within = DateText.words("以内", "以內", "之内", "之內", "内", "內")

  /// Whether the 半 at an index belongs to what stands before it: not in 半数, 半夜, 半年.
  private func mayEndWithHalf(at index: Int) -> Bool {
    switch text[index + 1] {
    case 0x6570, 0x6578, 0x591C, 0x5E74, 0x5929, 0x4E2A, 0x500B, 0x5C0F, 0x57CE: false
    default: true
    }
  }

  // MARK: - Whether it is a length

  private func isDuration(
    _ number: WrittenNumber, _ unit: TimeUnit, from start: Int, to end: Int, isLast: Bool
  ) -> Bool {
    switch unit {
    case .year:
      // 两 counts and is in no date; 2019年 is one.
      let isTwo = text[start] == 0x4E24 || text[start] == 0x5169
      let years = number.value / WrittenNumber.unit
      if years >= 1000, SpanOfYears.isOne(years, from: start, to: end, in: text) { return true }
      guard !(1000...2199 ~= years), !isInYearWord(text[end]),
        !isMonths(behind: end, counted: false), !isEndOfYears(start)
      else { return false }
      return isTwo && number.end == start + 1 || isLast && number.value <= 15 * WrittenNumber.unit
        || isMeasured(from: start, to: end, number) || isSpent(start, number)
    case .week where text[start] == 0x56DB && text[number.end] == 0x5468:  // 四周 is around
      return text[end] != 0x7684 && isMeasured(from: start, to: end, number)
    case .day, .week: return !number.isOne || isMeasured(from: start, to: end, number)
    case .month, .hour, .minute, .second: return !number.isOne || !isPointed(at: start - 1)
    }
  }

  /// Whether it is the 78年 of 74年至78年.
  private func isEndOfYears(_ start: Int) -> Bool {
    text[start - 2] == 0x5E74 && text.connective(at: start - 1) == start
  }

  /// 年代, 年度, 年级.
  private func isInYearWord(_ next: UInt32) -> Bool {
    next == 0x4EE3 || next == 0x5EA6 || next == 0x7EA7 || next == 0x7D1A
  }

  /// Whether words around it say that a length is meant.
  private func isMeasured(from start: Int, to end: Int, _ number: WrittenNumber) -> Bool {
    switch text[end] {
    // 内內间間来來以之多后後里裡裏半期历歷
    case 0x5185, 0x5167, 0x95F4, 0x9593, 0x6765, 0x4F86, 0x4EE5, 0x4E4B, 0x591A, 0x540E, 0x5F8C,
      0x91CC, 0x88E1, 0x88CF, 0x534A, 0x671F, 0x5386, 0x6B77:
      return true
    case 0x7684:  // 的
      if number.style == .han, !number.isOne { return true }
    case 0x5DE6: return text[end + 1] == 0x53F3  // 左右
    case 0x65F6, 0x6642: return text[end + 1] == 0x95F4 || text[end + 1] == 0x9593  // 时间
    case 0x524D:  // 前; not 20年前三季度
      if number.style == .han || !WrittenNumber.isNumeral(text[end + 1]) { return true }
    case 0x96F6, 0x53C8: if isMonths(behind: end + 1) { return true }  // 零又
    case 0x884C, 0x89C4, 0x898F, 0x8BA1, 0x8A08, 0x5236, 0x5408, 0x5F92:  // 行动, 规划, 计划, 制, 合同, 徒刑
      if number.style == .han || number.value < 10 * WrittenNumber.unit { return true }
    default: if isMonths(behind: end) { return true }
    }
    // 約476年 is a year.
    guard number.value < 100 * WrittenNumber.unit else { return false }
    switch text[start - 1] {
    // 近期时時达達逾超满滿续續约約经經历歷去来來后後需用了于於任足整隔限
    case 0x8FD1, 0x671F, 0x65F6, 0x6642, 0x8FBE, 0x9054, 0x903E, 0x8D85, 0x6EE1, 0x6EFF, 0x7EED,
      0x7E8C, 0x7EA6, 0x7D04, 0x7ECF, 0x7D93, 0x5386, 0x6B77, 0x53BB, 0x6765, 0x4F86, 0x540E,
      0x5F8C, 0x9700, 0x7528, 0x4E86, 0x4E8E, 0x65BC, 0x8DB3, 0x6574, 0x9694, 0x9650:
      return true
    case 0x6709, 0x8FC7, 0x904E: return !number.isOne  // 有过過
    case 0x4E3A, 0x70BA: return !number.isOne || Script.of(text[end]) != .han  // 为為
    default: return false
    }
  }

  /// Whether somebody spends the years before which a verb stands: 任教十二年.
  private func isSpent(_ start: Int, _ number: WrittenNumber) -> Bool {
    number.value < 100 * WrittenNumber.unit && text.end(of: Self.spending, at: start - 2) == start
  }

  private static let spending = DateText.words(
    "学制", "學制", "聘期", "任期", "刑期", "工期", "任教", "任職", "任职", "从教", "從教", "从医", "從醫", "从业", "從業", "从艺",
    "從藝", "从警", "從警", "从军", "從軍", "从政", "從政", "服役", "行医", "行醫", "教书", "教書", "执教", "執教", "支教", "工作",
    "经营", "經營", "服务", "服務", "坚持", "堅持", "坚守", "堅守", "居住", "定居", "旅居", "侨居", "僑居", "生活", "留学", "留學",
    "合作", "结婚", "結婚", "创业", "創業", "研究", "等待", "连续", "連續", "持续", "持續", "相隔", "时隔", "時隔", "扎根")

  /// Whether a number of months follows, as in 1年3个月, or a month, as in 10年5月.
  private func isMonths(behind index: Int, counted isCounted: Bool = true) -> Bool {
    guard let number = WrittenNumber(text, at: text.skippingSpace(index)) else { return false }
    let counter = text.skippingSpace(number.end)
    guard isCounted else { return text[counter] == 0x6708 }
    return (text[counter] == 0x4E2A || text[counter] == 0x500B) && text[counter + 1] == 0x6708
  }

  /// Whether what stands before 一个月 makes it a certain month: 下, 上, 这, 那, 每, 另, 某, 头, 当, 同.
  private func isPointed(at index: Int) -> Bool {
    switch text[index] {
    case 0x4E0B, 0x4E0A, 0x8FD9, 0x9019, 0x90A3, 0x6BCF, 0x53E6, 0x67D0, 0x5934, 0x982D, 0x5F53,
      0x7576, 0x540C:
      true
    default: false
    }
  }
}
