/// One of the formats that a number format consists of.
struct ExcelFormatSection: Sendable {
  enum Kind {
    case general, text, literal, date, number
  }

  /// A part of a format for dates.
  enum Token: Equatable {
    /// A letter of the date or time, and how often it stands there.
    case field(Character, Int)
    case literal(String)
    case halfDay
  }

  private(set) var kind = Kind.literal
  private(set) var prefix = ""
  private(set) var suffix = ""
  private(set) var tokens: [Token] = []
  /// Whether numbers are written in Han characters.
  private(set) var isHan = false

  private var hasDigits = false
  private var integerDigits = 0
  private var decimals = 0
  private var fixedDecimals = 0
  private var isBehindPoint = false
  private var isGrouped = false
  private var commas = 0
  private var percents = 0
  private var isGivenUp = false

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
      tokens.append(.field(letter, content.count))
    }
  }

  private mutating func readLetter(_ code: [Character], at index: Int) -> Int {
    let rest = String(code[index...].prefix(7)).lowercased()
    if rest.hasPrefix("general") || rest.hasPrefix("g/通用格式") {
      kind = .general
      return index + 7
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
    let fields = tokens.indices.filter { if case .field = tokens[$0] { true } else { false } }
    func letter(_ place: Int) -> Character? {
      guard fields.indices.contains(place), case .field(let letter, _) = tokens[fields[place]]
      else { return nil }
      return letter
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
