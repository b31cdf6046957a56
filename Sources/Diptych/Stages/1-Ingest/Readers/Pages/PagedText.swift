/// Text with places on pages, as fixed-layout formats have it, before anybody knows its lines.
struct PagedText {
  /// A font in one size.
  struct Font {
    /// In points.
    var size: Double
    var isBold: Bool
    /// Without the mark of a subset.
    var family: String
  }

  /// A piece of text in one font on one line.
  struct Run {
    var box: PageBox
    /// An index into ``PagedText/fonts``.
    var font: Int
    /// Valid UTF-8, spaces as the file has them.
    var utf8: [UInt8]
  }

  /// One page.
  struct Page {
    /// In points.
    var width: Double
    var height: Double
    /// In any order.
    var runs: [Run] = []
  }

  /// An entry of the table of contents that readers show beside the pages.
  struct OutlineEntry {
    var title: [UInt8]
    /// From 1.
    var page: Int
    /// From 1.
    var level: Int
  }

  var fonts: [Font] = []
  var pages: [Page] = []
  var outline: [OutlineEntry] = []
}

/// A rectangle on a page, in points from the page's top left corner.
struct PageBox: Equatable {
  var left: Double
  var top: Double
  var right: Double
  var bottom: Double

  var width: Double { right - left }
  var height: Double { bottom - top }
  var middle: Double { (top + bottom) / 2 }

  /// The smallest rectangle around both.
  func union(_ other: PageBox) -> PageBox {
    PageBox(
      left: min(left, other.left), top: min(top, other.top), right: max(right, other.right),
      bottom: max(bottom, other.bottom))
  }

  /// How much of the lower one of the two stands beside the other one: 0...1.
  func verticalOverlap(_ other: PageBox) -> Double {
    let common = min(bottom, other.bottom) - max(top, other.top)
    let least = min(height, other.height)
    return least > 0 ? max(0, common) / least : 0
  }
}
