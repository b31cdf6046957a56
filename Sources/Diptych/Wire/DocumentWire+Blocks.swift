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
  ///
  /// There are many blocks: their arrays are read in place, and keys are written with what stands
  /// around them.
  func write(_ index: Int, of blocks: Span<Block>, to json: inout JSONWriter) {
    var offsets = ScalarOffsets(blocks[index].utf8)
    json.fragment(#"{"text":"#)
    json.string(blocks[index].utf8.span)
    if parts.layout { writeLayout(index, of: blocks, to: &json, &offsets) }
    if parts.languages { writeLanguages(index, of: blocks, to: &json, &offsets) }
    if parts.headings {
      if blocks[index].heading != nil {
        json.fragment(#","heading":"#)
        json.inferred(blocks[index].heading) { json, level in json.integer(level) }
      }
      if let evidence = blocks[index].headingEvidence {
        json.fragment(#","headingEvidence":"#)
        json.number(evidence)
      }
    }
    if parts.glosses { writeGlosses(blocks[index].glosses.span, to: &json, &offsets) }
    if parts.repairs {
      Self.list(#","repairs":["#, blocks[index].repairs.span, to: &json) { json, repair in
        json.range(repair.range, &offsets)
        json.fragment(#","before":"#)
        json.string(repair.before)
        json.fragment(#","confidence":"#)
        json.number(repair.confidence)
      }
    }
    if parts.segments {
      Self.list(#","segments":["#, blocks[index].segments.span, to: &json) { json, range in
        json.range(range, &offsets)
      }
    }
    if parts.mentions || parts.terms {
      writeMentions(blocks[index].mentions.span, to: &json, &offsets)
    }
    json.fragment("}")
  }

  private func writeLanguages(
    _ index: Int, of blocks: Span<Block>, to json: inout JSONWriter, _ offsets: inout ScalarOffsets
  ) {
    if blocks[index].language != nil {
      json.fragment(#","language":"#)
      json.inferred(blocks[index].language) { json, tag in json.string(tag.rawValue) }
    }
    Self.list(#","runs":["#, blocks[index].runs.span, to: &json) { json, run in
      json.range(run.range, &offsets)
      json.fragment(#","language":"#)
      json.string(run.language.rawValue)
    }
  }

  private func writeGlosses(
    _ glosses: Span<Gloss>, to json: inout JSONWriter, _ offsets: inout ScalarOffsets
  ) {
    Self.list(#","glosses":["#, glosses, to: &json) { json, gloss in
      json.range(gloss.range, &offsets)
      json.fragment(#","reading":"#)
      json.string(gloss.reading)
      json.fragment(#","scheme":"#)
      json.string(gloss.scheme.rawValue)
      json.fragment(#","rendition":"#)
      json.string(gloss.rendition.rawValue)
      json.fragment(#","confidence":"#)
      json.number(gloss.confidence)
    }
  }

  private func writeMentions(
    _ mentions: Span<Mention>, to json: inout JSONWriter, _ offsets: inout ScalarOffsets
  ) {
    var isFirst = true
    for number in mentions.indices
    where mentions[number].kind == .term ? parts.terms : parts.mentions {
      if isFirst { json.fragment(#","mentions":["#) } else { json.fragment(",") }
      isFirst = false
      json.range(mentions[number].range, &offsets)
      json.fragment(#","kind":"#)
      json.string(mentions[number].kind.rawValue)
      if let entity = mentions[number].entity {
        json.fragment(#","entity":"#)
        json.integer(entity)
      }
      if let value = mentions[number].value {
        json.fragment(#","value":"#)
        json.string(value)
      }
      json.fragment(#","confidence":"#)
      json.number(mentions[number].confidence)
      json.fragment("}")
    }
    if !isFirst { json.fragment("]") }
  }

  private func writeLayout(
    _ index: Int, of blocks: Span<Block>, to json: inout JSONWriter, _ offsets: inout ScalarOffsets
  ) {
    json.fragment(#","kind":"#)
    json.string(blocks[index].kind.rawValue)
    if blocks[index].place != .flow {
      json.fragment(#","place":"#)
      write(blocks[index].place, to: &json)
    }
    write(blocks[index].layout, to: &json)
    if let language = blocks[index].declaredLanguage {
      json.fragment(#","declaredLanguage":"#)
      json.string(language.rawValue)
    }
    if blocks[index].sourceIndex != 0 {
      json.fragment(#","source":"#)
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
    json.fragment(#","layout":"#)
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

  /// `[offset, number, isWordBreak]` for each line, and its mark if it has one, `[offset, number]` for each page, and
  /// `[offset, source]` for each piece of the map, whose sources count bytes.
  private func writeLines(
    _ index: Int, of blocks: Span<Block>, to json: inout JSONWriter, _ offsets: inout ScalarOffsets
  ) {
    let lines = blocks[index].lines.span
    if !lines.isEmpty { json.fragment(#","lines":["#) }
    for number in lines.indices {
      if number > 0 { json.fragment(",") }
      json.list(
        offsets.scalars(before: lines[number].offset), lines[number].number,
        lines[number].isWordBreak, lines[number].mark)
    }
    if !lines.isEmpty { json.fragment("]") }
    let pages = blocks[index].pages.span
    if !pages.isEmpty { json.fragment(#","pages":["#) }
    for number in pages.indices {
      if number > 0 { json.fragment(",") }
      json.list(offsets.scalars(before: pages[number].offset), pages[number].number)
    }
    if !pages.isEmpty { json.fragment("]") }
    json.fragment(#","map":["#)
    let pieces = blocks[index].map.pieces.span
    for number in pieces.indices {
      if number > 0 { json.fragment(",") }
      json.list(offsets.scalars(before: pieces[number].text), pieces[number].source)
    }
    json.fragment("]")
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
    json.fragment(#","position":"#)
    json.openObject()
    json.key("part")
    json.stringOrNull(position.part)
    json.key("paragraph")
    json.integerOrNull(position.paragraph)
    json.key("page")
    json.integerOrNull(position.page)
    json.key("box")
    if let box = position.box {
      json.array([box.x, box.y, box.width, box.height]) { json, number in json.integer(number) }
    } else {
      json.null()
    }
    json.close()
  }

  /// Writes things that stand in a block's text; `write` begins each with its range.
  @inline(__always)
  private static func list<Item>(
    _ begin: StaticString, _ items: Span<Item>, to json: inout JSONWriter,
    _ write: (inout JSONWriter, borrowing Item) -> Void
  ) {
    guard !items.isEmpty else { return }
    json.fragment(begin)
    for number in items.indices {
      if number > 0 { json.fragment(",") }
      write(&json, items[number])
      json.fragment("}")
    }
    json.fragment("]")
  }
}

extension JSONWriter {
  /// Begins an object with a range, in scalars.
  fileprivate mutating func range(_ range: TextRange, _ offsets: inout ScalarOffsets) {
    fragment(#"{"start":"#)
    integer(offsets.scalars(before: range.start))
    fragment(#","end":"#)
    integer(offsets.scalars(before: range.end))
  }
}
