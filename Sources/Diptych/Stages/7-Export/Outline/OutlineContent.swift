/// Lays out the blocks of one division that are no heads: paragraphs, lists, tables, footnotes.
struct OutlineContent {
  private let division: [UInt8]
  private var paragraphs = 0
  private var lists = 0
  private var tables = 0
  private var notes = 0

  /// The deepest nesting of lists; libxml2 refuses more than 256 elements.
  private static let maximumListDepth = 24

  init(division: [UInt8]) { self.division = division }

  /// Adds the steps for `blocks`, and their ids.
  mutating func add(_ blocks: Range<Int>, of document: Document, to outline: inout ExportOutline) {
    let all = document.blocks.span
    var next = blocks.lowerBound
    while next < blocks.upperBound {
      let rest = next..<blocks.upperBound
      switch all[next].place {
      case .item:
        next = addList(rest, of: document, to: &outline)
      case .cell(let place):
        next = addTable(place.table, caption: nil, rest, of: document, to: &outline)
      case .flow where all[next].kind == .footnote:
        addNote(next, to: &outline)
        next += 1
      case .flow:
        if all[next].kind == .caption, next + 1 < blocks.upperBound,
          case .cell(let place) = all[next + 1].place
        {
          next = addTable(
            place.table, caption: next, next + 1..<blocks.upperBound, of: document, to: &outline)
        } else {
          paragraphs += 1
          outline.addParagraph(next, id: division.part("p", paragraphs))
          next += 1
        }
      }
    }
  }

  private mutating func addNote(_ block: Int, to outline: inout ExportOutline) {
    notes += 1
    let id = division.part("note", notes)
    outline.steps.append(.openNote(outline.groups.count))
    outline.groups.append(ExportOutline.Group(id: id, language: outline.units[block].language))
    outline.addParagraph(block, id: id.part("p", 1))
    outline.steps.append(.close)
  }

  /// A list that is open, with the numbers of what stands in it.
  private struct OpenList {
    var place: ListPlace
    var group: Int
    var items = 0
    var itemID: [UInt8] = []
    var paragraphs = 0
    var lists = 0

    mutating func openItem(in outline: inout ExportOutline) {
      items += 1
      paragraphs = 0
      lists = 0
      itemID = outline.groups[group].id.part("item", items)
      outline.steps.append(.openItem(outline.groups.count))
      outline.groups.append(ExportOutline.Group(id: itemID))
    }
  }

  /// Adds the list that begins the range, with the lists inside; returns the block behind it.
  private mutating func addList(
    _ blocks: Range<Int>, of document: Document, to outline: inout ExportOutline
  ) -> Int {
    var open: [OpenList] = []
    var end = blocks.lowerBound
    for block in blocks {
      guard case .item(let place) = document.blocks[block].place else { break }
      end = block + 1
      if let known = open.lastIndex(where: { $0.place.list == place.list }) {
        for _ in known + 1..<open.count { outline.steps += [.close, .close] }
        open.removeSubrange((known + 1)...)
        if open[known].place.item != place.item {
          outline.steps.append(.close)
          open[known].place.item = place.item
          open[known].openItem(in: &outline)
        }
      } else {
        while let last = open.last, last.place.depth >= place.depth {
          outline.steps += [.close, .close]
          open.removeLast()
        }
        if open.count < Self.maximumListDepth {
          let id: [UInt8]
          if let last = open.indices.last {
            open[last].lists += 1
            id = open[last].itemID.part("list", open[last].lists)
          } else {
            lists += 1
            id = division.part("list", lists)
          }
          outline.steps.append(.openList(outline.groups.count))
          var list = OpenList(place: place, group: outline.groups.count)
          outline.groups.append(ExportOutline.Group(id: id, isNumbered: place.isNumbered))
          list.openItem(in: &outline)
          open.append(list)
        }
      }
      for list in open { outline.groups[list.group].add(outline.units[block].language) }
      let last = open.count - 1
      open[last].paragraphs += 1
      outline.addParagraph(block, id: open[last].itemID.part("p", open[last].paragraphs))
    }
    for _ in open { outline.steps += [.close, .close] }
    return end
  }

  /// Adds a table with its caption; returns the block behind it.
  private mutating func addTable(
    _ table: Int, caption: Int?, _ blocks: Range<Int>, of document: Document,
    to outline: inout ExportOutline
  ) -> Int {
    tables += 1
    let id = division.part("table", tables)
    let group = outline.groups.count
    outline.groups.append(ExportOutline.Group(id: id))
    outline.steps.append(.openTable(group))
    if let caption {
      outline.groups[group].add(outline.units[caption].language)
      outline.units[caption].id = id.part("head")
      outline.units[caption].isHead = true
      outline.steps.append(.head(caption))
    }
    var rows = TableRows(document)
    var end = blocks.lowerBound
    var count = 0
    for block in blocks {
      guard case .cell(let place) = document.blocks[block].place, place.table == table
      else { break }
      end = block + 1
      count += 1
      outline.groups[group].add(outline.units[block].language)
      rows.place(block, place, in: blocks, steps: &outline.steps)
      outline.addParagraph(block, id: id.part("p", count))
    }
    outline.steps += [.close, .close, .close]
    return end
  }
}

extension ExportOutline.Group {
  fileprivate mutating func add(_ language: LanguageTag) {
    if self.language == nil {
      self.language = language
    } else if self.language != language {
      self.language = .multiple
    }
  }
}

extension ExportOutline {
  fileprivate mutating func addParagraph(_ block: Int, id: [UInt8]) {
    units[block].id = id
    steps.append(.paragraph(block))
  }
}
