/// How much room a line takes, with the white space before it.
struct LineWidth {
  /// What margins are counted in.
  enum Unit: CaseIterable {
    /// East Asian characters and the punctuation among them take two.
    case columns
    case characters
  }

  private let columns: Int
  private let characters: Int
  /// The columns before the text.
  let indentation: Int
  /// Whether the line is East Asian: a quarter of its characters are of double width.
  let isWide: Bool
  /// Whether the line has characters of both widths.
  let isMixed: Bool

  /// The width of a line that no margin can be set to.
  static let endless = LineWidth()

  /// Measures a line of valid UTF-8.
  init(of line: SourceLines.Line, in utf8: [UInt8]) {
    let indented = line.start..<line.range.lowerBound
    self.init(
      of: line.range,
      indented: indented.isEmpty ? 0 : PlainTextReader.indentation(indented, in: utf8), in: utf8)
  }

  /// Measures a range of valid UTF-8 behind so many columns.
  init(of range: Range<Int>, indented indentation: Int, in utf8: [UInt8]) {
    let count = Self.count(range, in: utf8)
    self.indentation = indentation
    isWide = count.wide * 4 > count.all
    isMixed = count.wide > 0 && count.wide < count.all
    columns = indentation + count.all + (isWide ? count.signs : count.wide)
    characters = (isWide ? indentation / 2 : indentation) + count.all
  }

  private init() {
    columns = .max / 32
    characters = columns
    indentation = 0
    isWide = false
    isMixed = true
  }

  /// The width in a unit.
  func width(_ unit: Unit) -> Int { unit == .columns ? columns : characters }

  /// How many characters a range has, how many of them are of double width, and how many are where the
  /// text is East Asian: the curly quotation marks and the dashes as well.
  private static func count(_ range: Range<Int>, in utf8: [UInt8])
    -> (all: Int, wide: Int, signs: Int)
  {
    let bytes = utf8.span.extracting(range)
    var (all, wide, signs) = (0, 0, 0)
    var index = 0
    while index + ByteBlock.count <= bytes.count {
      let block = ByteBlock(bytes, at: index)
      all &+= ByteBlock.count &- block.continuations
      wide &+= block.count(from: 0xE3)
      signs &+= block.count(from: 0xE2)
      index += ByteBlock.count
    }
    while index < bytes.count {
      let byte = bytes[index]
      all &+= byte & 0xC0 != 0x80 ? 1 : 0
      wide &+= byte >= 0xE3 ? 1 : 0
      signs &+= byte >= 0xE2 ? 1 : 0
      index += 1
    }
    return (all, wide, signs)
  }
}
