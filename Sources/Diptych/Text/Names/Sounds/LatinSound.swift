/// A sound of a name in letters.
struct LatinSound {
  /// The letter; `C` for ch, `S` for sh, `T` for th, `Z` for ts, `X` for hs, `c` and `G` for those before
  /// e and i; 0 for vowels.
  var letter: UInt8
  var vowels: Vowels = []
  var dropCost: Int

  var isVowel: Bool { letter == 0 }

  /// Letters that are one sound together, the longest first.
  private static let groups: [(letters: [UInt8], sound: UInt8)] = [
    ("tsch", "C"), ("sch", "S"), ("tch", "C"), ("sh", "S"), ("ch", "C"), ("cz", "C"), ("sz", "S"),
    ("ck", "k"), ("ph", "f"), ("th", "T"), ("zh", "j"), ("ts", "Z"), ("tz", "Z"), ("hs", "X"),
    ("qu", "k"), ("gh", "g"), ("kh", "h"),
  ].map { (Array($0.0.utf8), Array($0.1.utf8)[0]) }

  static func sounds(of word: [UInt8]) -> [LatinSound] {
    var result: [LatinSound] = []
    var index = 0
    while index < word.count {
      let letter = word[index]
      let before = result.last
      if isVowel(word, at: index) {
        if let before, before.isVowel, word[index - 1] != UInt8(ascii: "-") {
          result[result.count - 1].vowels.insert(Vowels(letter: letter))
        } else {
          result.append(LatinSound(letter: 0, vowels: Vowels(letter: letter), dropCost: 15))
        }
        index += 1
        continue
      }
      if let group = groups.first(where: { word[index...].starts(with: $0.letters) }) {
        index += group.letters.count
        append(group.sound, at: index, of: word, to: &result)
        continue
      }
      index += 1
      guard letter != UInt8(ascii: "-") else { continue }
      // Double letters sound once.
      if index >= 2, word[index - 2] == letter { continue }
      let isSoft = index < word.count && "eiy".utf8.contains(word[index])
      switch letter {
      case UInt8(ascii: "c"):
        append(isSoft ? letter : UInt8(ascii: "k"), at: index, of: word, to: &result)
      case UInt8(ascii: "g"):
        append(isSoft ? letter - 0x20 : letter, at: index, of: word, to: &result)
      case UInt8(ascii: "x"):
        append(UInt8(ascii: "k"), at: index, of: word, to: &result)
        append(UInt8(ascii: "s"), at: index, of: word, to: &result)
      default: append(letter, at: index, of: word, to: &result)
      }
    }
    return result
  }

  private static func isVowel(_ word: [UInt8], at index: Int) -> Bool {
    let letter = word[index]
    if "aeiou".utf8.contains(letter) { return true }
    let isBeforeVowel = index + 1 < word.count && "aeiou".utf8.contains(word[index + 1])
    let isAfterVowel = index > 0 && "aeiou".utf8.contains(word[index - 1])
    return letter == UInt8(ascii: "y") && !isBeforeVowel
      || letter == UInt8(ascii: "w") && !isBeforeVowel && isAfterVowel
  }

  /// Appends a consonant that ends before `index`.
  private static func append(
    _ letter: UInt8, at index: Int, of word: [UInt8], to sounds: inout [LatinSound]
  ) {
    let isBeforeVowel = index < word.count && isVowel(word, at: index)
    let before = sounds.last
    let isAfterVowel = before?.isVowel ?? false
    let isAfterN = before?.letter == UInt8(ascii: "n") || before?.letter == UInt8(ascii: "m")
    let cost: Int
    switch letter {
    case UInt8(ascii: "h"): cost = 15
    case UInt8(ascii: "y"): cost = 20
    case UInt8(ascii: "w"): cost = 30
    case UInt8(ascii: "r"): cost = isBeforeVowel ? 80 : 35
    case UInt8(ascii: "l"): cost = isBeforeVowel ? 80 : 50
    case UInt8(ascii: "g") where isAfterN, UInt8(ascii: "k") where isAfterN: cost = 15
    case UInt8(ascii: "b") where isAfterN, UInt8(ascii: "p") where isAfterN: cost = 40
    case UInt8(ascii: "k") where index < word.count && word[index] == UInt8(ascii: "n"): cost = 30
    case UInt8(ascii: "t"), UInt8(ascii: "d"), UInt8(ascii: "s"), UInt8(ascii: "Z"),
      UInt8(ascii: "T"):
      cost = isBeforeVowel ? 80 : isAfterVowel ? 50 : 40
    default: cost = 80
    }
    sounds.append(LatinSound(letter: letter, dropCost: cost))
  }
}
