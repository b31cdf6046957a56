extension LineAligner {
  /// What part of a text a line is.
  enum Part: Sendable {
    case text
    /// A footnote, which stands apart from the text.
    case note
    /// The close of a letter.
    case closing
  }

  /// What is known of a side's lines besides their text.
  struct Structure: Sendable {
    /// The probability of each line that it is a heading.
    var headings: [Float]
    /// The run of lines of one language that each line is in, from 0, or the group of lines of both; empty
    /// where languages do not alternate.
    var runs: [Int32]
    /// What part of a text each line is; empty where nothing is known of that.
    var parts: [Part] = []
    /// Whether `runs` are groups: a line of one is not translated in another.
    var areGroups = false
    /// Whether each line is in a group without the other language; empty where there are no groups.
    var isAlone: [Bool] = []

    /// What part of a text a line is.
    func part(_ line: Int) -> Part { parts.isEmpty ? .text : parts[line] }

    /// Whether some lines in a row may be parts of one text, as far as the layout tells.
    func belongTogether(_ lines: Range<Int>) -> Bool {
      let (first, last) = (lines.lowerBound, lines.upperBound - 1)
      return (!areGroups || runs[first] == runs[last])
        && part(first) == part(last)
    }
  }
}
