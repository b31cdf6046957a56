extension PersonLikeness {
  /// A name in letters.
  struct LatinName: Sendable {
    /// One of its words.
    struct Word: Sendable {
      /// The small letters of ASCII, without hyphens.
      let letters: [UInt8]
      /// How they sound.
      let sounds: NameSounds.Letters
      /// Whether a hyphen parts it.
      let isHyphenated: Bool
      /// The letters as readings in Japanese are spelt.
      let romaji: [UInt8]

      /// The letters as Hanyu Pinyin; 呂 is Lyu in passports.
      var pinyin: ArraySlice<UInt8> {
        letters.elementsEqual("lyu".utf8) ? Array("lu".utf8)[...] : letters[...]
      }
    }

    /// The words that have letters.
    let words: [Word]
    /// Whether it is written like 李明 or 歐陽建國 in Hanyu Pinyin.
    let isPinyin: Bool

    /// Whether all its words are syllables of Japanese.
    var isRomaji: Bool { words.allSatisfy { PersonLikeness.isRomaji($0.letters) } }

    /// The sounds of some words, one after another.
    func sounds(_ range: some Sequence<Int>) -> NameSounds.Letters {
      range.reduce(NameSounds.Letters()) { $0 + words[$1].sounds }
    }
  }

  /// Takes a folded name in letters apart.
  func latinName(_ folded: [UInt32]) -> LatinName {
    let words = folded.split(separator: 0x20).map { word in
      let bytes = word.compactMap { (0x61...0x7A).contains($0) || $0 == 0x2D ? UInt8($0) : nil }
      let letters = bytes.filter { $0 != 0x2D }
      return LatinName.Word(
        letters: letters, sounds: NameSounds.letters(bytes), isHyphenated: word.contains(0x2D),
        romaji: NameReadings.romaji(letters))
    }.filter { !$0.letters.isEmpty }
    return LatinName(words: words, isPinyin: isPinyin(words))
  }

  // MARK: - Forms of words

  private func isPinyin(_ words: [LatinName.Word]) -> Bool {
    guard words.count == 2, !words.contains(where: \.isHyphenated) else { return false }
    let counts = words.map { syllables($0.letters[...]) }
    return counts.allSatisfy { (1...2).contains($0) } && counts.contains(1)
      || counts.allSatisfy { $0 == 2 }
  }

  /// The least number of syllables of Hanyu Pinyin that spell some letters; 0 if none do.
  private func syllables(_ letters: ArraySlice<UInt8>, most: Int = 2) -> Int {
    guard letters.count <= 6 * most, !letters.isEmpty else { return 0 }
    if pinyin.base(of: letters) != nil || letters.elementsEqual("lyu".utf8) { return 1 }
    guard most > 1 else { return 0 }
    for count in 1..<letters.count where pinyin.base(of: letters.prefix(count)) != nil {
      if syllables(letters.dropFirst(count), most: most - 1) > 0 { return 2 }
    }
    return 0
  }

  /// Whether a word consists of the syllables of Japanese in Hepburn romanisation.
  private static func isRomaji(_ letters: [UInt8]) -> Bool {
    var consonants: [UInt8] = []
    var index = 0
    while index < letters.count {
      let letter = letters[index]
      index += 1
      guard "aiueo".utf8.contains(letter) else {
        consonants.append(letter)
        continue
      }
      guard isOnset(consonants[...]) else { return false }
      consonants = []
    }
    return consonants.isEmpty || consonants == [UInt8(ascii: "n")]
  }

  private static func isOnset(_ consonants: ArraySlice<UInt8>) -> Bool {
    var rest = consonants
    // The n of a syllable before, and double consonants.
    if rest.count > 1, let first = rest.first,
      first == UInt8(ascii: "n") || first == UInt8(ascii: "m") || first == rest.dropFirst().first
        || first == UInt8(ascii: "h")
    {
      if first != UInt8(ascii: "n") || rest.dropFirst().first != UInt8(ascii: "y") {
        rest.removeFirst()
      }
    }
    if rest.count == 1, let only = rest.first { return "kgsztdnhbpmyrwfj".utf8.contains(only) }
    guard rest.count == 2, let first = rest.first, let last = rest.last else { return rest.isEmpty }
    return last == UInt8(ascii: "y") && "kgnhbpmr".utf8.contains(first)
      || last == UInt8(ascii: "h") && "sc".utf8.contains(first)
      || last == UInt8(ascii: "s") && first == UInt8(ascii: "t")
  }
}
