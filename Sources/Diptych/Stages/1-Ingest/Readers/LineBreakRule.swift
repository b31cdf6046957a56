/// Which line breaks that somebody set part two paragraphs.
struct LineBreakRule {
  /// A line between two breaks.
  struct Line {
    let range: Range<Int>
    let indentation: Int
    fileprivate let writing: LineWriting
    fileprivate let width: LineWidth

    /// A line that begins behind white space.
    init(_ range: Range<Int>, indented: Range<Int>, in utf8: [UInt8]) {
      self.range = range
      indentation = PlainTextReader.indentation(indented, in: utf8)
      writing = LineWriting(utf8, in: range)
      width = LineWidth(of: range, indented: 0, in: utf8)
    }
  }

  /// Lines in a row that are in one script.
  private struct Stretch {
    /// How far the longest line goes, in columns, of lines of East Asian text and of others.
    var wide = 0
    var narrow = 0
    /// Whether lines are parted by hand, so that the longest of them is no full one either.
    var isByHand = false

    mutating func add(_ width: LineWidth) {
      if width.isWide {
        wide = max(wide, width.width(.columns))
      } else {
        narrow = max(narrow, width.width(.columns))
      }
    }
  }

  private let utf8: [UInt8]
  private let lines: [Line]
  private var stretches: [Stretch] = []
  /// For each line the number of its stretch.
  private var stretchOf: [Int] = []

  /// Below this no line is wrapped at a margin.
  private static let minimumMargin = 36
  /// Shorter lines may be one term, as in the head of a column.
  private static let longestTerm = 16

  init(_ utf8: [UInt8], _ lines: [Line], mayBeTitle: Bool) {
    self.utf8 = utf8
    self.lines = lines
    var writing = LineWriting.none
    for line in lines {
      if stretches.isEmpty || line.writing.differs(from: writing) { stretches.append(Stretch()) }
      // A line without letters is in the script of those before.
      if line.writing != .none { writing = line.writing }
      stretchOf.append(stretches.count - 1)
      stretches[stretches.count - 1].add(line.width)
    }
    for index in lines.indices.dropFirst() where !changesScript(before: index) {
      let stretch = stretches[stretchOf[index]]
      let margin = max(stretch.wide, stretch.narrow)
      if margin < Self.minimumMargin, mayPart(before: index),
        margin >= Self.longestTerm && !mayBeTitle || hasRoom(before: index)
      {
        stretches[stretchOf[index]].isByHand = true
      }
    }
  }

  /// Whether the break before a line stands between two scripts.
  func changesScript(before index: Int) -> Bool { stretchOf[index] != stretchOf[index - 1] }

  /// Whether the break before a line parts two paragraphs.
  func isBreak(before index: Int) -> Bool {
    let (last, next) = (lines[index - 1], lines[index])
    if next.indentation > 1 || SentenceEnd.isAtEnd(of: utf8, in: last.range)
      || LineStartLabel.isAtStart(of: utf8, in: next.range) || changesScript(before: index)
      || isDate(next) && !endsOpen(last.range) || takesLeave(last)
    {
      return true
    }
    if beginsWithField(next.range),
      margin(of: index - 1) < Self.minimumMargin || beginsWithField(last.range)
    {
      return true
    }
    return mayPart(before: index)
      && (stretches[stretchOf[index]].isByHand || hasRoom(before: index))
  }

  /// Whether a line is nothing but a date, such as that under a signature.
  private func isDate(_ line: Line) -> Bool {
    line.width.width(.columns) < Self.minimumMargin
      && !SentenceEnd.isAtEnd(of: utf8, in: line.range)
      && DateLine.isDate(SentenceText(bytes: Array(utf8[line.range])))
  }

  /// Whether a line takes leave of the reader: `Best regards,`.
  private func takesLeave(_ line: Line) -> Bool {
    line.width.width(.columns) < Self.minimumMargin
      && LetterLines.isClosing(Array(utf8[line.range]))
  }

  /// Whether a break stands inside of no sentence, as far as the marks and letters at it tell.
  private func mayPart(before index: Int) -> Bool {
    !endsOpen(lines[index - 1].range) && !beginsSmall(lines[index].range)
  }

  /// Whether the first word of a line would have fitted into the one before: who wraps lines fills them.
  private func hasRoom(before index: Int) -> Bool {
    let last = lines[index - 1].width
    let word = HardWrap.firstWord(of: lines[index].range, in: utf8, .columns)
    let room = margin(of: index - 1) - last.width(.columns) - word
    return last.isWide ? room > Self.slack : room > 0
  }

  private func margin(of index: Int) -> Int {
    let stretch = stretches[stretchOf[index]]
    return lines[index].width.isWide ? stretch.wide : stretch.narrow
  }

  /// East Asian punctuation begins no line, and characters of half width make lines uneven.
  private static let slack = 4

  /// Whether a line begins with a short word and a colon: `地址：`, `Tel.:`.
  private func beginsWithField(_ range: Range<Int>) -> Bool {
    var offset = range.lowerBound
    var (columns, letters) = (0, 0)
    while offset < range.upperBound, columns <= Self.longestField {
      let scalar = Scalars.decode(utf8, at: &offset)
      switch scalar {
      case 0x3A, 0xFF1A:
        return letters > 0 && (offset == range.upperBound || utf8[offset] != UInt8(ascii: "/"))
      // Blanks, and signs that stand in such words.
      case 0x20, 0x26, 0x28, 0x29, 0x2D, 0x2E, 0x2F, 0x3000, 0x3001, 0xFF08, 0xFF09: break
      default:
        guard Script.of(scalar) != .common else { return false }
        letters += 1
      }
      columns += scalar < 0x1100 ? 1 : 2
    }
    return false
  }

  /// In columns.
  private static let longestField = 20

  /// Whether a line ends inside of a sentence: with a comma, an opening mark or a dash.
  private func endsOpen(_ range: Range<Int>) -> Bool {
    var start = range.upperBound - 1
    while start > range.lowerBound, utf8[start] & 0xC0 == 0x80 { start -= 1 }
    switch Scalars.decode(utf8, at: &start) {
    case 0x26, 0x28, 0x2C, 0x2D, 0x2F, 0x5B, 0x2013, 0x2014, 0x2018, 0x201C, 0x3001, 0x3008, 0x300A,
      0x300C, 0x300E, 0x3010, 0xFF08, 0xFF0C:
      return true
    default: return false
    }
  }

  /// Whether a line begins inside of a sentence: with a small letter, or a mark that opens nothing.
  private func beginsSmall(_ range: Range<Int>) -> Bool {
    var offset = range.lowerBound
    let first = Scalars.decode(utf8, at: &offset)
    return LetterCase.of(first) == .small || HardWrap.isClosing(first)
  }
}
