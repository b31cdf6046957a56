/// The paragraphs of a block with line breaks inside.
///
/// A break parts two paragraphs where a sentence ends before it, where an indentation or a label follows,
/// where the script changes, and where the next word would have fitted in, had the break not been meant.
/// Otherwise it is a matter of looks, and the lines are joined.
struct BrokenParagraphs {
  struct Paragraph {
    var utf8: [UInt8]
    var indentation: Int
    var glosses: [Gloss]
    /// What the text was in the whole, ascending.
    var ranges: [Range<Int>]
  }

  private(set) var paragraphs: [Paragraph] = []

  /// What a text is, as far as its format tells.
  enum Role {
    /// A heading: the lines of one script belong together.
    case heading
    /// Maybe the title of a document without heading marks, in short lines that belong together.
    case mayBeTitle
    case text
  }

  /// Cuts a text; in a heading only where the script changes.
  ///
  /// - Parameters:
  ///   - utf8: valid UTF-8.
  ///   - breaks: the offsets of the line breaks, ascending; no characters stand for them.
  ///   - glosses: the glosses of the text, ascending.
  ///   - role: what the text is.
  init(_ utf8: [UInt8], breaks: [Int], glosses: [Gloss], role: Role) {
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
    var lines: [LineBreakRule.Line] = []
    var start = 0
    for end in breaks + [utf8.count] where start < end {
      let range = WhiteSpace.trimmed(start..<end, in: utf8)
      if !PlainTextReader.isBlank(range, in: utf8) {
        lines.append(LineBreakRule.Line(range, indented: start..<range.lowerBound, in: utf8))
      }
      start = end
    }
    let rule = LineBreakRule(utf8, lines, mayBeTitle: role == .mayBeTitle)
    var glosses = glosses[...]
    for (index, line) in lines.enumerated() {
      let isJoined =
        index > 0
        && !(role == .heading
          ? rule.changesScript(before: index) : rule.isBreak(before: index))
      if isJoined {
        join(line.range, behind: lines[index - 1].range, in: utf8, &glosses)
      } else {
        paragraphs.append(
          Paragraph(utf8: [], indentation: line.indentation, glosses: [], ranges: []))
        append(line.range, in: utf8, &glosses)
      }
    }
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
