extension DocumentWire {
  /// Writes the official letters.
  func writeLetters(to json: inout JSONWriter) {
    json.openArray()
    for letter in document.letters {
      json.element()
      json.openObject()
      json.key("language")
      json.string(letter.language.rawValue)
      json.key("issuer")
      write(letter.issuer, to: &json)
      json.key("number")
      write(letter.number, to: &json)
      json.key("addressee")
      write(letter.addressee, to: &json)
      json.key("date")
      write(letter.date, to: &json)
      json.key("signature")
      json.openArray()
      for part in letter.signature {
        json.element()
        write(part, to: &json)
      }
      json.close()
      json.close()
    }
    json.close()
  }

  private func write(_ part: OfficialLetter.Part?, to json: inout JSONWriter) {
    guard let part else { return json.null() }
    var offsets = ScalarOffsets(document.blocks[part.block].utf8)
    json.openObject()
    json.key("block")
    json.integer(part.block)
    json.key("start")
    json.integer(offsets.scalars(before: part.range.start))
    json.key("end")
    json.integer(offsets.scalars(before: part.range.end))
    json.key("value")
    json.stringOrNull(part.value)
    json.close()
  }

  /// Writes the sections.
  func writeSections(to json: inout JSONWriter) {
    json.openArray()
    for section in document.sections {
      json.element()
      json.openObject()
      json.key("language")
      json.string(section.language.rawValue)
      json.key("level")
      json.integer(section.level)
      json.key("parent")
      json.integerOrNull(section.parent)
      json.key("heading")
      json.integerOrNull(section.heading)
      json.key("blocks")
      json.openArray()
      for block in section.blocks {
        json.element()
        json.integer(block)
      }
      json.close()
      json.close()
    }
    json.close()
  }

  /// Writes the alignments: the section pairs, the beads, or both.
  func writeAlignments(to json: inout JSONWriter) {
    json.openArray()
    for alignment in document.alignments {
      json.element()
      json.openObject()
      json.key("left")
      json.string(alignment.left.rawValue)
      json.key("right")
      json.string(alignment.right.rawValue)
      if selection.has(.pairs) {
        write("sections", alignment.sections, to: &json) { json, index in json.integer(index) }
      }
      if selection.has(.beads) {
        write("paragraphs", alignment.paragraphs, to: &json) { json, index in json.integer(index) }
        write("segments", alignment.segments, to: &json) { json, reference in
          json.list(reference.block, reference.segment)
        }
      }
      json.close()
    }
    json.close()
  }

  private func write<Unit>(
    _ key: JSONKey, _ beads: [Bead<Unit>], to json: inout JSONWriter,
    _ write: (inout JSONWriter, Unit) -> Void
  ) {
    json.key(key)
    json.openArray()
    for bead in beads {
      json.element()
      json.openObject()
      for (side, units) in [("left" as JSONKey, bead.left), ("right", bead.right)] {
        json.key(side)
        json.openArray()
        for unit in units {
          json.element()
          write(&json, unit)
        }
        json.close()
      }
      json.key("confidence")
      json.number(bead.confidence)
      json.close()
    }
    json.close()
  }

  /// Writes all entities: mentions name them by their index among all.
  func writeEntities(to json: inout JSONWriter) {
    json.openArray()
    for entity in document.entities {
      json.element()
      json.openObject()
      json.key("kind")
      json.string(entity.kind.rawValue)
      json.key("forms")
      json.openArray()
      for form in entity.forms {
        json.element()
        json.openObject()
        json.key("language")
        json.string(form.language.rawValue)
        json.key("text")
        json.string(form.text)
        json.key("count")
        json.integer(form.count)
        json.key("confidence")
        json.number(form.confidence)
        json.close()
      }
      json.close()
      json.key("authorities")
      json.openArray()
      for authority in entity.authorities {
        json.element()
        json.openObject()
        json.key("scheme")
        json.string(authority.scheme)
        json.key("identifier")
        json.string(authority.identifier)
        json.close()
      }
      json.close()
      json.close()
    }
    json.close()
  }
}
