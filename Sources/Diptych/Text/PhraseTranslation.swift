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
    let stems = english.stems
    guard !stems.isEmpty else { return 0 }
    var explained = [Float](repeating: 0, count: stems.count)
    var characters = [Float](repeating: 0, count: chinese.count)
    let folded = chinese.map(variants.simplified)
    var count = 0
    for index in folded.indices where ChineseUnits.isHan(folded[index]) {
      count += 1
      explain(
        UnitHash.character(folded[index]), index...index, weight: 0.7, stems, &explained,
        &characters)
      if index > 0, ChineseUnits.isHan(folded[index - 1]) {
        explain(
          UnitHash.bigram(folded[index - 1], folded[index]), index - 1...index, weight: 1, stems,
          &explained, &characters)
      }
    }
    guard count > 0 else { return 0 }
    let forward = characters.reduce(0, +) / Float(count)
    let backward = explained.reduce(0, +) / Float(stems.count)
    return Double((forward + backward) / 2)
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
    fileprivate var stems: [Int]
  }

  /// Reads the words of an English phrase.
  func words(of english: [UInt32]) -> Words {
    var result: [Int] = []
    var word: [UInt8] = []
    func finish() {
      defer { word = [] }
      guard word.count > 1, !Self.functionWords.contains(word) else { return }
      EnglishStem.reduce(&word)
      result.append(table.right.find(UnitHash.bytes(word)) ?? -1)
    }
    for scalar in english where !LatinFold.append(scalar, to: &word) && scalar != 0x27 {
      finish()
    }
    finish()
    return Words(stems: result)
  }

  private static let functionWords = Set(
    ["of", "the", "and", "for", "in", "to", "on", "at", "by", "an", "with"].map { Array($0.utf8) })
}
