/// Puts the runs of a page together to lines, as far as no wide gap parts them.
struct PageFragments {
  /// A line that may go on to the right.
  private struct Open {
    var runs: [PagedText.Run]
    var box: PageBox
    var size: Double
    /// The run that reaches farthest to the right.
    var last: GappedRun
  }

  /// The width of a gap that parts two pieces of text, in parts of the font size.
  static let gap = 0.55
  /// The height of a row of the index in which open lines are looked up, in points.
  private static let rowHeight = 6.0
  /// More open lines in one place are a picture made of text.
  private static let maximumOpen = 24

  /// The lines of a page, in no order.
  ///
  /// - Complexity: O(*n* log *n*) for *n* runs.
  static func lines(
    of page: PagedText.Page, _ number: Int, fonts: [PagedText.Font], spaceGap: Double
  ) -> [PageLine] {
    var open: [Open] = []
    var rows: [Int: [Int]] = [:]
    let order = page.runs.indices.sorted {
      (page.runs[$0].box.left, page.runs[$0].box.top, $0)
        < (page.runs[$1].box.left, page.runs[$1].box.top, $1)
    }
    for index in order {
      let run = page.runs[index]
      let size = fonts[run.font].size
      // A line with turned letters is none.
      guard run.box.height < 40 * size else { continue }
      let row = Int(run.box.middle / rowHeight)
      var best: Int?
      var isRepeated = false
      for near in (row - 1)...(row + 1) {
        rows[near]?.removeAll { open[$0].box.right + 40 < run.box.left }
        for candidate in (rows[near] ?? []).suffix(maximumOpen) {
          let box = open[candidate].box
          guard box.verticalOverlap(run.box) > 0.5,
            abs(box.middle - run.box.middle) < 0.45 * max(box.height, run.box.height)
          else { continue }
          // The same text once more, a little to the side, is how some programs make it bold.
          if let last = open[candidate].runs.last, last.utf8 == run.utf8,
            run.box.left < last.box.left + 0.2 * size, abs(last.box.top - run.box.top) < 0.2 * size
          {
            isRepeated = true
          }
          let gap = run.box.left - box.right
          guard gap > -0.6 * size || open[candidate].last.hasGap(for: run, fonts: fonts),
            gap < Self.gap * max(size, open[candidate].size)
          else { continue }
          if let current = best, open[current].box.right >= box.right { continue }
          best = candidate
        }
      }
      if isRepeated { continue }
      if let best {
        open[best].runs.append(run)
        if open[best].last.hasGap(for: run, fonts: fonts) {
          open[best].last.fill(run)
        } else if run.box.right >= open[best].last.run.box.right {
          open[best].last = GappedRun(run, fonts: fonts)
        }
        // A raised or lowered sign does not move the line.
        if size > 0.8 * open[best].size {
          open[best].box = open[best].box.union(run.box)
        } else {
          open[best].box.right = max(open[best].box.right, run.box.right)
        }
        open[best].size = max(open[best].size, size)
      } else {
        rows[row, default: []].append(open.count)
        open.append(
          Open(runs: [run], box: run.box, size: size, last: GappedRun(run, fonts: fonts)))
      }
    }
    return open.compactMap {
      PageLine(
        GappedRun.cut($0.runs, fonts: fonts), on: number, fonts: fonts, spaceGap: spaceGap)
    }
  }
}
