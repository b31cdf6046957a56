/// Gives the headings of one language their levels by the styles of their numbers.
///
/// The styles that occur take levels in a fixed order: part, chapter, section, article, `一、`, `（一）`,
/// `1.`, `(1)`, `a.`; each dot of `1.1` goes one deeper. A heading without a number is a title above
/// them if numbers begin anew behind it, a heading between them if they run on.
struct HeadingLevels {
  /// One heading, as far as its level depends on it.
  struct Heading: Sendable {
    var numbering: Numbering?
    /// Whether another heading comes right behind it.
    var isFollowedByHeading: Bool
    /// Whether a date comes right behind it, as behind the title of a speech.
    var isDated: Bool
    /// Whether nothing of its language stands before it.
    var isFirst: Bool
  }

  /// The level of each heading, from 1.
  static func levels(of headings: [Heading]) -> [Int] {
    let ranks = headings.map { $0.numbering.map(rank) }
    let used = Set(ranks.compactMap { $0 }).sorted()
    guard let top = used.first else { return levelsWithoutNumbers(of: headings) }
    // The number that comes next and the one that came last, for each heading.
    var next: [Int?] = Array(repeating: nil, count: headings.count)
    var behind: Int?
    for index in headings.indices.reversed() {
      next[index] = behind
      if headings[index].numbering != nil { behind = index }
    }
    func startsAnew(_ index: Int?) -> Bool {
      guard let index, let numbering = headings[index].numbering else { return false }
      return ranks[index] == top && numbering.value <= 1
    }
    let hasTitles = headings.indices.contains {
      headings[$0].numbering == nil && (startsAnew(next[$0]) || headings[$0].isDated)
    }
    let offset = hasTitles ? 2 : 1
    var levels: [Int] = []
    var last: Int?
    for index in headings.indices {
      if let rank = ranks[index] {
        levels.append((used.firstIndex(of: rank) ?? 0) + offset)
        last = index
        continue
      }
      let before = last.flatMap { headings[$0].numbering }
      let after = next[index].flatMap { headings[$0].numbering }
      if startsAnew(next[index]) || headings[index].isDated {
        levels.append(1)
      } else if let last, let before, let after, after.follows(before) {
        levels.append(levels[last] + 1)
      } else {
        levels.append(offset)
      }
    }
    return levels
  }

  /// A title that opens the text right before another heading stands above all others.
  private static func levelsWithoutNumbers(of headings: [Heading]) -> [Int] {
    guard let first = headings.first, first.isFirst, first.isFollowedByHeading, headings.count > 1
    else { return headings.map { _ in 1 } }
    return headings.indices.map { $0 == 0 ? 1 : 2 }
  }

  /// How deep a style of numbers stands; the values have no meaning but their order.
  private static func rank(of numbering: Numbering) -> Int {
    switch numbering.style {
    case .part: 10
    case .annex, .chapter: 20
    case .section: 30
    case .article: 40
    case .roman, .han: 50
    case .capital, .hanInBrackets: 60
    case .decimal, .bare: 70
    case .multilevel: 69 + min(numbering.depth, 9)
    case .decimalInBrackets: 80
    case .letter: 90
    case .ordinal: 95
    }
  }
}
