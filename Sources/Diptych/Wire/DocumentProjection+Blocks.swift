/// The arrays that are written block by block, because their items have offsets.
struct ProjectedText: ~Copyable {
  var blocks: JSONWriter
  var glosses = JSONWriter.elements()
  var repairs = JSONWriter.elements()
  var mentions = JSONWriter.elements()
  /// The length of the cleaned text, in scalars.
  var characters = 0
  /// How many mentions were written.
  var mentionCount = 0
  /// For each entity of the document the numbers of its mentions, from 1.
  var mentionsOfEntity: [[Int]]
}

/// Where a block stands in the cleaned text.
private struct BlockPlace {
  let index: Int
  /// In scalars.
  let start: Int
  /// What counts in its text; each array has one of its own, in which the offsets ascend.
  var offsets: ScalarOffsets

  mutating func scalar(_ offset: Int) -> Int { start + offsets.scalars(before: offset) }
}

extension DocumentProjection {
  /// Writes the blocks with their glosses, repairs and mentions in one pass.
  func writeBlocks() -> ProjectedText {
    var size = 0
    for index in document.blocks.indices {
      size += document.blocks[index].utf8.count + 90 * document.blocks[index].segments.count + 300
    }
    var text = ProjectedText(
      blocks: .elements(capacity: size),
      mentionsOfEntity: [[Int]](repeating: [], count: document.entities.count))
    var columns = SourceColumns(document.source.form?.decoded ?? [])
    var source = 0
    for index in document.blocks.indices {
      if document.blocks[index].sourceIndex != source {
        source = document.blocks[index].sourceIndex
        columns = SourceColumns(document.sources[source].form?.decoded ?? [])
      }
      if index > 0 { text.characters += 1 }
      let start = text.characters
      var place = BlockPlace(
        index: index, start: start, offsets: ScalarOffsets(document.blocks[index].utf8))
      writeBlock(&place, to: &text.blocks)
      writeAnnotations(&place, to: &text, columns: &columns)
      writeMentions(&place, to: &text)
      text.characters = start + place.offsets.count
    }
    return text
  }

  private func writeBlock(_ place: inout BlockPlace, to json: inout JSONWriter) {
    // Read in place: a copy of a block or a unit costs more than writing it.
    let block = document.blocks.span
    let unit = outline.units.span
    let section = outline.sections.span
    let index = place.index
    json.element()
    json.openObject()
    json.key("id")
    json.plainString(unit[index].id.span)
    json.key("kind")
    if block[index].isHeading {
      json.constant("heading")
    } else {
      json.word(block[index].kind.exportWord)
    }
    json.key("section")
    json.plainString(section[unit[index].section].id.span)
    json.key("language")
    json.word(unit[index].language.rawValue)
    if document.secondSource != nil {
      json.key("source")
      json.part(of: documentID.span, "-src", block[index].sourceIndex + 1)
    }
    let lines = block[index].lines.span
    json.key("line")
    json.integerOrNull(lines.isEmpty ? nil : lines[0].number)
    json.key("lastLine")
    json.integerOrNull(lines.isEmpty ? nil : lines[lines.count - 1].number)
    if let position = block[index].position { write(position, to: &json) }
    json.key("start")
    json.integer(place.start)
    json.key("end")
    json.integer(place.start + place.offsets.count)
    json.key("text")
    json.string(block[index].utf8.span)
    let segments = unit[index].segments.span
    if !segments.isEmpty {
      json.key("sentences")
      json.openArray()
      for number in segments.indices {
        json.element()
        json.openObject()
        json.key("id")
        json.part(of: unit[index].id.span, "-s", number + 1)
        writeRange(segments[number], &place, to: &json)
        json.close()
      }
      json.close()
    }
    if !block[index].runs.isEmpty { writeRuns(&place, to: &json) }
    if let heading = block[index].heading {
      json.key("confidence")
      json.confidence(heading.confidence)
    }
    json.close()
  }

  private func write(_ position: SourcePosition, to json: inout JSONWriter) {
    if let part = position.part {
      json.key("part")
      json.string(part)
    }
    if let paragraph = position.paragraph {
      json.key("paragraph")
      json.integer(paragraph)
    }
    if let page = position.page {
      json.key("page")
      json.integer(page)
    }
    guard let box = position.box else { return }
    json.key("box")
    json.array([box.x, box.y, box.width, box.height]) { json, number in json.integer(number) }
  }

  private func writeRuns(_ place: inout BlockPlace, to json: inout JSONWriter) {
    json.key("runs")
    json.openArray()
    var tags = WellFormedTags()
    for run in document.blocks[place.index].runs {
      json.element()
      json.openObject()
      writeRange(run.range, &place, to: &json)
      json.key("language")
      json.word(tags.tag(run.language).rawValue)
      json.close()
    }
    json.close()
  }

  private func writeRange(_ range: TextRange, _ place: inout BlockPlace, to json: inout JSONWriter)
  {
    json.key("start")
    json.integer(place.scalar(range.start))
    json.key("end")
    json.integer(place.scalar(range.end))
  }

  /// The column in the source line; without lines, in the block's running text.
  private func column(
    of offset: Int, _ place: inout BlockPlace, _ columns: inout SourceColumns
  ) -> Int {
    guard !document.blocks[place.index].lines.isEmpty, !columns.isEmpty else {
      return place.offsets.scalars(before: offset) + 1
    }
    return columns.column(at: document.blocks[place.index].map.source(of: offset))
  }

  private func writeAnnotations(
    _ place: inout BlockPlace, to text: inout ProjectedText, columns: inout SourceColumns
  ) {
    let glosses = document.blocks[place.index].glosses
    var repairs = document.blocks[place.index].repairs[...]
    guard !glosses.isEmpty || !repairs.isEmpty else { return }
    let id = outline.units[place.index].id
    let utf8 = document.blocks[place.index].utf8
    // Glosses and repairs are visited together so that the columns ascend.
    for gloss in glosses {
      while let repair = repairs.first, repair.range.start <= gloss.range.start {
        writeRepair(repair, id, &place, to: &text.repairs, columns: &columns)
        repairs.removeFirst()
      }
      text.glosses.element()
      text.glosses.openObject()
      text.glosses.key("block")
      text.glosses.plainString(id.span)
      writeRange(gloss.range, &place, to: &text.glosses)
      text.glosses.key("base")
      text.glosses.string(utf8.span, gloss.range)
      text.glosses.key("gloss")
      text.glosses.string(gloss.reading)
      text.glosses.key("scheme")
      text.glosses.word(gloss.scheme.exportWord)
      text.glosses.key("sourceColumn")
      text.glosses.integer(column(of: gloss.range.start, &place, &columns))
      text.glosses.close()
    }
    for repair in repairs {
      writeRepair(repair, id, &place, to: &text.repairs, columns: &columns)
    }
  }

  private func writeRepair(
    _ repair: Repair, _ id: [UInt8], _ place: inout BlockPlace, to json: inout JSONWriter,
    columns: inout SourceColumns
  ) {
    json.element()
    json.openObject()
    json.key("block")
    json.plainString(id.span)
    writeRange(repair.range, &place, to: &json)
    json.key("before")
    json.string(repair.before)
    json.key("after")
    let block = document.blocks.span
    json.string(block[place.index].utf8.span, repair.range)
    json.key("sourceColumn")
    json.integer(column(of: repair.range.start, &place, &columns))
    json.key("confidence")
    json.confidence(repair.confidence)
    json.close()
  }

  private func writeMentions(_ place: inout BlockPlace, to text: inout ProjectedText) {
    let blocks = document.blocks.span
    let mentions = blocks[place.index].mentions.span
    guard !mentions.isEmpty else { return }
    var at = BlockCursor(blocks[place.index], outline.units[place.index])
    for index in mentions.indices where !mentions[index].range.isEmpty {
      at.advance(to: mentions[index].range.start)
      text.mentionCount += 1
      let number = text.mentionCount
      let entity = mentions[index].entity.flatMap {
        entities.ids.indices.contains($0) && entities.ids[$0] != nil ? $0 : nil
      }
      if let entity { text.mentionsOfEntity[entity].append(number) }
      write(mentions[index], number, entity, &at, &place, to: &text.mentions)
    }
  }

  private func write(
    _ mention: borrowing Mention, _ number: Int, _ entity: Int?, _ at: inout BlockCursor,
    _ place: inout BlockPlace, to json: inout JSONWriter
  ) {
    let range = mention.range
    let unit = outline.units.span
    let block = document.blocks.span
    json.element()
    json.openObject()
    json.key("id")
    json.part(of: documentID.span, "-m", number)
    json.key("type")
    json.word(mention.kind.exportWord)
    json.key("entity")
    json.plainStringOrNull(entity.flatMap { entities.ids[$0] })
    json.key("value")
    if let value = mention.value { json.string(value) } else { json.null() }
    json.key("language")
    json.word(at.language(of: range).rawValue)
    json.key("text")
    json.string(block[place.index].utf8.span, range)
    json.key("block")
    json.plainString(unit[place.index].id.span)
    json.key("sentence")
    if let segment = at.segment(of: range) {
      json.part(of: unit[place.index].id.span, "-s", segment + 1)
    } else {
      json.null()
    }
    json.key("line")
    json.integerOrNull(at.line)
    writeRange(range, &place, to: &json)
    json.key("confidence")
    json.confidence(mention.confidence)
    json.close()
  }
}
