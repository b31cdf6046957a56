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
  private let readings: NameReadings
  /// The sounds of each syllable, by its number.
  private let syllables: [[HanSound]]
  private let costs = SoundCosts.standard

  /// Makes a comparison by the readings of characters.
  init(pinyin: Pinyin, readings: NameReadings) {
    self.pinyin = pinyin
    self.readings = readings
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
    distance(han, letters) { scalar in
      var result: [[HanSound]] = []
      var last: Int?
      for reading in pinyin.readings(of: scalar) where reading.base != last {
        last = reading.base
        result.append(syllables[reading.base])
      }
      return result
    }
  }

  /// How much two names differ if the characters are read in Mandarin, Korean or Cantonese, as fits best.
  ///
  /// - Complexity: O(*n* × *m*).
  func romanisedDistance(_ han: ArraySlice<UInt32>, _ letters: Letters) -> Double {
    [NameReadings.Language.korean, .cantonese].reduce(distance(han, letters)) { least, language in
      min(
        least,
        distance(han, letters) { scalar in
          readings.readings(of: scalar, in: language).map(HanSound.sounds(ofReading:))
        })
    }
  }

  /// The distance where each character has some readings, the usual one first.
  private func distance(
    _ han: ArraySlice<UInt32>, _ letters: Letters, _ readings: (UInt32) -> [[HanSound]]
  ) -> Double {
    let latin = letters.sounds
    // What the first sounds of the letters cost beside the characters so far, in hundredths.
    var row = [0]
    for sound in latin { row.append(row[row.count - 1] + sound.dropCost) }
    var consonants = 0
    var vowels = 0
    for scalar in han {
      let readings = readings(scalar)
      guard let usual = readings.first else { return 1 }
      let count = usual.count { !$0.isVowel }
      consonants += count
      vowels += usual.count - count
      var best = extended(row, by: usual, latin)
      for other in readings.dropFirst() {
        let other = extended(row, by: other, latin)
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
