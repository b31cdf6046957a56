/// Makes the file of a translation table from two trained models.
struct TranslationTableWriter {
  /// What is kept of the models.
  struct Settings {
    /// An entry needs this probability in one direction.
    var minimumProbability: Float = 0.01
    /// The most entries of a left unit.
    var maximumEntries = 16
    /// How large the file may be; 0 for no limit.
    var maximumBytes = 0
  }

  private let settings: Settings
  private let text: ParallelText
  /// The translations of each left unit, the best first.
  private let lists: [[TranslationTable.Entry]]
  private var bytes: [UInt8] = []

  /// Makes a writer.
  ///
  /// - Parameters:
  ///   - text: what the models were trained on.
  ///   - forward: the right language given the left one.
  ///   - backward: the left language given the right one.
  ///   - settings: what is kept.
  init(
    _ text: ParallelText, forward: WordModel, backward: WordModel, settings: Settings = Settings()
  ) {
    self.settings = settings
    self.text = text
    lists = Self.entries(text, forward, backward, settings)
  }

  /// The file.
  ///
  /// If it would be larger than is allowed, translations have to be more probable to be kept, and then fewer
  /// units of each side are kept, the most frequent ones.
  ///
  /// - Parameter description: languages, units, sources, licence.
  /// - Returns: the bytes that ``TranslationTable`` opens; `nil` if not even one translation of a few units has
  ///   room.
  mutating func file(_ description: TranslationTable.Description) -> [UInt8]? {
    var minimumProbability = settings.minimumProbability
    var maximumUnits = max(lists.count, text.right.hashes.count)
    while true {
      let bytes = file(
        description, minimumProbability: minimumProbability, maximumUnits: maximumUnits)
      if settings.maximumBytes == 0 || bytes.count <= settings.maximumBytes { return bytes }
      if minimumProbability < Self.highProbability {
        minimumProbability *= 1.05
      } else {
        maximumUnits = maximumUnits * 7 / 8
        guard maximumUnits > 0 else { return nil }
      }
    }
  }

  /// Before translations of this probability are left out, units are given up.
  private static let highProbability: Float = 0.1

  private mutating func file(
    _ description: TranslationTable.Description, minimumProbability: Float, maximumUnits: Int
  ) -> [UInt8] {
    let left = kept(text.left, maximum: maximumUnits)
    // Right units are numbered in 16 bits: the most frequent ones stay.
    let right = kept(text.right, maximum: min(1 << 16, maximumUnits))
    var padded = Array(description.text.utf8)
    while padded.count % 4 != 0 { padded.append(UInt8(ascii: " ")) }
    bytes = []
    for number in [left.units.count, right.units.count, padded.count] { append(number) }
    bytes += padded
    append(vocabulary: text.left, units: left.units)
    append(vocabulary: text.right, units: right.units)
    var packed: [UInt8] = []
    for unit in left.units {
      append(packed.count / 3)
      let entries = lists[unit].prefix { max($0.forward, $0.backward) >= minimumProbability }
      for entry in entries.sorted(by: { $0.right < $1.right }) {
        let number = right.numbers[entry.right]
        guard number >= 0 else { continue }
        packed += [UInt8(truncatingIfNeeded: number), UInt8(truncatingIfNeeded: number >> 8)]
        packed.append(Self.level(entry.forward) << 4 | Self.level(entry.backward))
      }
    }
    append(packed.count / 3)
    bytes += packed
    return TranslationTable.magic + Array(sha256(bytes).utf8) + bytes
  }

  /// The translations of each left unit, the best first.
  private static func entries(
    _ text: ParallelText, _ forward: WordModel, _ backward: WordModel, _ settings: Settings
  ) -> [[TranslationTable.Entry]] {
    var lists = [[TranslationTable.Entry]](repeating: [], count: text.left.hashes.count)
    for left in lists.indices {
      for place in forward.range(left) {
        lists[left].append(
          TranslationTable.Entry(
            right: Int(forward.targets[place]), forward: forward.probabilities[place], backward: 0))
      }
    }
    for right in text.right.hashes.indices {
      for place in backward.range(right) where backward.probabilities[place] >= 0.003 {
        lists[Int(backward.targets[place])].append(
          TranslationTable.Entry(
            right: right, forward: 0, backward: backward.probabilities[place]))
      }
    }
    for left in lists.indices {
      var list = merged(lists[left]).filter {
        max($0.forward, $0.backward) >= settings.minimumProbability
      }
      list.sort {
        let (one, other) = (max($0.forward, $0.backward), max($1.forward, $1.backward))
        return one != other ? one > other : $0.right < $1.right
      }
      if list.count > settings.maximumEntries {
        list.removeLast(list.count - settings.maximumEntries)
      }
      lists[left] = list
    }
    return lists
  }

  /// Puts the entries of both directions that are of the same units together.
  private static func merged(_ list: [TranslationTable.Entry]) -> [TranslationTable.Entry] {
    var merged: [TranslationTable.Entry] = []
    for entry in list.sorted(by: { $0.right < $1.right }) {
      guard let last = merged.last, last.right == entry.right else {
        merged.append(entry)
        continue
      }
      merged[merged.count - 1].forward = max(last.forward, entry.forward)
      merged[merged.count - 1].backward = max(last.backward, entry.backward)
    }
    return merged
  }

  /// The most frequent units, in order, and the number that each unit gets; −1 for the others.
  private func kept(_ side: ParallelText.Side, maximum: Int) -> (units: [Int], numbers: [Int]) {
    var order = Array(side.hashes.indices)
    if order.count > maximum {
      order.sort {
        side.counts[$0] != side.counts[$1] ? side.counts[$0] > side.counts[$1] : $0 < $1
      }
      order.removeLast(order.count - maximum)
      order.sort()
    }
    var numbers = [Int](repeating: -1, count: side.hashes.count)
    for (number, unit) in order.enumerated() { numbers[unit] = number }
    return (order, numbers)
  }

  private mutating func append(vocabulary side: ParallelText.Side, units: [Int]) {
    var next = 0
    for bucket in 0...TranslationTable.bucketCount {
      while next < units.count,
        Int(side.hashes[units[next]] >> (32 - TranslationTable.bucketBits)) < bucket
      {
        next += 1
      }
      append(next)
    }
    for unit in units { append(Int(side.hashes[unit])) }
    let total = Float(side.units.count)
    for unit in units { bytes.append(Self.chance(Float(side.counts[unit]) / total)) }
    while bytes.count % 4 != 0 { bytes.append(0) }
  }

  private mutating func append(_ number: Int) {
    for shift in [0, 8, 16, 24] { bytes.append(UInt8(truncatingIfNeeded: number >> shift)) }
  }

  /// The 4 bits of a probability.
  static func level(_ probability: Float) -> UInt8 {
    guard probability > 0 else { return 0 }
    let level = (15 + logarithm(probability) / 0.6931472 / 0.6).rounded()
    return UInt8(max(0, min(15, level)))
  }

  /// The byte of a chance.
  static func chance(_ frequency: Float) -> UInt8 {
    UInt8(max(0, min(255, (-12 * logarithm(frequency) / 0.6931472).rounded())))
  }
}
