/// Takes texts of one language apart into the units that a translation table knows: the same as
/// ``AlignmentSideBuilder`` makes, without what needs no table, such as numbers.
struct TrainingUnits {
  /// The hashes of the units of text after text.
  private(set) var hashes: [UInt32] = []
  /// The place in `hashes` at which each text starts, and last their number.
  private(set) var starts: [Int32] = [0]
  /// The hashes of pairs of Han characters, which have to occur more often than characters.
  private var bigrams: Set<UInt32> = []
  private let system: WritingSystem
  private let fold: ChineseVariants
  private var word: [UInt8] = []

  /// No text of more units is taken: the work on a pair of texts grows with the product of their sizes.
  static let maximumUnits = 1000

  /// Makes units of a language; Han characters are folded by `fold`.
  init(_ system: WritingSystem, fold: ChineseVariants) {
    self.system = system
    self.fold = fold
  }

  /// Adds a text, valid UTF-8.
  ///
  /// - Returns: the number of its units.
  mutating func add(_ utf8: ArraySlice<UInt8>) -> Int {
    let start = hashes.count
    let scalars = Scalars.values(of: Array(utf8))
    if system.units == .characters {
      ChineseUnits.each(scalars, in: 0..<scalars.count, fold: fold) { hash, isBigram in
        hashes.append(hash)
        if isBigram { bigrams.insert(hash) }
      }
    }
    // What is Latin in Chinese text is the same in the other language.
    if !system.isChinese { addWords(scalars) }
    starts.append(Int32(hashes.count))
    return hashes.count - start
  }

  /// Takes the text back that was added last.
  mutating func removeLast() {
    starts.removeLast()
    hashes.removeLast(hashes.count - Int(starts[starts.count - 1]))
  }

  private mutating func addWords(_ scalars: [UInt32]) {
    var words = WordScanner(
      scalars, in: 0..<scalars.count, endsAtApostrophe: system.form == .beginning)
    while words.advance() {
      guard !WordForm.isUnspaced(words.word) else {
        WordForm.eachPair(of: words.word) { hashes.append(UnitHash.bytes($0)) }
        continue
      }
      word.removeAll(keepingCapacity: true)
      word += words.word
      system.form.reduce(&word)
      hashes.append(UnitHash.bytes(word))
    }
  }

  /// The texts as numbers, without the units that are too rare.
  ///
  /// - Parameter minimumCount: how often a word has to occur; a pair of Han characters once more, a single one
  ///   at all.
  /// - Returns: one side of all pairs.
  func side(minimumCount: Int) -> ParallelText.Side {
    ParallelText.Side(hashed: hashes, starts: starts) { hash, count in
      if bigrams.contains(hash) { return count > minimumCount }
      return system.units == .characters || count >= minimumCount
    }
  }
}
