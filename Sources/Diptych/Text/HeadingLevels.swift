/// Gives the headings of one language their levels by their letters, their numbers and their order.
///
/// Letters that stand out in more than one way tell levels. The styles of numbers take levels in a
/// fixed order: part, chapter, section, article, `一、`, `（一）`, `1.`, `(1)`, `a.`; each dot of `1.1` goes one
/// deeper. A heading without a number is a title above them if numbers begin anew behind it, and
/// below the last of them if they run on. Where there are neither, the line that opens the text is
/// the title of all others.
struct HeadingLevels {
  /// One heading, as far as its level depends on it.
  struct Heading: Sendable {
    var numbering: Numbering?
    /// The rank of its letters among those that stand out, from 1; `nil` if they do not.
    var letterRank: Int?
    /// Whether a date comes right behind it, as behind the title of a speech.
    var isDated: Bool
    /// Whether nothing of its language stands before it.
    var isFirst: Bool
  }

  private let headings: [Heading]
  /// The numbers, as far as their neighbours tell how to read them.
  private let numberings: [Numbering?]
  private let ranks: [Int?]

  /// The level of each heading, from 1; in time linear in their number.
  static func levels(of headings: [Heading]) -> [Int] {
    let levels = HeadingLevels(headings)
    return levels.byLetters() ?? levels.byNumbers() ?? levels.byOrder()
  }

  private init(_ headings: [Heading]) {
    self.headings = headings
    numberings = Self.withoutEvents(Numbering.settled(headings.map(\.numbering)))
    ranks = numberings.map { $0?.rank }
  }

  /// The numbers without ordinals that are all the same: `第三屆` in a title counts what the text is about.
  private static func withoutEvents(_ numberings: [Numbering?]) -> [Numbering?] {
    let ordinals = Set(
      numberings.lazy.compactMap { $0 }.filter { $0.style == .ordinal }.map(\.value))
    return ordinals.count == 1
      ? numberings.map { $0?.style == .ordinal ? nil : $0 } : numberings
  }

  // MARK: - Letters

  /// Levels by letters that differ, and by numbers among those with the same letters.
  private func byLetters() -> [Int]? {
    let letters = lettersOfHeadings()
    var counts: [Int: Int] = [:]
    for rank in letters { counts[rank, default: 0] += 1 }
    // Where many headings have the letters of the text, letters are not what tells them.
    guard counts.count > 1, counts[Self.plainLetters, default: 0] * 4 <= headings.count else {
      return nil
    }
    // Without a number a heading is the equal of the highest numbers with its letters.
    var highest: [Int: Int] = [:]
    for case (let letters, let rank?) in zip(letters, ranks) {
      highest[letters] = min(highest[letters] ?? rank, rank)
    }
    let keys = zip(letters, ranks).map { letters, rank in
      letters * Self.ranksOfLetters + (rank ?? highest[letters] ?? 0)
    }
    return Self.places(of: keys)
  }

  /// The rank of the letters of each heading; of a style of numbers that which most of it have.
  private func lettersOfHeadings() -> [Int] {
    let own = headings.map { $0.letterRank ?? Self.plainLetters }
    var counts: [Int: [Int: Int]] = [:]
    for case (let letters, let rank?) in zip(own, ranks) {
      counts[rank, default: [:]][letters, default: 0] += 1
    }
    let usual = counts.mapValues { counts in
      counts.max { ($0.value, -$0.key) < ($1.value, -$1.key) }?.key
    }
    return zip(own, ranks).map { letters, rank in rank.flatMap { usual[$0] ?? nil } ?? letters }
  }

  /// The rank of letters like those of the text, below all others.
  private static let plainLetters = 1000
  /// More than there are ranks of numbers.
  private static let ranksOfLetters = 1000

  /// The place of each key among all that occur, from 1.
  private static func places(of keys: [Int]) -> [Int] {
    var places: [Int: Int] = [:]
    for (place, key) in Set(keys).sorted().enumerated() { places[key] = place + 1 }
    return keys.map { places[$0] ?? 1 }
  }

  // MARK: - Numbers

  /// Levels by the styles of numbers; `nil` without any number.
  private func byNumbers() -> [Int]? {
    let used = Set(ranks.compactMap { $0 }).sorted()
    guard let top = used.first else { return nil }
    let titles = titles(above: top)
    let offset = titles.contains(true) ? 2 : 1
    var places: [Int: Int] = [:]
    for (place, rank) in used.enumerated() { places[rank] = place + offset }
    let next = nextNumbers()
    let lastNumber = numberings.lastIndex { $0 != nil } ?? 0
    var levels: [Int] = []
    // The numbers that may run on, from the outermost in, and the level of the last one.
    var open: [Numbering] = []
    var lastLevel: Int?
    // Whether headings without numbers were below numbers.
    var hasBelow = false
    for index in headings.indices {
      if let rank = ranks[index], let numbering = numberings[index] {
        let level = places[rank] ?? offset
        while let last = open.last, last.rank >= rank { open.removeLast() }
        open.append(numbering)
        lastLevel = level
        levels.append(level)
      } else if titles[index] {
        open = []
        lastLevel = nil
        levels.append(1)
      } else if let lastLevel {
        let isBelow: Bool
        if let following = next[index].flatMap({ numberings[$0] }) {
          isBelow = Self.runsOn(following, from: open)
          if isBelow { hasBelow = true }
        } else {
          // Behind the last number: more headings than were numbered are hardly its equals.
          isBelow = hasBelow || headings.count - lastNumber - 1 > (open.last?.value ?? 0)
        }
        levels.append(isBelow ? lastLevel + 1 : offset)
      } else {
        levels.append(offset)
      }
    }
    return levels
  }

  /// Whether a number goes on with one of the open series, or begins one inside the last.
  private static func runsOn(_ numbering: Numbering, from open: [Numbering]) -> Bool {
    open.contains {
      $0.style == numbering.style && $0.depth == numbering.depth && $0.value < numbering.value
    } || numbering.value <= 1 && (open.last.map { $0.rank < numbering.rank } ?? false)
  }

  /// The next heading with a number behind each heading.
  private func nextNumbers() -> [Int?] {
    var next: [Int?] = Array(repeating: nil, count: headings.count)
    var behind: Int?
    for index in headings.indices.reversed() {
      next[index] = behind
      if numberings[index] != nil { behind = index }
    }
    return next
  }

  /// Which headings are titles above the outermost numbers.
  private func titles(above top: Int) -> [Bool] {
    let next = nextNumbers()
    // A title that opens the text is that of what follows it up to the first number.
    var isUnderTitle = false
    return headings.indices.map { index in
      guard numberings[index] == nil else {
        isUnderTitle = false
        return false
      }
      guard !headings[index].isDated else { return true }
      guard !isUnderTitle, let next = next[index], let numbering = numberings[next] else {
        return false
      }
      isUnderTitle = headings[index].isFirst
      return ranks[next] == top && numbering.value <= 1
    }
  }

  // MARK: - Order

  /// Levels of headings that differ in nothing: dated ones and the one that opens the text above all others.
  private func byOrder() -> [Int] {
    // Of headings that stand out, a title has letters that no other one has.
    func isAlike(_ heading: Heading) -> Bool {
      heading.letterRank != nil && headings.count { $0.letterRank == heading.letterRank } > 1
    }
    let isTitle = headings.map { $0.isDated || $0.isFirst && !isAlike($0) }
    guard isTitle.contains(true) else { return headings.map { _ in 1 } }
    return isTitle.map { $0 ? 1 : 2 }
  }
}
