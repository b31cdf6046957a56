/// Joins lines to paragraphs by spacing, indentation, the right margin and the language.
struct PageParagraphs {
  /// The paragraphs so far.
  private(set) var paragraphs: [PageParagraph] = []

  private let leading: LineSpacing
  /// The words with a hyphen that the document has inside of its lines and in its table of contents.
  let compounds: HyphenatedWords
  private let bodySize: Double
  /// Whether paragraphs of the document begin with an indented line.
  private let indentsParagraphs: Bool

  /// Joins the lines of flows, which are in reading order.
  init(
    _ flows: [ReadingOrder.Flow], leading: LineSpacing, bodySize: Double,
    outline: [PagedText.OutlineEntry]
  ) {
    self.leading = leading
    self.bodySize = bodySize
    var compounds = HyphenatedWords()
    for flow in flows { for line in flow.lines { compounds.add(line.utf8) } }
    for entry in outline { compounds.add(entry.title) }
    self.compounds = compounds
    indentsParagraphs = Self.indentsParagraphs(flows)
    // The paragraphs with which flows end.
    var ends: [Int] = []
    for flow in flows where !flow.lines.isEmpty {
      var current = -1
      for (index, line) in flow.lines.enumerated() {
        let next = index + 1 < flow.lines.count ? flow.lines[index + 1] : nil
        if index == 0 { current = end(before: line, next, of: ends) ?? -1 }
        if current >= 0, goesOn(paragraphs[current], in: line, before: next, isNewFlow: index == 0)
        {
          paragraphs[current].append(line, compounds: compounds)
        } else {
          paragraphs.append(PageParagraph(line))
          current = paragraphs.count - 1
        }
      }
      ends.append(current)
    }
  }

  /// No page has more columns.
  private static let maximumColumns = 8

  /// The end of a flow that may go on in the first line of another one: the last, or where columns have
  /// different languages that of the same column on the page before.
  private func end(before line: PageLine, _ next: PageLine?, of ends: [Int]) -> Int? {
    guard let last = ends.last else { return nil }
    let isParallel =
      !Self.isSameColumn(paragraphs[last].last, line) && paragraphs[last].main.isWide != line.isWide
      && next?.isWide ?? line.isWide == line.isWide
    guard isParallel else { return last }
    return ends.suffix(Self.maximumColumns).last { index in
      let end = paragraphs[index].last
      return end.page == line.page - 1 && Self.isSameColumn(end, line)
    }
  }

  private static func isSameColumn(_ line: PageLine, _ other: PageLine) -> Bool {
    abs(line.left - other.left) < ColumnEdges.tolerance
  }

  /// Whether a paragraph goes on in a line.
  private func goesOn(
    _ paragraph: PageParagraph, in line: PageLine, before next: PageLine?, isNewFlow: Bool
  ) -> Bool {
    let last = paragraph.last
    if last.cell != nil || line.cell != nil { return last.cell == line.cell }
    guard abs(last.size - line.size) <= 0.06 * max(last.size, line.size), !last.hasGaps,
      !line.hasGaps
    else { return false }
    if !isNewFlow, line.box.bottom - last.box.bottom > leading.largest(line.size) { return false }
    let startsLabel = LineStartLabel.isAtStart(of: line.utf8, in: 0..<line.utf8.count)
    let ends = SentenceEnd.isAtEnd(of: last.utf8, in: 0..<last.utf8.count)
    if isTitle(paragraph, line) { return !startsLabel && !isNewFlow }
    let isFull =
      Self.isFull(last, before: line) || isJustified(last, line)
      || LineJoint.isCut(last.utf8[...], line.utf8[...])
      || paragraph.lines.count > 1 && isJustified(paragraph.lines[paragraph.lines.count - 2], last)
    if last.isBold != line.isBold, !isFull || ends { return false }
    if startsLabel, ends || !isFull || paragraph.startsLabel { return false }
    let size = line.size
    let indentation = line.box.left - line.left
    let lastIndentation = last.box.left - last.left
    if indentation > lastIndentation + 0.9 * size {
      // Further in: a new paragraph, or the text behind a label.
      guard paragraph.lines.count == 1, !isNewFlow, isFull else { return false }
      if paragraph.startsLabel { return indentation < lastIndentation + 5 * size }
      guard let next else { return false }
      return abs(next.box.left - line.box.left) < 0.5 * size && !ends
    }
    if indentation < lastIndentation - 0.9 * size, paragraph.lines.count > 1 {
      // Further out than the lines before: they were a quotation or an item.
      guard !ends, isFull else { return false }
    }
    if isNewFlow, ends {
      // Nothing but the indentation tells.
      return isFull && indentsParagraphs && indentation < 0.9 * size
    }
    if isFull { return true }
    // Somebody broke the line by hand inside of a sentence.
    return !ends && last.box.width > 0.75 * (last.right - last.left)
      && (line.beginsWide ? last.isWide : line.utf8.first.map(HyphenatedWords.isSmall) ?? false)
  }

  /// Whether two lines end at the same place, so that it is a margin, such as that of a quotation.
  private func isJustified(_ line: PageLine, _ next: PageLine) -> Bool {
    abs(line.box.right - next.box.right) < 1.5 && !line.isCentred
      && min(line.box.width, next.box.width) > 15 * line.size
  }

  /// Whether two lines are one centred title, which may be broken where it reads well.
  private func isTitle(_ paragraph: PageParagraph, _ line: PageLine) -> Bool {
    let last = paragraph.last
    guard last.isWide == line.isWide, last.isBold == line.isBold else { return false }
    if line.size > 1.25 * bodySize { return line.isCentred(below: last) }
    // Letters that are hardly larger may be those of two titles.
    let room = last.right - last.left - last.box.width
    return (line.size > 1.12 * bodySize || line.isBold) && line.isCentred
      && line.isCentred(below: last) && room < max(line.firstWord + 0.3 * line.size, 3 * line.size)
  }

  /// Whether a line is full: the first word of the next one would not have gone into it.
  static func isFull(_ line: PageLine, before next: PageLine) -> Bool {
    let room = line.right - line.box.right
    // No punctuation may begin a line, so that East Asian lines end up to two characters early.
    if line.isWide {
      return room < max(2.2 * line.size, next.isWide ? 0 : next.firstWord + 0.3 * line.size)
    }
    return room < next.firstWord + 0.3 * line.size
  }

  private static func indentsParagraphs(_ flows: [ReadingOrder.Flow]) -> Bool {
    var (indented, level) = (0, 0)
    for flow in flows {
      for (line, next) in zip(flow.lines, flow.lines.dropFirst())
      where next.size == line.size && line.cell == nil && next.cell == nil {
        // The first line of a paragraph is one before a line that is farther out.
        let difference = line.box.left - next.box.left
        if difference > 0.9 * line.size, difference < 4 * line.size, !line.isCentred {
          indented += 1
        } else if abs(difference) < 0.3 * line.size {
          level += 1
        }
      }
    }
    return indented * 12 > level + indented
  }
}

extension PageParagraph {
  /// Whether it begins like an item of a list.
  var startsLabel: Bool {
    LineStartLabel.isAtStart(of: first.utf8, in: 0..<first.utf8.count)
  }
}

extension PageLine {
  /// Whether the line stands in the middle of its column, away from both edges.
  var isCentred: Bool {
    let before = box.left - left
    let behind = right - box.right
    return abs(before - behind) < size && before > 1.5 * size
  }

  /// Whether two lines have the same middle and are centred, of which the longer one may be as wide as the
  /// column.
  func isCentred(below last: PageLine) -> Bool {
    if isCentred, last.isCentred { return true }
    let difference = (box.left + box.right - last.box.left - last.box.right) / 2
    return abs(difference) < 0.5 * size && abs(box.left - last.box.left) > size
  }
}
