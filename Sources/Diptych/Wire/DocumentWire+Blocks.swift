extension DocumentWire {
  /// The layers of blocks that are written.
  struct BlockParts {
    let layout: Bool
    let languages: Bool
    let headings: Bool
    let glosses: Bool
    let repairs: Bool
    let segments: Bool
    /// Mentions of names, numbers and dates.
    let mentions: Bool
    /// Mentions of terms.
    let terms: Bool

    init(_ selection: WireSelection) {
      layout = selection.has(.blocks)
      languages = selection.has(.languages)
      headings = selection.has(.headings)
      glosses = selection.has(.glosses)
      repairs = selection.has(.repairs)
      segments = selection.has(.segments)
      mentions = selection.has(.mentions)
      terms = selection.has(.terms)
    }
  }

  /// Writes a block with those of its layers that are selected; what says nothing is left out.
  func write(_ index: Int, of blocks: Span<Block>, to json: inout JSONWriter) {
    var offsets = ScalarOffsets(blocks[index].utf8)
    json.openObject()
    json.key("text")
    json.string(blocks[index].utf8.span)
    if parts.layout { writeLayout(index, of: blocks, to: &json, &offsets) }
    if parts.languages {
      if blocks[index].language != nil {
        json.key("language")
        json.inferred(blocks[index].language) { json, tag in json.string(tag.rawValue) }
      }
      list("runs", blocks[index].runs, to: &json, &offsets, range: \.range) { json, run in
        json.key("language")
        json.string(run.language.rawValue)
      }
    }
    if parts.headings {
      if blocks[index].heading != nil {
        json.key("heading")
        json.inferred(blocks[index].heading) { json, level in json.integer(level) }
      }
      if let evidence = blocks[index].headingEvidence {
        json.key("headingEvidence")
        json.number(evidence)
      }
    }
    if parts.glosses {
      list("glosses", blocks[index].glosses, to: &json, &offsets, range: \.range) { json, gloss in
        json.key("reading")
        json.string(gloss.reading)
        json.key("scheme")
        json.string(gloss.scheme.rawValue)
        json.key("rendition")
        json.string(gloss.rendition.rawValue)
        json.key("confidence")
        json.number(gloss.confidence)
      }
    }
    if parts.repairs {
      list("repairs", blocks[index].repairs, to: &json, &offsets, range: \.range) { json, repair in
        json.key("before")
        json.string(repair.before)
        json.key("confidence")
        json.number(repair.confidence)
      }
    }
    if parts.segments {
      list("segments", blocks[index].segments, to: &json, &offsets, range: \.self) { _, _ in }
    }
    if parts.mentions || parts.terms { write(blocks[index].mentions, to: &json, &offsets) }
    json.close()
  }

  private func writeLayout(
    _ index: Int, of blocks: Span<Block>, to json: inout JSONWriter, _ offsets: inout ScalarOffsets
  ) {
    json.key("kind")
    json.string(blocks[index].kind.rawValue)
    if blocks[index].place != .flow {
      json.key("place")
      write(blocks[index].place, to: &json)
    }
    write(blocks[index].layout, to: &json)
    if let language = blocks[index].declaredLanguage {
      json.key("declaredLanguage")
      json.string(language.rawValue)
    }
    if blocks[index].sourceIndex != 0 {
      json.key("source")
      json.integer(blocks[index].sourceIndex)
    }
    writeLines(index, of: blocks, to: &json, &offsets)
    writePosition(blocks[index].position, to: &json)
  }

  private func write(_ layout: Layout, to json: inout JSONWriter) {
    let isPlain =
      layout.blankLinesBefore == 0 && layout.indentation == 0 && layout.markupHeadingLevel == nil
      && !layout.hasMarkup && !layout.isDistinct
    guard !isPlain else { return }
    json.key("layout")
    json.openObject()
    if layout.blankLinesBefore != 0 {
      json.key("blankLinesBefore")
      json.integer(layout.blankLinesBefore)
    }
    if layout.indentation != 0 {
      json.key("indentation")
      json.integer(layout.indentation)
    }
    if let level = layout.markupHeadingLevel {
      json.key("markupHeadingLevel")
      json.integer(level)
    }
    if layout.hasMarkup {
      json.key("hasMarkup")
      json.bool(true)
    }
    if let rank = layout.letterRank {
      json.key("letterRank")
      json.integer(rank)
    }
    json.close()
  }

  /// `[offset, number, isWordBreak]` for each line, `[offset, number]` for each page, and
  /// `[offset, source]` for each piece of the map, whose sources count bytes.
  private func writeLines(
    _ index: Int, of blocks: Span<Block>, to json: inout JSONWriter, _ offsets: inout ScalarOffsets
  ) {
    writeLineStarts(index, of: blocks, to: &json, &offsets)
    if !blocks[index].pages.isEmpty {
      json.key("pages")
      json.openArray()
      for page in blocks[index].pages {
        json.element()
        json.list(offsets.scalars(before: page.offset), page.number)
      }
      json.close()
    }
    json.key("map")
    json.openArray()
    for piece in blocks[index].map.pieces {
      json.element()
      json.list(offsets.scalars(before: piece.text), piece.source)
    }
    json.close()
  }

  private func writeLineStarts(
    _ index: Int, of blocks: Span<Block>, to json: inout JSONWriter, _ offsets: inout ScalarOffsets
  ) {
    guard !blocks[index].lines.isEmpty else { return }
    json.key("lines")
    json.openArray()
    for line in blocks[index].lines {
      json.element()
      json.list(offsets.scalars(before: line.offset), line.number, line.isWordBreak)
    }
    json.close()
  }

  private func write(_ place: Place, to json: inout JSONWriter) {
    switch place {
    case .flow: json.null()
    case .item(let item):
      json.openObject()
      json.key("list")
      json.integer(item.list)
      json.key("item")
      json.integer(item.item)
      json.key("depth")
      json.integer(item.depth)
      json.key("isNumbered")
      json.bool(item.isNumbered)
      json.close()
    case .cell(let cell):
      json.openObject()
      json.key("table")
      json.integer(cell.table)
      json.key("row")
      json.integer(cell.row)
      json.key("column")
      json.integer(cell.column)
      json.key("rows")
      json.integer(cell.rows)
      json.key("columns")
      json.integer(cell.columns)
      json.key("isLabel")
      json.bool(cell.isLabel)
      json.close()
    }
  }

  private func writePosition(_ position: SourcePosition?, to json: inout JSONWriter) {
    guard let position else { return }
    json.key("position")
    json.openObject()
    json.key("part")
    json.stringOrNull(position.part)
    json.key("paragraph")
    json.integerOrNull(position.paragraph)
    json.key("page")
    json.integerOrNull(position.page)
    json.key("box")
    if let box = position.box {
      json.openArray()
      for number in [box.x, box.y, box.width, box.height] {
        json.element()
        json.integer(number)
      }
      json.close()
    } else {
      json.null()
    }
    json.close()
  }

  private func write(
    _ all: [Mention], to json: inout JSONWriter, _ offsets: inout ScalarOffsets
  ) {
    guard !all.isEmpty else { return }
    let mentions =
      parts.mentions && parts.terms
      ? all : all.filter { $0.kind == .term ? parts.terms : parts.mentions }
    list("mentions", mentions, to: &json, &offsets, range: \.range) { json, mention in
      json.key("kind")
      json.string(mention.kind.rawValue)
      if let entity = mention.entity {
        json.key("entity")
        json.integer(entity)
      }
      if let value = mention.value {
        json.key("value")
        json.string(value)
      }
      json.key("confidence")
      json.number(mention.confidence)
    }
  }

  /// Writes things that stand in a block's text, each with its range first.
  private func list<Item>(
    _ key: JSONKey, _ items: [Item], to json: inout JSONWriter, _ offsets: inout ScalarOffsets,
    range: (Item) -> TextRange, _ write: (inout JSONWriter, Item) -> Void
  ) {
    guard !items.isEmpty else { return }
    json.key(key)
    json.openArray()
    for item in items {
      let range = range(item)
      json.element()
      json.openObject()
      json.key("start")
      json.integer(offsets.scalars(before: range.start))
      json.key("end")
      json.integer(offsets.scalars(before: range.end))
      write(&json, item)
      json.close()
    }
    json.close()
  }
}
