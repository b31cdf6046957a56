/// Cuts each block that is no heading into sentences.
///
/// The segments of a block ascend, are disjoint and cover all but the white space between them. An
/// ideographic space between two sentences belongs to the first.
struct Segmentation: StandardStage {
  static let name = "segmentation"
  static let summary = "Cuts each block that is no heading into sentences."
  static let requires: Set<Layer> = [.blocks, .languages, .headings]
  static let provides: Set<Layer> = [.segments]

  init(_ configuration: NoConfiguration, context: StageContext) {}

  func run(_ document: inout Document) {
    var segmenter = SentenceSegmenter()
    // In place: a copy of a block counts references to all that it has.
    var blocks = document.blocks.mutableSpan
    for index in blocks.indices {
      guard blocks[index].heading == nil else {
        blocks[index].segments = []
        continue
      }
      blocks[index].segments = segmenter.segments(
        of: blocks[index].utf8, language: blocks[index].language?.value ?? .undetermined)
    }
  }
}
