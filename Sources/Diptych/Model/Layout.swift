/// What the source's layout says about a block: evidence for later stages.
public struct Layout: Sendable, Equatable {
  /// The number of blank lines before the block.
  public var blankLinesBefore = 0
  /// The width of the white space at the start of the first line, an ideographic space counting 2.
  public var indentation = 0
  /// The level that markup gives a heading, from 1; `nil` where the format has no markup or it is no heading.
  public var markupHeadingLevel: Int?
  /// Whether the file marks its headings, beside the title, so that a block without markup is hardly one.
  public var hasMarkup = false
  /// The rank of letters that stand out from those of the text, in bold or larger, as those of headings do:
  /// 1 for the largest; `nil` where they do not stand out.
  public var letterRank: Int?
  /// How the letters look, until a reader that knows it has told ``letterRank``.
  var style: TextStyle?

  /// Whether the letters stand out from those of the text.
  public var isDistinct: Bool { letterRank != nil }

  /// A block with nothing around it.
  public init() {}
}

/// Where a block stands in a list or a table.
public enum Place: Sendable, Equatable {
  /// In the running text.
  case flow
  /// In an item of a list.
  case item(ListPlace)
  /// In a cell of a table.
  case cell(CellPlace)
}

/// A place in a list.
public struct ListPlace: Sendable, Equatable {
  /// Which list, numbered through the document from 0; a nested list has a number of its own.
  public var list: Int
  /// Which item of it, from 0.
  public var item: Int
  /// How deep the list is nested, from 1.
  public var depth: Int
  /// Whether the items are numbered.
  public var isNumbered: Bool

  /// Makes a place.
  public init(list: Int, item: Int, depth: Int = 1, isNumbered: Bool = false) {
    self.list = list
    self.item = item
    self.depth = depth
    self.isNumbered = isNumbered
  }
}

/// A place in a table.
public struct CellPlace: Sendable, Equatable {
  /// Which table, numbered through the document from 0.
  public var table: Int
  /// Row, from 0.
  public var row: Int
  /// Column, from 0.
  public var column: Int
  /// How many rows the cell covers.
  public var rows: Int
  /// How many columns the cell covers.
  public var columns: Int
  /// Whether the cell labels its row or column.
  public var isLabel: Bool

  /// Makes a place.
  public init(
    table: Int, row: Int, column: Int, rows: Int = 1, columns: Int = 1, isLabel: Bool = false
  ) {
    self.table = table
    self.row = row
    self.column = column
    self.rows = rows
    self.columns = columns
    self.isLabel = isLabel
  }
}

/// The place in a block at which a source line starts.
public struct LineStart: Sendable, Equatable {
  /// The offset in the running text.
  public var offset: Int
  /// The line's number in the source, from 1.
  public var number: Int
  /// Whether the line end before it parts two words; `false` for wrapped Chinese.
  public var isWordBreak: Bool
  /// What the source has before the line that is no part of the text: the marks of a quotation, `> `.
  public var mark = ""

  /// Makes a line start.
  public init(offset: Int, number: Int, isWordBreak: Bool = true) {
    self.offset = offset
    self.number = number
    self.isWordBreak = isWordBreak
  }

  /// Those of `lines` that reach into a range of the text; the first may have begun before it.
  static func from(_ range: Range<Int>, of lines: [LineStart]) -> [LineStart] {
    var found = lines.filter { range.contains($0.offset) }
    if found.first?.offset != range.lowerBound,
      let begun = lines.last(where: { $0.offset < range.lowerBound })
    {
      found.insert(LineStart(offset: range.lowerBound, number: begun.number), at: 0)
    }
    return found
  }
}
