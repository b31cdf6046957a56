/// Judges whether a Chinese and an English phrase can be translations of each other.
struct PhraseTranslation: Sendable {
  private let table: TranslationTable
  private let variants: ChineseVariants

  /// Makes a judge of what alignment knows about words.
  ///
  /// - Throws: an error that names the table of Chinese and English, if it cannot be read.
  init(_ model: AlignmentModel) throws {
    table = try model.shipped.table(of: "zh-en")
    variants = model.variants
  }

  /// How much of each phrase the other one explains, 0...1.
  ///
  /// - Complexity: O(characters × (entries of a character + words)).
  func score(_ chinese: [UInt32], _ english: Words) -> Double {
    scores(chinese, places: [], english, places: []).whole
  }

  /// How much two names explain of each other, 0...1.
  struct Scores {
    /// Of the whole names.
    var whole = 0.0
    /// Of what is no place in them; as of the whole names if a name is nothing but places.
    var rest = 0.0
    /// The least that the Chinese name explains of a word of the English one that is of no place.
    var leastWord = 1.0
    /// The most that the English name explains of a character of the places in the Chinese one.
    var place = 0.0
  }

  /// Scores names with places in them, which stand at ranges of their scalars.
  ///
  /// - Complexity: as ``score(_:_:)``.
  func scores(
    _ chinese: [UInt32], places: [Range<Int>], _ english: Words, places others: [Range<Int>]
  ) -> Scores {
    let stems = english.stems
    guard !stems.isEmpty else { return Scores() }
    var explained = [Float](repeating: 0, count: stems.count)
    var characters = [Float](repeating: 0, count: chinese.count)
    let folded = chinese.map(variants.simplified)
    for index in folded.indices where ChineseUnits.isHan(folded[index]) {
      explain(
        UnitHash.character(folded[index]), index...index, weight: 0.7, stems, &explained,
        &characters)
      if index > 0, ChineseUnits.isHan(folded[index - 1]) {
        explain(
          UnitHash.bigram(folded[index - 1], folded[index]), index - 1...index, weight: 1, stems,
          &explained, &characters)
      }
    }
    var (forward, backward) = (Mean(), Mean())
    var place: Float = 0
    for index in folded.indices where ChineseUnits.isHan(folded[index]) {
      let isPlace = places.contains { $0.contains(index) }
      forward.add(characters[index], isPlace: isPlace)
      if isPlace { place = max(place, characters[index]) }
    }
    var leastWord: Float = 1
    for index in stems.indices {
      let isPlace = others.contains { $0.contains(english.starts[index]) }
      backward.add(explained[index], isPlace: isPlace)
      if !isPlace { leastWord = min(leastWord, explained[index]) }
    }
    guard forward.count > 0 else { return Scores() }
    let whole = Double((forward.whole + backward.whole) / 2)
    let hasRest = forward.restCount > 0 && backward.restCount > 0
    let rest = hasRest ? Double((forward.rest + backward.rest) / 2) : whole
    return Scores(whole: whole, rest: rest, leastWord: Double(leastWord), place: Double(place))
  }

  /// The mean of all, and of what is no place.
  private struct Mean {
    private(set) var count = 0
    private(set) var restCount = 0
    private var sum: Float = 0
    private var restSum: Float = 0

    mutating func add(_ value: Float, isPlace: Bool) {
      count += 1
      sum += value
      guard !isPlace else { return }
      restCount += 1
      restSum += value
    }

    var whole: Float { sum / Float(count) }
    var rest: Float { restSum / Float(restCount) }
  }

  private func explain(
    _ hash: UInt32, _ range: ClosedRange<Int>, weight: Float, _ stems: [Int],
    _ explained: inout [Float], _ characters: inout [Float]
  ) {
    guard let unit = table.left.find(hash) else { return }
    table.eachEntry(of: unit) { entry in
      guard let stem = stems.firstIndex(of: entry.right) else { return }
      let strength = weight * min(1, 2 * max(entry.forward, entry.backward))
      explained[stem] = max(explained[stem], strength)
      for index in range { characters[index] = max(characters[index], strength) }
    }
  }

  /// The words of an English phrase.
  struct Words {
    /// Those that say something, as units of the table; -1 of those that it does not know.
    fileprivate var stems: [Int] = []
    /// Where they start in the phrase.
    fileprivate var starts: [Int] = []
  }

  /// Reads the words of an English phrase.
  func words(of english: [UInt32]) -> Words {
    var result = Words()
    var word: [UInt8] = []
    var start = 0
    func finish(_ end: Int) {
      defer {
        word = []
        start = end + 1
      }
      guard word.count > 1, !Self.functionWords.contains(word) else { return }
      EnglishStem.reduce(&word)
      result.stems.append(table.right.find(UnitHash.bytes(word)) ?? -1)
      result.starts.append(start)
    }
    for (index, scalar) in english.enumerated()
    where !LatinFold.append(scalar, to: &word) && scalar != 0x27 {
      finish(index)
    }
    finish(english.count)
    return result
  }

  private static let functionWords = Set(
    ["of", "the", "and", "for", "in", "to", "on", "at", "by", "an", "with"].map { Array($0.utf8) })
}
