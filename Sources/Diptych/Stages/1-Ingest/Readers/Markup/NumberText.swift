/// How office programs write the number of a list item or heading.
enum NumberText: Sendable, Equatable {
  /// 1, 2, 3.
  case decimal
  /// １, ２, ３.
  case fullwidth
  /// a, b … z, aa, bb; capital letters or small ones.
  case letter(isUpper: Bool)
  /// i, ii, iii.
  case roman(isUpper: Bool)
  /// 一, 二 … 十, 十一 … 一百零一.
  case han
  /// 壹, 贰, 叁.
  case formalSimplified
  /// 壹, 貳, 參.
  case formalTraditional
  /// 甲, 乙, 丙.
  case heavenlyStem
  /// 子, 丑, 寅.
  case earthlyBranch
  /// ①, ②, ③.
  case circled
  /// ⒈, ⒉, ⒊.
  case fullStop
  /// ⑴, ⑵, ⑶.
  case inParentheses
  /// ㊀, ㊁, ㊂.
  case circledHan
  /// 一, 二 … 九, 一〇, 一一; the zero in one of two forms.
  case hanDigits(zero: Character)
  /// 一 … 十, 十一 … 九十九, 一○○.
  case hanBelowHundred
  /// 一, 十, 百, 百一, 二百.
  case japanese
  /// 1st, 2nd, 3rd.
  case ordinal
  /// 01, 02 … 10.
  case twoDigits
  /// - 1 -, - 2 -.
  case dashed

  /// The number in this form, in decimal digits where the form does not reach so far.
  func text(_ number: Int) -> String {
    guard number > 0 else { return String(number) }
    switch self {
    case .decimal: return String(number)
    case .fullwidth:
      return String(String.UnicodeScalarView(Self.digits(of: number, from: 0xFF10)))
    case .letter(let isUpper):
      let repeats = (number - 1) / 26 + 1
      guard repeats <= Self.longestLetters else { return String(number) }
      let letter = UInt32((number - 1) % 26) + (isUpper ? 0x41 : 0x61)
      return String(repeating: Self.text([letter]), count: repeats)
    case .roman(let isUpper):
      guard number < 4000 else { return String(number) }
      let roman = Self.roman(number)
      return isUpper ? roman : roman.lowercased()
    case .han: return Self.han(number, Self.hanDigits, Self.hanUnits, isPlain: true)
    case .formalSimplified:
      return Self.han(number, Self.simplifiedDigits, Self.formalUnits, isPlain: false)
    case .formalTraditional:
      return Self.han(number, Self.traditionalDigits, Self.formalUnits, isPlain: false)
    case .heavenlyStem: return Self.pick(number, Self.stems)
    case .earthlyBranch: return Self.pick(number, Self.branches)
    case .circled:
      switch number {
      case 1...20: return Self.text([0x2460 + UInt32(number - 1)])
      case 21...35: return Self.text([0x3251 + UInt32(number - 21)])
      case 36...50: return Self.text([0x32B1 + UInt32(number - 36)])
      default: return String(number)
      }
    case .fullStop: return Self.sign(number, from: 0x2488, count: 20)
    case .inParentheses: return Self.sign(number, from: 0x2474, count: 20)
    case .circledHan: return Self.sign(number, from: 0x3280, count: 10)
    case .hanDigits(let zero): return Self.digits(of: number, zero)
    case .hanBelowHundred:
      return number < 100
        ? Self.han(number, Self.hanDigits, Self.hanUnits, isPlain: true)
        : Self.digits(of: number, "○")
    case .japanese: return Self.japanese(number)
    case .ordinal: return String(number) + Self.ordinalEnding(number)
    case .twoDigits: return number < 10 ? "0\(number)" : String(number)
    case .dashed: return "- \(number) -"
    }
  }

  private static let longestLetters = 8
  private static let hanDigits = Array("零一二三四五六七八九")
  private static let simplifiedDigits = Array("零壹贰叁肆伍陆柒捌玖")
  private static let traditionalDigits = Array("零壹貳參肆伍陸柒捌玖")
  private static let hanUnits = ["", "十", "百", "千"]
  private static let formalUnits = ["", "拾", "佰", "仟"]
  private static let stems = Array("甲乙丙丁戊己庚辛壬癸")
  private static let branches = Array("子丑寅卯辰巳午未申酉戌亥")

  private static func pick(_ number: Int, _ characters: [Character]) -> String {
    number <= characters.count ? String(characters[number - 1]) : String(number)
  }

  private static func text(_ scalars: [UInt32]) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars.compactMap { Unicode.Scalar($0) })
    return String(view)
  }

  private static func digits(of number: Int, from zero: UInt32) -> [Unicode.Scalar] {
    String(number).utf8.compactMap { Unicode.Scalar(zero + UInt32($0 - 0x30)) }
  }

  private static func digits(of number: Int, _ zero: Character) -> String {
    String(String(number).map { $0 == "0" ? zero : hanDigits[$0.wholeNumberValue ?? 0] })
  }

  /// One of so many signs that stand for numbers from 1.
  private static func sign(_ number: Int, from first: UInt32, count: Int) -> String {
    number <= count ? text([first + UInt32(number - 1)]) : String(number)
  }

  private static func ordinalEnding(_ number: Int) -> String {
    guard !(11...13).contains(number % 100) else { return "th" }
    switch number % 10 {
    case 1: return "st"
    case 2: return "nd"
    case 3: return "rd"
    default: return "th"
    }
  }

  /// A number below 10,000 without zeros, and without a one before ten, hundred and thousand.
  private static func japanese(_ number: Int) -> String {
    guard number < 10_000 else { return String(number) }
    var text = ""
    for (power, unit) in [(1000, "千"), (100, "百"), (10, "十"), (1, "")] {
      let digit = number / power % 10
      guard digit > 0 else { continue }
      if digit > 1 || power == 1 { text.append(hanDigits[digit]) }
      text += unit
    }
    return text
  }

  private static func roman(_ number: Int) -> String {
    let parts = [
      (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"),
      (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
    ]
    var rest = number
    var text = ""
    for (value, sign) in parts {
      while rest >= value {
        text += sign
        rest -= value
      }
    }
    return text
  }

  /// A number below 10,000 in words; `isPlain` writes 十二 for 12, not 一十二.
  private static func han(
    _ number: Int, _ digits: [Character], _ units: [String], isPlain: Bool
  ) -> String {
    guard number < 10_000 else { return String(number) }
    var text = ""
    var isGap = false
    for place in (0..<4).reversed() {
      var power = 1
      for _ in 0..<place { power *= 10 }
      let digit = number / power % 10
      guard digit > 0 else {
        isGap = !text.isEmpty
        continue
      }
      if isGap { text.append(digits[0]) }
      isGap = false
      if !(isPlain && place == 1 && digit == 1 && text.isEmpty) { text.append(digits[digit]) }
      text += units[place]
    }
    return text
  }
}
