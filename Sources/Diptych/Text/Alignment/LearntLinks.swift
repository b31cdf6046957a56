/// What was learnt from a text and its translation about which words translate each other.
///
/// IBM Model 1 is trained in both directions on beads that were found by lengths, marks and equal words. What it
/// takes for a translation in one direction alone is mostly chance in little text: only what both directions
/// agree on is kept (Liang, Taskar and Klein 2006).
struct LearntLinks {
  /// A right type, and how probable it is that the two translate each other.
  struct Translation {
    var right: Int32
    /// Of the right one, given the left one.
    var forward: Float
    /// Of the left one, given the right one.
    var backward: Float
  }

  /// The translations of left type after left type, by right type ascending.
  private(set) var translations: [Translation] = []
  /// The place in `translations` at which those of each left type start, and last their number.
  private(set) var starts: [Int32] = [0]

  /// Both directions have to find a translation at least that probable.
  private static let minimumProbability: Float = 0.1

  /// How candidates are chosen and learnt.
  ///
  /// A word that occurs once says nothing, since its bead may be wrong; in a short text, twice is much.
  private static let settings: WordModel.Settings = {
    var settings = WordModel.Settings()
    settings.rareCount = 0
    settings.smoothing = 0.5
    return settings
  }()

  /// Learns from runs of left lines and the runs of right lines that translate them.
  init(_ left: AlignmentSide, _ right: AlignmentSide, _ pairs: [(Range<Int>, Range<Int>)]) {
    let leftText = Self.text(of: left, pairs.map(\.0))
    let rightText = Self.text(of: right, pairs.map(\.1))
    let forward = WordModel(source: leftText, target: rightText, settings: Self.settings)
    let backward = WordModel(source: rightText, target: leftText, settings: Self.settings)
    starts.reserveCapacity(left.types.count + 1)
    var unit = 0
    for type in left.types.indices {
      if unit < leftText.hashes.count, leftText.hashes[unit] == UInt32(type) {
        for place in forward.range(unit) {
          let probability = forward.probabilities[place]
          guard probability >= Self.minimumProbability else { continue }
          let target = Int(forward.targets[place])
          let other = backward.probability(of: unit, given: target)
          guard other >= Self.minimumProbability else { continue }
          translations.append(
            Translation(
              right: Int32(rightText.hashes[target]), forward: probability, backward: other))
        }
        unit += 1
      }
      starts.append(Int32(translations.count))
    }
  }

  /// The translations of a left type.
  func range(_ type: Int) -> Range<Int> { Int(starts[type])..<Int(starts[type + 1]) }

  /// The units of one side that occur more than once, by their types, as ``WordModel`` takes them.
  private static func text(of side: AlignmentSide, _ runs: [Range<Int>]) -> ParallelText.Side {
    var units: [UInt32] = []
    units.reserveCapacity(side.units.count)
    var starts: [Int32] = [0]
    starts.reserveCapacity(runs.count + 1)
    for run in runs {
      for place in Int(side.starts[run.lowerBound])..<Int(side.starts[run.upperBound]) {
        let type = side.units[place]
        // Equal numbers need not be learnt.
        if side.types[Int(type)].kind != .number { units.append(UInt32(type)) }
      }
      starts.append(Int32(units.count))
    }
    return ParallelText.Side(hashed: units, starts: starts) { _, count in count > 1 }
  }
}

extension AlignmentSide {
  /// How many units more a text is taken to have.
  private static let unseenUnits = 2000

  /// Takes how often each unit occurs in the text for its chance: nothing else is known of it without a table.
  ///
  /// In a short text every word is frequent; it is taken for a part of a longer one.
  mutating func measureChances() {
    var counts = [Int32](repeating: 0, count: types.count)
    for unit in units { counts[Int(unit)] += 1 }
    let total = Float(units.count + Self.unseenUnits)
    for type in types.indices {
      types[type].chance = max(Self.minimumChance, Float(counts[type]) / total)
    }
  }
}
