/// The lines of a mail that an answer quotes, with a mark before each: `> `.
enum QuotedLines {
  private static let mark = UInt8(ascii: ">")

  /// The lines with the marks taken from their text; `nil` if there are none.
  static func unmarked(_ lines: [SourceLines.Line], in utf8: [UInt8]) -> [SourceLines.Line]? {
    var unmarked: [SourceLines.Line]?
    for (index, line) in lines.enumerated()
    where !line.range.isEmpty && utf8[line.range.lowerBound] == mark {
      guard let found = Self.unmarked(line, in: utf8) else { continue }
      unmarked = unmarked ?? lines
      unmarked?[index] = found
    }
    return unmarked
  }

  /// A line without its marks, which white space parts from the text, and maybe from each other.
  private static func unmarked(_ line: SourceLines.Line, in utf8: [UInt8]) -> SourceLines.Line? {
    var line = line
    let start = line.range.lowerBound
    var end = start
    var offset = start
    while offset < line.range.upperBound, utf8[offset] == mark || utf8[offset] == 0x20 {
      if utf8[offset] == mark {
        line.depth += 1
        end = offset + 1
      }
      offset += 1
    }
    let text = WhiteSpace.trimmed(end..<line.range.upperBound, in: utf8)
    guard text.isEmpty || text.lowerBound > end else { return nil }
    // One space belongs to the mark, more are an indentation.
    line.start = min(end + 1, line.range.upperBound)
    line.range = text.isEmpty ? line.range.upperBound..<line.range.upperBound : text
    line.mark = start..<line.range.lowerBound
    return line
  }
}
