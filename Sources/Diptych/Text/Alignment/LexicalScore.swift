/// How much more likely the words of lines are as translations of each other than by chance.
///
/// For a bead of left lines *Z* and right lines *E* this is
///
///     Σe ln((L · Σz t(e|z) / (|Z| + 1) + (1 − L) · p(e)) / p(e))
///
/// and the same with the sides exchanged, each with a weight: Model 1 (Brown et al. 1993) against "not a
/// translation". Without any word found, that is ln (1 − L) for each word, the *floor*; what the
/// words found add to it is the *excess*.
///
/// The excess of every pair of lines in a corridor is computed at once: a line's words are translated, and
/// each translation is looked up in the lines in which it stands, so that the cost follows the
/// matches and not the number of pairs. In one direction that excess also adds up over the lines of a
/// bead; the other direction is computed when it is asked for.
struct LexicalScore {
  /// The most lines that a bead has on a side.
  static let maximumLines = 6
  /// How much of the probability comes from translation, *L*.
  private static let translated: Float = 0.7

  /// What a translation's probability adds to the odds, L / (1 − L) · t; still to be divided by the
  /// chance *p*.
  static func gain(_ probability: Float) -> Float { translated / (1 - translated) * probability }

  private let left: Direction
  private let right: Direction
  /// The pairs in the corridor, and their excess.
  private(set) var pairs = PairTable()
  private var leftWorkspace: Workspace
  private var rightWorkspace: Workspace

  /// Makes a score without a corridor.
  ///
  /// - Parameters:
  ///   - left: the left lines.
  ///   - right: the right lines.
  ///   - links: which of their words translate each other.
  ///   - weights: of right words given left ones, and the reverse.
  init(
    left: AlignmentSide, right: AlignmentSide, links: UnitLinks,
    weights: (forward: Float, backward: Float)
  ) {
    let leftPlaces = UnitPlaces(left)
    let rightPlaces = UnitPlaces(right)
    let perWord = logarithm(1 - Self.translated)
    self.left = Direction(
      side: left, links: links.ofLeft, back: links.toRight, places: rightPlaces,
      weight: weights.forward, perWord: weights.backward * perWord)
    self.right = Direction(
      side: right, links: links.ofRight, back: links.toLeft, places: leftPlaces,
      weight: weights.backward, perWord: weights.forward * perWord)
    leftWorkspace = Workspace(places: rightPlaces, types: left.types.count)
    rightWorkspace = Workspace(places: leftPlaces, types: right.types.count)
  }

  /// Computes the excess of every pair of lines in the corridor of two parts.
  mutating func compute(
    left leftPart: Range<Int>, right rightPart: Range<Int>, in corridor: Corridor
  ) {
    var table = PairTable(corridor, left: leftPart, right: rightPart)
    left.add(
      to: &table.forward, from: table.bases, ofLines: leftPart, within: table.rows,
      &leftWorkspace)
    right.add(
      to: &table.backward, from: table.columnBases, ofLines: rightPart, within: table.columns,
      &rightWorkspace)
    table.finish(
      leftFloors: leftPart.map { left.floor($0..<$0 + 1) },
      rightFloors: rightPart.map { right.floor($0..<$0 + 1) })
    pairs = table
  }

  /// The score of a bead in which nothing is found.
  func floor(_ rows: Range<Int>, _ columns: Range<Int>) -> Float {
    left.floor(rows) + right.floor(columns)
  }

  /// By how much the words of a bead speak for it more than for the best pair of one of its lines and a line
  /// outside it; at most 10 either way.
  mutating func lead(_ rows: Range<Int>, _ columns: Range<Int>) -> Float {
    let words = excess(rows, columns) + floor(rows, columns)
    return max(-Self.maximumLead, min(Self.maximumLead, words - pairs.best(ofBead: rows, columns)))
  }

  private static let maximumLead: Float = 10

  /// The greatest score that a bead may have, by its pairs of lines; `nil` if one is outside the corridor.
  func bound(_ rows: Range<Int>, _ columns: Range<Int>) -> Float? {
    guard let last = columns.last else { return nil }
    var sum = floor(rows, columns)
    for row in rows {
      guard pairs.contains(row, columns.lowerBound), pairs.contains(row, last) else { return nil }
      for column in columns { sum += pairs.excess[pairs.cell(row, column)] }
    }
    return sum
  }

  /// The excess of a bead all of whose pairs of lines are in the corridor.
  ///
  /// It is at most the sum of its pairs' excess.
  mutating func excess(_ rows: Range<Int>, _ columns: Range<Int>) -> Float {
    var sum: Float = 0
    if rows.count == 1 {
      for column in columns { sum += pairs.forward[pairs.cell(rows.lowerBound, column)] }
    } else {
      sum += left.excess(given: rows, of: right.side, columns, &leftWorkspace)
    }
    if columns.count == 1 {
      for row in rows { sum += pairs.backward(row, columns.lowerBound) }
    } else {
      sum += right.excess(given: columns, of: left.side, rows, &rightWorkspace)
    }
    return sum
  }
}

/// What the computation in one direction changes as it goes.
private struct Workspace {
  /// For each type of the other side, the first place that later lines may need.
  var next: [Int32]
  /// The end of the lines added last.
  var end = 0
  /// For each type of the other side, the sum of gains; 0 between calls.
  var sums: [Float]
  /// Room for the types whose sums are not 0.
  var touched: [Int32]
  /// Room for what is found of each of them.
  var found: [Float]
  /// For each type of this side, how often it occurs; 0 between calls.
  var counts: [Float]

  /// Hands out the sums, the room for types and for what is found of them, and the next places.
  mutating func take() -> ([Float], [Int32], [Float], [Int32]) {
    let parts = (sums, touched, found, next)
    (sums, touched, found, next) = ([], [], [], [])
    return parts
  }

  /// Takes back what ``take()`` handed out.
  mutating func put(
    _ sums: inout [Float], _ touched: inout [Int32], _ found: inout [Float], _ next: inout [Int32]
  ) {
    swap(&self.sums, &sums)
    swap(&self.touched, &touched)
    swap(&self.found, &found)
    swap(&self.next, &next)
  }

  init(places: UnitPlaces, types: Int) {
    next = places.starts
    sums = [Float](repeating: 0, count: places.starts.count - 1)
    touched = [Int32](repeating: 0, count: places.starts.count)
    found = sums
    counts = [Float](repeating: 0, count: types)
  }
}

/// The translation of one side's words into the other side's.
private struct Direction {
  let side: AlignmentSide
  /// The links to the other side's words, given this side's.
  let links: UnitLinks.Lists
  /// The same links by the other side's words.
  let back: UnitLinks.Lists
  /// Where the other side's types stand.
  let places: UnitPlaces
  /// The weight of the other side's words, given this side's.
  let weight: Float
  /// The weighted score of a word of this side for which nothing is found.
  let perWord: Float
  /// The score of lines for which nothing is found.
  func floor(_ lines: Range<Int>) -> Float {
    perWord * Float(side.starts[lines.upperBound] - side.starts[lines.lowerBound])
  }

  /// Adds to the cell of each pair of lines what this side's words make of the other side's.
  ///
  /// - Parameters:
  ///   - cells: the weighted excess of each pair.
  ///   - bases: for each of `lines`, where the cell of its pair with the other side's line 0 would be.
  ///   - lines: the lines of this side.
  ///   - bounds: for each of `lines`, the lines of the other side; both ends ascend.
  ///   - workspace: of this direction.
  func add(
    to cells: inout [Float], from bases: [Int], ofLines lines: Range<Int>,
    within bounds: [Range<Int32>], _ workspace: inout Workspace
  ) {
    if lines.lowerBound < workspace.end { workspace.next = places.starts }
    workspace.end = lines.upperBound
    // Taken out: a span of one part of a value keeps the other parts from being changed.
    var (sumRoom, touchedRoom, foundRoom, nextRoom) = workspace.take()
    defer { workspace.put(&sumRoom, &touchedRoom, &foundRoom, &nextRoom) }
    var sums = sumRoom.mutableSpan
    var touched = touchedRoom.mutableSpan
    var found = foundRoom.mutableSpan
    var next = nextRoom.mutableSpan
    var cells = cells.mutableSpan
    for line in lines {
      var count = sum(side.range(line), &sums, &touched)
      let within = bounds[line - lines.lowerBound]
      count = take(count, within, &sums, &touched, &found, &next)
      let share = 1 / Float(side.range(line).count + 1)
      for index in 0..<count { found[index] = weight * logarithm(1 + found[index] * share) }
      spread(count, &found, &touched, to: &cells, bases[line - lines.lowerBound], within, &next)
    }
  }

  /// Sums up the gains of the other side's types, given some units of this one; returns how many types are
  /// touched.
  private func sum(
    _ range: Range<Int>, _ sums: inout MutableSpan<Float>, _ touched: inout MutableSpan<Int32>
  ) -> Int {
    let units = side.units.span
    let starts = links.starts.span
    let links = links.links.span
    var count = 0
    for place in range {
      let unit = Int(units[place])
      for index in Int(starts[unit])..<Int(starts[unit + 1]) {
        let link = links[index]
        let sum = sums[Int(link.other)]
        touched[count] = link.other
        count += sum == 0 ? 1 : 0
        sums[Int(link.other)] = sum + link.gain
      }
    }
    return count
  }

  /// Moves the sums of the types that stand in some lines to the front of `found`; returns how many there are.
  private func take(
    _ count: Int, _ lines: Range<Int32>, _ sums: inout MutableSpan<Float>,
    _ touched: inout MutableSpan<Int32>, _ found: inout MutableSpan<Float>,
    _ next: inout MutableSpan<Int32>
  ) -> Int {
    let starts = places.starts.span
    let others = places.lines.span
    var kept = 0
    for index in 0..<count {
      let type = Int(touched[index])
      touched[kept] = Int32(type)
      found[kept] = sums[type]
      sums[type] = 0
      let end = starts[type + 1]
      var place = next[type]
      while place < end, others[Int(place)] < lines.lowerBound { place += 1 }
      next[type] = place
      if place < end, others[Int(place)] < lines.upperBound { kept += 1 }
    }
    return kept
  }

  /// Adds what was found of each type to the cells of the lines in which it stands.
  private func spread(
    _ count: Int, _ found: inout MutableSpan<Float>, _ touched: inout MutableSpan<Int32>,
    to cells: inout MutableSpan<Float>, _ base: Int, _ lines: Range<Int32>,
    _ next: inout MutableSpan<Int32>
  ) {
    let starts = places.starts.span
    let others = places.lines.span
    for index in 0..<count {
      let type = Int(touched[index])
      let excess = found[index]
      var place = Int(next[type])
      let end = Int(starts[type + 1])
      while place < end, others[place] < lines.upperBound {
        cells[base + Int(others[place])] += excess
        place += 1
      }
    }
  }

  /// The weighted excess of the words in lines of the other side, given lines of this one.
  func excess(
    given lines: Range<Int>, of other: AlignmentSide, _ others: Range<Int>,
    _ workspace: inout Workspace
  ) -> Float {
    let given = Int(side.starts[lines.lowerBound])..<Int(side.starts[lines.upperBound])
    let likely = Int(other.starts[others.lowerBound])..<Int(other.starts[others.upperBound])
    let units = side.units.span
    let otherUnits = other.units.span
    let starts = back.starts.span
    let links = back.links.span
    var counts = workspace.counts.mutableSpan
    for place in given { counts[Int(units[place])] += 1 }
    let share = 1 / Float(given.count + 1)
    var product = 1.0
    var total = 0.0
    for place in likely {
      let unit = Int(otherUnits[place])
      var sum: Float = 0
      for index in Int(starts[unit])..<Int(starts[unit + 1]) {
        sum += counts[Int(links[index].other)] * links[index].gain
      }
      product *= Double(1 + sum * share)
      if product > 1e200 {
        total += logarithm(product)
        product = 1
      }
    }
    for place in given { counts[Int(units[place])] = 0 }
    return weight * Float(total + logarithm(product))
  }
}
