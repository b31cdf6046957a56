/// Judges whether a person's name in Chinese characters and one in letters may be the same.
struct PersonLikeness: Sendable {
  let pinyin: Pinyin
  private let readings: NameReadings
  private let sounds: NameSounds
  private let surnames: Surnames

  /// Two parts of a name may differ so much each, and so much on average.
  ///
  /// Tuned, as the limits below, on a hundred pairs of names in two styles of transcription and all that
  /// these do not belong together: 11 of 9,868 wrong pairs are below, and 99 of 100 right ones.
  private static let greatestPart = 0.45
  private static let greatestMean = 0.25
  /// Two parts in the other order may differ so much on average.
  private static let greatestSwapped = greatestMean / 2
  /// A family name alone may differ so much.
  private static let greatestAlone = 0.2
  /// A name of more words is no person's.
  private static let mostWords = 8
  /// A family name alone needs so many consonants.
  private static let leastConsonants = 2
  /// A given name behind a surname that is known may differ so much.
  private static let greatestGiven = 0.35
  /// Family and given name without a known surname may differ so much together.
  private static let greatestWhole = 0.25
  /// What it costs that only the surname tells.
  static let surnameAlone = 0.6
  /// What it costs that only a long surname tells: Japanese given names are read otherwise than Chinese ones.
  static let givenUnread = 0.5
  /// The cost of a name that is read so as a whole in Japanese or Vietnamese.
  static let wholeRead = 0.05
  /// What it costs that only a family name tells that can be read so in Japanese.
  static let familyRead = 0.52

  /// Makes a judge by the readings of characters.
  init(pinyin: Pinyin, readings: NameReadings, variants: ChineseVariants) {
    self.pinyin = pinyin
    self.readings = readings
    sounds = NameSounds(pinyin: pinyin, readings: readings)
    surnames = Surnames(variants: variants)
  }

  /// The parts of a name in transcription, such as 約翰·史密斯, without hyphens; one of other names.
  static func parts(ofHan folded: [UInt32]) -> [ArraySlice<UInt32>] {
    folded.split(whereSeparator: HanTranscription.isMiddleDot).map { part in
      part.contains(where: HanTranscription.isHyphen)
        ? part.filter { !HanTranscription.isHyphen($0) }[...] : part
    }
  }

  /// The surnames, in simplified characters, that are known to be spelt with some letters.
  func surnames(spelt letters: [UInt8]) -> [[UInt32]] { surnames.names(spelt: letters) }

  /// Whether a name in simplified characters is a Chinese family name alone, one character or two such as 欧阳.
  func isFamilyName(_ han: [UInt32]) -> Bool {
    han.count == 1 || han.count == 2 && surnames.isLong(han)
  }

  /// Whether a name in letters is how one in characters is read, its family name first or last.
  func isReading(_ han: ArraySlice<UInt32>, _ latin: LatinName) -> Bool {
    guard latin.words.count == 2, (2...4).contains(han.count) else { return false }
    let (first, last) = (latin.words[0].pinyin, latin.words[1].pinyin)
    return (1...2).contains { count in
      let family = han.prefix(count)
      let given = han.dropFirst(count)
      return !given.isEmpty
        && (pinyin.spells(first, family) && pinyin.spells(last, given)
          || pinyin.spells(last, family) && pinyin.spells(first, given))
    }
  }

  /// Whether a name in letters begins or ends like one in characters of East Asia.
  func isRomanised(_ han: [UInt32], _ latin: LatinName) -> Bool {
    costOfRomanisation(han, latin) != nil
  }

  /// How unlike two names are, if there is evidence that they are the same; `nil` without any.
  ///
  /// `han` is in simplified characters.
  func cost(_ han: [UInt32], _ latin: LatinName) -> Double? {
    // A name in Pinyin is told by its reading alone.
    guard !latin.isPinyin, (1...Self.mostWords).contains(latin.words.count) else { return nil }
    let parts = Self.parts(ofHan: han).filter { $0.contains { Script.of($0) == .han } }
    guard let family = parts.last else { return nil }
    if latin.words.count == 1, isFamilyName(han) {
      let isSame =
        pinyin.spells(latin.words[0].pinyin, family)
        || surnames.names(spelt: latin.words[0].letters).contains(han)
      return isSame ? Self.surnameAlone : nil
    }
    guard parts.count == 1 else {
      guard latin.words.count > 1 else { return cost(ofFamily: family, latin) }
      let first = sounds.distance(parts[0], latin.words[0].sounds)
      let last = familyDistance(family, latin)
      let cost = Self.cost(first, last)
      guard cost == nil, latin.words.count == 2 else { return cost }
      // Hungarians have their family names first.
      let swapped = Self.cost(
        sounds.distance(parts[0], latin.words[1].sounds),
        sounds.distance(family, latin.words[0].sounds))
      return swapped.flatMap { $0 <= Self.greatestSwapped ? $0 : nil }
    }
    if let cost = costOfRomanisation(han, latin) { return cost }
    // Oei Ek Tjhong is no name in transcription.
    let isEastAsian = latin.words.count > 2 && surnames.has(latin.words[0].letters)
    return isEastAsian ? nil : cost(ofFamily: family, latin)
  }

  /// The cost of two parts of a name in transcription; `nil` if they are too unlike.
  private static func cost(_ first: Double, _ last: Double) -> Double? {
    let mean = (first + last) / 2
    return max(first, last) <= greatestPart && mean <= greatestMean ? mean : nil
  }

  /// The distance of a family name from the last words of a name, as many as fit best.
  private func familyDistance(_ family: ArraySlice<UInt32>, _ latin: LatinName) -> Double {
    let first = min(1, latin.words.count - 1)
    return (first..<latin.words.count).map { start in
      sounds.distance(family, latin.sounds(start..<latin.words.count))
    }.min() ?? 1
  }

  /// The cost of a family name in transcription that stands alone, such as 布林肯.
  private func cost(ofFamily family: ArraySlice<UInt32>, _ latin: LatinName) -> Double? {
    guard let last = latin.words.last, last.sounds.consonants >= Self.leastConsonants,
      sounds.consonants(of: family) >= Self.leastConsonants,
      !latin.words.contains(where: \.isHyphenated),
      !latin.isRomaji
    else { return nil }
    let distance = familyDistance(family, latin)
    return distance <= Self.greatestAlone ? 0.1 + distance : nil
  }

  /// The cost of a name of East Asia that is spelt otherwise than in Hanyu Pinyin.
  private func costOfRomanisation(_ han: [UInt32], _ latin: LatinName) -> Double? {
    guard (2...5).contains(han.count), latin.words.count > 1 else { return nil }
    if isVietnamese(han, latin) { return Self.wholeRead }
    let japanese = costOfJapanese(han, latin)
    if let japanese, japanese < Self.givenUnread { return japanese }
    let last = latin.words.count - 1
    var best: Double?
    for place in latin.words.indices {
      let family = latin.words[place]
      let isRead = pinyin.spells(family.letters[...], han[..<1])
      let count = max(surnames.length(of: family.letters, in: han), isRead ? 1 : 0)
      guard count > 0, !family.isHyphenated || count > 1 else { continue }
      let given = place < last ? (place + 1)..<(last + 1) : 0..<place
      let distance = sounds.romanisedDistance(han[count...], latin.sounds(given))
      // Each character is a syllable.
      let isLike = latin.sounds(given).vowels == han.count - count
      let cost: Double
      if isLike, distance <= Self.greatestGiven {
        cost = 0.1 + distance
      } else if count > 1 {
        cost = Self.givenUnread
      } else if place == last, !given.contains(where: { latin.words[$0].isHyphenated }) {
        cost = Self.surnameAlone
      } else {
        continue
      }
      best = min(best ?? cost, cost)
    }
    if best != nil || japanese != nil { return min(best ?? 1, japanese ?? 1) }
    let isEastAsian =
      (last > 1 || latin.words[last].isHyphenated) && !surnames.has(latin.words[0].letters)
      && latin.sounds(1...last).vowels == han.count - 1
    guard isEastAsian else { return nil }
    let distance =
      sounds.romanisedDistance(han[..<1], latin.words[0].sounds)
      + sounds.romanisedDistance(han[1...], latin.sounds(1...last))
    return distance <= Self.greatestWhole ? 0.2 + distance : nil
  }

  /// Whether each word is how a character is read in Vietnamese, such as 阮富仲 and Nguyen Phu Trong.
  ///
  /// The reading of one character out of three may be unknown.
  private func isVietnamese(_ han: [UInt32], _ latin: LatinName) -> Bool {
    guard han.count == latin.words.count else { return false }
    var unknown = 0
    for (scalar, word) in zip(han, latin.words) {
      if readings.spellsVietnamese(word.letters, scalar) { continue }
      guard !readings.hasReading(scalar, in: .vietnamese) else { return false }
      unknown += 1
    }
    return unknown * 3 <= han.count
  }

  /// The cost of a name whose family name is read like a word in Japanese, such as 岸田文雄 and Fumio Kishida.
  private func costOfJapanese(_ han: [UInt32], _ latin: LatinName) -> Double? {
    guard latin.words.count == 2, latin.isRomaji else { return nil }
    var best: Double?
    for (family, given) in [(1, 0), (0, 1)] {
      let (family, given) = (latin.words[family].romaji, latin.words[given].romaji)
      for count in 1..<han.count where readings.spellsJapanese(family, han[..<count]) {
        if readings.spellsJapanese(given, han[count...]) { return Self.wholeRead }
        if count > 1 { best = Self.familyRead }
      }
    }
    return best
  }

  /// Whether characters are read as the family name of a name in Japanese.
  func isJapaneseFamily(_ han: ArraySlice<UInt32>, _ latin: LatinName) -> Bool {
    latin.words.count == 2
      && latin.words.contains { readings.spellsJapanese($0.romaji, han) }
  }

  /// Whether a character is read as the first word of a name in Vietnamese.
  func isVietnameseFamily(_ han: UInt32, _ latin: LatinName) -> Bool {
    latin.words.first.map { readings.spellsVietnamese($0.letters, han) } ?? false
  }

  /// Whether two names have the form of a Japanese one, and nothing is known against it.
  func mayBeJapanese(_ han: [UInt32], _ latin: LatinName) -> Bool {
    (4...5).contains(han.count) && latin.words.count == 2 && !latin.isPinyin
      && han.allSatisfy { Script.of($0) == .han } && !surnames.hasLongSurname(han)
      && latin.isRomaji
      && !latin.words.contains { surnames.has($0.letters) }
  }
}
