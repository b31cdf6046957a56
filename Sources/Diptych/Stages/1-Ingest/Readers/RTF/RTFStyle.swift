/// A style of paragraphs.
struct RTFStyle {
  /// The level of its paragraphs, or ``MarkupHeadings/titleLevel``; `nil` for running text.
  let headingLevel: Int?

  /// Makes a style of its name and of its outline level, from 0.
  init(name: [UInt8], outlineLevel: Int?) {
    if let outlineLevel, (0..<9).contains(outlineLevel) {
      headingLevel = outlineLevel + 1
      return
    }
    switch HeadingStyle(name: String(decoding: name, as: UTF8.self)) {
    case .heading(let level): headingLevel = level
    case .title: headingLevel = MarkupHeadings.titleLevel
    case .caption, nil: headingLevel = nil
    }
  }
}
