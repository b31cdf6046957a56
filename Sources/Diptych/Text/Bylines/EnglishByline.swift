/// Reads English bylines: `By Lin Mo`, `Text by Lin Mo, photos by He Yan`, `Lin Mo, Mayor of Ganzhou`.
enum EnglishByline {
  /// What a line says; `nil` if it is no byline.
  static func form(of utf8: [UInt8]) -> BylineReader.Form? {
    let words = utf8.split(separator: 0x20)
    guard (2...14).contains(words.count) else { return nil }
    // `By Lin Mo`, `Text by Lin Mo, photos by He Yan`.
    if let by = words.prefix(2).firstIndex(where: { small($0) == small("by".utf8) }) {
      guard by == 0 || makers.contains(Array(small(words[0]))) else { return nil }
      let name = words[(by + 1)...].prefix(3)
      let isName = name.count >= 2 && isCapital(name[by + 1]) && isCapital(name[by + 2])
      return isName ? .role : nil
    }
    // `Lin Mo, Mayor of Ganzhou`, `Vice Mayor of Ganzhou, Lin Mo`.
    guard let comma = words.firstIndex(where: { $0.last == 0x2C }), comma + 1 < words.count else {
      return nil
    }
    let (left, right) = (words[...comma], words[(comma + 1)...])
    if isName(left), beginsWithPost(right) { return .role }
    let namesPlace = left.count <= 2 || left.contains { $0.elementsEqual("of".utf8) }
    return namesPlace && beginsWithPost(left) && isName(right) ? .role : nil
  }

  /// Whether all words of a line begin with a capital, as those of a name do: it may be one that is not known.
  static func mayBeName(_ utf8: [UInt8]) -> Bool {
    guard utf8.count <= BylineReader.longest, let first = utf8.first, first < 0xE0 else {
      return false
    }
    return utf8.split(separator: 0x20).allSatisfy { isCapital($0) || little.contains(Array($0)) }
  }

  /// Whether a line is the name of an office.
  static func isOffice(_ utf8: [UInt8]) -> Bool {
    guard mayBeName(utf8), let line = LetterLine(utf8, block: 0) else { return false }
    return EnglishLetterForm.isBody(line, line.text)
  }

  /// Whether words are the name of a person, as far as capitals tell.
  private static func isName(_ words: ArraySlice<ArraySlice<UInt8>>) -> Bool {
    (2...4).contains(words.count) && words.allSatisfy { isCapital($0) }
      && !words.contains { posts.contains(Array(small($0))) && $0 != words[words.startIndex] }
  }

  /// Whether words begin with a post, such as `Vice Mayor`.
  private static func beginsWithPost(_ words: ArraySlice<ArraySlice<UInt8>>) -> Bool {
    let post = words.drop { ranks.contains(Array(small($0))) }
    return words.count - post.count <= 2
      && post.first.map { posts.contains(Array(small($0))) } == true
  }

  private static func isCapital(_ word: ArraySlice<UInt8>) -> Bool {
    guard let first = word.first else { return false }
    return first &- 0x41 < 26 || first == 0xC3 || first == 0xC4 || first == 0xC5
  }

  /// A word in small letters without a mark at its end.
  private static func small(_ word: some Sequence<UInt8>) -> ArraySlice<UInt8> {
    var letters = word.map { $0 &- 0x41 < 26 ? $0 | 0x20 : $0 }[...]
    while let last = letters.last, last == 0x2C || last == 0x3A { letters.removeLast() }
    return letters
  }

  private static func words(_ list: String) -> Set<[UInt8]> {
    Set(list.utf8.split(separator: 0x20).map { Array($0) })
  }

  /// What a line may begin with that says who made a text or a picture.
  private static let makers = words(
    "text texts story words written reported edited compiled translated photo photos photographs "
      + "pictures interviewed")
  private static let little = words("of and the for in & de von van der la du")
  /// What may stand before a post.
  private static let ranks = words(
    "the a deputy vice former acting honorary executive assistant associate permanent first senior staff chief "
      + "special")
  private static let posts = words(
    "mayor vice-mayor director director-general president vice-president chairman chairwoman chairperson "
      + "chair secretary secretary-general minister governor consul consul-general ambassador "
      + "professor rector dean editor editor-in-chief reporter correspondent commissioner "
      + "head principal counsellor councillor premier speaker spokesperson spokesman "
      + "spokeswoman researcher commentator translator photographer")
}
