/// A place in a line of Markdown, in bytes and in columns: tabs reach to multiples of four.
struct MarkdownCursor {
  private let utf8: [UInt8]
  /// The offset of the next byte.
  private(set) var offset: Int
  /// Where the line ends, without white space before it.
  let end: Int
  /// The column of `offset`, from 0.
  private var column = 0
  /// Columns of a tab at `offset` that are used up.
  private var usedOfTab = 0

  /// A place at the start of `line`.
  init(_ utf8: [UInt8], _ line: SourceLines.Line) {
    self.utf8 = utf8
    offset = line.start
    end = line.range.isEmpty ? line.start : line.range.upperBound
  }

  /// Whether nothing but white space follows.
  var isBlank: Bool { firstText == end }

  /// The next byte that is no space or tab; 0 at the end of the line.
  var next: UInt8 {
    let place = firstText
    return place < end ? utf8[place] : 0
  }

  /// What is left without the white space at its start.
  var rest: Range<Int> { firstText..<end }

  /// How many columns of white space come next.
  var indent: Int {
    var width = 0
    var place = offset
    var column = column
    var used = usedOfTab
    while place < end {
      switch utf8[place] {
      case 0x20:
        width += 1
        column += 1
      case 0x09:
        let tab = 4 - column % 4 - used
        width += tab
        column += tab + used
        used = 0
      default: return width
      }
      place += 1
    }
    return width
  }

  /// Passes by at most `count` columns of white space.
  mutating func skip(columns count: Int) {
    var left = count
    while left > 0, offset < end {
      switch utf8[offset] {
      case 0x20:
        left -= 1
        column += 1
        offset += 1
      case 0x09:
        let tab = 4 - column % 4 - usedOfTab
        if tab > left {
          usedOfTab += left
          return
        }
        left -= tab
        column += tab + usedOfTab
        usedOfTab = 0
        offset += 1
      default: return
      }
    }
  }

  /// Passes by all white space, and then by `count` bytes that are no tabs.
  mutating func skip(bytes count: Int) {
    skip(columns: .max)
    column += count
    offset = min(offset + count, end)
    usedOfTab = 0
  }

  private var firstText: Int {
    var place = offset
    while place < end, utf8[place] == 0x20 || utf8[place] == 0x09 { place += 1 }
    return place
  }
}
