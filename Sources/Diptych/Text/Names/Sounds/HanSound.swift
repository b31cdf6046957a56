/// The vowels that a sound may stand for, one bit each.
struct Vowels: OptionSet {
  let rawValue: UInt8
  static let a = Vowels(rawValue: 1)
  static let e = Vowels(rawValue: 2)
  static let i = Vowels(rawValue: 4)
  static let o = Vowels(rawValue: 8)
  static let u = Vowels(rawValue: 16)

  init(rawValue: UInt8) { self.rawValue = rawValue }

  init(letter: UInt8) {
    switch letter {
    case UInt8(ascii: "a"): self = .a
    case UInt8(ascii: "e"): self = .e
    case UInt8(ascii: "i"), UInt8(ascii: "y"): self = .i
    case UInt8(ascii: "o"): self = .o
    case UInt8(ascii: "u"), UInt8(ascii: "v"), UInt8(ascii: "w"): self = .u
    default: self = []
    }
  }
}

/// A sound of a Mandarin syllable.
struct HanSound {
  /// The initial, `Z`, `C` and `S` for zh, ch and sh; `N` for n and ng at the end, `R` for er; 0 for a
  /// vowel.
  var letter: UInt8
  var vowels: Vowels = []
  var dropCost: Int

  var isVowel: Bool { letter == 0 }

  static func sounds(ofSyllable letters: [UInt8]) -> [HanSound] {
    if letters == Array("er".utf8) { return [HanSound(letter: UInt8(ascii: "R"), dropCost: 40)] }
    var rest = letters[...]
    var result: [HanSound] = []
    if let first = rest.first, !isVowel(first) {
      rest.removeFirst()
      var initial = first
      if rest.first == UInt8(ascii: "h") {
        initial -= 0x20
        rest.removeFirst()
      }
      let isGlide = initial == UInt8(ascii: "y") || initial == UInt8(ascii: "w")
      result.append(
        HanSound(letter: initial, dropCost: isGlide ? 20 : initial == UInt8(ascii: "h") ? 50 : 80))
    }
    var vowels: Vowels = []
    for letter in rest where isVowel(letter) { vowels.insert(Vowels(letter: letter)) }
    result.append(HanSound(letter: 0, vowels: vowels, dropCost: 5))
    if rest.contains(UInt8(ascii: "n")) {
      result.append(HanSound(letter: UInt8(ascii: "N"), dropCost: 45))
    }
    return result
  }

  /// The sounds of a Korean or Cantonese reading in the table of ``NameReadings``.
  static func sounds(ofReading letters: ArraySlice<UInt8>) -> [HanSound] {
    var result: [HanSound] = []
    var vowels: Vowels = []
    for letter in letters {
      if isVowel(letter) {
        if vowels.isEmpty { result.append(HanSound(letter: 0, dropCost: 5)) }
        vowels.insert(Vowels(letter: letter))
        result[result.count - 1].vowels = vowels
      } else {
        let isGlide = letter == UInt8(ascii: "y") || letter == UInt8(ascii: "w")
        let isLast = !vowels.isEmpty
        result.append(HanSound(letter: letter, dropCost: isGlide ? 20 : isLast ? 45 : 80))
      }
    }
    return result
  }

  private static func isVowel(_ letter: UInt8) -> Bool { "aeiouv".utf8.contains(letter) }
}
