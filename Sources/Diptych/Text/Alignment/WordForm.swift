/// What a word becomes as a unit, so that its forms, and words that two languages share, are one unit.
enum WordForm: Sendable, Equatable {
  /// The stem of an English word, see ``EnglishStem``.
  case stem
  /// The first letters of a word of any language.
  ///
  /// What is inflected mostly ends differently; and `Nation`, `nation` and `nazione` begin alike. Cutting words
  /// off after a few letters is an old and hard to beat way to get more out of little parallel text
  /// (Fraser and Marcu 2005, with four letters).
  case beginning

  /// The letters that are kept of a word in an alphabet, and of one in syllables, which say more.
  ///
  /// Four letters were better than three, five and six on German, French, Russian and English help pages.
  static let letters = 4
  static let syllables = 2

  /// How the form is called in the description of a ``TranslationTable``, which knows only the forms that it was
  /// trained on.
  var name: String {
    switch self {
    case .stem: "stems"
    case .beginning: "beginnings-\(Self.letters)-\(Self.syllables)"
    }
  }

  /// Reduces a word in lower case, as ``WordScanner`` finds it.
  func reduce(_ word: inout [UInt8]) {
    switch self {
    case .stem: EnglishStem.reduce(&word)
    case .beginning: word.removeLast(word.count - Self.beginning(of: word))
    }
  }

  /// The number of bytes of a word's first letters.
  private static func beginning(of word: [UInt8]) -> Int {
    var left = letters
    for place in word.indices where word[place] & 0xC0 != 0x80 {
      // Syllables of Korean have three bytes and begin above those of alphabets and of Japanese.
      if place == 0, word[place] >= 0xEA { left = syllables }
      if left == 0 { return place }
      left -= 1
    }
    return word.count
  }

  /// Whether a word is a run of a script that puts no spaces between words, as Thai.
  static func isUnspaced(_ word: [UInt8]) -> Bool {
    // U+0E00 to U+109F begin with the bytes E0 B8 to E1 82; U+1780 to U+17FF with E1 9E and E1 9F.
    guard word.count > 6 else { return false }
    switch word[0] {
    case 0xE0: return word[1] >= 0xB8
    case 0xE1: return word[1] <= 0x82 || word[1] == 0x9E || word[1] == 0x9F
    default: return false
    }
  }

  /// Calls `body` with each two adjacent letters of a run that has no spaces between words.
  static func eachPair(of word: [UInt8], _ body: ([UInt8]) -> Void) {
    var previous = 0
    var start = 0
    for place in word.indices.dropFirst() where word[place] & 0xC0 != 0x80 {
      if start > previous { body(Array(word[previous..<place])) }
      previous = start
      start = place
    }
    body(Array(word[previous...]))
  }
}
