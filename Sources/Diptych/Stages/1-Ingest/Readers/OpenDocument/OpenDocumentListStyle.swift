/// How the items of a list, or the headings of a document, are numbered.
struct OpenDocumentListStyle: Sendable {
  /// What stands before an item.
  enum Label: Equatable {
    case bullet
    /// A number with what stands around it.
    case number([UInt8])
  }

  /// One level of the style.
  struct Level: Sendable {
    var isBullet = false
    /// `nil` if the level has no numbers.
    var format: NumberText?
    var prefix = ""
    var suffix = ""
    /// How many levels the number shows, from 1 to ``maximumLevels``.
    var shownLevels = 1
    var start = 1
    /// The parts of the number as a pattern such as `第%1%章`, where the style has one.
    var pattern: String?
  }

  /// By the level, from 0; `nil` for a level that the style leaves out.
  private(set) var levels: [Level?] = []

  /// ODF has ten levels; no program makes more than twice as many.
  static let maximumLevels = 20

  /// Adds a level, from 0 and below ``maximumLevels``.
  mutating func set(_ level: Level, at index: Int) {
    while levels.count <= index { levels.append(nil) }
    levels[index] = level
  }

  /// The first number of a level.
  func start(at index: Int) -> Int { level(index)?.start ?? 1 }

  /// What stands before an item of a level, from 0, by the numbers of the levels up to this one;
  /// `nil` for nothing.
  func label(at index: Int, counters: [Int]) -> Label? {
    guard let level = level(index) else { return nil }
    if level.isBullet { return .bullet }
    guard let format = level.format else { return nil }
    func number(_ place: Int) -> String {
      let own = place == index ? format : self.level(place)?.format
      let count = place < counters.count ? counters[place] : 0
      return own?.text(max(count, start(at: place))) ?? ""
    }
    if let pattern = level.pattern { return .number(Array(Self.fill(pattern, number).utf8)) }
    let first = max(0, index - level.shownLevels + 1)
    let numbers = (first...index).map(number).filter { !$0.isEmpty }
    return .number(Array((level.prefix + numbers.joined(separator: ".") + level.suffix).utf8))
  }

  private func level(_ index: Int) -> Level? {
    levels.indices.contains(index) ? levels[index] : nil
  }

  /// Puts the numbers into a pattern.
  private static func fill(_ pattern: String, _ number: (Int) -> String) -> String {
    var result = ""
    let parts = pattern.split(separator: "%", omittingEmptySubsequences: false)
    for (index, part) in parts.enumerated() {
      if index % 2 == 1, index + 1 < parts.count, let level = Int(part),
        (1...maximumLevels).contains(level)
      {
        result += number(level - 1)
      } else {
        result += part
      }
    }
    return result
  }
}

extension NumberText {
  /// The form that `style:num-format` names; `nil` for none.
  ///
  /// Beyond the five of the standard, LibreOffice writes the first numbers of the form.
  init?(openDocument format: String) {
    switch format {
    case "": return nil
    case "1": self = .decimal
    case "a": self = .letter(isUpper: false)
    case "A": self = .letter(isUpper: true)
    case "i": self = .roman(isUpper: false)
    case "I": self = .roman(isUpper: true)
    default:
      switch format.split(separator: ",").first {
      case "一": self = .han
      case "壹": self = format.contains("贰") ? .formalSimplified : .formalTraditional
      case "甲": self = .heavenlyStem
      case "子": self = .earthlyBranch
      case "①": self = .circled
      case "１": self = .fullwidth
      default: self = .decimal
      }
    }
  }
}
