/// Which lines of a text go on in the next one because the line was full.
///
/// An editor that wraps at a margin fills each line as far as the next word allows. So a line is full if
/// the first word of the next one would have gone over the margin. A text is wrapped if nearly all
/// lines that have a neighbour are full, and most of them end inside of a sentence. Both together hardly
/// ever happen where each line is a paragraph. East Asian lines and others have margins of their own.
struct HardWrap {
  private let utf8: [UInt8]
  private let lines: [SourceLines.Line]
  private let widths: [Int]
  /// For each line whether most of its characters are of double width.
  private let isWide: [Bool]
  private var margins: (wide: Int?, narrow: Int?)

  /// Margins that are in use, in columns.
  private static let usualMargins = 36...132
  /// In a wrapped text so few lines may be longer than this, in bytes.
  private static let longLine = 3 * 132
  /// So many full lines are no accident.
  private static let minimumFullLines = 3

  /// Finds the margins; `nil` if the text is not wrapped.
  init?(_ utf8: [UInt8], lines: [SourceLines.Line]) {
    var long = 0
    var written = 0
    for line in lines where !line.range.isEmpty {
      written += 1
      if line.range.count > Self.longLine { long += 1 }
    }
    guard written > Self.minimumFullLines, long * 20 <= written else { return nil }
    self.utf8 = utf8
    self.lines = lines
    var widths: [Int] = []
    widths.reserveCapacity(lines.count)
    var isWide: [Bool] = []
    isWide.reserveCapacity(lines.count)
    for line in lines {
      let text = Self.count(line.range, in: utf8)
      let indentation = Self.count(line.start..<line.range.lowerBound, in: utf8)
      let width = text.all + text.wide + indentation.all + indentation.wide
      // Longer lines are beyond every margin.
      widths.append(line.range.count > Self.longLine ? Self.longLine : width)
      isWide.append(text.wide * 2 > text.all)
    }
    self.widths = widths
    self.isWide = isWide
    var pairs = (wide: [Int](), narrow: [Int]())
    for index in lines.indices.dropLast()
    where Self.areNeighbours(lines[index], lines[index + 1])
      && !LineStartLabel.isAtStart(of: utf8, in: lines[index + 1].range)
    {
      if isWide[index] {
        pairs.wide.append(index)
      } else {
        pairs.narrow.append(index)
      }
    }
    margins = (nil, nil)
    let found = (
      wide: margin(of: pairs.wide, isWide: true), narrow: margin(of: pairs.narrow, isWide: false)
    )
    guard found.wide != nil || found.narrow != nil else { return nil }
    margins = found
  }

  /// Whether the paragraph of a line goes on in the line behind it, as far as the margin tells.
  func isFull(_ index: Int) -> Bool {
    guard index + 1 < lines.count, Self.areNeighbours(lines[index], lines[index + 1]) else {
      return false
    }
    guard let margin = isWide[index] ? margins.wide : margins.narrow else { return false }
    if isFull(index, margin: margin, isWide: isWide[index]) { return true }
    // Somebody may have broken a line by hand; a paragraph would not end inside of a sentence.
    return widths[index] * 10 >= margin * 8
      && !SentenceEnd.isAtEnd(of: utf8, in: lines[index].range)
  }

  /// The margin of lines that have a neighbour, if they are wrapped.
  private func margin(of pairs: [Int], isWide: Bool) -> Int? {
    let sorted = pairs.map { widths[$0] }.sorted()
    guard let widest = sorted.last else { return nil }
    // A few lines, with a long address for example, may be longer than the margin.
    let candidates = [widest, sorted[(sorted.count - 1) * 19 / 20]]
    return candidates.first { margin in
      guard Self.usualMargins.contains(margin) else { return false }
      var full = 0
      var broken = 0
      for index in pairs where isFull(index, margin: margin, isWide: isWide) {
        full += 1
        if !SentenceEnd.isAtEnd(of: utf8, in: lines[index].range) { broken += 1 }
      }
      return full >= Self.minimumFullLines && full * 10 >= pairs.count * 7
        && broken * 10 >= full * 6
    }
  }

  private func isFull(_ index: Int, margin: Int, isWide: Bool) -> Bool {
    // No punctuation may begin a line, so that East Asian lines end up to two characters early.
    let next = isWide ? 5 : 1 + firstWord(lines[index + 1])
    return widths[index] + next > margin
  }

  private static func areNeighbours(_ line: SourceLines.Line, _ next: SourceLines.Line) -> Bool {
    !line.range.isEmpty && !next.range.isEmpty && next.number == line.number + 1
  }

  /// The width of the first word of a line.
  private func firstWord(_ line: SourceLines.Line) -> Int {
    var width = 0
    for byte in utf8[line.range] {
      if byte <= 0x20 { break }
      if byte & 0xC0 != 0x80 { width += 1 }
    }
    return width
  }

  /// How many characters a range has, and how many of them are of double width.
  private static func count(_ range: Range<Int>, in utf8: [UInt8]) -> (all: Int, wide: Int) {
    let bytes = utf8.span.extracting(range)
    var (all, wide) = (0, 0)
    var index = 0
    while index + ByteBlock.count <= bytes.count {
      let block = ByteBlock(bytes, at: index)
      all &+= ByteBlock.count &- block.continuations
      wide &+= block.count(from: 0xE3)
      index += ByteBlock.count
    }
    while index < bytes.count {
      let byte = bytes[index]
      all &+= byte & 0xC0 != 0x80 ? 1 : 0
      wide &+= byte >= 0xE3 ? 1 : 0
      index += 1
    }
    return (all, wide)
  }
}
