/// Lines of Markdown that belong together, and the blocks of running text that they become.
struct MarkdownText {
  /// A line, or the part of it that is text.
  struct Line {
    /// The place in the file.
    var range: Range<Int>
    /// The line's number, from 1.
    var number: Int
    /// Whether spaces behind it ask for a line break.
    var isBroken = false
  }

  /// A block in the making.
  struct Paragraph {
    var text: [UInt8] = []
    var map = SourceMap()
    var lines: [LineStart] = []
  }

  private let utf8: [UInt8]
  /// The lines with a line feed between them.
  private var content: [UInt8] = []
  /// For each line its start in `content`.
  private var starts: [Int] = []
  private let source: [Line]
  private var paragraphs: [Paragraph] = []
  private var paragraph = Paragraph()
  private var pendingBreak: (isHard: Bool, at: Int)?

  /// The paragraphs of `lines`; more than one only where line breaks part them.
  static func paragraphs(
    _ utf8: [UInt8], _ lines: [Line], references: Set<[UInt8]>, isOneLine: Bool = false
  ) -> [Paragraph] {
    var text = MarkdownText(utf8, lines)
    for piece in MarkdownInline(text.content, references: references).pieces {
      text.add(piece, isOneLine: isOneLine)
    }
    text.endParagraph()
    return text.paragraphs
  }

  private init(_ utf8: [UInt8], _ lines: [Line]) {
    self.utf8 = utf8
    source = lines
    content.reserveCapacity(lines.reduce(0) { $0 + $1.range.count + 3 })
    for (index, line) in lines.enumerated() {
      if index > 0 { content.append(0x0A) }
      starts.append(content.count)
      content += utf8[line.range]
      if line.isBroken { content += [0x20, 0x20] }
    }
  }

  private mutating func add(_ piece: MarkdownInline.Piece, isOneLine: Bool) {
    switch piece {
    case .text(let range), .bracket(let range): append(content[range], at: range.lowerBound, true)
    case .replacement(let bytes, let place): append(bytes[...], at: place, false)
    case .marks(let place, let count):
      append(content[place..<place + count], at: place, true)
    case .softBreak(let place):
      if pendingBreak == nil { pendingBreak = (false, place) }
    case .hardBreak(let place): pendingBreak = (!isOneLine, place)
    case .nothing: break
    }
  }

  /// Adds bytes that stand at `place` of the content, or for what stands there.
  private mutating func append(_ bytes: ArraySlice<UInt8>, at place: Int, _ isInStep: Bool) {
    guard !bytes.isEmpty else { return }
    let line = line(at: place)
    let position =
      source[line].range.lowerBound + min(place - starts[line], source[line].range.count)
    if let pending = pendingBreak {
      pendingBreak = nil
      if pending.isHard, isBreak(before: place, in: line) {
        endParagraph()
      } else if !paragraph.text.isEmpty {
        join(bytes, behind: pending.at)
      }
    }
    if paragraph.text.isEmpty {
      paragraph.map = SourceMap(startingAt: position)
    } else if paragraph.lines.last?.number != source[line].number {
      paragraph.lines.append(
        LineStart(
          offset: paragraph.text.count, number: source[line].number,
          isWordBreak: paragraph.text.last == 0x20))
    }
    if paragraph.lines.isEmpty {
      paragraph.lines = [LineStart(offset: 0, number: source[line].number)]
    }
    paragraph.map.append(text: paragraph.text.count, source: position)
    paragraph.text += bytes
    if !isInStep {
      // What follows is in step again by its own place.
      paragraph.map.append(text: paragraph.text.count, source: position)
    }
  }

  /// Puts what a line end stands for behind the text.
  private mutating func join(_ bytes: ArraySlice<UInt8>, behind place: Int) {
    let tail = paragraph.text.suffix(4)
    let joined = Array(tail) + bytes.prefix(4)
    let joint = LineJoint(joined, 0..<tail.count, tail.count..<joined.count)
    guard joint == .space, paragraph.text.last != 0x20, bytes.first != 0x20 else { return }
    let line = line(at: place)
    paragraph.map.append(
      text: paragraph.text.count,
      source: source[line].range.lowerBound + min(place - starts[line], source[line].range.count))
    paragraph.text.append(0x20)
  }

  /// Whether a line break before `place` parts two paragraphs: the rule of ``BrokenParagraphs``, but for
  /// the room that is left.
  private func isBreak(before place: Int, in line: Int) -> Bool {
    let end = starts[line] + source[line].range.count
    let next = place..<max(place, end)
    let last = (paragraph.lines.last?.offset ?? 0)..<paragraph.text.count
    return SentenceEnd.isAtEnd(of: paragraph.text, in: 0..<paragraph.text.count)
      || LineStartLabel.isAtStart(of: content, in: next)
      || LineWriting(content, in: next).differs(from: LineWriting(paragraph.text, in: last))
  }

  private mutating func endParagraph() {
    let range = WhiteSpace.trimmed(paragraph.text.indices, in: paragraph.text)
    defer { paragraph = Paragraph() }
    guard !PlainTextReader.isBlank(range, in: paragraph.text) else { return }
    if range != paragraph.text.indices {
      var block = Block(utf8: paragraph.text, map: paragraph.map, lines: paragraph.lines)
      block.remove(TextRange(range.upperBound, paragraph.text.count))
      block.remove(TextRange(0, range.lowerBound))
      paragraph = Paragraph(text: block.utf8, map: block.map, lines: block.lines)
    }
    paragraphs.append(paragraph)
  }

  private func line(at place: Int) -> Int {
    var low = 0
    var high = starts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if starts[middle] <= place { low = middle } else { high = middle }
    }
    return low
  }
}
