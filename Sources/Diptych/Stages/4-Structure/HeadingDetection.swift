/// Marks the blocks that are headings, and gives each its level.
struct HeadingDetection: Stage {
  /// The settings of `heading-detection`.
  struct Configuration: StageConfiguration {
    /// The least confidence, 0...1, at which a block becomes a heading.
    var minimumConfidence = 0.5

    static var settings: [Setting] {
      [
        Setting(
          "minimumConfidence",
          "the least confidence at which a block without heading markup becomes a heading",
          range: 0...1)
      ]
    }
  }

  static let name = "heading-detection"
  static let summary = "Marks the blocks that are headings, and gives each its level."
  let requires: Set<Layer> = [.blocks, .languages]
  let provides: Set<Layer> = [.headings]

  private let configuration: Configuration

  init(_ configuration: Configuration, context: StageContext) {
    self.configuration = configuration
  }

  func run(_ document: inout Document) {
    if markHeadingsOfMarkup(in: &document) { return }
    let blocks = document.blocks
    let shapes = blocks.map { LineShape($0.utf8) }
    for (index, shape) in shapes.enumerated() {
      guard shape.isHeadingCandidate, blocks[index].kind == .paragraph else { continue }
      let next = index + 1 < shapes.count ? shapes[index + 1] : nil
      let isFollowedByLonger = next.map { $0.weightedLength > 1.5 * shape.weightedLength } ?? false
      let confidence = isFollowedByLonger ? 0.8 : 0.3
      guard confidence >= configuration.minimumConfidence else { continue }
      document.blocks[index].heading = Inferred(value: 1, confidence: confidence, stage: Self.name)
    }
  }

  /// Takes over the headings that the format marks; `false` if it marks none.
  private func markHeadingsOfMarkup(in document: inout Document) -> Bool {
    var hasHeading = false
    for index in document.blocks.indices {
      guard let level = document.blocks[index].layout.markupHeadingLevel else { continue }
      document.blocks[index].heading = Inferred(value: level, confidence: 0.99, stage: Self.name)
      hasHeading = true
    }
    return hasHeading
  }
}
