/// The footnotes of pages.
///
/// A footnote stands at the end of a column and begins with a sign; the text of its page has the same
/// sign, raised. Where its letters are as large as those of the text, its own sign is raised too, and a
/// gap parts it from the text.
struct PageNotes {
  private var notes: [(page: Int, paragraph: PageParagraph)] = []

  /// Takes the footnotes, and the signs that point to them, out of flows.
  static func take(
    from flows: inout [ReadingOrder.Flow], leading: LineSpacing, bodySize: Double
  ) -> PageNotes {
    var notes = PageNotes()
    var signs: [Int: Set<[UInt8]>] = [:]
    for flow in flows {
      for line in flow.lines {
        for mark in line.marks where mark.range.lowerBound > 0 {
          signs[line.page, default: []].insert(mark.sign)
        }
      }
    }
    var found: [Int: Set<[UInt8]>] = [:]
    for index in flows.indices {
      let lines = flows[index].lines
      guard let page = lines.first?.page, let known = signs[page] else { continue }
      guard
        let range = noteLines(of: lines, bodySize: bodySize, leading: leading, known: known)
      else { continue }
      for line in lines[range] {
        if let sign = leadingSign(of: line), known.contains(sign) {
          found[page, default: []].insert(sign)
          var rest = line
          rest.remove([PageLine.NoteMark(range: 0..<end(of: sign, in: line), sign: sign)])
          if rest.utf8.isEmpty { continue }
          var paragraph = PageParagraph(rest)
          paragraph.kind = .footnote
          notes.notes.append((page, paragraph))
        } else if !notes.notes.isEmpty {
          notes.notes[notes.notes.count - 1].paragraph.append(line, compounds: HyphenatedWords())
        }
      }
      // What stands below the notes is a foot.
      flows[index].lines.removeSubrange(range.lowerBound...)
    }
    flows.removeAll { $0.lines.isEmpty }
    for index in flows.indices {
      for line in flows[index].lines.indices {
        guard let signs = found[flows[index].lines[line].page] else { continue }
        let marks = flows[index].lines[line].marks.filter { signs.contains($0.sign) }
        if !marks.isEmpty { flows[index].lines[line].remove(marks) }
      }
    }
    flows = flows.map { flow in
      var flow = flow
      flow.lines.removeAll { $0.utf8.isEmpty }
      return flow
    }
    return notes
  }

  /// Puts each footnote behind the paragraph in which its page ends.
  func put(into paragraphs: inout [PageParagraph]) {
    guard !notes.isEmpty else { return }
    var result: [PageParagraph] = []
    result.reserveCapacity(paragraphs.count + notes.count)
    var next = 0
    for paragraph in paragraphs {
      while next < notes.count, notes[next].page < paragraph.first.page {
        result.append(notes[next].paragraph)
        next += 1
      }
      result.append(paragraph)
    }
    result += notes[next...].map(\.paragraph)
    paragraphs = result
  }

  /// So many lines may stand below the notes, such as a foot that does not return.
  private static let maximumFoot = 2

  /// The lines of the notes at the end of a column.
  private static func noteLines(
    of lines: [PageLine], bodySize: Double, leading: LineSpacing, known: Set<[UInt8]>
  ) -> Range<Int>? {
    // The small lines at the end, from the first that begins with a sign of the text on.
    var start = lines.count
    var first: Int?
    while start > 0, lines[start - 1].size <= 0.93 * bodySize {
      start -= 1
      if let sign = leadingSign(of: lines[start]), known.contains(sign) { first = start }
    }
    if let first { return first..<lines.count }
    // Lines below a gap, from the first with a raised sign of the text on.
    func isBelowGap(_ index: Int) -> Bool {
      guard index > 0 else { return true }
      let last = lines[index - 1]
      return lines[index].box.bottom - last.box.bottom > leading.largest(last.size)
    }
    first = lines.indices.first { index in
      guard let mark = lines[index].marks.first, mark.range.lowerBound == 0 else { return false }
      return known.contains(mark.sign) && isBelowGap(index)
    }
    guard let first else { return nil }
    let end = lines.indices[first...].first { index in
      let isNote = leadingSign(of: lines[index]).map(known.contains) ?? false
      return !isNote && (isBelowGap(index) || lines[index].size > 1.06 * lines[first].size)
    }
    return lines.count - (end ?? lines.count) <= maximumFoot ? first..<(end ?? lines.count) : nil
  }

  /// The end of a sign and of the stop or bracket behind it.
  private static func end(of sign: [UInt8], in line: PageLine) -> Int {
    let end = sign.count
    guard end < line.utf8.count, [0x2E, 0x29].contains(line.utf8[end]) else { return end }
    // A figure such as 1.5 begins no note.
    return end + 1 == line.utf8.count || !(0x30...0x39).contains(line.utf8[end + 1]) ? end + 1 : end
  }

  /// The sign that a line begins with: digits, a star or dagger, a number in a circle, raised or not.
  private static func leadingSign(of line: PageLine) -> [UInt8]? {
    if let mark = line.marks.first, mark.range.lowerBound == 0 { return mark.sign }
    var digits = line.utf8.prefix { (0x30...0x39).contains($0) }
    if !digits.isEmpty { return digits.count <= 3 ? Array(digits) : nil }
    digits = line.utf8.prefix(3)
    if digits.first == UInt8(ascii: "*") { return [UInt8(ascii: "*")] }
    // ① to ⑳ are E2 91 A0 to E2 91 B3.
    guard digits.elementsEqual([0xE2, 0x91, digits.last ?? 0]),
      (0xA0...0xB3).contains(digits.last ?? 0)
    else { return nil }
    return Array(digits)
  }
}
