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
    for index in document.blocks.indices {
      if index > 0 { text.characters += 1 }
      let start = text.characters
      var place = BlockPlace(
        index: index, start: start, offsets: ScalarOffsets(document.blocks[index].utf8))
      writeBlock(&place, to: &text.blocks)
      writeAnnotations(&place, to: &text, columns: &columns)
      writeMentions(&place, to: &text)
      text.characters = place.scalar(document.blocks[index].utf8.count)
    }
    return text
  }

  private func writeBlock(_ place: inout BlockPlace, to json: inout JSONWriter) {
    // Each layer is read for itself: a copy of the whole block costs more than writing it.
    let heading = document.blocks[place.index].heading
    let lines = document.blocks[place.index].lines
    let utf8 = document.blocks[place.index].utf8
    let runs = document.blocks[place.index].runs
    let unit = outline.units[place.index]
    json.element()
    json.openObject()
    json.key("id")
    json.plainString(unit.id)
    json.key("kind")
    json.string(heading == nil ? document.blocks[place.index].kind.exportWord : "heading")
    json.key("section")
    json.plainString(outline.sections[unit.section].id)
    json.key("language")
    json.string(unit.language.rawValue)
    json.key("line")
    json.integerOrNull(lines.first?.number)
    json.key("lastLine")
    json.integerOrNull(lines.last?.number)
    writeRange(TextRange(0, utf8.count), &place, to: &json)
    json.key("text")
    json.string(utf8)
    if !unit.segments.isEmpty {
      json.key("sentences")
      json.openArray()
      for number in unit.segments.indices {
        json.element()
        json.openObject()
        json.key("id")
        json.part(of: unit.id, "-s", number + 1)
        writeRange(unit.segments[number], &place, to: &json)
        json.close()
      }
      json.close()
    }
    if !runs.isEmpty {
      json.key("runs")
      json.openArray()
      var tags = WellFormedTags()
      for run in runs {
        json.element()
        json.openObject()
        writeRange(run.range, &place, to: &json)
        json.key("language")
        json.string(tags.tag(run.language).rawValue)
        json.close()
      }
      json.close()
    }
    if let heading {
      json.key("confidence")
      json.confidence(heading.confidence)
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
      text.glosses.plainString(id)
      writeRange(gloss.range, &place, to: &text.glosses)
      text.glosses.key("base")
      text.glosses.string(utf8, gloss.range)
      text.glosses.key("gloss")
      text.glosses.string(gloss.reading)
      text.glosses.key("scheme")
      text.glosses.string(gloss.scheme.exportWord)
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
    json.plainString(id)
    writeRange(repair.range, &place, to: &json)
    json.key("before")
    json.string(repair.before)
    json.key("after")
    json.string(document.blocks[place.index].utf8, repair.range)
    json.key("sourceColumn")
    json.integer(column(of: repair.range.start, &place, &columns))
    json.key("confidence")
    json.confidence(repair.confidence)
    json.close()
  }

  private func writeMentions(_ place: inout BlockPlace, to text: inout ProjectedText) {
    guard !document.blocks[place.index].mentions.isEmpty else { return }
    let block = document.blocks[place.index]
    let unit = outline.units[place.index]
    var at = BlockCursor(block, unit)
    for mention in block.mentions where !mention.range.isEmpty {
      at.advance(to: mention.range.start)
      text.mentionCount += 1
      let number = text.mentionCount
      let entity = entities[mention]
      if entity != nil, let index = mention.entity { text.mentionsOfEntity[index].append(number) }
      write(mention, number, entity, &at, &place, to: &text.mentions)
    }
  }

  private func write(
    _ mention: Mention, _ number: Int, _ entity: [UInt8]?, _ at: inout BlockCursor,
    _ place: inout BlockPlace, to json: inout JSONWriter
  ) {
    let id = outline.units[place.index].id
    json.element()
    json.openObject()
    json.key("id")
    json.part(of: documentID, "-m", number)
    json.key("type")
    json.string(mention.kind.exportWord)
    json.key("entity")
    json.plainStringOrNull(entity)
    json.key("value")
    if let value = mention.value { json.string(value) } else { json.null() }
    json.key("language")
    json.string(at.language(of: mention.range).rawValue)
    json.key("text")
    json.string(document.blocks[place.index].utf8, mention.range)
    json.key("block")
    json.plainString(id)
    json.key("sentence")
    if let segment = at.segment(of: mention.range) {
      json.part(of: id, "-s", segment + 1)
    } else {
      json.null()
    }
    json.key("line")
    json.integerOrNull(at.line)
    writeRange(mention.range, &place, to: &json)
    json.key("confidence")
    json.confidence(mention.confidence)
    json.close()
  }
}
