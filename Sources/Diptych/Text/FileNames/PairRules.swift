/// Which words in the names of two files say that they are two languages of one text.
///
/// A rule gives words to sides: the rule `languages` has a side for each language, with its codes and
/// names; a rule such as `原文|译文` has two sides of one word each. Two names belong together if they
/// differ only in words of two sides of one rule.
struct PairRules: Sendable {
  /// The name of the rule that ships.
  static let languages = "languages"

  /// A side of a rule.
  struct Side: Hashable, Sendable {
    /// Which rule, from 0.
    let rule: Int
    /// Which side; the file of the lower one is the left file.
    let rank: Int
  }

  /// What a name says about its file.
  struct Mark: Sendable, Equatable {
    /// The side that a word in the name belongs to; `nil` if there is none.
    var side: Side?
    /// The name without that word and without its extension: lower case, a space between the words.
    var key: [UInt8]
    /// The extension, in lower case.
    var suffix: [UInt8]
    /// Whether the word is surely meant as a language, so that a missing partner is worth a note.
    var isSure = false
  }

  /// Whether there is no rule.
  let isEmpty: Bool
  private var words = WordTable()
  /// Words that need no separator, as Chinese has none: `公告中文版`.
  private var attached: [(word: [UInt8], side: Side)] = []
  /// The sides whose languages the pipeline expects.
  private var expected: Set<Side> = []

  /// Makes rules.
  ///
  /// - Parameters:
  ///   - rules: `languages`, or two words with `|` between them, the left one first.
  ///   - expected: the languages of the pipeline, the left one first.
  init(_ rules: [String], expected: [LanguageTag]) {
    isEmpty = rules.isEmpty
    for (number, rule) in rules.enumerated() {
      if rule == Self.languages {
        addLanguages(number, expected)
      } else {
        for (rank, word) in rule.split(separator: "|").enumerated() {
          let side = Side(rule: number, rank: rank)
          self.expected.insert(side)
          add(String(word), side)
        }
      }
    }
    // The longest word wins.
    attached.sort { $0.word.count > $1.word.count }
  }

  /// Whether a rule of the settings is one.
  static func isRule(_ rule: String) -> Bool {
    if rule == languages { return true }
    let words = rule.split(separator: "|", omittingEmptySubsequences: false)
    return words.count == 2 && words[0] != words[1]
      && words.allSatisfy { !$0.isEmpty && !$0.utf8.contains(UInt8(ascii: "/")) }
  }

  private mutating func addLanguages(_ rule: Int, _ expected: [LanguageTag]) {
    let wanted = expected.map(\.primary)
    let known = LanguageWords.all.map(\.language)
    let order = wanted.filter { known.contains($0) } + known.filter { !wanted.contains($0) }
    for (language, words) in LanguageWords.all {
      let side = Side(rule: rule, rank: order.firstIndex(of: language) ?? order.count)
      let isExpected = wanted.isEmpty ? ["zh", "en"].contains(language) : wanted.contains(language)
      if isExpected { self.expected.insert(side) }
      for word in words { add(word, side) }
    }
  }

  private mutating func add(_ word: String, _ side: Side) {
    let bytes = word.utf8.map { NameWords.lowercased($0) }
    words.insert(bytes, side)
    // One character such as 中 is in too many names.
    if bytes.count >= 6, bytes.allSatisfy({ $0 >= 0x80 }) { attached.append((bytes, side)) }
  }

  /// What a name says; a name that is not UTF-8 says nothing.
  func mark(of name: [UInt8]) -> Mark {
    let parts = NameWords(name)
    if let place = parts.words.indices.last(where: { words[parts.words[$0]] != nil }),
      let side = words[parts.words[place]]
    {
      return mark(of: parts, side, at: place)
    }
    guard !parts.isASCII, parts.isUTF8 else { return Mark(parts) }
    return markOfAttachedWord(parts) ?? Mark(parts)
  }

  /// Whether a name has a word of a side, without finding out the rest.
  func hasMark(_ name: [UInt8]) -> Bool {
    let parts = NameWords(name)
    if parts.words.contains(where: { words[$0] != nil }) { return true }
    return !parts.isASCII && markOfAttachedWord(parts) != nil
  }

  private func mark(of parts: NameWords, _ side: Side, at place: Int) -> Mark {
    var rest = parts
    var first = place
    // zh-CN has two words of one side.
    while first > 0, words[parts.words[first - 1]] == side { first -= 1 }
    // A file "zh-en" has both languages.
    if first > 0, let other = words[parts.words[first - 1]], other.rule == side.rule,
      parts.areJoined(first - 1)
    {
      return Mark(parts)
    }
    var last = place
    if last + 1 < parts.words.count, LanguageWords.regions.contains(parts.text(last + 1)) {
      last += 1
    }
    rest.remove(first...last)
    var mark = Mark(rest)
    mark.side = side
    mark.isSure = expected.contains(side)
    return mark
  }

  private func markOfAttachedWord(_ parts: NameWords) -> Mark? {
    let last = parts.words.count - (parts.hasExtension ? 2 : 1)
    guard last >= 0 else { return nil }
    for (word, side) in attached {
      for (place, isEnd) in [(last, true), (0, false)] {
        let text = parts.text(place)
        guard text.count > word.count,
          isEnd
            ? text[(text.count - word.count)...].elementsEqual(word)
            : text[..<word.count].elementsEqual(word)
        else { continue }
        var rest = parts
        rest.cut(word.count, from: place, atEnd: isEnd)
        var mark = Mark(rest)
        mark.side = side
        mark.isSure = isEnd && expected.contains(side)
        return mark
      }
    }
    return nil
  }
}

extension PairRules.Mark {
  fileprivate init(_ parts: NameWords) {
    self.init(key: parts.key, suffix: parts.suffix)
  }
}
