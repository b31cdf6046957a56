extension Numbering {
  /// How deep numbers of this style and depth usually stand; the values have no meaning but their order.
  var rank: Int {
    switch style {
    case .part: 10
    case .annex, .chapter: 20
    case .section: 30
    case .article: 40
    case .hanFormal: 45
    case .roman, .han: 50
    case .capital, .hanInBrackets: 60
    case .decimal, .bare: 70
    case .multilevel: 69 + min(depth, 9)
    case .decimalInBrackets: 80
    case .letter: 90
    case .ordinal: 95
    }
  }

  /// The numbers of successive headings, with `C.` and its like as a letter where letters run on.
  ///
  /// `I.`, `V.`, `X.`, `L.`, `C.`, `D.` and `M.` are read as Roman numbers line by line.
  static func settled(_ numberings: [Numbering?]) -> [Numbering?] {
    var roman: Int?
    var capital: Int?
    return numberings.map { numbering in
      guard var numbering else { return nil }
      if numbering.style == .roman, let letter = capitals[numbering.value] {
        let isRoman = numbering.value == (roman ?? 0) + 1
        // Nobody counts to fifty in Roman numbers.
        if letter == (capital ?? 0) + 1 && !isRoman || numbering.value >= 50 {
          numbering.style = .capital
          numbering.value = letter
        }
      }
      switch numbering.style {
      case .roman: roman = numbering.value
      case .capital: capital = numbering.value
      default: break
      }
      return numbering
    }
  }

  /// The places in the alphabet of Roman digits, by their values.
  private static let capitals = [1: 9, 5: 22, 10: 24, 50: 12, 100: 3, 500: 4, 1000: 13]
}
