/// The headings that a document marks, in formats that mark its title as well.
enum MarkupHeadings {
  /// The level of the document's title, above all headings, until ``settle(in:)``.
  static let titleLevel = 0

  /// Gives headings their final levels, below the title if there is one, and tells all blocks whether
  /// there are headings.
  ///
  /// A title alone does not mean that the document marks its headings.
  static func settle(in blocks: inout [Block]) {
    var hasHeading = false
    var hasTitle = false
    for block in blocks {
      guard let level = block.layout.markupHeadingLevel else { continue }
      if level == titleLevel { hasTitle = true } else { hasHeading = true }
    }
    guard hasHeading || hasTitle else { return }
    for index in blocks.indices {
      blocks[index].layout.hasMarkup = hasHeading
      if hasTitle, let level = blocks[index].layout.markupHeadingLevel {
        blocks[index].layout.markupHeadingLevel = level + 1
      }
    }
  }
}
