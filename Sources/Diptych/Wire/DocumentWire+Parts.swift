extension DocumentWire {
  /// Writes the official letters.
  func writeLetters(to json: inout JSONWriter) {
    json.objects(document.letters) { json, letter in
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
      json.array(letter.signature) { json, part in write(part, to: &json) }
    }
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
    json.objects(document.sections) { json, section in
      json.key("language")
      json.string(section.language.rawValue)
      json.key("level")
      json.integer(section.level)
      json.key("parent")
      json.integerOrNull(section.parent)
      json.key("heading")
      json.integerOrNull(section.heading)
      json.key("blocks")
      json.array(section.blocks) { json, block in json.integer(block) }
    }
  }

  /// Writes the alignments: the section pairs, the beads, or both.
  func writeAlignments(to json: inout JSONWriter) {
    json.objects(document.alignments) { json, alignment in
      json.key("left")
      json.string(alignment.left.rawValue)
      json.key("right")
      json.string(alignment.right.rawValue)
      if selection.has(.pairs) {
        json.key("sections")
        write(alignment.sections, to: &json) { json, index in json.integer(index) }
      }
      if selection.has(.beads) {
        json.key("paragraphs")
        write(alignment.paragraphs, to: &json) { json, index in json.integer(index) }
        json.key("segments")
        write(alignment.segments, to: &json) { json, reference in
          json.list(reference.block, reference.segment)
        }
      }
    }
  }

  private func write<Unit>(
    _ beads: [Bead<Unit>], to json: inout JSONWriter, _ write: (inout JSONWriter, Unit) -> Void
  ) {
    json.objects(beads) { json, bead in
      json.key("left")
      json.array(bead.left) { json, unit in write(&json, unit) }
      json.key("right")
      json.array(bead.right) { json, unit in write(&json, unit) }
      json.key("confidence")
      json.number(bead.confidence)
    }
  }

  /// Writes all entities: mentions name them by their index among all.
  func writeEntities(to json: inout JSONWriter) {
    json.objects(document.entities) { json, entity in
      json.key("kind")
      json.string(entity.kind.rawValue)
      json.key("forms")
      json.objects(entity.forms) { json, form in
        json.key("language")
        json.string(form.language.rawValue)
        json.key("text")
        json.string(form.text)
        json.key("count")
        json.integer(form.count)
        json.key("confidence")
        json.number(form.confidence)
      }
      json.key("authorities")
      json.objects(entity.authorities) { json, authority in
        json.key("scheme")
        json.string(authority.scheme)
        json.key("identifier")
        json.string(authority.identifier)
      }
    }
  }
}
