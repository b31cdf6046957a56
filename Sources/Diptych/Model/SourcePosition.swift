/// Where a block stands in a source that is no plain text: what a person needs to find it there.
public struct SourcePosition: Sendable, Equatable {
  /// A rectangle on a page, in whole points (1/72 inch) from the page's top left corner.
  public struct Box: Sendable, Equatable {
    /// The left edge.
    public var x: Int
    /// The upper edge.
    public var y: Int
    /// From the left to the right edge.
    public var width: Int
    /// From the upper to the lower edge.
    public var height: Int

    /// Makes a rectangle.
    public init(x: Int, y: Int, width: Int, height: Int) {
      self.x = x
      self.y = y
      self.width = width
      self.height = height
    }
  }

  /// The part of a container, such as `word/footnotes.xml` or a chapter's file, or a sheet with the
  /// cell, such as `Sheet1!B3`; `nil` where the format has one part.
  public var part: String?
  /// The number of the paragraph, slide or row in its part, from 1.
  public var paragraph: Int?
  /// The page on which the block begins, from 1.
  public var page: Int?
  /// Where on that page.
  public var box: Box?

  /// Makes a position.
  public init(part: String? = nil, paragraph: Int? = nil, page: Int? = nil, box: Box? = nil) {
    self.part = part
    self.paragraph = paragraph
    self.page = page
    self.box = box
  }
}

/// The place in a block at which a page starts.
public struct PageStart: Sendable, Equatable {
  /// The offset in the running text.
  public var offset: Int
  /// The page's number in the source, from 1.
  public var number: Int

  /// Makes a page start.
  public init(offset: Int, number: Int) {
    self.offset = offset
    self.number = number
  }
}
