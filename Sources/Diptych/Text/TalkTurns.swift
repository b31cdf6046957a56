/// The turns of a talk, such as `记者：` and `Q:`, which are no headings though they are short.
enum TalkTurns {
  /// Finds them among the lines of one language.
  ///
  /// They are a label that comes again, beside another line with a label; and a question with a label above an
  /// answer with one.
  ///
  /// - Returns: their places.
  static func find(in lines: [ShapedLine]) -> [Int] {
    var counts: [ArraySlice<UInt8>: Int] = [:]
    for line in lines where line.shape.isLabelled { counts[label(of: line), default: 0] += 1 }
    return lines.indices.filter { place in
      let shape = lines[place].shape
      let isNextLabelled = isLabelled(place + 1, lines)
      if shape.ending == .question, shape.innerColons > 0, isNextLabelled { return true }
      guard shape.isLabelled, counts[label(of: lines[place])] ?? 0 > 1 else { return false }
      return isNextLabelled || isLabelled(place - 1, lines)
    }
  }

  private static func isLabelled(_ place: Int, _ lines: [ShapedLine]) -> Bool {
    lines.indices.contains(place) && lines[place].shape.isLabelled
  }

  /// What stands before the colon, of ASCII or of East Asian text.
  private static func label(of line: ShapedLine) -> ArraySlice<UInt8> {
    line.utf8.prefix { $0 != 0x3A && $0 != 0xEF }
  }
}
