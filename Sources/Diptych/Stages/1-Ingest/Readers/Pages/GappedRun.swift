/// A run with gaps in which other runs of its line stand, such as a quotation mark that its font does not
/// have.
///
/// Some programs write the text of one font first, with gaps for what comes from another one.
struct GappedRun {
  let run: PagedText.Run
  /// The width that is left for gaps.
  private var room: Double

  init(_ run: PagedText.Run, fonts: [PagedText.Font]) {
    self.run = run
    room =
      run.box.width - 0.95 * fonts[run.font].size
      * Self.weight(run.utf8[...], narrow: 0.4, space: 0)
  }

  /// Whether another run stands in a gap, and not over the text.
  func hasGap(for inner: PagedText.Run, fonts: [PagedText.Font]) -> Bool {
    let size = fonts[run.font].size
    return inner.font != run.font && abs(fonts[inner.font].size - size) < 0.2 * size
      && inner.box.left > run.box.left && inner.box.right < run.box.right
      && inner.box.width < room
  }

  /// Puts another run into a gap.
  mutating func fill(_ inner: PagedText.Run) { room -= inner.box.width }

  /// Runs, from left to right, with those that have gaps cut there.
  static func cut(_ runs: [PagedText.Run], fonts: [PagedText.Font]) -> [PagedText.Run] {
    var result: [PagedText.Run] = []
    result.reserveCapacity(runs.count)
    var index = 0
    while index < runs.count {
      var outer = Self(runs[index], fonts: fonts)
      var end = index + 1
      while end < runs.count, outer.hasGap(for: runs[end], fonts: fonts) {
        outer.fill(runs[end])
        end += 1
      }
      result += outer.pieces(around: runs[(index + 1)..<end])
      index = end
    }
    return result
  }

  /// The pieces of the run with what stands between them.
  private func pieces(around inner: ArraySlice<PagedText.Run>) -> [PagedText.Run] {
    guard !inner.isEmpty else { return [run] }
    let utf8 = run.utf8
    let filled = inner.reduce(0) { $0 + $1.box.width }
    let unit = (run.box.width - filled) / Self.weight(utf8[...], narrow: 0.5, space: 0.25)
    var pieces: [PagedText.Run] = []
    var (start, x) = (0, run.box.left)
    func piece(upTo end: Int, right: Double) {
      guard start < end else { return }
      var piece = run
      piece.utf8 = Array(utf8[start..<end])
      piece.box.left = pieces.last?.box.right ?? run.box.left
      piece.box.right = right
      pieces.append(piece)
    }
    for inner in inner {
      // The end of a character that is the nearest to the gap.
      var offset = start
      while offset < utf8.count {
        let next = offset + Self.length(utf8[offset])
        let width =
          unit * Self.weight(utf8[offset..<min(next, utf8.count)], narrow: 0.5, space: 0.25)
        guard x + width / 2 <= inner.box.left else { break }
        x += width
        offset = min(next, utf8.count)
      }
      x = inner.box.right
      guard let space = Self.space(near: offset, in: utf8, from: start) else {
        piece(upTo: offset, right: inner.box.left)
        start = offset
        pieces.append(inner)
        continue
      }
      // The gap may have been taken for a space, which stands before or behind it if at all.
      let text = SentenceText(bytes: inner.utf8)
      let isBefore =
        !EastAsian.ends(utf8[..<space]) && !OpenMarks.isClosing(text.scalar(at: 0).value)
      let isBehind =
        !Self.beginsWide(utf8[(space + 1)...])
        && !OpenMarks.isOpening(text.scalar(before: text.count).value)
      piece(upTo: isBefore ? space + 1 : space, right: inner.box.left)
      start = isBehind ? space : space + 1
      pieces.append(inner)
    }
    piece(upTo: utf8.count, right: run.box.right)
    return pieces
  }

  /// The space that is the nearest to an offset, not farther away than one Chinese character.
  private static func space(near offset: Int, in utf8: [UInt8], from start: Int) -> Int? {
    for distance in 0...4 {
      for place in [offset - distance, offset + distance]
      where place >= start && place < utf8.count && utf8[place] == 0x20 {
        return place
      }
    }
    return nil
  }

  /// The width of a text in parts of its size, if every wide character is as wide as high.
  private static func weight(_ utf8: ArraySlice<UInt8>, narrow: Double, space: Double) -> Double {
    var weight = 0.0
    for byte in utf8 where byte & 0xC0 != 0x80 {
      weight += byte >= 0xE3 ? 1 : byte == 0x20 ? space : narrow
    }
    return weight
  }

  private static func beginsWide(_ utf8: ArraySlice<UInt8>) -> Bool {
    let first = utf8.prefix(3)
    guard first.count == 3 else { return false }
    let start = first.startIndex
    return EastAsian.begins(first[start], first[start + 1], first[start + 2])
  }

  /// The length of the character that a byte begins.
  private static func length(_ byte: UInt8) -> Int {
    byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
  }
}
