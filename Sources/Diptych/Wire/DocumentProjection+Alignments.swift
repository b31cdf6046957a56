extension DocumentProjection {
  /// Writes the beads of the three levels.
  func writeAlignments(to json: inout JSONWriter) {
    json.key("alignments")
    json.openObject(.lines)
    json.key("section")
    write(beads.sections, "section", to: &json) {
      projection, section, json in
      let sections = projection.outline.sections.span
      json.plainString(sections[section].id.span)
    }
    json.key("paragraph")
    write(beads.paragraphs, "paragraph", to: &json) {
      projection, block, json in
      let units = projection.outline.units.span
      json.plainString(units[block].id.span)
    }
    json.key("sentence")
    write(beads.segments, "sentence", to: &json) {
      projection, segment, json in
      let units = projection.outline.units.span
      json.part(of: units[segment.block].id.span, "-s", segment.segment + 1)
    }
    json.close()
  }

  // The closures capture nothing: a capture would copy the whole projection for each bead.
  private func write<Unit>(
    _ groups: [ExportedBeads.Group<Unit>], _ word: String, to json: inout JSONWriter,
    unit: (DocumentProjection, Unit, inout JSONWriter) -> Void
  ) {
    json.openArray(.lines)
    let prefix = documentID.part(word)
    for group in groups {
      let beads = group.beads.span
      for index in beads.indices {
        json.element()
        json.openObject()
        json.key("id")
        json.part(of: prefix.span, "", group.first + index)
        json.key("languages")
        json.openArray()
        json.element()
        json.word(group.left.rawValue)
        json.element()
        json.word(group.right.rawValue)
        json.close()
        json.key("left")
        write(beads[index].left.span, to: &json, unit: unit)
        json.key("right")
        write(beads[index].right.span, to: &json, unit: unit)
        json.key("confidence")
        json.confidence(beads[index].confidence)
        json.close()
      }
    }
    json.close()
  }

  private func write<Unit>(
    _ units: Span<Unit>, to json: inout JSONWriter,
    unit: (DocumentProjection, Unit, inout JSONWriter) -> Void
  ) {
    json.openArray()
    for index in units.indices {
      json.element()
      unit(self, units[index], &json)
    }
    json.close()
  }
}
