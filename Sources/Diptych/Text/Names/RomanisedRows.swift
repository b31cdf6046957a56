/// Rows of capitalised words of one syllable each, as the places of Hong Kong are spelt: Yau Ma Tei.
///
/// Persons are spelt so too; what stands before a row tells which of the two it is.
struct RomanisedRows {
  let words: [LatinWord]
  let scalars: [UInt32]

  /// The most words of a place.
  private static let longest = 4

  /// The index behind the place whose row starts with a word, which "in", "at" or "near" introduces; `nil` if
  /// it is none.
  func place(at index: Int) -> Int? {
    guard index > 0, words[index].isJoined, !words[index - 1].isCapitalised,
      Self.introductions.contains(words[index - 1].key)
    else { return nil }
    return row(from: index)
  }

  /// The index behind the place of a list that goes on behind a place: ", Lok Ma Chau and".
  func place(at index: Int, behindPlaceEndingAt last: Int) -> Int? {
    if index == last + 1, words[last].isJoined, words[index].isJoined, isConjunction(last) {
      return row(from: index)
    }
    guard index == last, isComma(index), let end = row(from: index), end < words.count else {
      return nil
    }
    return isComma(end) || words[end].isJoined && isConjunction(end) ? end : nil
  }

  /// The index behind a row of two words or more.
  private func row(from index: Int) -> Int? {
    var end = index
    var common = 0
    while end < words.count, end == index || words[end].isJoined, words[end].isCapitalised {
      guard end - index < Self.longest, isSyllable(end) else { return nil }
      common += words[end].classes.contains(.common) ? 1 : 0
      end += 1
    }
    guard end - index > 1, common < end - index else { return nil }
    let behind = words[end - 1].range.upperBound
    // In Wong Tai's office nobody is a place.
    return behind < scalars.count && (scalars[behind] == 0x27 || scalars[behind] == 0x2019)
      ? nil : end
  }

  /// Whether the word before a name is one of the row that it stands in: the Yau of Yau Ma Tei.
  func isInside(_ index: Int) -> Bool {
    index > 0 && words[index].isJoined && words[index - 1].isCapitalised
      && words[index - 1].classes.isDisjoint(with: [.title, .given, .common, .notName])
      && isSyllable(index - 1) && isSyllable(index)
  }

  /// Whether a word is a syllable as Hong Kong spells them: one vowel or diphthong between few consonants.
  private func isSyllable(_ index: Int) -> Bool {
    let range = words[index].range
    guard (2...6).contains(range.count), !words[index].isAllCapitals,
      words[index].classes.isDisjoint(with: [.notName, .title, .country])
    else { return false }
    var letters = scalars[range].map { $0 | 0x20 }[...]
    guard letters.allSatisfy({ (0x61...0x7A).contains($0) }) else { return false }
    if let initial = Self.initials.first(where: { letters.starts(with: $0) }) {
      letters = letters.dropFirst(initial.count)
    }
    let vowels = letters.prefix { Self.vowels.contains($0) }
    return (1...3).contains(vowels.count)
      && Self.finals.contains { letters.dropFirst(vowels.count).elementsEqual($0) }
  }

  private func isComma(_ index: Int) -> Bool {
    scalars[words[index - 1].range.upperBound] == 0x2C
      && words[index].range.lowerBound - words[index - 1].range.upperBound == 2
  }

  private func isConjunction(_ index: Int) -> Bool {
    Self.conjunctions.contains(words[index].key)
  }

  private static let introductions = ["in", "at", "near"].map(LatinWord.Key.init)
  private static let conjunctions = ["and", "or"].map(LatinWord.Key.init)
  private static let initials = scalars("ng kw ch sh ts tz f h j k l m n p s t w y")
  private static let finals = [[]] + scalars("ng m n p t k h")
  private static let vowels = Set("aeiouy".unicodeScalars.map(\.value))

  private static func scalars(_ parts: String) -> [[UInt32]] {
    parts.split(separator: " ").map { $0.unicodeScalars.map(\.value) }
  }
}
