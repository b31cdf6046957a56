/// The paragraphs of a block with line breaks inside.
///
/// A break parts two paragraphs where a sentence ends before it or an indentation or a label follows;
/// otherwise it is a matter of looks, and the lines are joined.
struct BrokenParagraphs {
  struct Paragraph {
    var utf8: [UInt8]
    var indentation: Int
    var glosses: [Gloss]
    /// What the text was in the whole, ascending.
    var ranges: [Range<Int>]
  }

  private(set) var paragraphs: [Paragraph] = []

  /// Cuts a text, unless all its lines belong together, as in a heading.
  ///
  /// - Parameters:
  ///   - utf8: valid UTF-8.
  ///   - breaks: the offsets of the line breaks, ascending; no characters stand for them.
  ///   - glosses: the glosses of the text, ascending.
  ///   - isOneLine: whether no break parts anything.
  init(_ utf8: [UInt8], breaks: [Int], glosses: [Gloss], isOneLine: Bool) {
    if breaks.isEmpty, !utf8.isEmpty,
      WhiteSpace.trimmed(utf8.indices, in: utf8) == utf8.indices,
      !PlainTextReader.isBlank(utf8.indices, in: utf8)
    {
      // Nearly always: the text as it is.
      paragraphs = [
        Paragraph(utf8: utf8, indentation: 0, glosses: glosses, ranges: [utf8.indices])
      ]
      return
    }
    var glosses = glosses[...]
    var start = 0
    var last: Range<Int>?
    for end in breaks + [utf8.count] where start < end {
      let range = WhiteSpace.trimmed(start..<end, in: utf8)
      defer { start = end }
      guard !PlainTextReader.isBlank(range, in: utf8) else { continue }
      let indentation = PlainTextReader.indentation(start..<range.lowerBound, in: utf8)
      if let last, isOneLine || !Self.isBreak(last, range, indentation: indentation, in: utf8) {
        join(range, behind: last, in: utf8, &glosses)
      } else {
        paragraphs.append(
          Paragraph(utf8: [], indentation: indentation, glosses: [], ranges: []))
        append(range, in: utf8, &glosses)
      }
      last = range
    }
  }

  private static func isBreak(
    _ last: Range<Int>, _ next: Range<Int>, indentation: Int, in utf8: [UInt8]
  ) -> Bool {
    indentation > 1 || SentenceEnd.isAtEnd(of: utf8, in: last)
      || LineStartLabel.isAtStart(of: utf8, in: next)
  }

  private mutating func join(
    _ range: Range<Int>, behind last: Range<Int>, in utf8: [UInt8],
    _ glosses: inout ArraySlice<Gloss>
  ) {
    if LineJoint(utf8, last, range) == .space { paragraphs[paragraphs.count - 1].utf8.append(0x20) }
    append(range, in: utf8, &glosses)
  }

  private mutating func append(
    _ range: Range<Int>, in utf8: [UInt8], _ glosses: inout ArraySlice<Gloss>
  ) {
    let index = paragraphs.count - 1
    let shift = paragraphs[index].utf8.count - range.lowerBound
    paragraphs[index].utf8 += utf8[range]
    paragraphs[index].ranges.append(range)
    while let gloss = glosses.first, gloss.range.end <= range.upperBound {
      glosses.removeFirst()
      guard gloss.range.start >= range.lowerBound else { continue }
      var moved = gloss
      moved.range = TextRange(gloss.range.start + shift, gloss.range.end + shift)
      paragraphs[index].glosses.append(moved)
    }
  }
}
