/// Turns lines of text into the numbers of an ``AlignmentSide``.
struct AlignmentSideBuilder {
  private let system: WritingSystem
  private let table: TranslationTable?
  private let fold: ChineseVariants
  private(set) var side = AlignmentSide()
  /// Every unit seen, also those that are none for the table.
  private var seen = HashIndex(minimumCapacity: 1024)
  /// The type of each unit seen; −1 for a bigram that the table does not know.
  private var typeOfSeen: [Int32] = []
  /// Every form of a word seen, so that it is stemmed only once, and the type of each.
  private var forms = HashIndex(minimumCapacity: 256)
  private var typeOfForm: [Int32] = []
  private var stem: [UInt8] = []
  /// The line, folded.
  private var scalars: [UInt32] = []
  /// Whether the line may have words, and numbers.
  private var hasLetters = false
  private var hasNumerals = false

  /// The names in Latin letters: collected from stems, looked for in Chinese.
  private(set) var names: RomanizedNames?

  /// How many units of a line are kept: the rarest ones, which tell most.
  private let maximumUnits: Int

  /// Makes a builder for lines of one language.
  ///
  /// - Parameters:
  ///   - system: how the language is taken apart.
  ///   - table: the table of the language pair, if there is one.
  ///   - fold: how Han characters are folded.
  ///   - maximumUnits: how many units of a line are kept at most.
  ///   - names: the list for names in Latin letters.
  init(
    _ system: WritingSystem, table: TranslationTable?, fold: ChineseVariants, maximumUnits: Int,
    names: RomanizedNames?
  ) {
    self.names = names
    self.system = system
    self.table = table
    self.fold = fold
    self.maximumUnits = maximumUnits
  }

  /// Adds the line or sentence that is `utf8[range]`, valid UTF-8.
  mutating func add(_ utf8: [UInt8], in range: Range<Int>) {
    read(utf8, in: range)
    if system.units == .characters { addCharacters() }
    if hasLetters { addWords() }
    if hasNumerals { addNumbers() }
    keepRarest()
    side.starts.append(Int32(side.units.count))
  }

  /// Decodes and folds a line, and measures it.
  private mutating func read(_ utf8: [UInt8], in range: Range<Int>) {
    var text: [UInt32] = []
    swap(&text, &scalars)
    text.removeAll(keepingCapacity: true)
    hasLetters = false
    hasNumerals = false
    var marks: Punctuation = []
    var length: Float = 0
    let counts = system.units == .characters
    var index = range.lowerBound
    while index < range.upperBound {
      let first = UInt32(utf8[index])
      if first < 0x80 {
        index += 1
        text.append(first)
        length += counts ? 0.35 : 1
        if first | 0x20 >= 0x61, first | 0x20 <= 0x7A {
          hasLetters = true
        } else if first >= 0x30, first <= 0x39 {
          hasNumerals = true
        } else {
          marks.formUnion(Punctuation.of(first))
        }
        continue
      }
      let scalar = fold.simplified(Scalars.decode(utf8, at: &index))
      text.append(scalar)
      if scalar >= 0x3400, scalar <= 0x9FFF {
        length += 1
        if NumberScanner.isNumeral(scalar) { hasNumerals = true }
      } else {
        hasLetters = true
        hasNumerals = hasNumerals || scalar >= 0xFF10 && scalar <= 0xFF19 || scalar == 0x3007
        marks.formUnion(Punctuation.of(scalar))
        length += counts ? Self.width(scalar) : 1
      }
    }
    swap(&text, &scalars)
    side.lengths.append(length)
    side.marks.append(marks)
  }

  /// Drops the most common units of a long line.
  private mutating func keepRarest() {
    let start = Int(side.starts[side.starts.count - 1])
    guard side.units.count - start > maximumUnits else { return }
    let chances = side.units[start...].map { side.types[Int($0)].chance }
    let limit = chances.sorted()[maximumUnits]
    var kept = start
    for place in start..<side.units.count where chances[place - start] < limit {
      side.units[kept] = side.units[place]
      kept += 1
    }
    for place in start..<side.units.count where chances[place - start] == limit {
      guard kept - start < maximumUnits else { break }
      side.units[kept] = side.units[place]
      kept += 1
    }
    side.units.removeLast(side.units.count - kept)
  }

  private mutating func addCharacters() {
    var previous: UInt32 = 0
    for index in scalars.indices {
      let scalar = scalars[index]
      guard ChineseUnits.isHan(scalar) else {
        previous = 0
        continue
      }
      add(UnitHash.character(scalar), .character)
      if previous != 0 { add(UnitHash.bigram(previous, scalar), .bigram) }
      previous = scalar
    }
    if let names, system.isChinese, !names.isEmpty { addNames(names) }
  }

  private mutating func addNames(_ names: RomanizedNames) {
    let line = scalars
    for index in line.indices where ChineseUnits.isHan(line[index]) {
      names.each(line, at: index) { add($0, .name) }
    }
  }

  private mutating func addWords() {
    var words = WordScanner(scalars, in: scalars.indices)
    while words.advance() {
      let form = forms.number(of: UnitHash.bytes(words.word))
      if form == typeOfForm.count {
        stem.removeAll(keepingCapacity: true)
        stem += words.word
        if system.units != .words { EnglishStem.reduce(&stem) }
        let unit = UnitHash.bytes(stem)
        let place = type(of: unit, .word)
        typeOfForm.append(Int32(place))
        if system.units == .stems, words.isCapitalised, side.types[place].tableUnit < 0 {
          names?.add(words.word, unit: unit)
        }
      }
      append(typeOfForm[form])
    }
  }

  private mutating func addNumbers() {
    let numbers = NumberScanner(scalars, in: scalars.indices)
    var index = 0
    while index < scalars.count {
      guard let number = numbers.number(at: index) else {
        index += 1
        continue
      }
      add(UnitHash.number(number.value), .number)
      index = number.end
    }
  }

  private mutating func add(_ hash: UInt32, _ kind: UnitHash.Kind) {
    append(Int32(type(of: hash, kind)))
  }

  private mutating func append(_ type: Int32) {
    guard type >= 0 else { return }
    side.units.append(type)
  }

  /// The place of a unit's type; −1 for what is no unit.
  private mutating func type(of hash: UInt32, _ kind: UnitHash.Kind) -> Int {
    let number = seen.number(of: hash)
    if number < typeOfSeen.count { return Int(typeOfSeen[number]) }
    var tableUnit: Int?
    var chance = AlignmentSide.minimumChance
    if let table, kind != .number, kind != .name {
      let vocabulary = system.isChinese ? table.left : table.right
      tableUnit = vocabulary.find(hash)
      if let tableUnit { chance = max(chance, vocabulary.chance(of: tableUnit)) }
    }
    if kind == .bigram, table != nil, tableUnit == nil {
      typeOfSeen.append(-1)
      return -1
    }
    typeOfSeen.append(Int32(side.types.count))
    side.types.append(
      AlignmentSide.UnitType(
        hash: hash, kind: kind, tableUnit: Int32(tableUnit ?? -1), chance: chance))
    return side.types.count - 1
  }

  /// How much a character counts in Chinese or Japanese.
  private static func width(_ scalar: UInt32) -> Float {
    if scalar < 0x80 { return 0.35 }
    if ChineseUnits.isHan(scalar) { return 1 }
    return (0x3041...0x30FF).contains(scalar) ? 0.75 : 0.5
  }
}
