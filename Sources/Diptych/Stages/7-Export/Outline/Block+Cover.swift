extension Block {
  /// The segments, made to cover all but XML's white space; one for the whole block if it has none.
  ///
  /// What the segmentation leaves out goes to the segment before it, or to the first one, and a
  /// boundary inside of a gloss or a repair moves behind it.
  func coveringSegments() -> [TextRange] {
    // Nearly always they do all that, and need no copy.
    if glosses.isEmpty, repairs.isEmpty, coversAll(segments) { return segments }
    var cover: [TextRange] = []
    cover.reserveCapacity(segments.count)
    var end = 0
    for segment in segments {
      var start = max(segment.start, end)
      let stop = min(segment.end, utf8.count)
      guard start < stop, !WhiteSpace.isBlank(TextRange(start, stop), in: utf8) else { continue }
      if let text = extent(ofTextIn: end, start) {
        if let last = cover.indices.last { cover[last].end = text.end } else { start = text.start }
      }
      cover.append(TextRange(start, stop))
      end = stop
    }
    if let text = extent(ofTextIn: end, utf8.count) {
      if let last = cover.indices.last { cover[last].end = text.end } else { cover = [text] }
    }
    return glosses.isEmpty && repairs.isEmpty ? cover : moving(cover, behind: atoms())
  }

  /// Whether segments have text, and XML's white space alone between them and around them.
  private func coversAll(_ segments: [TextRange]) -> Bool {
    guard !segments.isEmpty else { return false }
    var end = 0
    for segment in segments {
      guard segment.start >= end, segment.end <= utf8.count,
        extent(ofTextIn: end, segment.start) == nil, !WhiteSpace.isBlank(segment, in: utf8)
      else { return false }
      end = segment.end
    }
    return extent(ofTextIn: end, utf8.count) == nil
  }

  /// The range from the first to the last byte that is not XML's white space; `nil` if there is none.
  private func extent(ofTextIn start: Int, _ end: Int) -> TextRange? {
    var start = start
    var end = end
    while start < end, isXMLSpace(utf8[start]) { start += 1 }
    while start < end, isXMLSpace(utf8[end - 1]) { end -= 1 }
    return start < end ? TextRange(start, end) : nil
  }

  private func isXMLSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x0A || byte == 0x09 || byte == 0x0D
  }

  /// Glosses and repairs, those that overlap as one, ascending.
  private func atoms() -> [TextRange] {
    var atoms: [TextRange] = []
    var repairs = repairs.map(\.range)[...]
    for gloss in glosses {
      while let repair = repairs.first, repair.start < gloss.range.start {
        Self.add(repair, to: &atoms)
        repairs.removeFirst()
      }
      Self.add(gloss.range, to: &atoms)
    }
    for repair in repairs { Self.add(repair, to: &atoms) }
    return atoms
  }

  private static func add(_ range: TextRange, to atoms: inout [TextRange]) {
    if let last = atoms.last, range.start < last.end {
      atoms[atoms.count - 1].end = max(last.end, range.end)
    } else {
      atoms.append(range)
    }
  }

  private func moving(_ cover: [TextRange], behind atoms: [TextRange]) -> [TextRange] {
    var moved: [TextRange] = []
    var atom = 0
    for segment in cover {
      var segment = segment
      let before = moved.last?.end ?? 0
      segment.start = max(segment.start, before)
      while atom < atoms.count, atoms[atom].end <= segment.start { atom += 1 }
      if atom < atoms.count, atoms[atom].start < segment.start {
        segment.start = max(atoms[atom].start, before)
      }
      guard segment.start < segment.end else { continue }
      while atom < atoms.count, atoms[atom].end <= segment.end { atom += 1 }
      if atom < atoms.count, atoms[atom].start < segment.end { segment.end = atoms[atom].end }
      if let last = moved.indices.last, WhiteSpace.isBlank(segment, in: utf8) {
        moved[last].end = segment.end
      } else {
        moved.append(segment)
      }
    }
    return moved
  }
}
