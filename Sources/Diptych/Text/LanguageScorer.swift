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
  private var sums: [Int32] = []
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
  /// Empty if the script is enough to tell. `utf8` is valid UTF-8 in `range`.
  mutating func logLikelihoods(
    _ utf8: [UInt8], in range: Range<Int>, of script: Script
  ) -> [Double] {
    guard let table = model.table(of: script) else { return [] }
    sums.removeAll(keepingCapacity: true)
    sums.append(contentsOf: table.priors)
    seen.reset(to: false, count: alphabets[Int(script.rawValue)].count)
    var index = range.lowerBound
    var count = 0
    while index < range.upperBound, count < Self.maximumLetters {
      let wanted = min(Self.lettersOfPart, Self.maximumLetters - count)
      index = readWords(utf8, from: index, to: range.upperBound, of: script, wanted)
      count += letters.count
      addWords(from: table, of: script)
      addLetters(of: script)
      if index < range.upperBound, isClear(sums, in: table) { break }
    }
    return sums.map { Double($0) / LanguageModel.unitsPerNat }
  }

  /// Reads the next words until there are `wanted` letters; gives where the next word starts.
  private mutating func readWords(
    _ utf8: [UInt8], from start: Int, to end: Int, of script: Script, _ wanted: Int
  ) -> Int {
    letters.removeAll(keepingCapacity: true)
    letters.append(0x20)
    var isInWord = false
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
        letters.append(LanguageModel.lower(scalar))
        isInWord = true
      } else if isInWord, !(0x300..<0x370).contains(scalar) {
        letters.append(0x20)
        isInWord = false
        if letters.count >= wanted { return index }
      }
    }
    if isInWord { letters.append(0x20) }
    return index
  }

  /// Adds the weights of the n-grams of the words that were read.
  private mutating func addWords(from table: LanguageModel.Table, of script: Script) {
    var total = GramSum()
    var start = 0
    // Each word stands between spaces, which belong to its n-grams.
    while start + 1 < letters.count {
      var word = PackedLetters(mark: script.rawValue)
      var end = start + 1
      while end < letters.count, letters[end] != 0x20 {
        word.append(letters[end])
        end += 1
      }
      if word.isWhole {
        if let place = known.place(of: word) {
          Self.add(known[place], to: &total, &sums)
        } else {
          let sum = Self.sum(
            letters.span.extracting(start..<min(end + 1, letters.count)), in: table)
          known.remember(sum, of: word)
          Self.add(sum, to: &total, &sums)
        }
      } else {
        // A long word, in parts that are short enough for the sums.
        let range = start..<min(end + 1, letters.count)
        for first in stride(from: 0, to: range.count, by: Self.partOfWord) {
          Self.flush(&total, into: &sums)
          total = Self.sum(
            letters.span.extracting(range),
            startingIn: first..<min(first + Self.partOfWord, range.count), in: table)
        }
      }
      start = end
    }
    Self.flush(&total, into: &sums)
  }

  /// Takes from each language what the letters cost that it does not write with.
  private mutating func addLetters(of script: Script) {
    let alphabet = alphabets[Int(script.rawValue)]
    guard alphabet.count > 0 else { return }
    for letter in letters {
      guard let number = alphabet.number(of: letter), !seen[number] else { continue }
      seen[number] = true
      for column in alphabet.columns(without: number) { sums[Int(column)] -= Self.foreignLetter }
    }
  }

  @inline(__always)
  private static func add(
    _ sum: borrowing GramSum, to total: inout GramSum, _ sums: inout [Int32]
  ) {
    if total.count + sum.count > GramSum.maximumCount { flush(&total, into: &sums) }
    total.add(sum)
  }

  private static func sum(_ word: Span<UInt32>, in table: LanguageModel.Table) -> GramSum {
    sum(word, startingIn: 0..<word.count, in: table)
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

  private static func flush(_ sum: inout GramSum, into sums: inout [Int32]) {
    guard sum.count > 0 else { return }
    for language in sums.indices { sums[language] &+= sum.weight(ofColumn: language) }
    sum = GramSum()
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
