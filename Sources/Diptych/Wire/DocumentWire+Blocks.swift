extension DocumentWire {
  /// Writes a block with those of its layers that are selected; what says nothing is left out.
  func write(_ block: Block, to json: inout JSONWriter) {
    json.openObject()
    json.key("text")
    json.string(block.utf8.span)
    if selection.has(.blocks) { writeLayout(of: block, to: &json) }
    if selection.has(.languages) {
      if block.language != nil {
        json.key("language")
        json.inferred(block.language) { json, tag in json.string(tag.rawValue) }
      }
      list("runs", block.runs, in: block, to: &json, range: \.range) { json, run in
        json.key("language")
        json.string(run.language.rawValue)
      }
    }
    if selection.has(.headings) {
      if block.heading != nil {
        json.key("heading")
        json.inferred(block.heading) { json, level in json.integer(level) }
      }
      if let evidence = block.headingEvidence {
        json.key("headingEvidence")
        json.number(evidence)
      }
    }
    if selection.has(.glosses) {
      list("glosses", block.glosses, in: block, to: &json, range: \.range) { json, gloss in
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
    if selection.has(.repairs) {
      list("repairs", block.repairs, in: block, to: &json, range: \.range) { json, repair in
        json.key("before")
        json.string(repair.before)
        json.key("confidence")
        json.number(repair.confidence)
      }
    }
    if selection.has(.segments) {
      list("segments", block.segments, in: block, to: &json, range: \.self) { _, _ in }
    }
    if selection.has(.mentions) || selection.has(.terms) { writeMentions(of: block, to: &json) }
    json.close()
  }

  private func writeLayout(of block: Block, to json: inout JSONWriter) {
    json.key("kind")
    json.string(block.kind.rawValue)
    if block.place != .flow {
      json.key("place")
      write(block.place, to: &json)
    }
    write(block.layout, to: &json)
    if let language = block.declaredLanguage {
      json.key("declaredLanguage")
      json.string(language.rawValue)
    }
    if block.sourceIndex != 0 {
      json.key("source")
      json.integer(block.sourceIndex)
    }
    writeLines(of: block, to: &json)
    writePosition(block.position, to: &json)
  }

  private func write(_ layout: Layout, to json: inout JSONWriter) {
    var plain = Layout()
    plain.style = layout.style
    guard layout != plain else { return }
    json.key("layout")
    json.openObject()
    json.key("blankLinesBefore")
    json.integer(layout.blankLinesBefore)
    json.key("indentation")
    json.integer(layout.indentation)
    json.key("markupHeadingLevel")
    json.integerOrNull(layout.markupHeadingLevel)
    json.key("hasMarkup")
    json.bool(layout.hasMarkup)
    json.key("isDistinct")
    json.bool(layout.isDistinct)
    json.close()
  }

  /// `[offset, number, isWordBreak]` for each line, `[offset, number]` for each page, and
  /// `[offset, source]` for each piece of the map, whose sources count bytes.
  private func writeLines(of block: Block, to json: inout JSONWriter) {
    writeLineStarts(of: block, to: &json)
    if !block.pages.isEmpty {
      var offsets = ScalarOffsets(block.utf8)
      json.key("pages")
      json.openArray()
      for page in block.pages {
        json.element()
        json.pair(offsets.scalars(before: page.offset), page.number)
      }
      json.close()
    }
    var offsets = ScalarOffsets(block.utf8)
    json.key("map")
    json.openArray()
    for piece in block.map.pieces {
      json.element()
      json.pair(offsets.scalars(before: piece.text), piece.source)
    }
    json.close()
  }

  private func writeLineStarts(of block: Block, to json: inout JSONWriter) {
    guard !block.lines.isEmpty else { return }
    var offsets = ScalarOffsets(block.utf8)
    json.key("lines")
    json.openArray()
    for line in block.lines {
      json.element()
      json.openArray()
      json.element()
      json.integer(offsets.scalars(before: line.offset))
      json.element()
      json.integer(line.number)
      json.element()
      json.bool(line.isWordBreak)
      json.close()
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

  private func writeMentions(of block: Block, to json: inout JSONWriter) {
    let mentions = block.mentions.filter { selection.hasMentions(of: $0.kind) }
    list("mentions", mentions, in: block, to: &json, range: \.range) { json, mention in
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
    _ key: JSONKey, _ items: [Item], in block: Block, to json: inout JSONWriter,
    range: (Item) -> TextRange, _ write: (inout JSONWriter, Item) -> Void
  ) {
    guard !items.isEmpty else { return }
    var offsets = ScalarOffsets(block.utf8)
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
