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
  static let maximumLines = 9
  /// How much of the probability comes from translation, *L*.
  private static let translated: Float = 0.7

  /// How much the words of each side count.
  struct Weights: Sendable, Equatable {
    /// The excess of right words, given left ones.
    var forward: Float
    /// The excess of left words, given right ones.
    var backward: Float
    /// The floor of right words.
    var forwardFloor: Float
    /// The floor of left words.
    var backwardFloor: Float
    /// By what share the excess counts more, given lines of no words; half of that, given lines of
    /// ``LexicalScore/shortLine`` words.
    var ofShortLines: Float = 0

    /// Makes weights; floors have those of the excess if nothing else is given.
    init(
      forward: Float, backward: Float, forwardFloor: Float? = nil, backwardFloor: Float? = nil,
      ofShortLines: Float = 0
    ) {
      self.forward = forward
      self.backward = backward
      self.forwardFloor = forwardFloor ?? forward
      self.backwardFloor = backwardFloor ?? backward
      self.ofShortLines = ofShortLines
    }

    /// The same with the sides exchanged.
    var exchanged: Weights {
      Weights(
        forward: backward, backward: forward, forwardFloor: backwardFloor,
        backwardFloor: forwardFloor, ofShortLines: ofShortLines)
    }
  }

  /// How many words a short line has.
  static let shortLine: Float = 4

  /// What a translation's probability adds to the odds, L / (1 − L) · t; still to be divided by the
  /// chance *p*.
  static func gain(_ probability: Float) -> Float { translated / (1 - translated) * probability }

  private var left: Direction
  private var right: Direction
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
  ///   - weights: how much the words of each side count.
  init(
    left: AlignmentSide, right: AlignmentSide, links: UnitLinks, weights: Weights
  ) {
    let perWord = logarithm(1 - Self.translated)
    self.left = Direction(
      side: left,
      translations: LineTranslations(left, links.ofLeft, types: right.types.count),
      places: UnitPlaces(right), weight: weights.forward, ofShortLines: weights.ofShortLines,
      perWord: weights.backwardFloor * perWord)
    self.right = Direction(
      side: right,
      translations: LineTranslations(right, links.ofRight, types: left.types.count),
      places: UnitPlaces(left), weight: weights.backward, ofShortLines: weights.ofShortLines,
      perWord: weights.forwardFloor * perWord)
    leftWorkspace = Workspace(places: self.left.places)
    rightWorkspace = Workspace(places: self.right.places)
  }

  /// The same score with other weights, and without a corridor.
  func weighted(_ weights: Weights) -> LexicalScore {
    var result = self
    let perWord = logarithm(1 - Self.translated)
    result.left.weight = weights.forward
    result.left.ofShortLines = weights.ofShortLines
    result.left.perWord = weights.backwardFloor * perWord
    result.right.weight = weights.backward
    result.right.ofShortLines = weights.ofShortLines
    result.right.perWord = weights.forwardFloor * perWord
    result.pairs = PairTable()
    return result
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

  /// The excess of a pair of lines, whether or not it is in a corridor.
  mutating func excess(ofLine row: Int, _ column: Int) -> Float {
    left.excess(given: row..<row + 1, of: right.side, column..<column + 1, &leftWorkspace)
      + right.excess(given: column..<column + 1, of: left.side, row..<row + 1, &rightWorkspace)
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
  /// For each type of the other side, the sum of the gains that ``given`` have; kept for the next call, which
  /// often has the same lines.
  var sums: [Float]
  var given = 0..<0

  init(places: UnitPlaces) {
    next = places.starts
    sums = [Float](repeating: 0, count: places.starts.count - 1)
  }
}

/// The translation of one side's words into the other side's.
private struct Direction {
  let side: AlignmentSide
  /// What this side's lines are translated by.
  let translations: LineTranslations
  /// Where the other side's types stand.
  let places: UnitPlaces
  /// The weight of the other side's words, given this side's.
  var weight: Float
  /// By what share it is greater, given the shortest lines.
  var ofShortLines: Float
  /// The weighted score of a word of this side for which nothing is found.
  var perWord: Float

  /// The score of lines for which nothing is found.
  func floor(_ lines: Range<Int>) -> Float { perWord * Float(unitCount(lines)) }

  /// The weight of the other side's words, given some words of this side.
  private func weight(given count: Int32) -> Float {
    weight * (1 + ofShortLines * LexicalScore.shortLine / (LexicalScore.shortLine + Float(count)))
  }

  private func unitCount(_ lines: Range<Int>) -> Int32 {
    side.starts[lines.upperBound] - side.starts[lines.lowerBound]
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
    let types = translations.types.span
    let logarithms = translations.logarithms.span
    let starts = places.starts.span
    let others = places.lines.span
    var cells = cells.mutableSpan
    var next = workspace.next.mutableSpan
    for line in lines {
      let base = bases[line - lines.lowerBound]
      let within = bounds[line - lines.lowerBound]
      let weight = weight(given: unitCount(line..<line + 1))
      for index in translations.range(line) {
        let type = Int(types[index])
        let end = Int(starts[type + 1])
        var place = Int(next[type])
        while place < end, others[place] < within.lowerBound { place += 1 }
        next[type] = Int32(place)
        let excess = weight * logarithms[index]
        let rest = others.extracting(place..<end)
        for place in rest.indices {
          guard rest[place] < within.upperBound else { break }
          cells[base &+ Int(rest[place])] += excess
        }
      }
    }
  }

  /// The weighted excess of the words in lines of the other side, given lines of this one.
  func excess(
    given lines: Range<Int>, of other: AlignmentSide, _ others: Range<Int>,
    _ workspace: inout Workspace
  ) -> Float {
    let types = translations.types.span
    let gains = translations.gains.span
    let units = other.units.span
    let before = workspace.given
    workspace.given = lines
    var sums = workspace.sums.mutableSpan
    if lines != before {
      for index in translations.range(before) { sums[Int(types[index])] = 0 }
      for index in translations.range(lines) { sums[Int(types[index])] += gains[index] }
    }
    let count = unitCount(lines)
    let share = 1 / Float(count + 1)
    var product = 1.0
    var total = 0.0
    for place in Int(other.starts[others.lowerBound])..<Int(other.starts[others.upperBound]) {
      product *= Double(1 + sums[Int(units[place])] * share)
      if product > 1e200 {
        total += logarithm(product)
        product = 1
      }
    }
    return weight(given: count) * Float(total + logarithm(product))
  }
}
