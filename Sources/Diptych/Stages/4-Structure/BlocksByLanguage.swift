/// The blocks of a document by their languages, which have headings and levels each of their own.
struct BlocksByLanguage {
  /// The language of each block, numbered from 0.
  let numbers: [Int]
  /// The blocks of each language, by its number.
  let indices: [[Int]]

  /// Sorts the blocks; one without a language goes with the one before it.
  init(_ blocks: [Block]) {
    let numbers = Self.numbers(of: blocks)
    var indices = [[Int]](repeating: [], count: (numbers.max() ?? -1) + 1)
    for (index, number) in numbers.enumerated() { indices[number].append(index) }
    self.numbers = numbers
    self.indices = indices
  }

  private static func numbers(of blocks: [Block]) -> [Int] {
    var known: [String: Int] = [:]
    var current = 0
    var last: LanguageTag?
    var numbers: [Int] = []
    numbers.reserveCapacity(blocks.count)
    // In place: a copy of a block counts references to all that it has.
    let blocks = blocks.span
    for index in blocks.indices {
      if let language = blocks[index].language?.value, language != last,
        language != .undetermined, language != .noLinguisticContent
      {
        last = language
        let primary = language.primary
        current = known[primary] ?? known.count
        known[primary] = current
      }
      numbers.append(current)
    }
    return numbers
  }
}
