/// Recognises the names of Chinese places in the other script, by Hanyu Pinyin and by Vietnamese readings:
/// 渝中区 and Yuzhong District, 桂林 and Quế Lâm.
struct PlaceMatcher: NameMatcher {
  /// A name in pinyin.
  struct LatinName: Sendable {
    /// The letters without the unit.
    let letters: [UInt8]
    /// The unit, such as `district`.
    let unit: ArraySlice<UInt32>?
    fileprivate let folded: [UInt32]
  }

  let kind = EntityKind.place
  static let greatestCostOfUnknown = 0.0
  private let table: NameTable
  private let pinyin: Pinyin
  private let readings: NameReadings
  private let sounds: NameSounds
  private let variants: ChineseVariants
  private let units = PlaceUnits()
  private var ends: HanWordEnds
  private var memory = LatinWord.Memory(placeBits: 11, empty: nil)
  private var words: [LatinWord] = []
  private var scalars: [UInt32] = []
  /// The names in the text that was read last, once they are asked for.
  private var names: [(range: Range<Int>, name: LatinName)]?

  /// What it costs that only one of two names has its unit.
  private static let unitMissing = 0.05
  /// The most characters of a name without its unit.
  private static let longest = 6
  /// The most letters of a name without its unit.
  private static let mostLetters = 24
  /// The most words of a name.
  private static let mostWords = 4

  /// Makes a matcher by the readings of characters.
  init(
    table: NameTable, pinyin: Pinyin, readings: NameReadings, variants: ChineseVariants
  ) {
    self.table = table
    self.pinyin = pinyin
    self.readings = readings
    sounds = NameSounds(pinyin: pinyin, readings: readings)
    self.variants = variants
    ends = HanWordEnds(table: table)
  }

  func latinName(_ folded: [UInt32]) -> LatinName? {
    let (bare, unit) = units.split(folded)
    var letters: [UInt8] = []
    for scalar in bare where scalar != 0x20 && scalar != 0x2D {
      guard (0x61...0x7A).contains(scalar) else { return nil }
      letters.append(UInt8(scalar))
    }
    guard isPinyin(letters) else { return nil }
    return LatinName(letters: letters, unit: unit, folded: folded)
  }

  /// Whether letters consist of syllables.
  private func isPinyin(_ letters: [UInt8]) -> Bool {
    guard letters.count <= Self.mostLetters else { return false }
    var isEnd = [Bool](repeating: false, count: letters.count + 1)
    isEnd[0] = true
    for start in letters.indices where isEnd[start] {
      for end in start + 1...min(letters.count, start + 6)
      where !isEnd[end] && pinyin.base(of: letters[start..<end]) != nil {
        isEnd[end] = true
      }
    }
    return !letters.isEmpty && isEnd[letters.count]
  }

  /// The numbers of the syllables that a name in letters may begin with.
  func firstSyllables(of name: LatinName) -> [Int] { pinyin.firstSyllables(of: name.letters[...]) }

  /// The numbers of the syllables that the first character of a name is read as.
  func firstSyllables(of han: [UInt32]) -> Set<Int> {
    Set(pinyin.readings(of: han[0]).map(\.base))
  }

  func cost(_ han: [UInt32], _ latin: LatinName) -> Double? {
    if let known = table.record(of: latin.folded)?.concept, known > 0,
      table.record(of: han)?.concept == known
    {
      return 0
    }
    return isReading(han, latin) ? 0 : nil
  }

  func mayBePart(_ han: [UInt32]) -> Bool { false }

  /// None: the list has the names of places in Chinese and Japanese.
  func sameNames(as han: [UInt32], in text: [UInt32]) -> [NameMatch] { [] }

  // MARK: - Cantonese

  /// A name of a word for each character.
  struct Row {
    fileprivate var words: [NameSounds.Letters]
    fileprivate var unit: ArraySlice<UInt32>?
  }

  /// Two words may differ so much from how their characters are read, and so much on average.
  private static let greatestOfWord = 0.3
  private static let greatestOfRow = 0.15

  /// Takes a name in letters apart that has two words of one syllable or more without its unit.
  func row(of folded: [UInt32]) -> Row? {
    let (bare, unit) = units.split(folded)
    let words = bare.split(separator: 0x20)
    guard (2...Self.mostWords).contains(words.count) else { return nil }
    let sounds = words.map { word in
      NameSounds.letters(word.compactMap { (0x61...0x7A).contains($0) ? UInt8($0) : nil })
    }
    return sounds.allSatisfy { $0.vowels == 1 } ? Row(words: sounds, unit: unit) : nil
  }

  /// A name in characters, without its unit, that is read as the words of a row; `nil` if it is not.
  func name(_ han: [UInt32], readAs row: Row) -> ArraySlice<UInt32>? {
    let bare =
      units.lengths(endOf: han[...], called: row.unit).map { han.dropLast($0) } + [han[...]]
    return bare.first { name in
      guard name.count == row.words.count else { return false }
      var sum = 0.0
      for (index, word) in zip(name.indices, row.words) {
        let distance = sounds.romanisedDistance(name[index...index], word)
        guard distance <= Self.greatestOfWord else { return false }
        sum += distance
      }
      return sum <= Self.greatestOfRow * Double(name.count)
    }
  }

  // MARK: - Known places with units

  /// What a name in characters is without each unit that it ends with, as the number of a known place, with the
  /// length of the unit.
  func unitsOfHan(_ han: [UInt32]) -> [(place: Int, unit: Int)] {
    units.lengths(endOf: han[...]).compactMap { length in
      place(han.dropLast(length)).map { ($0, length) }
    }
  }

  /// The number of the known place in a name in letters that has a unit, and the unit.
  func unitOfLatin(_ folded: [UInt32]) -> (place: Int, unit: ArraySlice<UInt32>)? {
    let (bare, unit) = units.split(folded)
    guard let unit, let place = place(bare) else { return nil }
    return (place, unit)
  }

  /// Whether the unit of a length at the end of a name in characters can be called `unit` in English.
  func isUnit(_ length: Int, endOf han: [UInt32], called unit: ArraySlice<UInt32>) -> Bool {
    units.lengths(endOf: han[...], called: unit).contains(length)
  }

  private func place(_ name: ArraySlice<UInt32>) -> Int? {
    guard let record = table.record(of: name), record.concept > 0,
      !record.classes.isDisjoint(with: [.place, .weakPlace])
    else { return nil }
    return record.concept
  }

  /// Whether a name in letters is how one in characters is read, each with its unit or without.
  func isReading(_ han: [UInt32], _ latin: LatinName) -> Bool {
    let lengths = units.lengths(endOf: han[...], called: latin.unit)
    if han.count > 1, latin.unit == nil || !lengths.isEmpty,
      pinyin.spells(latin.letters[...], han[...])
    {
      return true
    }
    return lengths.contains { length in
      // Without District, 区 has to follow something longer.
      han.count - length > (latin.unit == nil ? 1 : 0)
        && pinyin.spells(latin.letters[...], han.dropLast(length))
    }
  }

  mutating func matches(of latin: LatinName, in text: [UInt32]) -> [NameMatch] {
    var result: [NameMatch] = []
    for start in pinyin.places(of: latin.letters[...], in: text) {
      for count in 1...Self.longest where start + count <= text.count {
        let end = start + count
        guard pinyin.spells(latin.letters[...], text[start..<end]) else { continue }
        if let unit = latin.unit {
          let length = units.length(startOf: text[end...], called: unit)
          let isInside = !units.lengths(endOf: text[start..<end], called: unit).isEmpty
          guard length > 0 || isInside || count > 2 else { continue }
          let cost = length > 0 || isInside ? 0 : Self.unitMissing
          result.append(NameMatch(range: start..<end + length, cost: cost))
        } else if count > 1 {
          result.append(NameMatch(range: start..<end, cost: 0))
        }
      }
    }
    // Two syllables are read in many ways.
    result.removeAll { $0.range.count == 2 && ends.areCut(by: $0.range, in: text) }
    return NameMatch.likest(result, in: text)
  }

  mutating func read(_ scalars: [UInt32]) {
    self.scalars = scalars
    names = nil
    _ = LatinWord.read(scalars, table: table, memory: &memory, into: &words)
  }

  /// The rows of words with capitals in the text that was read last.
  private func rows() -> [Range<Int>] {
    var result: [Range<Int>] = []
    for start in words.indices where words[start].isCapitalised {
      var end = start
      while end < words.count, end - start < Self.mostWords, words[end].isCapitalised,
        end == start || words[end].isJoined
      {
        end += 1
        result.append(start..<end)
      }
    }
    return result
  }

  /// The name that a row of words may be.
  private func name(_ row: Range<Int>) -> (range: Range<Int>, name: LatinName)? {
    let range = words[row.lowerBound].range.lowerBound..<words[row.upperBound - 1].range.upperBound
    return latinName(FormTable.fold(Array(scalars[range]), variants)).map { (range, $0) }
  }

  private func isUnit(_ word: LatinWord) -> Bool {
    units.isUnit(FormTable.fold(Array(scalars[word.range]), variants))
  }

  mutating func matches(of han: [UInt32]) -> [NameMatch] {
    let vietnamese = vietnameseMatches(of: han)
    // The list has the other names of what it knows, but seldom these.
    if let known = table.record(of: han)?.concept, known > 0 { return vietnamese }
    let names = names ?? rows().compactMap(name)
    self.names = names
    // Of Yuzhong and Yuzhong District the longer one.
    return names.filter { isReading(han, $0.name) }
      .map { NameMatch(range: $0.range, cost: $0.name.unit == nil ? Self.unitMissing : 0) }
      + vietnamese
  }

  /// Where words stand that are how the characters of a name without its unit are read in Vietnamese.
  private func vietnameseMatches(of han: [UInt32]) -> [NameMatch] {
    let bare = PlaceUnits.withoutHanUnit(han) ?? han
    guard (2...Self.mostWords).contains(bare.count), words.count >= bare.count else { return [] }
    return (0...words.count - bare.count).compactMap { start in
      let row = words[start..<start + bare.count]
      guard row.allSatisfy(\.isCapitalised), row.dropFirst().allSatisfy(\.isJoined),
        vietnameseReadings(bare, row.map { scalars[$0.range] }) == bare.count
      else { return nil }
      let range = row[start].range.lowerBound..<row[start + bare.count - 1].range.upperBound
      return NameMatch(range: range, cost: Self.unitMissing)
    }
  }

  /// How many of some words, as written, are how the characters of a name are read in Vietnamese, each in its
  /// place.
  func vietnameseReadings(_ han: [UInt32], _ words: [ArraySlice<UInt32>]) -> Int {
    zip(han, words).count { character, word in
      var letters: [UInt8] = []
      for scalar in word { _ = LatinFold.appendPlain(scalar, to: &letters) }
      return readings.spellsVietnamese(letters, character)
    }
  }

  /// The names with a unit.
  func likelyNames() -> [(range: Range<Int>, name: LatinName)] {
    rows().filter { row in
      row.count > 1 && (isUnit(words[row.upperBound - 1]) || isUnit(words[row.lowerBound]))
    }.compactMap(name).filter { $0.name.unit != nil }
  }
}
