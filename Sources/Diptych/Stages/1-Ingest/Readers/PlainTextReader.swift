/// Makes blocks of plain text: one of each line that is not blank.
struct PlainTextReader {
  /// The blocks of `utf8`, which is valid and already split into `lines`.
  static func blocks(of utf8: [UInt8], lines: SourceLines) -> [Block] {
    var blocks: [Block] = []
    blocks.reserveCapacity(lines.lines.count)
    var blankLines = 0
    for line in lines.lines {
      guard !isBlank(line.range, in: utf8) else {
        blankLines += 1
        continue
      }
      var layout = Layout()
      layout.blankLinesBefore = blankLines
      layout.indentation = indentation(line.start..<line.range.lowerBound, in: utf8)
      blankLines = 0
      blocks.append(
        Block(
          utf8: Array(utf8[line.range]), map: SourceMap(startingAt: line.range.lowerBound),
          layout: layout, lines: [LineStart(offset: 0, number: line.number)]))
    }
    return blocks
  }

  /// Whether there is nothing to see in `range`.
  static func isBlank(_ range: Range<Int>, in utf8: [UInt8]) -> Bool {
    guard !range.isEmpty else { return true }
    // All invisible characters begin with E2 or EF.
    guard utf8[range.lowerBound] == 0xE2 || utf8[range.lowerBound] == 0xEF else { return false }
    return Scalars(utf8, in: range).values.allSatisfy {
      WhiteSpace.isInvisible($0) || WhiteSpace.contains($0)
    }
  }

  /// The width of the white space in `range`: a tab to the next multiple of 4, U+3000 counts 2.
  private static func indentation(_ range: Range<Int>, in utf8: [UInt8]) -> Int {
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
