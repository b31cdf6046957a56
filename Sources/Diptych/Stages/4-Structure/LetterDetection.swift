/// Finds the parts of official letters: issuing body, document number, addressee, date, signature.
///
/// A letter and its translation in one file are two letters. Rules, in Chinese and English; a document
/// in which only one sign is there is no letter.
struct LetterDetection: StandardStage {
  static let name = "letter-detection"
  static let summary =
    "Finds issuing body, document number, addressee, date and signature of official letters."
  static let requires: Set<Layer> = [.blocks, .languages]
  static let provides: Set<Layer> = [.letters]

  init(_ configuration: NoConfiguration, context: StageContext) {}

  func run(_ document: inout Document) {
    document.letters = Self.groups(of: document.blocks).compactMap { group in
      let head = group.blocks.prefix(LetterReader.headLines)
      let tail = group.blocks.dropFirst(head.count).suffix(LetterReader.tailLines)
      return LetterReader.letter(
        head: lines(head, of: document), tail: lines(tail, of: document), language: group.language)
    }
  }

  private func lines(_ indices: ArraySlice<Int>, of document: Document) -> [LetterLine?] {
    indices.map { LetterLine(document.blocks[$0].utf8, block: $0) }
  }

  /// The blocks of each language, in order; a block without a language goes with the one before it.
  private static func groups(of blocks: [Block]) -> [(language: LanguageTag, blocks: [Int])] {
    var groups: [(language: LanguageTag, blocks: [Int])] = []
    var current: Int?
    let blocks = blocks.span
    for index in blocks.indices where blocks[index].place == .flow {
      if let language = blocks[index].language?.value, language != .undetermined,
        language != .noLinguisticContent, current.map({ groups[$0].language != language }) ?? true
      {
        let primary = language.primary
        current = groups.firstIndex { $0.language.primary == primary }
        if current == nil {
          current = groups.count
          groups.append((language, []))
        }
      }
      if let current { groups[current].blocks.append(index) }
    }
    return groups
  }
}
