/// The lines or sentences of one language, as the numbers that an aligner needs.
struct AlignmentSide: Sendable {
  /// A kind of word, character, number … that occurs on this side.
  struct UnitType: Sendable {
    /// What it is known by on both sides.
    var hash: UInt32
    /// What kind of unit it is.
    var kind: UnitHash.Kind
    /// Its number in the translation table's vocabulary of this side; −1 if it is not there.
    var tableUnit: Int32
    /// How often such a unit occurs in text, 0...1; at least ``AlignmentSide/minimumChance``.
    var chance: Float
  }

  /// No unit is taken to be rarer.
  static let minimumChance: Float = 1e-6

  /// The units that occur, in the order of their first occurrence.
  var types: [UnitType] = []
  /// The units of line after line, each by its place in `types`.
  var units: [Int32] = []
  /// The place in `units` at which each line starts, and last their number.
  var starts: [Int32] = [0]
  /// The length of each line, in characters; in Chinese and Japanese a Latin letter counts less.
  var lengths: [Float] = []
  /// The marks of each line.
  var marks: [LineMarks] = []

  /// The share of the content words, or pairs of characters, that the translation table knows, 0...1; 1 if
  /// there are only a few, 0 without a table.
  var coverage = 0.0

  /// The number of lines.
  var count: Int { starts.count - 1 }

  /// The units of one line.
  func range(_ line: Int) -> Range<Int> { Int(starts[line])..<Int(starts[line + 1]) }

  /// The marks of lines in a row.
  func marks(of lines: Range<Int>) -> LineMarks {
    guard let first = lines.first else { return LineMarks() }
    var marks = marks[first]
    for line in lines.dropFirst() { marks = marks.followed(by: self.marks[line]) }
    return marks
  }

  /// Gives each type another number, and drops the units of those that get −1.
  mutating func renumber(_ numbers: Span<Int32>) {
    var count = 0
    var next = 0
    for line in 1..<starts.count {
      let end = Int(starts[line])
      while next < end {
        let number = numbers[Int(units[next])]
        next += 1
        units[count] = number
        count += number < 0 ? 0 : 1
      }
      starts[line] = Int32(count)
    }
    units.removeLast(next - count)
  }

  /// Some lines in a row, with the same types.
  func part(_ lines: Range<Int>) -> AlignmentSide {
    var result = AlignmentSide()
    let first = starts[lines.lowerBound]
    result.types = types
    result.units = Array(units[Int(first)..<Int(starts[lines.upperBound])])
    result.starts = starts[lines.lowerBound...lines.upperBound].map { $0 - first }
    result.lengths = Array(lengths[lines])
    result.marks = Array(marks[lines])
    result.coverage = coverage
    return result
  }

  /// The same text with runs of lines put together, or with some of its lines only; white space between the
  /// lines of a run has no length.
  ///
  /// - Parameters:
  ///   - runs: the lines of each new line.
  ///   - maximumUnits: how many units of a new line are kept: the rarest ones, which tell most.
  /// - Returns: a side of the new lines, with the same types.
  func joining(_ runs: [Range<Int>], maximumUnits: Int = .max) -> AlignmentSide {
    var result = AlignmentSide()
    result.types = types
    result.units.reserveCapacity(units.count)
    result.starts.reserveCapacity(runs.count + 1)
    result.lengths.reserveCapacity(runs.count)
    result.marks.reserveCapacity(runs.count)
    var selection = RarestUnits(maximumCount: maximumUnits)
    for run in runs {
      var length: Float = 0
      for line in run { length += lengths[line] }
      result.lengths.append(length)
      result.marks.append(marks(of: run))
      let places = Int(starts[run.lowerBound])..<Int(starts[run.upperBound])
      if places.count <= maximumUnits {
        result.units += units[places]
      } else {
        selection.append(units.span.extracting(places), types.span, to: &result.units)
      }
      result.starts.append(Int32(result.units.count))
    }
    return result
  }
}

/// Chooses the rarest units of a line.
private struct RarestUnits {
  let maximumCount: Int
  /// How many units of the line are as rare as that, by the exponent of their chance and its highest bits.
  private var counts = [Int32](repeating: 0, count: 1024)

  init(maximumCount: Int) { self.maximumCount = maximumCount }

  /// Appends the rarest of `units`, of which there are more than wanted, in their order; of those that are
  /// equally rare the first ones.
  mutating func append(
    _ units: Span<Int32>, _ types: Span<AlignmentSide.UnitType>, to result: inout [Int32]
  ) {
    for place in units.indices { counts[Self.step(types[Int(units[place])].chance)] += 1 }
    var limit = 0
    var rarer = 0
    while rarer + Int(counts[limit]) <= maximumCount {
      rarer += Int(counts[limit])
      limit += 1
    }
    var left = maximumCount - rarer
    for place in units.indices {
      let step = Self.step(types[Int(units[place])].chance)
      counts[step] = 0
      guard step <= limit else { continue }
      if step == limit {
        guard left > 0 else { continue }
        left -= 1
      }
      result.append(units[place])
    }
  }

  /// A number, 0..<1024, that grows with a chance.
  private static func step(_ chance: Float) -> Int {
    // From 2⁻³¹ to 1, each octave in 32 steps; the table has twelve chances an octave.
    let bits = Int(chance.bitPattern >> 18)
    return min(1023, max(0, bits - (127 - 31) << 5))
  }
}
