internal import DiptychBytes

/// Turns lines of text into the numbers of an ``AlignmentSide``.
struct AlignmentSideBuilder {
  private let system: WritingSystem
  private let fold: ChineseVariants
  private var side = AlignmentSide()
  /// What is known of each type so far; all are looked up in the table together.
  private var hashes: [UInt32] = []
  private var kinds: [UnitHash.Kind] = []

  /// For each common ideograph twice the number of its type, and one more if a name may begin with it; −1
  /// before it is seen.
  private var characters: [Int32] = []
  private static let firstCharacter: UInt32 = 0x4E00
  private static let characterCount = 0x5200
  /// Every pair of characters seen, and the type of each.
  private var pairs = HashIndex(minimumCapacity: 2048)
  private var typeOfPair: [Int32] = []
  /// Every other unit seen, and the type of each.
  private var others = HashIndex(minimumCapacity: 256)
  private var typeOfOther: [Int32] = []
  /// Every form of a word seen, so that it is stemmed only once, and the type of each.
  private var forms = HashIndex(minimumCapacity: 512)
  private var typeOfForm: [Int32] = []
  /// The forms with a capital letter, and the type of each.
  private var capitalised: [(form: [UInt8], type: Int32)] = []
  private var stem: [UInt8] = []

  /// The line, folded.
  private var scalars: [UInt32] = []
  /// Whether the line may have words.
  private var hasLetters = false
  /// Where the line has digits and Chinese numerals.
  private var numerals: [Int32] = []
  /// Where a name may begin in it.
  private var nameStarts: [Int32] = []

  /// The names in Latin letters that are looked for.
  private let names: RomanizedNames?

  /// Makes a builder for lines of one language.
  ///
  /// - Parameters:
  ///   - system: how the language is taken apart.
  ///   - fold: how Han characters are folded.
  ///   - names: the names in Latin letters that are looked for, if this is Chinese.
  ///   - capacity: how long the lines are together, in bytes.
  init(
    _ system: WritingSystem, fold: ChineseVariants, names: RomanizedNames?, capacity: Int = 0
  ) {
    self.names = names
    // Two units for three bytes of Chinese, about one for five of English.
    side.units.reserveCapacity(
      system.units == .characters ? capacity * 2 / 3 : capacity / 4)
    self.system = system
    self.fold = fold
    if system.units == .characters {
      characters = [Int32](repeating: -1, count: Self.characterCount)
    }
  }

  /// Adds the line or sentence that is `utf8[range]`, valid UTF-8.
  mutating func add(_ utf8: [UInt8], in range: Range<Int>) {
    // Taken out: the type of what is read would not let go of it else.
    var line: [UInt32] = []
    swap(&line, &scalars)
    read(utf8, in: range, into: &line)
    if system.units == .characters { addCharacters(line) }
    if hasLetters { addWords(line) }
    if !numerals.isEmpty { addNumbers(line) }
    side.starts.append(Int32(side.units.count))
    swap(&line, &scalars)
  }

  /// Decodes and folds a line, and measures it.
  private mutating func read(_ utf8: [UInt8], in range: Range<Int>, into line: inout [UInt32]) {
    line.removeAll(keepingCapacity: true)
    numerals.removeAll(keepingCapacity: true)
    var marks = LineMarks()
    var quotations = false
    var letters = 0
    var ascii = 0
    var han = 0
    var kana = 0
    let bytes = utf8.span
    let fold = fold
    line.append(addingCapacity: range.count) { line in
      var index = range.lowerBound
      while index < range.upperBound {
        let first = UInt32(bytes[index])
        if first < 0x80 {
          index += 1
          ascii += 1
          if first | 0x20 &- 0x61 < 26 {
            letters += 1
          } else if first &- 0x30 < 10 {
            numerals.append(Int32(line.count))
          } else if first != 0x20 {
            marks.kinds.formUnion(LineMarks.kind(of: first))
            if QuotationScanner.isMark(first) { quotations = true }
          }
          line.append(first)
          continue
        }
        let scalar = fold.simplified(Scalars.decode(bytes, at: &index))
        if scalar &- 0x3400 < 0x6C00 {
          han += 1
          if NumberScanner.isNumeral(scalar) { numerals.append(Int32(line.count)) }
        } else {
          marks.kinds.formUnion(LineMarks.kind(of: scalar))
          if QuotationScanner.isMark(scalar) { quotations = true }
          if Script.of(scalar) != .common || scalar < 0x370 { letters += 1 }
          // A syllable of Korean is a word.
          if scalar &- 0xAC00 < 0x2BA4 { letters += 1 }
          if scalar &- 0xFF10 < 10 || scalar == 0x3007 { numerals.append(Int32(line.count)) }
          if ChineseUnits.isHan(scalar) {
            han += 1
          } else if scalar &- 0x3041 < 0xBF {
            kana += 1
          }
        }
        line.append(scalar)
      }
    }
    hasLetters = letters > 0
    if letters < 2, han + kana == 0 { marks.kinds.insert(.noWord) }
    if quotations { marks.noteQuotations(line.span) }
    side.marks.append(marks)
    side.lengths.append(
      system.units == .characters
        ? Self.length(of: line.count, ascii: ascii, han: han, kana: kana) : Float(line.count))
  }

  /// The length of a Chinese or Japanese line, in characters: what is narrow counts less.
  private static func length(of count: Int, ascii: Int, han: Int, kana: Int) -> Float {
    let rest = count - ascii - han - kana
    return Float(han) + 0.35 * Float(ascii) + 0.75 * Float(kana) + 0.5 * Float(rest)
  }

  // MARK: - Characters

  private mutating func addCharacters(_ line: [UInt32]) {
    nameStarts.removeAll(keepingCapacity: true)
    var previous: UInt32 = 0
    for (index, scalar) in line.enumerated() {
      guard ChineseUnits.isHan(scalar) else {
        previous = 0
        continue
      }
      let type = type(ofCharacter: scalar)
      side.units.append(type >> 1)
      if type & 1 == 1 { nameStarts.append(Int32(index)) }
      if previous != 0 { side.units.append(self.type(ofPair: previous, scalar)) }
      previous = scalar
    }
    guard !nameStarts.isEmpty, let names else { return }
    for index in nameStarts {
      names.each(line, at: Int(index)) { side.units.append(type(ofOther: $0, .name)) }
    }
  }

  /// Twice the number of a character's type, and one more if a name may begin with it.
  private mutating func type(ofCharacter scalar: UInt32) -> Int32 {
    let place = Int(scalar &- Self.firstCharacter)
    guard scalar >= Self.firstCharacter, place < characters.count else {
      return 2 * type(ofOther: UnitHash.character(scalar), .character)
    }
    let known = characters[place]
    if known >= 0 { return known }
    let mayBeginName = names?.mayBegin(with: scalar) == true
    let type = 2 * addType(UnitHash.character(scalar), .character) + (mayBeginName ? 1 : 0)
    characters[place] = type
    return type
  }

  private mutating func type(ofPair first: UInt32, _ second: UInt32) -> Int32 {
    let number = pairs.number(of: UnitHash.key(first, second))
    if number < typeOfPair.count { return typeOfPair[number] }
    let type = addType(UnitHash.bigram(first, second), .bigram)
    typeOfPair.append(type)
    return type
  }

  // MARK: - Words

  private mutating func addWords(_ line: [UInt32]) {
    let scalars = line.span
    var index = 0
    while index < scalars.count {
      if Self.isPlainLetter(scalars[index]) {
        let start = index
        var hash = UnitHash.start(.word)
        repeat {
          hash = UnitHash.adding(UInt8(truncatingIfNeeded: scalars[index]) | 0x20, to: hash)
          index += 1
        } while index < scalars.count && Self.isPlainLetter(scalars[index])
        if index == scalars.count || Self.isPlainEnd(scalars[index]) {
          addForm(UnitHash.mix(hash), scalars.extracting(start..<index))
        } else {
          index = addOtherWord(line, from: start)
        }
      } else if Self.isPlainEnd(scalars[index]) {
        index += 1
      } else {
        index = addOtherWord(line, from: index)
      }
    }
  }

  private static func isPlainLetter(_ scalar: UInt32) -> Bool { scalar | 0x20 &- 0x61 < 26 }

  /// Whether a scalar can neither be in a word nor stand inside one: common ones only.
  private static func isPlainEnd(_ scalar: UInt32) -> Bool {
    if scalar < 0x80 { return scalar != 0x27 && !isPlainLetter(scalar) }
    if scalar &- 0x3400 < 0x6C00 { return true }
    return scalar &- 0x3000 < 5 || scalar &- 0x3008 < 0x18 || scalar &- 0xFF01 < 0x20
      || scalar &- 0x2010 < 9 || scalar &- 0x201A < 0x40 || scalar == 0xB7
  }

  /// Adds the word that begins at a place or behind it, whatever its letters; returns where it ends.
  private mutating func addOtherWord(_ line: [UInt32], from start: Int) -> Int {
    var words = WordScanner(
      line, in: start..<line.count, endsAtApostrophe: system.form == .beginning)
    guard words.advance() else { return line.count }
    guard !WordForm.isUnspaced(words.word) else {
      WordForm.eachPair(of: words.word) {
        side.units.append(type(ofOther: UnitHash.bytes($0), .word))
      }
      return words.end
    }
    let form = forms.number(of: UnitHash.bytes(words.word))
    if form == typeOfForm.count { addForm(words.word, isCapitalised: words.isCapitalised) }
    side.units.append(typeOfForm[form])
    return words.end
  }

  /// Adds a word of ASCII letters.
  private mutating func addForm(_ hash: UInt32, _ letters: Span<UInt32>) {
    let form = forms.number(of: hash)
    if form == typeOfForm.count {
      var word: [UInt8] = []
      word.reserveCapacity(letters.count)
      for place in letters.indices {
        word.append(UInt8(truncatingIfNeeded: letters[place]) | 0x20)
      }
      addForm(word, isCapitalised: letters[0] < 0x61)
    }
    side.units.append(typeOfForm[form])
  }

  /// Finds the type of a form that is seen for the first time.
  private mutating func addForm(_ word: [UInt8], isCapitalised: Bool) {
    stem.removeAll(keepingCapacity: true)
    stem += word
    system.form.reduce(&stem)
    let type = type(ofOther: UnitHash.bytes(stem), .word)
    typeOfForm.append(type)
    if system.units == .words, isCapitalised { capitalised.append((word, type)) }
  }

  // MARK: - Numbers

  private mutating func addNumbers(_ line: [UInt32]) {
    let numbers = NumberScanner(line, in: line.indices)
    var end = 0
    for place in numerals where place >= end {
      guard let number = numbers.number(at: Int(place)) else { continue }
      side.units.append(type(ofOther: UnitHash.number(number.value), .number))
      end = number.end
    }
  }

  // MARK: - Types

  private mutating func type(ofOther hash: UInt32, _ kind: UnitHash.Kind) -> Int32 {
    let number = others.number(of: hash)
    if number < typeOfOther.count { return typeOfOther[number] }
    let type = addType(hash, kind)
    typeOfOther.append(type)
    return type
  }

  private mutating func addType(_ hash: UInt32, _ kind: UnitHash.Kind) -> Int32 {
    hashes.append(hash)
    kinds.append(kind)
    return Int32(hashes.count - 1)
  }

  /// Ends with the lines added, and what a table knows of their units.
  ///
  /// Pairs of characters that the table does not know are no units, if there is a table, unless they are to be kept.
  ///
  /// - Parameters:
  ///   - vocabulary: the words of this language in the table of the language pair, if there is one.
  ///   - keepsPairs: whether pairs of characters are units that the table does not know.
  ///   - names: takes the words that may be romanized names: capitalised ones that the table does not know.
  /// - Returns: the side.
  mutating func finish(
    _ vocabulary: TranslationTable.Vocabulary?, keepsPairs: Bool,
    collecting names: inout RomanizedNames?
  ) -> AlignmentSide {
    // Taken out, so that nobody else holds it while it is changed.
    var side = AlignmentSide()
    swap(&side, &self.side)
    let units = vocabulary?.find(hashes) ?? [Int32](repeating: -1, count: hashes.count)
    side.types.reserveCapacity(hashes.count)
    var renumbered = [Int32](repeating: -1, count: hashes.count)
    for (type, kind) in kinds.enumerated() {
      let isKnown = units[type] >= 0 && kind != .number && kind != .name
      if kind == .bigram, !isKnown, !keepsPairs, vocabulary != nil { continue }
      renumbered[type] = Int32(side.types.count)
      var chance = AlignmentSide.minimumChance
      if isKnown, let vocabulary { chance = max(chance, vocabulary.chance(of: Int(units[type]))) }
      side.types.append(
        AlignmentSide.UnitType(
          hash: hashes[type], kind: kind, tableUnit: isKnown ? units[type] : -1, chance: chance))
    }
    if let vocabulary { side.coverage = coverage(of: side.units, units, vocabulary) }
    side.renumber(renumbered.span)
    for (form, type) in capitalised where units[Int(type)] < 0 {
      names?.add(form, unit: hashes[Int(type)])
    }
    return side
  }

  /// The share of the content words of all lines, or of their pairs of characters, that a table knows: it knows
  /// the common words and the single characters of any text.
  private func coverage(
    of text: [Int32], _ units: [Int32], _ vocabulary: TranslationTable.Vocabulary
  ) -> Double {
    var counts = [Int32](repeating: 0, count: hashes.count)
    for unit in text { counts[Int(unit)] += 1 }
    var known: Int32 = 0
    var all: Int32 = 0
    for (type, kind) in kinds.enumerated() where kind == .word || kind == .bigram {
      guard kind == .bigram || system.units == .words else { continue }
      if units[type] >= 0 {
        guard vocabulary.chance(of: Int(units[type])) < Self.contentChance else { continue }
        known += counts[type]
      }
      all += counts[type]
    }
    return all < Self.fewWords ? 1 : Double(known) / Double(all)
  }

  /// Less text than that says nothing about a table, and there is nothing to learn from it.
  private static let fewWords = 40

  /// Words that are more frequent are function words, mostly.
  private static let contentChance: Float = 0.001
}
