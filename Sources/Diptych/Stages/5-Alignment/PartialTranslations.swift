/// Tells of paired sections that are translated in part only.
struct PartialTranslations {
  /// Less of a section's text without a counterpart is a translator's freedom: 1 / 5.
  private static let leastPart = 5

  private let document: Document
  private let linked: Set<SegmentReference>

  /// The findings of one alignment, in the order of the sections.
  static func findings(_ alignment: Alignment, in document: Document) -> [Finding] {
    let translations = PartialTranslations(
      document: document, linked: Set(alignment.segments.flatMap { $0.left + $0.right }))
    let sections =
      alignment.sections.flatMap { $0.left.map { ($0, alignment.right) } }
      + alignment.sections.flatMap { $0.right.map { ($0, alignment.left) } }
    return sections.sorted { $0.0 < $1.0 }.compactMap { translations.finding($0, lacking: $1) }
  }

  /// The finding of a section in whose text segments have no counterpart in a language.
  private func finding(_ section: Int, lacking language: LanguageTag) -> Finding? {
    var (count, bytes) = (0, 0)
    var (missing, missingBytes) = (0, 0)
    for block in document.sections[section].blocks where isText(document.blocks[block]) {
      for (index, segment) in document.blocks[block].segments.enumerated() {
        count += 1
        bytes += segment.count
        guard !linked.contains(SegmentReference(block: block, segment: index)) else { continue }
        missing += 1
        missingBytes += segment.count
      }
    }
    guard missing > 0, missingBytes * Self.leastPart >= bytes else { return nil }
    return .partlyTranslated(section, into: language, missing: missing, of: count)
  }

  /// Whether a block is more than a number in a table, which belongs to its row.
  private func isText(_ block: Block) -> Bool {
    if case .cell = block.place { block.hasLetters } else { true }
  }
}

extension Finding {
  fileprivate static func partlyTranslated(
    _ section: Int, into language: LanguageTag, missing: Int, of count: Int
  ) -> Finding {
    .note(
      "section_partly_translated", at: .section(section),
      "\(missing) of \(count) sentences of section \(section + 1) have no \(language) counterpart")
  }
}
