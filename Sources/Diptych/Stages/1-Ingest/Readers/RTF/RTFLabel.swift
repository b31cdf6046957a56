/// The number or bullet before a paragraph.
struct RTFLabel {
  /// What it adds to the paragraph's text; empty for a bullet.
  let utf8: [UInt8]

  /// Whether it is a number or a letter: it says more than that an item begins.
  var isNumber: Bool { !utf8.isEmpty }

  /// A bullet.
  static let bullet = RTFLabel([], isSymbol: true)

  /// Makes a label of the text that stands for it; `isSymbol` if that is in a font of symbols.
  init(_ text: [UInt8], isSymbol: Bool) {
    let label = text[WhiteSpace.trimmed(text.indices, in: text)]
    guard !isSymbol, label.count <= Self.longest, Self.isNumber(label) else {
      utf8 = []
      return
    }
    // As one writes it by hand: a space behind `1.`, none behind `一、`.
    utf8 = EastAsian.ends(label) ? Array(label) : Array(label) + [0x20]
  }

  /// Takes a bullet that is written in the text, with a tab behind it, off a paragraph.
  ///
  /// - Returns: whether there was one.
  static func removeBullet(from paragraph: inout BrokenParagraphs.Paragraph) -> Bool {
    let bullet: [UInt8] = [0xE2, 0x80, 0xA2, 0x09]
    let count = paragraph.utf8.count
    guard count > bullet.count, paragraph.utf8.starts(with: bullet) else { return false }
    let start = WhiteSpace.trimmed(bullet.count..<count, in: paragraph.utf8).lowerBound
    guard start < count else { return false }
    paragraph.utf8.removeFirst(start)
    paragraph.glosses = paragraph.glosses.filter { $0.range.start >= start }
    for index in paragraph.glosses.indices {
      let range = paragraph.glosses[index].range
      paragraph.glosses[index].range = TextRange(range.start - start, range.end - start)
    }
    return true
  }

  private static func isNumber(_ label: ArraySlice<UInt8>) -> Bool {
    // The letter that Word takes for the bullet of the second level.
    if label.elementsEqual([UInt8(ascii: "o")]) { return false }
    return Scalars.values(of: Array(label)).contains {
      (0x30...0x39).contains($0) || (0x2460...0x24FF).contains($0) || Script.of($0) != .common
    }
  }

  private static let longest = 64
}
