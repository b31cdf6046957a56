/// A paragraph on one or more pages.
struct PageParagraph {
  /// Where a later page begins.
  struct PageStart {
    /// In ``PageParagraph/utf8``.
    var offset: Int
    /// The index of the page.
    var page: Int
  }

  /// The lines that it was made of.
  private(set) var lines: [PageLine]
  /// The running text.
  private(set) var utf8: [UInt8]
  private(set) var pageStarts: [PageStart] = []
  /// What it is in the layout.
  var kind = Block.Kind.paragraph
  /// Its level if it is a heading.
  var level: Int?

  /// Begins with a line.
  init(_ line: PageLine) {
    lines = [line]
    utf8 = line.utf8
  }

  var first: PageLine { lines[0] }
  var last: PageLine { lines[lines.count - 1] }
  /// Whether every line is bold.
  var isBold: Bool { lines.allSatisfy(\.isBold) }

  /// Whether it is text that no table holds, and no note.
  var isInText: Bool { kind == .paragraph && first.cell == nil }

  /// The longest line: the one whose font counts.
  var main: PageLine {
    lines.dropFirst().reduce(lines[0]) { $1.utf8.count > $0.utf8.count ? $1 : $0 }
  }

  /// Adds a line.
  ///
  /// - Parameters:
  ///   - line: what comes next.
  ///   - compounds: the words with a hyphen that the document has inside of its lines.
  mutating func append(_ line: PageLine, compounds: HyphenatedWords) {
    let end = Array(utf8.suffix(4))
    let joint = end + line.utf8.prefix(4)
    switch LineJoint(joint, 0..<end.count, end.count..<joint.count) {
    case .nothing: break
    case .space where HyphenatedWords.endsWithOtherHyphen(utf8): removeHyphen(before: line.utf8)
    case .space: utf8.append(0x20)
    // Centred lines are broken where it reads well, not inside of words.
    case .hyphen where !line.isCentred(below: last) && !compounds.keepsHyphen(utf8, line.utf8):
      utf8.removeLast()
    case .hyphen: break
    }
    if line.page != last.page {
      pageStarts.append(PageStart(offset: utf8.count, page: line.page))
    }
    utf8 += line.utf8
    lines.append(line)
  }

  /// Takes away U+00AD, or U+2010, which some programs put at line ends, before small letters.
  private mutating func removeHyphen(before next: [UInt8]) {
    if utf8[utf8.count - 1] == 0xAD {
      utf8.removeLast(2)
    } else if let first = next.first, HyphenatedWords.isSmall(first) {
      utf8.removeLast(3)
    }
  }
}
