/// Compares the languages of a script by the words of a text, and reads no more of it than it needs.
///
/// It keeps its buffer from one text to the next.
struct LanguageScorer {
  /// How sure the best language has to be before the rest of a text is left unread, in nats.
  ///
  /// Tuned on the development set of single segments: less costs accuracy.
  private static let clearLead = 12.0
  /// The same for a language that is expected.
  private static let expectedLead = 7.0
  /// So many letters are enough to tell languages of one script apart.
  private static let maximumLetters = 240
  /// After so many letters the lead is looked at.
  private static let lettersOfPart = 40
  /// N-grams overlap, so that their evidence is counted several times over.
  ///
  /// The divisor makes probabilities of it that hold on the development set.
  private static let overlap = 8.0 * 3

  private let model: LanguageModel
  /// By script, whether each language is expected.
  private let expected: Set<LanguageTag>
  /// The words of a part in lower case, each between spaces.
  private var letters: [UInt32] = []

  /// Makes a scorer; an expected language needs less text.
  init(model: LanguageModel, expected: [LanguageTag]) {
    self.model = model
    self.expected = Set(expected)
    letters.reserveCapacity(2 * Self.maximumLetters)
  }

  /// The log-likelihood, up to a constant, of each language of a script.
  ///
  /// Empty if the script is enough to tell. `utf8` is valid UTF-8 in `range`.
  mutating func logLikelihoods(
    _ utf8: [UInt8], in range: Range<Int>, of script: Script
  ) -> [Double] {
    guard let table = model.table(of: script) else { return [] }
    var sums = table.priors
    var index = range.lowerBound
    var count = 0
    while index < range.upperBound, count < Self.maximumLetters {
      let wanted = min(Self.lettersOfPart, Self.maximumLetters - count)
      index = readWords(utf8, from: index, to: range.upperBound, of: script, wanted)
      count += letters.count
      add(to: &sums, from: table)
      if index < range.upperBound, isClear(sums, in: table) { break }
    }
    return sums.map { Double($0) / Self.overlap }
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
  private func add(to sums: inout [Int32], from table: LanguageModel.Table) {
    let mask = table.slots.count - 1
    // Two sums of 16 bits for every word of the row: those of its even and of its odd bytes.
    let low = SIMD8<UInt64>(repeating: 0x00FF_00FF_00FF_00FF)
    var even = SIMD8<UInt64>()
    var odd = SIMD8<UInt64>()
    var pending = 0
    for start in letters.indices {
      var hash: UInt32 = 0x811C_9DC5
      for end in start..<min(start + LanguageModel.longest, letters.count) {
        let letter = letters[end]
        hash = (hash ^ letter) &* 0x0100_0193
        let isSpace = letter == 0x20
        if end > start || !isSpace {
          let key = UInt64(hash ^ hash >> 15)
          var slot = Int(truncatingIfNeeded: key) & mask
          while table.slots[slot] != 0, table.slots[slot] >> 16 != key { slot = (slot + 1) & mask }
          let row = Int(truncatingIfNeeded: table.slots[slot] & 0xFFFF)
          if row != 0 {
            let weights = table.rows[row - 1]
            even &+= weights & low
            odd &+= (weights &>> 8) & low
            pending += 1
          }
        }
        if end > start, isSpace { break }
      }
      // 256 bytes fit into 16 bits.
      if pending > 250 {
        Self.flush(&even, &odd, &pending, into: &sums)
      }
    }
    Self.flush(&even, &odd, &pending, into: &sums)
  }

  private static func flush(
    _ even: inout SIMD8<UInt64>, _ odd: inout SIMD8<UInt64>, _ count: inout Int,
    into sums: inout [Int32]
  ) {
    let bias = Int32(128 * count)
    for language in sums.indices {
      let word = language & 1 == 0 ? even[language >> 3] : odd[language >> 3]
      let sum = UInt16(truncatingIfNeeded: word >> UInt64(16 * (language >> 1 & 3)))
      sums[language] &+= Int32(sum) - bias
    }
    even = SIMD8()
    odd = SIMD8()
    count = 0
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
    let lead = Double(first - second) / Self.overlap
    return lead >= Self.clearLead
      || lead >= Self.expectedLead && expected.contains(table.languages[best])
  }
}
