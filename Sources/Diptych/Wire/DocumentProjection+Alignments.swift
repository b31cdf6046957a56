extension DocumentProjection {
  /// Writes the beads of the three levels.
  func writeAlignments(to json: inout JSONWriter) {
    let beads = ExportedBeads(document, outline)
    json.key("alignments")
    json.openObject(.lines)
    json.key("section")
    write(beads.sections, "section", to: &json) {
      projection, section, json in
      json.plainString(projection.outline.sections[section].id)
    }
    json.key("paragraph")
    write(beads.paragraphs, "paragraph", to: &json) {
      projection, block, json in
      json.plainString(projection.outline.units[block].id)
    }
    json.key("sentence")
    write(beads.segments, "sentence", to: &json) {
      projection, segment, json in
      json.part(of: projection.outline.units[segment.block].id, "-s", segment.segment + 1)
    }
    json.close()
  }

  // The closures capture nothing: a capture would copy the whole projection for each bead.
  private func write<Unit>(
    _ groups: [ExportedBeads.Group<Unit>], _ word: String, to json: inout JSONWriter,
    unit: (DocumentProjection, Unit, inout JSONWriter) -> Void
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
    _ units: [Unit], to json: inout JSONWriter,
    unit: (DocumentProjection, Unit, inout JSONWriter) -> Void
  ) {
    json.openArray()
    for one in units {
      json.element()
      unit(self, one, &json)
    }
    json.close()
  }
}
