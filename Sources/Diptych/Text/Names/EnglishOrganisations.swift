/// Finds organisations in English text by their grammar.
///
/// A row of capitalised words with a word such as University or Ministry in it, and what "of", "for"
/// and "and" join to it: Foreign Affairs Office of Chongqing Municipal People's Government.
struct EnglishOrganisations {
  private let words: [LatinWord]
  /// For each word whether it belongs to the name of a company; empty if there is none.
  private let isInCompany: [Bool]

  /// Reads the words of a text, some of which are names of companies.
  init(words: [LatinWord], companies: [EnglishCompanies.Company]) {
    self.words = words
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
  private static let inAndTo = ["in", "to"].map(LatinWord.Key.init)
  private static let missions = ["Consulate", "Embassy", "Consulate-General"]
    .map(LatinWord.Key.init)

  /// The organisation whose name starts with the word at `start`.
  func organisation(at start: Int) -> (end: Int, confidence: Double)? {
    guard isPart(start), !words[start].classes.contains(.notName) || isLevel(start) else {
      return nil
    }
    guard let head = head(in: start..<rowEnd(from: start), from: start) else { return nil }
    let end = extended(from: head.end, start: start)
    guard end - start > 1 else { return nil }
    return (end, 0.88)
  }

  private func isPart(_ index: Int) -> Bool {
    words[index].isCapitalised && !Self.verbs.contains(words[index].key)
      && (isInCompany.isEmpty || !isInCompany[index])
  }

  private func isLevel(_ index: Int) -> Bool { words[index].classes.contains(.englishLevel) }

  /// The end of the row of capitalised words from `start` on.
  private func rowEnd(from start: Int) -> Int {
    var end = start + 1
    while end < words.count, end - start < Self.longestName, words[end].isJoined, isPart(end) {
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
    if words[start].classes.contains(.englishLead),
      joined(at: row.upperBound, by: Self.ofAndFor) != nil
    {
      // Consulate General of …: the words up to "of" are the head.
      return Head(end: row.upperBound, isLead: true)
    }
    // Municipal Hong Kong and Macao Affairs Office: a level governs both sides of "and". Ordinary words
    // on both sides belong together, as in Science and Technology Commission.
    guard let next = joined(at: row.upperBound, by: Self.and, allowsArticle: false),
      isPart(next), isLevel(start) || isWord(row.upperBound - 1) && isWord(next) && !isTitle(start),
      let last = (next..<rowEnd(from: next)).last(where: {
        words[$0].classes.contains(.englishHead)
      })
    else { return nil }
    return Head(end: last + 1, isLead: false)
  }

  private func isHead(_ index: Int, of start: Int) -> Bool {
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
        guard isPart(next), !words[next].classes.contains(.title) else { break }
        end = rowEnd(from: next)
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
