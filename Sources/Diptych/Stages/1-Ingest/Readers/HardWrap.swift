/// Which lines of a text go on in the next one because the line was full.
///
/// An editor that wraps at a margin fills each line as far as the next word allows. So a line is full if
/// the first word of the next one would have gone over the margin. A text is wrapped if many lines are
/// full and end inside of a sentence, and hardly any line of some length ends there without being full.
/// Both together hardly ever happen where each line is a paragraph, unless these are titles, verses or
/// rows of one length: they have no punctuation inside, begin with capitals and end without a stop.
/// East Asian lines and others have margins of their own, and do not go on in each other.
struct HardWrap {
  private let utf8: [UInt8]
  private let lines: [SourceLines.Line]
  private let widths: [LineWidth]
  private var margins: (wide: Margin?, narrow: Margin?) = (nil, nil)
  /// Whether paragraphs begin with an indentation, so that no line inside of one has it.
  private var hasIndentedStarts = false

  /// How far lines go, in columns or in characters.
  private struct Margin {
    var width: Int
    var unit: LineWidth.Unit
  }

  /// Margins that are in use, in columns; half of it in East Asian characters.
  private static let usualMargins = 36...132
  /// In a wrapped text so few lines may be longer than this, in bytes.
  private static let longLine = 3 * 132
  /// So many full lines are no accident.
  private let minimumFullLines: Int
  /// So many are none if they are all lines of East Asian text that end inside of a sentence, and each of them
  /// goes on in the last line of its paragraph: a mail of two paragraphs.
  private static let minimumFullWideLines = 2

  /// Finds the margins; `nil` if the text is not wrapped.
  ///
  /// - Parameters:
  ///   - utf8: valid UTF-8.
  ///   - lines: its lines.
  ///   - minimumFullLines: how many full lines are no accident.
  init?(_ utf8: [UInt8], lines: [SourceLines.Line], minimumFullLines: Int = 3) {
    var long = 0
    var written = 0
    for line in lines where !line.range.isEmpty {
      written += 1
      if line.range.count > Self.longLine { long += 1 }
    }
    guard written > minimumFullLines, long * 20 <= written else { return nil }
    self.utf8 = utf8
    self.lines = lines
    self.minimumFullLines = minimumFullLines
    let widths = lines.map { line in
      // Longer lines are beyond every margin.
      line.range.count > Self.longLine ? .endless : LineWidth(of: line, in: utf8)
    }
    self.widths = widths
    var pairs = (wide: [Int](), narrow: [Int]())
    for index in lines.indices.dropLast() where mayGoOn(index) {
      if widths[index].isWide {
        pairs.wide.append(index)
      } else {
        pairs.narrow.append(index)
      }
    }
    margins = (margin(of: pairs.wide), margin(of: pairs.narrow))
    guard margins.wide != nil || margins.narrow != nil else { return nil }
    hasIndentedStarts = hasIndentedStarts(pairs.wide + pairs.narrow)
  }

  /// Whether the paragraph of a line goes on in the line behind it, as far as the margin tells.
  ///
  /// `isFirst` says whether the paragraph begins with the line.
  func goesOn(_ index: Int, isFirst: Bool) -> Bool {
    guard index + 1 < lines.count, areNeighbours(index) else { return false }
    let (line, next) = (widths[index], widths[index + 1])
    guard let margin = margin(of: line) else { return false }
    if hasIndentedStarts, next.indentation > 0, next.indentation == line.indentation {
      return false
    }
    if endsSentence(index) {
      return line.isWide == next.isWide && isFull(index, margin, slack: 0)
        && !mayBeHeading(index + 1, margin)
    }
    if line.isWide != next.isWide, !line.isMixed, !next.isMixed { return false }
    if isFull(index, margin, slack: Self.slack) { return true }
    // Somebody may have broken a line by hand; a paragraph would not end inside of a sentence.
    guard line.width(margin.unit) * 10 >= margin.width * 8 else { return false }
    return !isFirst || !line.isWide && beginsSmall(index + 1)
  }

  private func margin(of line: LineWidth) -> Margin? { line.isWide ? margins.wide : margins.narrow }

  /// No punctuation may begin an East Asian line, and some may hang over its end.
  private static let slack = 1

  // MARK: - Margins

  /// The margin of lines that may go on, if they are wrapped.
  private func margin(of pairs: [Int]) -> Margin? {
    guard pairs.count >= min(minimumFullLines, Self.minimumFullWideLines) else { return nil }
    var best: (margin: Margin, count: Int)?
    for unit in LineWidth.Unit.allCases {
      let sorted = pairs.map { widths[$0].width(unit) }.sorted()
      // A few lines, with a long address for example, may be longer than the margin.
      for width in [sorted[sorted.count - 1], sorted[(sorted.count - 1) * 19 / 20]] {
        let margin = Margin(width: width, unit: unit)
        if let count = evidence(of: margin, pairs), count > best?.count ?? 0 {
          best = (margin, count)
        }
      }
    }
    return best?.margin
  }

  /// How many lines are full and go on, if that is evidence of a margin.
  private func evidence(of margin: Margin, _ pairs: [Int]) -> Int? {
    let isWide = widths[pairs[0]].isWide
    let columns = isWide && margin.unit == .characters ? margin.width * 2 : margin.width
    guard Self.usualMargins.contains(columns) else { return nil }
    var (full, broken, running, short) = (0, 0, 0, 0)
    // The lines in which what goes on ends, and how many of them end with a sentence.
    var (last, ended) = (0, 0)
    for (position, index) in pairs.enumerated() {
      let isBroken = !endsSentence(index)
      guard isFull(index, margin, slack: Self.slack) else {
        if isBroken, widths[index].width(margin.unit) * 10 >= margin.width * 6 { short += 1 }
        continue
      }
      full += 1
      guard isBroken else { continue }
      broken += 1
      if isWide ? hasPunctuation(index) : beginsSmall(index + 1) || endsOpen(index) {
        running += 1
      }
      let isNextFull =
        position + 1 < pairs.count && pairs[position + 1] == index + 1
        && isFull(index + 1, margin, slack: Self.slack)
      if !isNextFull {
        last += 1
        if endsSentence(index + 1) { ended += 1 }
      }
    }
    let isClear = isWide && broken == pairs.count && full == broken && ended == last
    let isWrapped =
      broken >= (isClear ? Self.minimumFullWideLines : minimumFullLines)
      && full * 10 >= pairs.count * 3 && broken * 10 >= full * 6
      && (short * 4 <= broken || full * 10 >= pairs.count * 7) && running * 2 >= broken
      && ended * 3 >= last
    return isWrapped ? broken : nil
  }

  /// Whether more lines that go on are indented further than the next one than as far as that.
  private func hasIndentedStarts(_ pairs: [Int]) -> Bool {
    var (further, level) = (0, 0)
    for index in pairs where widths[index].indentation > 0 && !endsSentence(index) {
      guard let margin = margin(of: widths[index]), isFull(index, margin, slack: Self.slack) else {
        continue
      }
      if widths[index + 1].indentation < widths[index].indentation {
        further += 1
      } else {
        level += 1
      }
    }
    return further > level
  }

  /// Whether the next line may belong to the paragraph of a line, apart from their lengths.
  private func mayGoOn(_ index: Int) -> Bool {
    guard areNeighbours(index), widths[index].isWide == widths[index + 1].isWide,
      !LineStartLabel.isAtStart(of: utf8, in: lines[index + 1].range)
    else { return false }
    return widths[index + 1].indentation <= widths[index].indentation
      || LineStartLabel.isAtStart(of: utf8, in: lines[index].range)
  }

  // MARK: - Lines

  private func areNeighbours(_ index: Int) -> Bool {
    let (line, next) = (lines[index], lines[index + 1])
    return !line.range.isEmpty && !next.range.isEmpty && next.number == line.number + 1
  }

  /// Whether the beginning of the next line would not have fitted in; `slack` is in East Asian
  /// characters.
  private func isFull(_ index: Int, _ margin: Margin, slack: Int) -> Bool {
    let line = widths[index]
    let width = line.width(margin.unit)
    let word = Self.firstWord(of: lines[index + 1].range, in: utf8, margin.unit)
    guard line.isWide else { return width + 1 + word > margin.width }
    let slack = margin.unit == .columns ? slack * 2 + 1 : slack
    return width + slack + word > margin.width
  }

  /// Whether a line ends without a stop though it is not full, and something stands below it.
  private func mayBeHeading(_ index: Int, _ margin: Margin) -> Bool {
    index + 1 < lines.count && areNeighbours(index) && !endsSentence(index)
      && !isFull(index, margin, slack: Self.slack)
  }

  private func endsSentence(_ index: Int) -> Bool {
    SentenceEnd.isAtEnd(of: utf8, in: lines[index].range)
  }

  /// Whether a line begins with a letter that is no capital, or with a word in capitals.
  private func beginsSmall(_ index: Int) -> Bool {
    var offset = lines[index].range.lowerBound
    let end = lines[index].range.upperBound
    let first = Scalars.decode(utf8, at: &offset)
    guard LetterCase.of(first) == .capital else { return PackedWord.isLetter(first) }
    return offset < end && LetterCase.of(Scalars.decode(utf8, at: &offset)) == .capital
  }

  /// Whether a line ends with one of the small words that stand in front of others, or with a comma that is not
  /// its first one: verses end with their only one.
  private func endsOpen(_ index: Int) -> Bool {
    let range = lines[index].range
    if utf8[range.upperBound - 1] == UInt8(ascii: ",") {
      return utf8[range.dropLast()].contains(UInt8(ascii: ","))
    }
    let letters = utf8[range].reversed().prefix(Self.longestArticle + 1)
      .prefix { 0x61...0x7A ~= $0 }
    return 1...Self.longestArticle ~= letters.count && letters.count < range.count
      && utf8[range.upperBound - letters.count - 1] == 0x20
  }

  /// Articles and prepositions hardly have more letters: `the`, `of`, `for`.
  private static let longestArticle = 3

  /// Whether a comma or a stop stands in a line.
  private func hasPunctuation(_ index: Int) -> Bool {
    var offset = lines[index].range.lowerBound
    while offset < lines[index].range.upperBound {
      switch Scalars.decode(utf8, at: &offset) {
      case 0x2C, 0x2E, 0x3001, 0x3002, 0xFF0C, 0xFF1A, 0xFF1B: return true
      default: break
      }
    }
    return false
  }

  /// The width of what has to stay together at the beginning of a line.
  ///
  /// In East Asian text this is a character with the punctuation around it, else a word.
  static func firstWord(of range: Range<Int>, in utf8: [UInt8], _ unit: LineWidth.Unit) -> Int {
    var offset = range.lowerBound
    var width = 0
    var hasWide = false
    while offset < range.upperBound {
      let scalar = Scalars.decode(utf8, at: &offset)
      let isWide = scalar >= 0x3000
      if scalar <= 0x20 || isWide && width > 0 && !isClosing(scalar) { break }
      if !isWide, hasWide { break }
      hasWide = hasWide || isWide
      width += isWide && unit == .columns ? 2 : 1
    }
    return width
  }

  /// Punctuation that does not begin a line.
  static func isClosing(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x3001, 0x3002, 0x3009, 0x300B, 0x300D, 0x300F, 0x3011, 0xFF01, 0xFF09, 0xFF0C, 0xFF1A,
      0xFF1B, 0xFF1F:
      true
    default: false
    }
  }
}
