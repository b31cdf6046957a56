extension DocumentProjection {
  /// Writes the beads of the three levels.
  func writeAlignments(to json: inout JSONWriter) {
    let beads = ExportedBeads(document, outline)
    json.key("alignments")
    json.openObject(.lines)
    json.key("section")
    write(beads.sections, "section", to: &json) { json, section in
      json.plainString(outline.sections[section].id)
    }
    json.key("paragraph")
    write(beads.paragraphs, "paragraph", to: &json) { json, block in
      json.plainString(outline.units[block].id)
    }
    json.key("sentence")
    write(beads.segments, "sentence", to: &json) { json, segment in
      json.part(of: outline.units[segment.block].id, "-s", segment.segment + 1)
    }
    json.close()
  }

  private func write<Unit>(
    _ groups: [ExportedBeads.Group<Unit>], _ word: String, to json: inout JSONWriter,
    unit: (inout JSONWriter, Unit) -> Void
  ) {
    json.openArray(.lines)
    for group in groups {
      for (index, bead) in group.beads.enumerated() {
        json.element()
        json.openObject()
        json.key("id")
        json.plainString(documentID.part(word, group.first + index))
        json.key("languages")
        json.openArray()
        json.element()
        json.string(group.left.rawValue)
        json.element()
        json.string(group.right.rawValue)
        json.close()
        json.key("left")
        write(bead.left, to: &json, unit: unit)
        json.key("right")
        write(bead.right, to: &json, unit: unit)
        json.key("confidence")
        json.confidence(bead.confidence)
        json.close()
      }
    }
    json.close()
  }

  private func write<Unit>(
    _ units: [Unit], to json: inout JSONWriter, unit: (inout JSONWriter, Unit) -> Void
  ) {
    json.openArray()
    for one in units {
      json.element()
      unit(&json, one)
    }
    json.close()
  }
}
