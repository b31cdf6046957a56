/// The arrays that are written block by block, because their items have offsets.
struct ProjectedText {
  var blocks: JSONWriter
  var glosses = JSONWriter.elements()
  var repairs = JSONWriter.elements()
  var mentions = JSONWriter.elements()
  /// The length of the cleaned text, in scalars.
  var characters = 0
}

/// Where a block stands in the cleaned text.
private struct BlockPlace {
  let index: Int
  /// In scalars.
  let start: Int
  let offsets: ScalarOffsets

  func scalar(_ offset: Int) -> Int { start + offsets[offset] }
}

extension DocumentProjection {
  /// Writes the blocks with their glosses, repairs and mentions in one pass.
  mutating func writeBlocks() -> ProjectedText {
    let size = document.blocks.reduce(0) { $0 + $1.utf8.count + 300 }
    var text = ProjectedText(blocks: .elements(capacity: size))
    var columns = SourceColumns(document.source.form?.decoded ?? [])
    var offsets = ScalarOffsets()
    for index in document.blocks.indices {
      if index > 0 { text.characters += 1 }
      offsets.load(document.blocks[index].utf8)
      let place = BlockPlace(index: index, start: text.characters, offsets: offsets)
      writeBlock(place, to: &text.blocks)
      writeAnnotations(place, to: &text, columns: &columns)
      writeMentions(place, to: &text.mentions)
      text.characters += offsets.count
    }
    return text
  }

  private func writeBlock(_ place: BlockPlace, to json: inout JSONWriter) {
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
    writeRange(TextRange(0, utf8.count), place, to: &json)
    json.key("text")
    json.string(utf8)
    if !unit.segments.isEmpty {
      json.key("sentences")
      json.openArray()
      for (number, segment) in unit.segments.enumerated() {
        json.element()
        json.openObject()
        json.key("id")
        json.part(of: unit.id, "-s", number + 1)
        writeRange(segment, place, to: &json)
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
        writeRange(run.range, place, to: &json)
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

  private func writeRange(_ range: TextRange, _ place: BlockPlace, to json: inout JSONWriter) {
    json.key("start")
    json.integer(place.scalar(range.start))
    json.key("end")
    json.integer(place.scalar(range.end))
  }

  /// The column in the source line; without lines, in the block's running text.
  private func column(
    of offset: Int, _ place: BlockPlace, _ columns: inout SourceColumns
  ) -> Int {
    guard !document.blocks[place.index].lines.isEmpty, !columns.isEmpty else {
      return place.offsets[offset] + 1
    }
    return columns.column(at: document.blocks[place.index].map.source(of: offset))
  }

  private func writeAnnotations(
    _ place: BlockPlace, to text: inout ProjectedText, columns: inout SourceColumns
  ) {
    let glosses = document.blocks[place.index].glosses
    var repairs = document.blocks[place.index].repairs[...]
    guard !glosses.isEmpty || !repairs.isEmpty else { return }
    let id = outline.units[place.index].id
    let utf8 = document.blocks[place.index].utf8
    // Glosses and repairs are visited together so that the columns ascend.
    for gloss in glosses {
      while let repair = repairs.first, repair.range.start <= gloss.range.start {
        writeRepair(repair, id, place, to: &text.repairs, columns: &columns)
        repairs.removeFirst()
      }
      text.glosses.element()
      text.glosses.openObject()
      text.glosses.key("block")
      text.glosses.plainString(id)
      writeRange(gloss.range, place, to: &text.glosses)
      text.glosses.key("base")
      text.glosses.string(utf8[gloss.range.start..<gloss.range.end])
      text.glosses.key("gloss")
      text.glosses.string(gloss.reading)
      text.glosses.key("scheme")
      text.glosses.string(gloss.scheme.exportWord)
      text.glosses.key("sourceColumn")
      text.glosses.integer(column(of: gloss.range.start, place, &columns))
      text.glosses.close()
    }
    for repair in repairs {
      writeRepair(repair, id, place, to: &text.repairs, columns: &columns)
    }
  }

  private func writeRepair(
    _ repair: Repair, _ id: [UInt8], _ place: BlockPlace, to json: inout JSONWriter,
    columns: inout SourceColumns
  ) {
    json.element()
    json.openObject()
    json.key("block")
    json.plainString(id)
    writeRange(repair.range, place, to: &json)
    json.key("before")
    json.string(repair.before)
    json.key("after")
    json.string(document.blocks[place.index].utf8[repair.range.start..<repair.range.end])
    json.key("sourceColumn")
    json.integer(column(of: repair.range.start, place, &columns))
    json.key("confidence")
    json.confidence(repair.confidence)
    json.close()
  }

  private mutating func writeMentions(_ place: BlockPlace, to json: inout JSONWriter) {
    guard !document.blocks[place.index].mentions.isEmpty else { return }
    let block = document.blocks[place.index]
    let unit = outline.units[place.index]
    var at = BlockCursor(block, unit)
    for mention in block.mentions where !mention.range.isEmpty {
      at.advance(to: mention.range.start)
      mentionCount += 1
      let entity = entities[mention]
      if entity != nil, let index = mention.entity { mentionsOfEntity[index].append(mentionCount) }
      json.element()
      json.openObject()
      json.key("id")
      json.part(of: documentID, "-m", mentionCount)
      json.key("type")
      json.string(mention.kind.exportWord)
      json.key("entity")
      json.plainStringOrNull(entity)
      json.key("value")
      if let value = mention.value { json.string(value) } else { json.null() }
      json.key("language")
      json.string(at.language(of: mention.range).rawValue)
      json.key("text")
      json.string(block.utf8[mention.range.start..<mention.range.end])
      json.key("block")
      json.plainString(unit.id)
      json.key("sentence")
      if let segment = at.segment(of: mention.range) {
        json.part(of: unit.id, "-s", segment + 1)
      } else {
        json.null()
      }
      json.key("line")
      json.integerOrNull(at.line)
      writeRange(mention.range, place, to: &json)
      json.key("confidence")
      json.confidence(mention.confidence)
      json.close()
    }
  }
}
