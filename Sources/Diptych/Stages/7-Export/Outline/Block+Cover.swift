extension Block {
  /// The segments, made to cover all but XML's white space; one for the whole block if it has none.
  ///
  /// What the segmentation leaves out goes to the segment before it, or to the first one, and a
  /// boundary inside of a gloss or a repair moves behind it.
  func coveringSegments() -> [TextRange] {
    var cover: [TextRange] = []
    cover.reserveCapacity(segments.count)
    var end = 0
    for segment in segments {
      var start = max(segment.start, end)
      let stop = min(segment.end, utf8.count)
      guard start < stop, !isBlank(TextRange(start, stop)) else { continue }
      if let text = extent(ofTextIn: end, start) {
        if let last = cover.indices.last { cover[last].end = text.end } else { start = text.start }
      }
      cover.append(TextRange(start, stop))
      end = stop
    }
    if let text = extent(ofTextIn: end, utf8.count) {
      if let last = cover.indices.last { cover[last].end = text.end } else { cover = [text] }
    }
    guard cover.count > 1, !(glosses.isEmpty && repairs.isEmpty) else { return cover }
    moveBoundaries(of: &cover, behind: glosses.map(\.range))
    moveBoundaries(of: &cover, behind: repairs.map(\.range))
    return cover
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

  /// Whether a range is white space only, in the sense of Unicode.
  private func isBlank(_ range: TextRange) -> Bool {
    WhiteSpace.trimmed(range.start..<range.end, in: utf8).isEmpty
  }

  private func moveBoundaries(of cover: inout [TextRange], behind atoms: [TextRange]) {
    var moved: [TextRange] = []
    var atom = 0
    for segment in cover {
      var segment = segment
      if let last = moved.last, segment.start < last.end {
        guard last.end < segment.end else { continue }
        segment.start = last.end
      }
      while atom < atoms.count, atoms[atom].end <= segment.start { atom += 1 }
      if atom < atoms.count, atoms[atom].start < segment.start {
        segment.start = max(atoms[atom].start, moved.last?.end ?? 0)
      }
      while atom < atoms.count, atoms[atom].end <= segment.end { atom += 1 }
      if atom < atoms.count, atoms[atom].start < segment.end {
        segment.end = min(atoms[atom].end, utf8.count)
      }
      moved.append(segment)
    }
    cover = moved
  }
}
