/// A paragraph whose lines are put together.
struct WrappedParagraph {
  /// The running text.
  private(set) var text: [UInt8]
  /// Where it stands; a space in the place of a line end stands for the line end.
  private(set) var map: SourceMap
  /// Where its lines start.
  private(set) var lines: [LineStart]

  private let utf8: [UInt8]
  private let first: SourceLines.Line
  private var last: SourceLines.Line

  /// Begins with a line of `utf8`.
  init(_ utf8: [UInt8], _ first: SourceLines.Line) {
    self.utf8 = utf8
    text = Array(utf8[first.range])
    map = SourceMap(startingAt: first.range.lowerBound)
    lines = [LineStart(offset: 0, number: first.number)]
    lines[0].mark = String(decoding: utf8[first.mark], as: UTF8.self)
    self.first = first
    last = first
  }

  /// Whether the next line can belong to the paragraph, by its indentation and its beginning.
  ///
  /// The first line may be indented otherwise than the rest: further in, or further out for a label.
  func goesOn(
    in next: SourceLines.Line, behind indentation: Int, first firstIndentation: Int
  ) -> Bool {
    guard next.depth == last.depth, !PlainTextReader.isBlank(next.range, in: utf8),
      !LineStartLabel.isAtStart(of: utf8, in: next.range)
    else { return false }
    let width = PlainTextReader.indentation(of: next, in: utf8)
    if width == indentation { return true }
    guard lines.count == 1 else { return false }
    return width < firstIndentation || LineStartLabel.isAtStart(of: utf8, in: first.range)
  }

  /// Adds a line.
  mutating func append(_ line: SourceLines.Line) {
    let joint = LineJoint(utf8, last.range, line.range)
    if joint == .space {
      map.append(text: text.count, source: last.range.upperBound)
      text.append(0x20)
    }
    map.append(text: text.count, source: line.range.lowerBound)
    var start = LineStart(
      offset: text.count, number: line.number, isWordBreak: joint == .space)
    start.mark = String(decoding: utf8[line.mark], as: UTF8.self)
    lines.append(start)
    text += utf8[line.range]
    last = line
  }
}
