/// The marks of emphasis in a paragraph, of which pairs are found.
struct MarkdownDelimiters {
  private struct Run {
    let piece: Int
    let mark: UInt8
    let original: Int
    var count: Int
    let opens: Bool
    let closes: Bool
    var previous: Int
    var next: Int
  }

  private struct Bottom: Hashable {
    let mark: UInt8
    let opens: Bool
    let remainder: Int
  }

  private var runs: [Run] = []

  /// Adds a run of marks: `count` of them, as the piece of that number.
  mutating func append(piece: Int, mark: UInt8, count: Int, opens: Bool, closes: Bool) {
    runs.append(
      Run(
        piece: piece, mark: mark, original: count, count: count, opens: opens, closes: closes,
        previous: runs.count - 1, next: runs.count + 1))
  }

  /// Forgets the runs from a piece on.
  mutating func remove(from piece: Int) {
    while let last = runs.last, last.piece >= piece { runs.removeLast() }
  }

  /// Pairs the runs; gives for each piece how many marks are left as text.
  mutating func matched() -> [(piece: Int, left: Int)] {
    var bottoms: [Bottom: Int] = [:]
    var closer = 0
    while closer < runs.count {
      guard runs[closer].closes else {
        closer = runs[closer].next
        continue
      }
      let key = Bottom(
        mark: runs[closer].mark, opens: runs[closer].opens, remainder: runs[closer].original % 3)
      let bottom = bottoms[key] ?? -1
      var opener = runs[closer].previous
      while opener > bottom, !isPair(opener, closer) { opener = runs[opener].previous }
      guard opener > bottom else {
        bottoms[key] = runs[closer].previous
        let next = runs[closer].next
        if !runs[closer].opens { unlink(closer) }
        closer = next
        continue
      }
      let used = runs[opener].count >= 2 && runs[closer].count >= 2 ? 2 : 1
      runs[opener].count -= used
      runs[closer].count -= used
      // Marks between the two are text.
      runs[opener].next = closer
      runs[closer].previous = opener
      if runs[opener].count == 0 { unlink(opener) }
      if runs[closer].count == 0 {
        let next = runs[closer].next
        unlink(closer)
        closer = next
      }
    }
    return runs.map { ($0.piece, $0.count) }
  }

  private func isPair(_ opener: Int, _ closer: Int) -> Bool {
    let (first, second) = (runs[opener], runs[closer])
    guard first.opens, first.mark == second.mark else { return false }
    guard first.closes || second.opens else { return true }
    return (first.original + second.original) % 3 != 0
      || first.original % 3 == 0 && second.original % 3 == 0
  }

  private mutating func unlink(_ index: Int) {
    let (previous, next) = (runs[index].previous, runs[index].next)
    if previous >= 0 { runs[previous].next = next }
    if next < runs.count { runs[next].previous = previous }
  }
}
