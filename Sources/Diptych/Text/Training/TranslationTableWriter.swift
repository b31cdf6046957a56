/// Makes the file of a translation table from two trained models.
struct TranslationTableWriter {
  /// What is kept of the models.
  struct Settings {
    /// An entry needs this probability in one direction.
    var minimumProbability: Float = 0.01
    /// The most entries of a Chinese unit.
    var maximumEntries = 16
  }

  private let settings: Settings
  private var bytes: [UInt8] = []

  /// Makes a writer.
  init(settings: Settings = Settings()) { self.settings = settings }

  /// The file.
  ///
  /// - Parameters:
  ///   - text: what the models were trained on.
  ///   - forward: English given Chinese.
  ///   - backward: Chinese given English.
  ///   - description: sources, licence, settings.
  /// - Returns: the bytes that ``TranslationTable`` opens.
  mutating func file(
    _ text: ParallelText, forward: WordModel, backward: WordModel,
    description: String
  ) -> [UInt8] {
    let lists = entries(text, forward, backward)
    // Right units are numbered in 16 bits: the most frequent ones stay.
    let right = kept(text.right, maximum: 1 << 16)
    var padded = Array(description.utf8)
    while padded.count % 4 != 0 { padded.append(UInt8(ascii: " ")) }
    bytes = TranslationTable.magic
    for number in [text.left.hashes.count, right.units.count, padded.count] {
      append(number)
    }
    bytes += padded
    append(vocabulary: text.left, units: Array(text.left.hashes.indices))
    append(vocabulary: text.right, units: right.units)
    var packed: [UInt8] = []
    for list in lists {
      append(packed.count / 3)
      for entry in list where right.numbers[entry.right] >= 0 {
        let number = right.numbers[entry.right]
        packed += [UInt8(truncatingIfNeeded: number), UInt8(truncatingIfNeeded: number >> 8)]
        packed.append(Self.level(entry.forward) << 4 | Self.level(entry.backward))
      }
    }
    append(packed.count / 3)
    return bytes + packed
  }

  /// The best translations of each left unit, by right unit ascending.
  private func entries(
    _ text: ParallelText, _ forward: WordModel, _ backward: WordModel
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
        let left = Int(backward.targets[place])
        let probability = backward.probabilities[place]
        if let known = lists[left].firstIndex(where: { $0.right == right }) {
          lists[left][known].backward = probability
        } else {
          lists[left].append(
            TranslationTable.Entry(right: right, forward: 0, backward: probability))
        }
      }
    }
    for left in lists.indices {
      var list = lists[left].filter {
        max($0.forward, $0.backward) >= settings.minimumProbability
      }
      list.sort {
        let (one, other) = (max($0.forward, $0.backward), max($1.forward, $1.backward))
        return one != other ? one > other : $0.right < $1.right
      }
      if list.count > settings.maximumEntries {
        list.removeLast(list.count - settings.maximumEntries)
      }
      list.sort { $0.right < $1.right }
      lists[left] = list
    }
    return lists
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
