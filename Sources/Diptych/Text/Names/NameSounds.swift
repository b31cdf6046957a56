/// Compares names by their sounds: 布林肯 with Blinken, 志明 with Chih-ming.
///
/// A name in characters is read in Mandarin, one in letters as most languages would; what is compared are
/// mainly the consonants. Transcriptions keep them roughly, in every style, and vowels hardly.
struct NameSounds: Sendable {
  /// A name in letters, as sounds.
  struct Letters: Sendable {
    fileprivate var sounds: [LatinSound] = []
    /// How many of the sounds are consonants.
    fileprivate(set) var consonants = 0
    /// How many of them are none: one for each syllable.
    var vowels: Int { sounds.count - consonants }

    /// Names one after the other.
    static func + (first: Letters, second: Letters) -> Letters {
      var both = first
      both.sounds += second.sounds
      both.consonants += second.consonants
      return both
    }
  }

  private let pinyin: Pinyin
  /// The sounds of each syllable, by its number.
  private let syllables: [[HanSound]]
  private let costs = SoundCosts.standard

  /// Makes a comparison by the readings of characters.
  init(pinyin: Pinyin) {
    self.pinyin = pinyin
    syllables = (0..<pinyin.baseCount).map { HanSound.sounds(ofSyllable: pinyin.letters(of: $0)) }
  }

  /// How many consonants a name in characters has, by the usual reading of each.
  func consonants(of han: ArraySlice<UInt32>) -> Int {
    han.reduce(0) { count, scalar in
      count + (pinyin.readings(of: scalar).first.map { consonants(ofSyllable: $0.base) } ?? 0)
    }
  }

  private func consonants(ofSyllable base: Int) -> Int {
    syllables[base].count { !$0.isVowel }
  }

  /// How much two names differ: 0 is nothing, 1 that no sound of one is in the other.
  ///
  /// - Complexity: O(*n* × *m*).
  func distance(_ han: ArraySlice<UInt32>, _ letters: Letters) -> Double {
    let latin = letters.sounds
    // What the first sounds of the letters cost beside the characters so far, in hundredths.
    var row = [0]
    for sound in latin { row.append(row[row.count - 1] + sound.dropCost) }
    var consonants = 0
    var vowels = 0
    for scalar in han {
      let readings = pinyin.readings(of: scalar)
      guard let usual = readings.first else { return 1 }
      consonants += self.consonants(ofSyllable: usual.base)
      vowels += syllables[usual.base].count - self.consonants(ofSyllable: usual.base)
      var best = extended(row, by: syllables[usual.base], latin)
      var last = usual.base
      for reading in readings.dropFirst() where reading.base != last {
        last = reading.base
        let other = extended(row, by: syllables[reading.base], latin)
        for place in best.indices { best[place] = min(best[place], other[place]) }
      }
      row = best
    }
    let sounds =
      100 * max(consonants, letters.consonants) + 30 * max(vowels, letters.vowels)
    return sounds == 0 ? 1 : min(1, Double(row[latin.count]) / Double(sounds))
  }

  private func extended(_ row: [Int], by sounds: [HanSound], _ latin: [LatinSound]) -> [Int] {
    var row = row
    for sound in sounds {
      var next = row
      next[0] += sound.dropCost
      for place in latin.indices {
        let both = row[place] + costs.cost(sound, latin[place])
        let more = next[place] + latin[place].dropCost
        next[place + 1] = min(row[place + 1] + sound.dropCost, both, more)
      }
      row = next
    }
    return row
  }

  /// The sounds of a word in small letters of ASCII, and hyphens between its syllables.
  static func letters(_ word: [UInt8]) -> Letters {
    let sounds = LatinSound.sounds(of: word)
    return Letters(sounds: sounds, consonants: sounds.count { !$0.isVowel })
  }
}

/// The vowels that a sound may stand for, one bit each.
private struct Vowels: OptionSet {
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
private struct HanSound {
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

  private static func isVowel(_ letter: UInt8) -> Bool { "aeiouv".utf8.contains(letter) }
}

/// A sound of a name in letters.
private struct LatinSound {
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

/// What it costs that one sound stands for another, in hundredths.
private struct SoundCosts {
  private var costs = [UInt8](repeating: 100, count: 128 * 128)

  func cost(_ han: HanSound, _ latin: LatinSound) -> Int {
    if han.isVowel, latin.isVowel {
      if han.vowels.isEmpty || latin.vowels.isEmpty { return 5 }
      return han.vowels.isDisjoint(with: latin.vowels) ? 20 : 0
    }
    return Int(costs[Int(han.letter) << 7 | Int(latin.letter)])
  }

  /// Set by hand, from how transcriptions are made.
  ///
  /// What is not here costs 100. A vowel is `-`.
  static let standard = SoundCosts(
    """
    b: b p v35 f50
    p: p b20 f40
    m: m n60
    f: f v w30 p40 h40
    d: d t T10 C50 j50
    t: t d20 T C50 Z40
    n: n l60
    l: l r n60
    g: g k G15 q h50
    k: k g20 C30 h40 G40
    h: h k40 g30 C25 j20 w20 f40 X40 S50 r60
    j: j G C20 k15 g15 Z30 z30 S40 c40 s40 y30 d50 t50
    q: C j10 G10 k20 Z30 c30 S30 z40 s40 t50
    x: s c X S10 h15 C20 z20 j30 k50
    Z: j G C10 z20 Z20 s40 S30 d50 t50 r40
    C: C S30 t50 j30 c30 s40 Z20 z40 k50
    S: S s10 C20 c20 X20 j30 z40 T40
    r: r j15 l30 G30 y30 z30 S40
    z: z Z s15 c20 j35 T30 C30 d50 t50
    c: Z c z15 s20 C30 t50
    s: s c z10 Z20 T15 S30
    y: y j10 G30 -10 r50
    w: w v -10 b40 h35 f40 m40 g50
    N: n m10 N
    R: r l n50
    """)

  private init(_ lines: String) {
    for line in lines.split(separator: "\n") {
      let words = line.split(separator: " ")
      guard let han = words.first?.utf8.first else { continue }
      for word in words.dropFirst() {
        guard let first = word.utf8.first else { continue }
        let latin = first == UInt8(ascii: "-") ? 0 : first
        costs[Int(han) << 7 | Int(latin)] = UInt8(word.dropFirst()) ?? 0
      }
    }
  }
}
