/// Compares the languages of a script by the words of a text, and reads no more of it than it needs.
///
/// It keeps its buffers from one text to the next, and what it found out about short words.
struct LanguageScorer: Sendable {
  /// How sure the best language has to be before the rest of a text is left unread, in nats.
  ///
  /// Tuned on the development set of single segments: less costs accuracy.
  private static let clearLead = 12.0
  /// The same for a language that is expected.
  private static let expectedLead = 7.0
  /// So many letters are enough to tell languages of one script apart.
  private static let maximumLetters = 240
  /// After so many letters the lead is looked at.
  private static let lettersOfPart = 24
  /// So many letters start no more n-grams than a sum can take.
  private static let partOfWord = GramSum.maximumCount / LanguageModel.longest

  /// Words with a capital are often names, which are of any language: beside other words they fit none
  /// worse than so, 8 nats.
  private static let worstOfCapitalised = Int32(8 * LanguageModel.unitsPerNat)

  /// What a letter costs a language that does not write with it, once in a text: 2 nats.
  private static let foreignLetter = Int32(2 * LanguageModel.unitsPerNat)

  private let model: LanguageModel
  /// What letters tell, by the number of their script.
  private let alphabets: [LanguageAlphabets]
  /// The letters that told something in the text at hand.
  private var seen: [Bool] = []
  /// By script, whether each language is expected.
  private let expected: Set<LanguageTag>
  /// The words of a part in lower case, each between spaces.
  private var letters: [UInt32] = []
  /// For each of these words, whether only its first letter is a capital; the first word of a text has one anyway.
  private var isCapitalised: [Bool] = []
  private var sums = LanguageSums()
  private var sumsOfCapitalised = LanguageSums()
  /// Whether the text has begun.
  private var hasFirstWord = false
  /// Whether the word before has a capital, or belongs to a name that begins with one.
  private var isBehindName = false
  /// Whether words without a capital stand behind the first one, outside names.
  private var hasSmallWords = false
  private var known = WordMemory(placeBits: 11, empty: GramSum())

  /// Makes a scorer; an expected language needs less text.
  init(model: LanguageModel, expected: [LanguageTag]) {
    self.model = model
    self.expected = Set(expected)
    alphabets = (0...Script.other.rawValue).map { number in
      let script = Script(rawValue: number) ?? .other
      return LanguageAlphabets(of: script, model.table(of: script)?.languages ?? [])
    }
    letters.reserveCapacity(2 * Self.maximumLetters)
  }

  /// The log-likelihood, up to a constant, of each language of a script.
  ///
  /// Empty if the script is enough to tell, or if there are no words but addresses. `utf8` is valid UTF-8 in `range`.
  mutating func logLikelihoods(
    _ utf8: [UInt8], in range: Range<Int>, of script: Script
  ) -> [Double] {
    guard let table = model.table(of: script) else { return [] }
    sums.start(from: table.priors)
    sumsOfCapitalised.start(from: repeatElement(0, count: table.priors.count))
    hasFirstWord = false
    isBehindName = false
    hasSmallWords = false
    seen.reset(to: false, count: alphabets[Int(script.rawValue)].count)
    var index = range.lowerBound
    var count = 0
    while index < range.upperBound, count < Self.maximumLetters {
      let wanted = min(Self.lettersOfPart, Self.maximumLetters - count)
      index = readWords(utf8, from: index, to: range.upperBound, of: script, wanted)
      count += letters.count
      addWords(from: table, of: script)
      addLetters(of: script)
      if index < range.upperBound, isClear(sums.languages, in: table) { break }
    }
    guard hasFirstWord else { return [] }
    addCapitalised()
    return sums.languages.map { Double($0) / LanguageModel.unitsPerNat }
  }

  /// Adds the weights of the words with a capital to those of the others.
  private mutating func addCapitalised() {
    let best = sumsOfCapitalised.languages.max() ?? 0
    let worst = hasSmallWords ? best - Self.worstOfCapitalised : .min
    for (language, sum) in sumsOfCapitalised.languages.enumerated() {
      sums.languages[language] &+= max(sum, worst)
    }
  }

  /// Reads the next words until there are `wanted` letters; gives where the next word starts.
  private mutating func readWords(
    _ utf8: [UInt8], from start: Int, to end: Int, of script: Script, _ wanted: Int
  ) -> Int {
    letters.removeAll(keepingCapacity: true)
    isCapitalised.removeAll(keepingCapacity: true)
    letters.append(0x20)
    var isInWord = false
    var hasCapital = false
    var hasOtherCapital = false
    // What stands before the last white space: an address is of no language.
    var lettersBefore = 1
    var wordsBefore = 0
    var wordStart = 1
    var index = start
    // A word without an end is cut.
    let most = wanted + Self.maximumLetters
    while index < end, letters.count < most {
      let byte = utf8[index]
      let scalar: UInt32
      if byte < 0x80 {
        index += 1
        scalar = UInt32(byte)
      } else {
        scalar = Scalars.decode(utf8, at: &index)
      }
      if Script.of(scalar) == script {
        let small = LanguageModel.lower(scalar)
        letters.append(small)
        if !isInWord {
          (hasCapital, hasOtherCapital) = (small != scalar, false)
          wordStart = letters.count - 1
        }
        if isInWord, small != scalar { hasOtherCapital = true }
        isInWord = true
      } else if Self.isAddress(scalar, before: index, to: end, in: utf8) {
        letters.removeSubrange(lettersBefore...)
        isCapitalised.removeSubrange(wordsBefore...)
        isInWord = false
        while index < end, utf8[index] > 0x20, utf8[index] < 0x80 { index += 1 }
      } else if isInWord, scalar == 0x2E, letters.count - wordStart == 1 {
        // An initial, or a word cut to one letter: of any language.
        letters.removeLast()
        isInWord = false
      } else if isInWord, !(0x300..<0x370).contains(scalar) {
        endWord(isCapitalised: hasCapital && !hasOtherCapital)
        isInWord = false
        if letters.count >= wanted { return index }
      }
      if scalar == 0x20 { (lettersBefore, wordsBefore) = (letters.count, isCapitalised.count) }
    }
    if isInWord { endWord(isCapitalised: hasCapital && !hasOtherCapital) }
    return index
  }

  /// Whether a sign says that it stands in an address of mail or of the web.
  @inline(__always)
  private static func isAddress(
    _ sign: UInt32, before index: Int, to end: Int, in utf8: [UInt8]
  ) -> Bool {
    if sign == 0x40 { return true }
    return sign == 0x3A && index + 1 < end && utf8[index] == 0x2F && utf8[index + 1] == 0x2F
  }

  private mutating func endWord(isCapitalised: Bool) {
    letters.append(0x20)
    self.isCapitalised.append(isCapitalised)
  }

  /// Adds the weights of the n-grams of the words that were read.
  private mutating func addWords(from table: LanguageModel.Table, of script: Script) {
    var start = 0
    // Each word stands between spaces, which belong to its n-grams.
    for number in isCapitalised.indices {
      var word = PackedLetters(mark: script.rawValue)
      var end = start + 1
      while letters[end] != 0x20 {
        word.append(letters[end])
        end += 1
      }
      isBehindName =
        isCapitalised[number] || isBehindName && isParticle(number, in: start + 1..<end)
      isCapitalised[number] = isBehindName && hasFirstWord
      if hasFirstWord, !isBehindName { hasSmallWords = true }
      hasFirstWord = true
      add(word, start..<end + 1, isCapitalised: isCapitalised[number], table)
      start = end
    }
    sums.flush()
    sumsOfCapitalised.flush()
  }

  /// Whether a word leads from one with a capital to the next one, as in Jan van der Berg.
  private func isParticle(_ number: Int, in range: Range<Int>) -> Bool {
    isCapitalised[(number + 1)...].prefix(2).contains(true)
      && NameParticles.contains(letters.span.extracting(range))
  }

  /// Adds the weights of a word, which with its spaces stands in a range of ``letters``.
  @inline(__always)
  private mutating func add(
    _ word: PackedLetters, _ range: Range<Int>, isCapitalised: Bool, _ table: LanguageModel.Table
  ) {
    if !word.isWhole {
      // In parts that are short enough for the sums.
      for first in stride(from: 0, to: range.count, by: Self.partOfWord) {
        let part = first..<min(first + Self.partOfWord, range.count)
        add(
          Self.sum(letters.span.extracting(range), startingIn: part, in: table),
          isCapitalised: isCapitalised)
      }
    } else if let place = known.place(of: word) {
      add(known[place], isCapitalised: isCapitalised)
    } else {
      let sum = Self.sum(letters.span.extracting(range), startingIn: 0..<range.count, in: table)
      known.remember(sum, of: word)
      add(sum, isCapitalised: isCapitalised)
    }
  }

  @inline(__always)
  private mutating func add(_ sum: borrowing GramSum, isCapitalised: Bool) {
    if isCapitalised { sumsOfCapitalised.add(sum) } else { sums.add(sum) }
  }

  /// Takes from each language what the letters cost that it does not write with.
  private mutating func addLetters(of script: Script) {
    let alphabet = alphabets[Int(script.rawValue)]
    guard alphabet.count > 0 else { return }
    var word = -1
    for letter in letters {
      if letter == 0x20 { word += 1 }
      // Names have letters of other languages.
      if hasSmallWords, word < isCapitalised.count, isCapitalised[word] { continue }
      guard let number = alphabet.number(of: letter), !seen[number] else { continue }
      seen[number] = true
      for column in alphabet.columns(without: number) {
        sums.languages[Int(column)] &-= Self.foreignLetter
      }
    }
  }

  /// The weights of the n-grams of a word, with the spaces around it, that start in a part of it.
  private static func sum(
    _ word: Span<UInt32>, startingIn part: Range<Int>, in table: LanguageModel.Table
  ) -> GramSum {
    let slots = table.slots.span
    let rows = table.rows.span
    let mask = slots.count - 1
    // First which rows, then their sum, so that the memory of all rows is waited for at once: as many as
    // `GramSum.maximumCount`.
    var found = InlineArray<256, UInt16>(repeating: 0)
    var count = 0
    // The space behind a word belongs to the next one.
    for start in part.clamped(to: 0..<max(0, word.count - 1)) {
      var hash: UInt32 = 0x811C_9DC5
      for end in start..<min(start + LanguageModel.longest, word.count) {
        hash = (hash ^ word[end]) &* 0x0100_0193
        // A space alone is no n-gram.
        if end == 0 { continue }
        let key = UInt64(hash ^ hash >> 15)
        var slot = Int(truncatingIfNeeded: key) & mask
        while slots[slot] != 0, slots[slot] >> 16 != key { slot = (slot + 1) & mask }
        guard slots[slot] != 0 else { continue }
        found[count] = UInt16(truncatingIfNeeded: slots[slot]) &- 1
        count += 1
      }
    }
    var sum = GramSum()
    for index in 0..<count { sum.add(rows[Int(found[index])]) }
    return sum
  }

  /// Whether the best language leads so clearly that the rest of the text will not change it.
  private func isClear(_ sums: [Int32], in table: LanguageModel.Table) -> Bool {
    var best = 0
    var first = Int32.min
    var second = Int32.min
    for language in sums.indices {
      let sum = sums[language]
      if sum > first {
        second = first
        first = sum
        best = language
      } else if sum > second {
        second = sum
      }
    }
    guard second > .min else { return true }
    let lead = Double(first - second) / LanguageModel.unitsPerNat
    return lead >= Self.clearLead
      || lead >= Self.expectedLead && expected.contains(table.languages[best])
  }
}
