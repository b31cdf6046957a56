/// Cuts each block that is no heading into sentences.
///
/// The segments of a block ascend, are disjoint and cover all but the white space between them. An
/// ideographic space between two sentences belongs to the first.
struct Segmentation: Stage {
  static let name = "segmentation"
  static let summary = "Cuts each block that is no heading into sentences."
  let requires: Set<Layer> = [.blocks, .languages, .headings]
  let provides: Set<Layer> = [.segments]

  init(_ configuration: NoConfiguration, context: StageContext) {}

  func run(_ document: inout Document) {
    var segmenter = SentenceSegmenter()
    for index in document.blocks.indices {
      guard document.blocks[index].heading == nil else {
        document.blocks[index].segments = []
        continue
      }
      document.blocks[index].segments = segmenter.segments(
        of: document.blocks[index].utf8,
        language: document.blocks[index].language?.value ?? .undetermined)
    }
  }
}
