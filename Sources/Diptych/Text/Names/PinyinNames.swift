/// Tells Chinese persons' names in pinyin from other capitalised words.
struct PinyinNames: Sendable {
  private let table: NameTable

  /// Makes a judge by the syllables of the table.
  init(table: NameTable) { self.table = table }

  /// Where the name of two words ends; `nil` if they are none.
  ///
  /// The end lies inside the second word where an apostrophe got lost, as in "Xi Jinpings".
  func end(_ family: LatinWord, _ given: LatinWord, in scalars: [UInt32]) -> Int? {
    guard family.classes.contains(.pinyinSurname), !given.classes.contains(.notName),
      given.classes.isDisjoint(with: [.country, .englishPlace, .englishHead, .englishLead, .title])
    else { return nil }
    let end = given.range.upperBound
    var syllables = syllables(given.range, in: scalars)
    var last = end
    if syllables == nil, scalars[end - 1] == 0x73, given.range.count > 3 {
      last = end - 1
      syllables = self.syllables(given.range.lowerBound..<last, in: scalars)
    }
    guard let syllables, (1...2).contains(syllables) else { return nil }
    // One syllable says little: "Long Bin" is a name, "Long Can" is none.
    if syllables == 1 {
      guard !given.classes.contains(.common), !family.classes.contains(.common),
        given.range.count > 1
      else { return nil }
    } else if given.classes.contains(.common)
      || given.classes.contains(.given) && family.classes.contains(.given)
    {
      return nil
    }
    return last
  }

  /// Whether a surname and a given name of two syllables with a hyphen, the second one in small letters, start at
  /// a word: Tsai Ming-hui.
  static func isRomanised(_ words: [LatinWord], at index: Int, in scalars: [UInt32]) -> Bool {
    guard index + 1 < words.count, words[index + 1].isJoined, words[index].isNameWord,
      words[index].range.count <= longestSyllable, words[index + 1].isNameWord,
      words[index + 1].range.count <= 2 * longestSyllable + 1,
      !words[index].classes.contains(.common) || words[index].classes.contains(.pinyinSurname),
      words[index].classes.isDisjoint(with: others), words[index + 1].classes.isEmpty
    else { return false }
    let parts = scalars[words[index + 1].range].split(
      separator: 0x2D, omittingEmptySubsequences: false)
    return parts.count == 2 && parts.allSatisfy { 2...longestSyllable ~= $0.count }
      && !LatinWord.isCapital(parts[1][parts[1].startIndex])
  }

  private static let longestSyllable = 6
  /// What no surname is.
  private static let others: NameClasses = [
    .place, .englishHead, .englishLead, .englishPlace, .englishLevel, .title,
  ]

  /// The least number of pinyin syllables that spell a word; `nil` if none do.
  private func syllables(_ range: Range<Int>, in scalars: [UInt32]) -> Int? {
    guard range.count <= 12 else { return nil }
    var least = [Int?](repeating: nil, count: range.count + 1)
    least[0] = 0
    for start in 0..<range.count {
      guard let sofar = least[start], sofar < 3 else { continue }
      let scalar = scalars[range.lowerBound + start]
      if start > 0, scalar == 0x27 || scalar == 0x2D || scalar == 0x2019 {
        least[start + 1] = min(least[start + 1] ?? .max, sofar)
        continue
      }
      var state = table.root
      for end in start..<min(range.count, start + 6) {
        guard let next = table.next(state, table.code(scalars[range.lowerBound + end])) else {
          break
        }
        state = next
        if state.record?.classes.contains(.syllable) == true {
          least[end + 1] = min(least[end + 1] ?? .max, sofar + 1)
        }
      }
    }
    return least[range.count]
  }
}
