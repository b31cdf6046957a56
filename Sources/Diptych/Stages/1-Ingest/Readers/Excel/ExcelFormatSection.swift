/// One of the formats that a number format consists of.
struct ExcelFormatSection: Sendable {
  enum Kind {
    case general, text, literal, date, number
  }

  /// A part of a format for dates.
  enum Token: Equatable {
    /// A letter of the date or time, and how often it stands there.
    case field(Character, Int)
    /// All hours, minutes or seconds that the number has, by their letter, in so many digits.
    case elapsed(Character, Int)
    case literal(String)
    case halfDay

    /// The letter of the date or time.
    fileprivate var letter: Character? {
      switch self {
      case .field(let letter, _), .elapsed(let letter, _): letter
      case .literal, .halfDay: nil
      }
    }
  }

  private(set) var kind = Kind.literal
  private(set) var prefix = ""
  private(set) var suffix = ""
  private(set) var tokens: [Token] = []
  /// Whether numbers are written in Han characters.
  private(set) var isHan = false
  /// Whether it is shown in the general form because it cannot be shown in its own.
  private(set) var isGivenUp = false

  private var hasDigits = false
  private var integerDigits = 0
  private var decimals = 0
  private var fixedDecimals = 0
  private var isBehindPoint = false
  private var isGrouped = false
  private var commas = 0
  private var percents = 0

  /// Longer codes are none.
  private static let maximumCharacters = 512

  /// The sections of a code.
  static func sections(of code: String) -> [ExcelFormatSection] {
    let code = Array(code.prefix(maximumCharacters))
    var sections = [ExcelFormatSection()]
    var index = 0
    while index < code.count {
      if code[index] == ";" {
        sections[sections.count - 1].finish()
        sections.append(ExcelFormatSection())
        index += 1
      } else {
        index = sections[sections.count - 1].read(code, at: index)
      }
    }
    sections[sections.count - 1].finish()
    return sections
  }

  /// A text with what stands around it.
  func wrapped(_ text: String) -> String { prefix + text + suffix }

  /// A number that is not negative.
  func number(_ value: Double) -> String {
    var value = value
    for _ in 0..<min(percents, 4) { value *= 100 }
    for _ in 0..<min(commas, 8) { value /= 1000 }
    return wrapped(
      DecimalText.fixed(
        value, decimals: decimals, fixedDecimals: fixedDecimals, integerDigits: integerDigits,
        isGrouped: isGrouped))
  }

  // MARK: - Reading

  /// Reads what stands at a place; returns the place behind it.
  private mutating func read(_ code: [Character], at index: Int) -> Int {
    let character = code[index]
    switch character {
    case "\"":
      let end = code[(index + 1)...].firstIndex(of: "\"") ?? code.count
      add(String(code[(index + 1)..<end]))
      return end + 1
    case "\\", "!":
      if index + 1 < code.count { add(String(code[index + 1])) }
      return index + 2
    // Room as wide as a character, and a character that fills the cell.
    case "_", "*": return index + 2
    case "[":
      let end = code[index...].firstIndex(of: "]") ?? code.count
      readBrackets(code[(index + 1)..<end])
      return end + 1
    case "0", "#", "?":
      readDigit(character)
      return index + 1
    case "." where isDigitNext(code, index) || hasDigits:
      isBehindPoint = true
      return index + 1
    case ",":
      readComma(isDigitNext(code, index))
      return index + 1
    case "%":
      percents += 1
      add("%")
      return index + 1
    case "@":
      kind = .text
      return index + 1
    default: return readLetter(code, at: index)
    }
  }

  private func isDigitNext(_ code: [Character], _ index: Int) -> Bool {
    index + 1 < code.count && ["0", "#", "?"].contains(code[index + 1])
  }

  private mutating func readDigit(_ character: Character) {
    hasDigits = true
    if kind == .literal { kind = .number }
    if !suffix.isEmpty { giveUp() }
    if isBehindPoint {
      decimals += 1
      if character == "0" { fixedDecimals = decimals }
    } else if character == "0" {
      integerDigits += 1
    }
  }

  private mutating func readComma(_ isDigitNext: Bool) {
    guard hasDigits else { return add(",") }
    if isDigitNext { isGrouped = true } else { commas += 1 }
  }

  private mutating func readBrackets(_ content: ArraySlice<Character>) {
    let text = String(content)
    if content.first == "$" {
      add(String(content.dropFirst().prefix { $0 != "-" }))
    } else if text.hasPrefix("DBNum1") {
      isHan = true
    } else if let letter = content.first?.lowercased().first, "hms".contains(letter),
      content.allSatisfy({ $0.lowercased().first == letter })
    {
      kind = .date
      tokens.append(.elapsed(letter, content.count))
    }
  }

  private mutating func readLetter(_ code: [Character], at index: Int) -> Int {
    let rest = String(code[index...].prefix(7)).lowercased()
    for word in ["general", "g/通用格式"] where rest.hasPrefix(word) {
      kind = .general
      return index + word.count
    }
    for word in ["am/pm", "a/p", "上午/下午"] where rest.hasPrefix(word) {
      tokens.append(.halfDay)
      return index + word.count
    }
    let letter = rest.first ?? " "
    if letter == "e", hasDigits {
      giveUp()
      return code.count
    }
    guard "ymdhsea".contains(letter) else {
      if letter == "/", hasDigits { giveUp() }
      add(String(code[index]))
      return index + 1
    }
    var end = index + 1
    while end < code.count, code[end].lowercased().first == letter { end += 1 }
    if kind == .literal || kind == .number { kind = .date }
    tokens.append(.field(letter == "e" ? "y" : letter, letter == "e" ? 4 : end - index))
    return end
  }

  /// Takes the general form for what this cannot show: fractions, powers of ten, digits with words in
  /// between.
  private mutating func giveUp() {
    kind = .general
    isGivenUp = true
    prefix = ""
    suffix = ""
  }

  private mutating func add(_ text: String) {
    if isGivenUp { return }
    tokens.append(.literal(text))
    if hasDigits || kind == .general || kind == .text { suffix += text } else { prefix += text }
  }

  /// Tells months from minutes, which have the same letter.
  private mutating func finish() {
    guard kind == .date else { return }
    let fields = tokens.indices.filter { tokens[$0].letter != nil }
    func letter(_ place: Int) -> Character? {
      fields.indices.contains(place) ? tokens[fields[place]].letter : nil
    }
    var minutes: [Int] = []
    for place in fields.indices where letter(place) == "m" {
      if letter(place - 1) == "h" || letter(place + 1) == "s" { minutes.append(fields[place]) }
    }
    for index in minutes {
      if case .field(_, let count) = tokens[index], count < 3 { tokens[index] = .field("M", count) }
    }
  }
}
