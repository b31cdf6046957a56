/// A line of text on a page, or the part of one that stands in one column.
struct PageLine {
  /// A raised sign in a line that may point to a footnote.
  struct NoteMark: Equatable {
    /// In ``PageLine/utf8``.
    var range: Range<Int>
    var sign: [UInt8]
  }

  /// The index of the page.
  var page: Int
  /// Around the characters of the main font.
  var box: PageBox
  /// The font of most characters, an index into ``PagedText/fonts``.
  var font: Int
  /// The size of the main font, in points.
  var size: Double
  /// Whether every letter is bold.
  var isBold: Bool
  /// The text without white space at both ends.
  var utf8: [UInt8]
  /// Whether most of the text has East Asian width.
  var isWide: Bool
  /// How much of the line the first word takes, in points: one character of East Asian text.
  var firstWord: Double
  /// The raised signs.
  var marks: [NoteMark] = []
  /// Whether wide gaps part it, as in a table.
  var hasGaps = false
  /// The cell that it stands in.
  var cell: CellPlace?
  /// The text area that the line belongs to: its column.
  var left = 0.0
  var right = 0.0

  /// Puts runs of one line together; `nil` if nothing can be seen.
  ///
  /// - Parameters:
  ///   - runs: from left to right.
  ///   - page: the index of the page.
  ///   - fonts: what the runs' fonts are.
  ///   - spaceGap: the gap between Latin words that have no space, in parts of the font size.
  init?(_ runs: [PagedText.Run], on page: Int, fonts: [PagedText.Font], spaceGap: Double) {
    guard var main = runs.first, var last = runs.first else { return nil }
    for run in runs
    where run.box.width * fonts[run.font].size > main.box.width * fonts[main.font].size {
      main = run
    }
    self.page = page
    font = main.font
    size = fonts[main.font].size
    box = main.box
    isBold = true
    utf8 = []
    for run in runs {
      if fonts[run.font].size > 0.8 * size { box = box.union(run.box) }
      box.left = min(box.left, run.box.left)
      box.right = max(box.right, run.box.right)
      if !fonts[run.font].isBold, !Self.isPunctuation(run.utf8) { isBold = false }
      if !utf8.isEmpty, Self.needsSpace(last, run, fonts, spaceGap) { utf8.append(0x20) }
      let start = utf8.count
      let text = utf8.last == 0x20 && run.utf8.first == 0x20 ? run.utf8.dropFirst() : run.utf8[...]
      utf8 += text
      if run.font != font, fonts[run.font].size <= 0.85 * size,
        run.box.middle < main.box.middle - 0.1 * main.box.height
      {
        let range = WhiteSpace.trimmed(start..<utf8.count, in: utf8)
        if !range.isEmpty, range.count <= 6 {
          marks.append(NoteMark(range: range, sign: Array(utf8[range])))
        }
      }
      last = run
    }
    let range = WhiteSpace.trimmed(0..<utf8.count, in: utf8)
    guard !range.isEmpty else { return nil }
    utf8 = Array(utf8[range])
    // Offsets of marks would move; a spaced line with marks stays as it is.
    if marks.isEmpty { utf8 = PageCharacters.withoutLetterSpacing(utf8) }
    marks = marks.map {
      NoteMark(
        range: ($0.range.lowerBound - range.lowerBound)..<($0.range.upperBound - range.lowerBound),
        sign: $0.sign)
    }
    isWide = false
    firstWord = 0
    measure()
  }

  /// Puts a part that stands farther right behind this one.
  mutating func append(_ other: PageLine) {
    let joinsWide = EastAsian.ends(utf8[...]) || other.beginsWide
    let gap = other.box.left - box.right
    // Behind a label the text of an item begins.
    if gap > 1.5 * size, !LineStartLabel.isWhole(utf8) { hasGaps = true }
    if !joinsWide || gap > 0.75 * size { utf8.append(0x20) }
    let shift = utf8.count
    utf8 += other.utf8
    marks += other.marks.map {
      NoteMark(
        range: ($0.range.lowerBound + shift)..<($0.range.upperBound + shift), sign: $0.sign)
    }
    if other.box.width > box.width {
      font = other.font
      size = other.size
    }
    isBold = isBold && other.isBold
    box = box.union(other.box)
    measure()
  }

  /// Whether the line begins with a character of East Asian width.
  var beginsWide: Bool {
    utf8.count > 2 && EastAsian.begins(utf8[0], utf8[1], utf8[2])
  }

  /// Takes signs out of the text.
  mutating func remove(_ removed: [NoteMark]) {
    for mark in removed.reversed() { utf8.removeSubrange(mark.range) }
    utf8 = WhiteSpace.trimmed(utf8)
    marks = []
  }

  private mutating func measure() {
    var (wide, narrow) = (0, 0)
    var first = 0
    var isInFirst = true
    for byte in utf8 where byte & 0xC0 != 0x80 {
      if byte == 0x20 { isInFirst = false }
      if byte >= 0xE3 { wide += 1 } else { narrow += 1 }
      if isInFirst { first += byte >= 0xE3 ? 2 : 1 }
      if byte >= 0xE3, first > 0 { isInFirst = false }
    }
    isWide = 2 * wide > wide + narrow
    let weight = 2 * wide + narrow
    firstWord = weight > 0 ? box.width * Double(first) / Double(weight) : 0
  }

  /// Whether a space stands between two runs that have none themselves.
  private static func needsSpace(
    _ first: PagedText.Run, _ second: PagedText.Run, _ fonts: [PagedText.Font], _ spaceGap: Double
  ) -> Bool {
    guard first.utf8.last != 0x20, second.utf8.first != 0x20 else { return false }
    let gap = second.box.left - first.box.right
    let size = min(fonts[first.font].size, fonts[second.font].size)
    let text = second.utf8
    let isWide =
      EastAsian.ends(first.utf8[...])
      || text.count > 2 && EastAsian.begins(text[0], text[1], text[2])
    // Programs put a quarter of a character between Chinese and other text that is no space.
    return gap > (isWide ? 0.6 : spaceGap) * size
  }

  private static func isPunctuation(_ utf8: [UInt8]) -> Bool {
    utf8.allSatisfy { $0 < 0x30 || (0x3A...0x40).contains($0) }
  }
}
