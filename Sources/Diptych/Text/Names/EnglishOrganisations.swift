/// Finds organisations in English text by their grammar.
///
/// A row of capitalised words with a word such as University or Ministry in it, and what "of", "for"
/// and "and" join to it: Foreign Affairs Office of Chongqing Municipal People's Government.
struct EnglishOrganisations {
  private let words: [LatinWord]
  private let scalars: [UInt32]
  private let table: NameTable
  /// For each word whether it belongs to the name of a company; empty if there is none.
  private let isInCompany: [Bool]

  /// Reads the words of a text, some of which are names of companies.
  init(
    words: [LatinWord], scalars: [UInt32], table: NameTable, companies: [EnglishCompanies.Company]
  ) {
    self.words = words
    self.scalars = scalars
    self.table = table
    var isInCompany: [Bool] = []
    if !companies.isEmpty {
      isInCompany = [Bool](repeating: false, count: words.count)
      for word in companies.lazy.flatMap(\.words) { isInCompany[word] = true }
    }
    self.isInCompany = isInCompany
  }

  private static let longestName = 16

  private static let article = LatinWord.Key("the")
  private static let ofAndFor = ["of", "for"].map(LatinWord.Key.init)
  private static let and = ["and", "&"].map(LatinWord.Key.init)
  private static let with = [LatinWord.Key("with")]
  private static let dealings = ["Friendship", "Cooperation", "Exchange", "Exchanges", "Relations"]
    .map(LatinWord.Key.init)
  /// Verbs that headings write with a capital: Mayor Meets German Delegation.
  static let verbs = [
    "Meets", "Visits", "Attends", "Signs", "Holds", "Welcomes", "Receives", "Opens", "Hosts",
    "Joins", "Inspects", "Congratulates",
  ].map(LatinWord.Key.init)
  /// What people hold, unless a name or a ware says what is traded there.
  private static let exchange = LatinWord.Key("Exchange")
  private static let wares = ["Stock", "Securities", "Commodity", "Commodities", "Futures"]
    .map(LatinWord.Key.init)
  private static let hall = LatinWord.Key("Hall")
  private static let memorial = LatinWord.Key("Memorial")
  private static let consulate = LatinWord.Key("Consulate")
  private static let general = LatinWord.Key("General")
  private static let consulateGeneral = LatinWord.Key("Consulate-General")
  private static let justice = LatinWord.Key("Justice")
  private static let inAndTo = ["in", "to"].map(LatinWord.Key.init)
  private static let inside = [LatinWord.Key("in")]
  /// What has its seat in its name: Trade Office in Hanoi, Goethe Institute Lima.
  private static let seated = ["Office", "Institute"].map(LatinWord.Key.init)
  private static let institute = LatinWord.Key("Institute")
  private static let representing = ["Representative", "Liaison"].map(LatinWord.Key.init)
  private static let against = ["Against", "against"].map(LatinWord.Key.init)
  private static let theArticles = ["the", "The"].map(LatinWord.Key.init)
  private static let missions = ["Consulate", "Embassy", "Consulate-General"]
    .map(LatinWord.Key.init)

  /// The organisation whose name starts with the word at `start`.
  func organisation(at start: Int) -> (end: Int, confidence: Double)? {
    guard isPart(start), !words[start].classes.contains(.notName) || isLevel(start) else {
      return nil
    }
    guard
      let head = head(in: start..<rowEnd(from: start), from: start) ?? headOfList(from: start)
    else { return nil }
    let end = extended(from: seatEnd(head, from: start), start: start)
    guard end - start > 1 else { return nil }
    return (end, 0.88)
  }

  private func isPart(_ index: Int) -> Bool {
    words[index].isCapitalised && !Self.verbs.contains(words[index].key)
      && (isInCompany.isEmpty || !isInCompany[index])
  }

  private func isLevel(_ index: Int) -> Bool { words[index].classes.contains(.englishLevel) }

  /// The end of the row of capitalised words from `start` on, before a person.
  private func rowEnd(from start: Int) -> Int {
    var end = start + 1
    while end < words.count, end - start < Self.longestName, words[end].isJoined, isPart(end),
      !PinyinNames.isRomanised(words, at: end, in: scalars)
    {
      end += 1
    }
    return end
  }

  private struct Head {
    var end: Int
    /// Whether the row starts with its head, as in Ministry of Commerce.
    var isLead: Bool
  }

  /// The last word of the row that an organisation's name ends with.
  private func head(in row: Range<Int>, from start: Int) -> Head? {
    // A title and a person may stand before or behind an organisation, in no row with it.
    if let last = row.last(where: { isHead($0, of: start) }), last > start,
      !words[start].classes.contains(.title) || words[start].classes.contains(.englishLevel)
    {
      let isGeneral =
        words[last].key == Self.consulate && last + 1 < row.upperBound
        && words[last + 1].key == Self.general
      return Head(end: isGeneral ? last + 2 : last + 1, isLead: false)
    }
    if words[start].classes.contains(.englishLead) || words[start].key == Self.consulateGeneral,
      joined(at: row.upperBound, by: Self.ofAndFor) != nil
    {
      // Consulate General of …: the words up to "of" are the head.
      return Head(end: row.upperBound, isLead: true)
    }
    // Municipal Hong Kong and Macao Affairs Office: a level governs both sides of "and". Ordinary words
    // on both sides belong together, as in Science and Technology Commission.
    // The Financial Services and the Treasury Bureau is one where an article stands before it.
    let isWhole =
      start > 0 && row.count > 1 && words[start].isJoined
      && Self.theArticles.contains(words[start - 1].key)
      && row.allSatisfy { words[$0].classes.isDisjoint(with: [.englishHead, .title]) }
    guard let next = joined(at: row.upperBound, by: Self.and, allowsArticle: isWhole),
      isPart(next), isLevel(start) || isWord(row.upperBound - 1) && isWord(next) && !isTitle(start),
      let last = (next..<rowEnd(from: next)).last(where: {
        words[$0].classes.contains(.englishHead)
      })
    else { return nil }
    return Head(end: last + 1, isLead: false)
  }

  /// The head of a body in charge of three things or more: the Sports, Youth and Culture Bureau.
  private func headOfList(from start: Int) -> Head? {
    guard start > 0, words[start].isJoined, Self.theArticles.contains(words[start - 1].key) else {
      return nil
    }
    var end = start
    var items = 0
    while items < Self.mostItems {
      let row = end..<rowEnd(from: end)
      guard row.count <= 2, row.allSatisfy(isWord), row.upperBound < words.count else { return nil }
      items += 1
      end = row.upperBound
      if items > 1, let next = joined(at: end, by: Self.and, allowsArticle: false) {
        guard isPart(next) else { return nil }
        return (next..<rowEnd(from: next)).last { words[$0].classes.contains(.englishHead) }
          .map { Head(end: $0 + 1, isLead: false) }
      }
      let gap = scalars[words[end - 1].range.upperBound..<words[end].range.lowerBound]
      guard gap.elementsEqual([0x2C, 0x20]), isPart(end) else { return nil }
    }
    return nil
  }

  private static let mostItems = 4

  /// The end of a head with the place directly behind it that is in its name, or with what it is against.
  private func seatEnd(_ head: Head, from start: Int) -> Int {
    guard !head.isLead, head.end < words.count, words[head.end].isJoined else { return head.end }
    if Self.against.contains(words[head.end].key), head.end + 1 < words.count,
      words[head.end + 1].isJoined, isPart(head.end + 1)
    {
      return rowEnd(from: head.end + 1)
    }
    let isSeated =
      isMission(start, head.end)
      || head.end - start > 1 && Self.seated.contains(words[head.end - 1].key)
    if isSeated, isPart(head.end) { return placeEnd(from: head.end) }
    if isAbroad(start, head.end),
      let next = joined(at: head.end, by: Self.inside, allowsArticle: false)
    {
      let end = placeEnd(from: next)
      return end > next ? end : head.end
    }
    return head.end
  }

  /// Whether a name may be that of an office of one place in another: Hong Kong Trade Office in Hanoi, German
  /// Institute in Lima.
  private func isAbroad(_ start: Int, _ end: Int) -> Bool {
    guard Self.seated.contains(words[end - 1].key) else { return false }
    return placeEnd(from: start) > start
      || (start..<end).contains { Self.representing.contains(words[$0].key) }
      || words[end - 1].key == Self.institute && isLevel(start)
        && words[start].classes.contains(.notName)
  }

  /// The index behind the longest known place that starts with a word, that of the word if there is none.
  private func placeEnd(from start: Int) -> Int {
    var end = start
    var index = start
    var state = words[start].node
    while let node = state {
      index += 1
      if node.record?.classes.contains(.place) == true { end = index }
      guard index < words.count, words[index].isJoined,
        let space = table.next(node, table.code(0x20))
      else { break }
      state = scalars[words[index].range].reduce(space) { node, scalar in
        node.flatMap { table.next($0, table.code(scalar)) }
      }
    }
    return end
  }

  private func isHead(_ index: Int, of start: Int) -> Bool {
    if words[index].key == Self.consulateGeneral { return index > start }
    guard words[index].classes.contains(.englishHead) else {
      return words[index].key == Self.hall && index > start && words[index - 1].key == Self.memorial
    }
    return words[index].key != Self.exchange
      || words[start..<index].contains {
        !$0.classes.contains(.common) || Self.wares.contains($0.key)
          || !$0.classes.isDisjoint(with: [.place, .weakPlace])
      }
  }

  /// Follows "of", "for", "in", "and" behind the head.
  private func extended(from headEnd: Int, start: Int) -> Int {
    var end = headEnd
    var isOf = false
    while end < words.count, end - start < Self.longestName {
      if let next = joined(at: end, by: Self.ofAndFor) {
        // A second organisation may govern the first; a person or a title may not.
        guard isPart(next) else { break }
        let row = next..<rowEnd(from: next)
        let isJustice = row.count == 1 && words[next].key == Self.justice
        guard isJustice || !isTitle(next) else { break }
        end = row.upperBound
        isOf = true
        continue
      }
      if isOf, let next = joined(at: end, by: Self.and, allowsArticle: false) {
        let row = next..<rowEnd(from: next)
        guard !row.isEmpty, isPart(next),
          row.allSatisfy({ words[$0].classes.isDisjoint(with: [.englishHead, .title]) }),
          words[next].classes.isDisjoint(with: [.place, .englishLead]),
          words[end - 1].classes.isDisjoint(with: [.place, .englishHead])
        else { break }
        end = row.upperBound
        continue
      }
      if isOf, Self.dealings.contains(words[end - 1].key),
        let next = joined(at: end, by: Self.with, allowsArticle: false)
      {
        return rowEnd(from: next)
      }
      if isMission(start, headEnd), let next = joined(at: end, by: Self.inAndTo), isPart(next) {
        return rowEnd(from: next)
      }
      break
    }
    return end
  }

  private func isWord(_ index: Int) -> Bool {
    words[index].classes.contains(.common)
      && words[index].classes.isDisjoint(with: [.place, .weakPlace, .notName, .title])
  }

  private func isTitle(_ index: Int) -> Bool { words[index].classes.contains(.title) }

  private func isMission(_ start: Int, _ end: Int) -> Bool {
    (start..<end).contains { Self.missions.contains(words[$0].key) }
  }

  /// The index of the word behind a conjunction or preposition at `index` and an article.
  private func joined(at index: Int, by connectives: [LatinWord.Key], allowsArticle: Bool = true)
    -> Int?
  {
    guard index + 1 < words.count, words[index].isJoined, words[index + 1].isJoined,
      connectives.contains(words[index].key)
    else { return nil }
    let next = index + 1
    guard allowsArticle, words[next].key == Self.article, next + 1 < words.count,
      words[next + 1].isJoined
    else {
      return words[next].isCapitalised ? next : nil
    }
    return words[next + 1].isCapitalised ? next + 1 : nil
  }
}
