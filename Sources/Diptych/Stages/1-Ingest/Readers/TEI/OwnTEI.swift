/// Gives the blocks of a file of the exporter back what its stages decided.
struct OwnTEI {
  private(set) var blocks: [Block] = []
  /// The layers that the file brings.
  private(set) var given: Set<Layer> = [.languages]

  /// What headings of markup have, in hundredths: see ``HeadingDetection``.
  private static let markupHundredths = 99

  init(_ entries: [RoleBlocks.Entry], _ walk: TEIWalk) {
    let isText = walk.header.mediaType == MediaType.plainText.name
    let isMarkup =
      !isText
      && entries.contains { $0.block.layout.markupHeadingLevel != nil }
      && entries.allSatisfy {
        $0.block.layout.markupHeadingLevel == nil
          || Hundredths(walk.confidence(of: $0.tag)).value == Self.markupHundredths
      }
    if !isMarkup { given.insert(.headings) }
    blocks.reserveCapacity(entries.count)
    var lastLine = 0
    for entry in entries {
      var block = entry.block
      block.language = Inferred(
        value: block.declaredLanguage ?? .undetermined,
        confidence: walk.doubt(about: entry.tag) ?? Self.certain, stage: Ingest.name)
      block.declaredLanguage = nil
      if isMarkup {
        block.layout.hasMarkup = true
      } else {
        block.heading = block.layout.markupHeadingLevel.map {
          Inferred(value: $0, confidence: walk.confidence(of: entry.tag), stage: Ingest.name)
        }
        block.layout.markupHeadingLevel = nil
      }
      if let first = block.lines.first, let last = block.lines.last {
        block.layout.blankLinesBefore = max(0, first.number - lastLine - 1)
        lastLine = last.number
      }
      blocks.append(block)
    }
  }

  /// What the file does not doubt.
  private static let certain = 0.99
}
