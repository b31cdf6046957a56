/// Finds the blocks of Markdown: the containers around each line, and what the line is in them.
///
/// The strategy is that of CommonMark 0.31 ("Appendix: A parsing strategy"), line by line and without
/// a tree.
struct MarkdownBlocks {
  private let utf8: [UInt8]
  private let lines: ArraySlice<SourceLines.Line>
  private let limits: Limits
  private let references: Set<[UInt8]>

  private var containers: [Container] = []
  private var leaf = Leaf.none
  /// The lines of the leaf if it is a paragraph.
  private var paragraph: [MarkdownText.Line] = []
  /// What the leaf is if it is markup.
  private var html: MarkdownHTML?
  private var output: MarkdownOutput

  private enum Container {
    case quote
    case list(ListPlace, delimiter: UInt8)
    /// An item whose content begins at a column, counted from its marker's container.
    case item(indent: Int)
    case note(indent: Int)
  }

  /// The block without blocks in it that is open.
  private enum Leaf: Equatable {
    case none
    case paragraph
    case fence(mark: UInt8, count: Int, indent: Int)
    case code
    case html
    case table(rows: Int)
  }

  init(_ utf8: [UInt8], lines: ArraySlice<SourceLines.Line>, limits: Limits) {
    self.utf8 = utf8
    self.lines = lines
    self.limits = limits
    var references: Set<[UInt8]> = []
    for line in lines {
      if let (label, _) = MarkdownMarks.definition(utf8, line.range),
        label.first != UInt8(ascii: "^")
      {
        references.insert(MarkdownMarks.key(label))
      }
    }
    self.references = references
    output = MarkdownOutput(utf8, references: references)
  }

  /// The blocks, in their order.
  ///
  /// - Throws: ``StageFailure`` `limit_exceeded`.
  mutating func read() throws -> [Block] {
    for line in lines {
      try read(line)
      guard output.count <= limits.maximumBlocks else {
        throw StageFailure.tooManyBlocks(limit: limits.maximumBlocks)
      }
    }
    closeLeaf()
    return output.finished()
  }

  private mutating func read(_ line: SourceLines.Line) throws {
    var cursor = MarkdownCursor(utf8, line)
    let matched = match(&cursor)
    let isWhole = matched == containers.count
    if isWhole, goesOn(&cursor, line) { return }
    try start(&cursor, line, matched: matched)
  }

  /// How many containers the line belongs to by its start; passes by their marks.
  private func match(_ cursor: inout MarkdownCursor) -> Int {
    var matched = 0
    loop: for container in containers {
      switch container {
      case .quote:
        guard cursor.indent < 4, cursor.next == UInt8(ascii: ">") else { break loop }
        cursor.skip(bytes: 1)
        cursor.skip(columns: 1)
      case .list: break
      case .item(let indent), .note(let indent):
        if cursor.isBlank { break }
        guard cursor.indent >= indent else { break loop }
        cursor.skip(columns: indent)
      }
      matched += 1
    }
    // A list goes on only in its items.
    if matched < containers.count, matched > 0, case .list = containers[matched - 1] {
      matched -= 1
    }
    return matched
  }

  /// Lets the leaf take the line if it takes every line up to its end.
  private mutating func goesOn(_ cursor: inout MarkdownCursor, _ line: SourceLines.Line) -> Bool {
    switch leaf {
    case .fence(let mark, let count, let indent):
      if cursor.indent < 4,
        MarkdownMarks.isFenceEnd(utf8, cursor.rest, mark: mark, count: count)
      {
        leaf = .none
      } else {
        cursor.skip(columns: indent)
        addCode(cursor.rest, line)
      }
      return true
    case .html:
      let isBlank = cursor.isBlank
      let place = place
      if !isBlank { html?.add(cursor.rest, line, utf8, to: &output, place: place) }
      if html?.isEnded(atBlankLine: isBlank) != false {
        closeLeaf()
        if isBlank { output.addBlankLine() }
      }
      return true
    default: return false
    }
  }

  // MARK: - New blocks

  private mutating func start(
    _ cursor: inout MarkdownCursor, _ line: SourceLines.Line, matched: Int
  ) throws {
    var matched = matched
    var isWhole = matched == containers.count
    while true {
      if cursor.isBlank {
        if leaf == .paragraph { closeLeaf() } else if case .table = leaf { closeLeaf() }
        // What is not marked on a blank line has ended, but for lists and notes.
        if !isWhole { close(to: matched) }
        output.addBlankLine()
        return
      }
      if cursor.indent >= 4 {
        if leaf == .paragraph { break }
        closeUnmatched(&matched, &isWhole)
        closeLeaf()
        leaf = .code
        cursor.skip(columns: 4)
        addCode(cursor.rest, line)
        return
      }
      if cursor.next == UInt8(ascii: ">") {
        closeUnmatched(&matched, &isWhole)
        closeLeaf()
        cursor.skip(bytes: 1)
        cursor.skip(columns: 1)
        try open(.quote)
        matched = containers.count
        continue
      }
      if startLeaf(cursor, line, &matched, &isWhole) { return }
      guard try startItem(&cursor, &matched, &isWhole) else { break }
    }
    addText(cursor.rest, line, &matched, &isWhole)
  }

  /// Begins a block that is told by its first line; `false` if the line begins none.
  private mutating func startLeaf(
    _ cursor: MarkdownCursor, _ line: SourceLines.Line, _ matched: inout Int, _ isWhole: inout Bool
  ) -> Bool {
    let rest = cursor.rest
    if let (level, text) = MarkdownMarks.heading(utf8, rest) {
      closeUnmatched(&matched, &isWhole)
      closeLeaf()
      output.addHeading([.init(range: text, number: line.number)], level: level)
      return true
    }
    if let (mark, count) = MarkdownMarks.fence(utf8, rest) {
      closeUnmatched(&matched, &isWhole)
      closeLeaf()
      leaf = .fence(mark: mark, count: count, indent: cursor.indent)
      return true
    }
    if isWhole, leaf == .paragraph, let level = MarkdownMarks.underline(utf8, rest) {
      output.addHeading(paragraph, level: level)
      paragraph = []
      leaf = .none
      return true
    }
    if MarkdownMarks.isRule(utf8, rest) {
      closeUnmatched(&matched, &isWhole)
      closeLeaf()
      return true
    }
    if isWhole, leaf == .paragraph, startTable(rest) { return true }
    if let html = MarkdownHTML(utf8, rest) {
      closeUnmatched(&matched, &isWhole)
      closeLeaf()
      leaf = .html
      self.html = html
      var cursor = cursor
      _ = goesOn(&cursor, line)
      return true
    }
    return false
  }

  private mutating func startTable(_ rest: Range<Int>) -> Bool {
    guard let head = paragraph.last, let columns = MarkdownTable.columns(utf8, rest),
      MarkdownTable.cells(utf8, head.range).count == columns
    else { return false }
    paragraph.removeLast()
    closeLeaf()
    output.startTable()
    output.addRow(MarkdownTable.cells(utf8, head.range), line: head.number, row: 0)
    leaf = .table(rows: 1)
    return true
  }

  /// Begins an item of a list or a footnote; `false` if the line begins none.
  private mutating func startItem(
    _ cursor: inout MarkdownCursor, _ matched: inout Int, _ isWhole: inout Bool
  ) throws -> Bool {
    let rest = cursor.rest
    if let (label, end) = MarkdownMarks.definition(utf8, rest), label.first == UInt8(ascii: "^") {
      closeUnmatched(&matched, &isWhole)
      closeLeaf()
      cursor.skip(bytes: end - rest.lowerBound)
      try open(.note(indent: 4))
      matched = containers.count
      return true
    }
    guard let item = MarkdownMarks.item(utf8, rest) else { return false }
    if leaf == .paragraph, isWhole {
      // A year at the start of a line, or a dash, does not begin a list inside of a paragraph.
      let isEmpty = rest.count == item.length
      guard !isEmpty, item.number == nil || item.number == 1 else { return false }
    }
    return try begin(item, &cursor, &matched, &isWhole)
  }

  private mutating func begin(
    _ item: MarkdownMarks.Item, _ cursor: inout MarkdownCursor, _ matched: inout Int,
    _ isWhole: inout Bool
  ) throws -> Bool {
    // A list that this item goes on with stands right behind what is matched.
    var list: ListPlace?
    if matched < containers.count, case .list(let place, item.delimiter) = containers[matched] {
      list = place
      list?.item += 1
    }
    closeUnmatched(&matched, &isWhole)
    closeLeaf()
    let indent = cursor.indent
    let start = cursor.rest.lowerBound
    cursor.skip(bytes: item.length)
    let space = cursor.isBlank ? 1 : cursor.indent
    let width = indent + item.length + (space > 4 ? 1 : space)
    cursor.skip(columns: space > 4 ? 1 : space)
    let depth = containers.reduce(1) { if case .list = $1 { $0 + 1 } else { $0 } }
    try open(
      .list(
        list ?? output.newList(depth: depth, isNumbered: item.number != nil),
        delimiter: item.delimiter))
    try open(.item(indent: width))
    output.noteLabel(item.number == nil ? nil : start..<start + item.length)
    matched = containers.count
    return true
  }

  private mutating func open(_ container: Container) throws {
    containers.append(container)
    guard containers.count <= limits.maximumMarkupDepth else {
      throw StageFailure.tooDeep(limit: limits.maximumMarkupDepth)
    }
  }

  // MARK: - Text

  private mutating func addText(
    _ rest: Range<Int>, _ line: SourceLines.Line, _ matched: inout Int, _ isWhole: inout Bool
  ) {
    let text = MarkdownText.Line(
      range: rest, number: line.number,
      isBroken: line.start + line.count - line.range.upperBound >= 2)
    switch leaf {
    case .paragraph:
      // Also a line whose containers' marks were left out.
      paragraph.append(text)
    case .table(let rows) where isWhole:
      output.addRow(MarkdownTable.cells(utf8, rest), line: line.number, row: rows)
      leaf = .table(rows: rows + 1)
    default:
      closeUnmatched(&matched, &isWhole)
      closeLeaf()
      guard MarkdownMarks.definition(utf8, rest) == nil else { return }
      paragraph = [text]
      leaf = .paragraph
    }
  }

  private mutating func addCode(_ rest: Range<Int>, _ line: SourceLines.Line) {
    output.addCode(.init(range: rest, number: line.number), place: place)
  }

  // MARK: - Ends

  private mutating func closeUnmatched(_ matched: inout Int, _ isWhole: inout Bool) {
    guard !isWhole else { return }
    close(to: matched)
    isWhole = true
  }

  private mutating func close(to count: Int) {
    guard containers.count > count else { return }
    closeLeaf()
    containers.removeSubrange(count...)
  }

  private mutating func closeLeaf() {
    let place = place
    switch leaf {
    case .paragraph:
      output.addParagraph(paragraph, place: place)
      paragraph = []
    case .html:
      html?.finish(&output, place: place)
      html = nil
    case .none, .fence, .code, .table: break
    }
    leaf = .none
  }

  /// Where a block stands now.
  private var place: MarkdownOutput.Place {
    var place = MarkdownOutput.Place()
    for container in containers {
      switch container {
      case .list(let list, _): place.list = list
      case .note: place.isNote = true
      default: break
      }
    }
    return place
  }
}

extension StageFailure {
  fileprivate static func tooDeep(limit: Int) -> StageFailure {
    StageFailure(
      code: "limit_exceeded",
      message: "lists and quotations are nested more than \(limit) deep; 'maximumMarkupDepth' sets "
        + "the limit")
  }
}
