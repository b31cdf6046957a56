/// A light suffix stemmer for English: just enough to bring the forms of a word together.
///
/// Not a linguist's stemmer: it only has to give the forms of a word the same stem when a
/// translation table is trained and when it is used.
enum EnglishStem {
  /// Cuts the suffixes off `word`, lower-case letters.
  static func reduce(_ word: inout [UInt8]) {
    guard word.count > 3 else { return }
    plural(&word)
    participle(&word)
    derivation(&word)
    if word.count > 3, word.last == UInt8(ascii: "e") { word.removeLast() }
    if word.count > 2, word.last == UInt8(ascii: "i") { word[word.count - 1] = UInt8(ascii: "y") }
  }

  private static func plural(_ word: inout [UInt8]) {
    guard word.last == UInt8(ascii: "s") else { return }
    if ends(word, "sses") || ends(word, "xes") || ends(word, "ches") || ends(word, "shes") {
      word.removeLast(2)
    } else if word.count > 4, ends(word, "ies") {
      word.removeLast(2)
    } else if !ends(word, "ss"), !ends(word, "us"), !ends(word, "is") {
      word.removeLast()
    }
  }

  private static func participle(_ word: inout [UInt8]) {
    guard word.last == UInt8(ascii: "d") || word.last == UInt8(ascii: "g") else { return }
    if word.count > 4, ends(word, "ied") {
      word.removeLast(2)
    } else if word.count > 5, ends(word, "ing"), hasVowel(word.dropLast(3)) {
      word.removeLast(3)
      undouble(&word)
    } else if word.count > 4, ends(word, "ed"), hasVowel(word.dropLast(2)) {
      word.removeLast(2)
      undouble(&word)
    }
  }

  private static func derivation(_ word: inout [UInt8]) {
    if word.count > 5, ends(word, "ly") { word.removeLast(2) }
    guard word.count > 6 else { return }
    switch word[word.count - 1] {
    case UInt8(ascii: "n"), UInt8(ascii: "t"), UInt8(ascii: "s"), UInt8(ascii: "e"): break
    default: return
    }
    if word.count > 8, ends(word, "ization") || ends(word, "isation") {
      word.removeLast(7)
      word += "iz".utf8
    } else if word.count > 6, ends(word, "ation") {
      word.removeLast(3)
    } else if word.count > 6, ends(word, "ment") || ends(word, "ness") {
      word.removeLast(4)
    } else if word.count > 6, ends(word, "ise") {
      word[word.count - 2] = UInt8(ascii: "z")
    }
  }

  private static func undouble(_ word: inout [UInt8]) {
    guard word.count > 3, let last = word.last, last == word[word.count - 2],
      !isVowel(last), last != UInt8(ascii: "l"), last != UInt8(ascii: "s"),
      last != UInt8(ascii: "z")
    else { return }
    word.removeLast()
  }

  private static func ends(_ word: [UInt8], _ suffix: String) -> Bool {
    let letters = suffix.utf8
    guard word.count > letters.count else { return false }
    var place = word.count - letters.count
    for letter in letters {
      guard word[place] == letter else { return false }
      place += 1
    }
    return true
  }

  private static func hasVowel(_ word: ArraySlice<UInt8>) -> Bool { word.contains(where: isVowel) }

  private static func isVowel(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a"), UInt8(ascii: "e"), UInt8(ascii: "i"), UInt8(ascii: "o"),
      UInt8(ascii: "u"), UInt8(ascii: "y"):
      true
    default: false
    }
  }
}
