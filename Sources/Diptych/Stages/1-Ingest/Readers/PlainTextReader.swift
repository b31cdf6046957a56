/// Makes blocks of plain text: one of each line that is not blank, or of each wrapped paragraph.
struct PlainTextReader: FormatReader {
  static func read(_ file: FileContent) throws -> FileText {
    let lines = SourceLines(file.bytes)
    let count = lines.lines.count { !$0.range.isEmpty }
    guard count <= file.limits.maximumBlocks else {
      throw StageFailure.tooManyBlocks(limit: file.limits.maximumBlocks)
    }
    return FileText(blocks: blocks(of: file.bytes, lines: lines, hasQuotes: true))
  }

  /// The blocks of a text.
  ///
  /// - Parameters:
  ///   - utf8: valid UTF-8.
  ///   - lines: its lines.
  ///   - hasQuotes: whether `>` before a line is the mark of a quotation, and no part of the text.
  /// - Returns: one of each line that is not blank, or of each wrapped paragraph.
  static func blocks(of utf8: [UInt8], lines: SourceLines, hasQuotes: Bool) -> [Block] {
    guard hasQuotes, let lines = QuotedLines.unmarked(lines.lines, in: utf8) else {
      return blocks(of: utf8, lines.lines, [HardWrap(utf8, lines: lines.lines)])
    }
    // Each mail is wrapped at a margin of its own; those behind many marks are one.
    let deepest = min(lines.reduce(0) { max($0, $1.depth) }, maximumDepth)
    let wraps = (0...deepest).map { depth in
      let own = lines.map { line in
        guard min(line.depth, maximumDepth) != depth else { return line }
        var blank = line
        blank.range = blank.range.lowerBound..<blank.range.lowerBound
        return blank
      }
      // A program that marks lines has wrapped them.
      return HardWrap(utf8, lines: own, minimumFullLines: depth > 0 ? 2 : 3)
    }
    return blocks(of: utf8, lines, wraps)
  }

  /// Mails quoted in mails that have margins of their own.
  private static let maximumDepth = 4

  /// The blocks of lines that are wrapped as the quotation is in which they stand.
  private static func blocks(
    of utf8: [UInt8], _ lines: [SourceLines.Line], _ wraps: [HardWrap?]
  ) -> [Block] {
    var blocks: [Block] = []
    blocks.reserveCapacity(lines.count)
    var blankLines = 0
    var index = 0
    while index < lines.count {
      let first = lines[index]
      guard !isBlank(first.range, in: utf8) else {
        blankLines += 1
        index += 1
        if !first.mark.isEmpty, !blocks.isEmpty {
          let last = blocks.count - 1
          var start = LineStart(offset: blocks[last].utf8.count, number: first.number)
          start.mark = String(decoding: utf8[first.mark], as: UTF8.self)
          blocks[last].lines.append(start)
        }
        continue
      }
      var layout = Layout()
      layout.blankLinesBefore = blankLines
      layout.indentation = indentation(of: first, in: utf8)
      blankLines = 0
      var paragraph = WrappedParagraph(utf8, first)
      if let wrap = wraps[min(first.depth, wraps.count - 1)] {
        var last = layout.indentation
        while wrap.goesOn(index, isFirst: paragraph.lines.count == 1),
          paragraph.goesOn(in: lines[index + 1], behind: last, first: layout.indentation)
        {
          paragraph.append(lines[index + 1])
          last = indentation(of: lines[index + 1], in: utf8)
          index += 1
        }
      }
      blocks.append(
        Block(utf8: paragraph.text, map: paragraph.map, layout: layout, lines: paragraph.lines))
      index += 1
    }
    return blocks
  }

  /// The width of the white space before a line.
  static func indentation(of line: SourceLines.Line, in utf8: [UInt8]) -> Int {
    indentation(line.start..<line.range.lowerBound, in: utf8)
  }

  /// Whether there is nothing to see in `range`.
  static func isBlank(_ range: Range<Int>, in utf8: [UInt8]) -> Bool {
    guard !range.isEmpty else { return true }
    // All invisible characters begin with E2 or EF.
    guard utf8[range.lowerBound] == 0xE2 || utf8[range.lowerBound] == 0xEF else { return false }
    return Scalars.values(of: utf8, in: range).allSatisfy {
      WhiteSpace.isInvisible($0) || WhiteSpace.contains($0)
    }
  }

  /// The width of the white space in `range`: a tab to the next multiple of 4, U+3000 counts 2.
  static func indentation(_ range: Range<Int>, in utf8: [UInt8]) -> Int {
    var width = 0
    var index = range.lowerBound
    while index < range.upperBound {
      switch utf8[index] {
      case 0x09:
        width = width / 4 * 4 + 4
        index += 1
      case 0xE3:
        width += 2
        index += 3
      default:
        width += 1
        index += max(1, WhiteSpace.length(in: utf8, at: index, before: range.upperBound))
      }
    }
    return width
  }
}
