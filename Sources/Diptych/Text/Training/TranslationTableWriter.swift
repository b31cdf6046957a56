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

  /// A translation, and how much the table would lose without it.
  private struct Candidate {
    var entry: TranslationTable.Entry
    /// What it adds to the score of the training text, ``value(_:_:_:)``.
    var value: Float
  }

  /// How many bytes an entry, a left unit and a right unit take in the file.
  private static let sizes = (entry: 3, left: 9, right: 5)

  private let settings: Settings
  private let text: ParallelText
  /// The translations of each left unit, the most valuable ones first.
  private let lists: [[Candidate]]
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
  /// If it would be larger than is allowed, each byte gets a price, the lowest one at which the file has the size:
  /// translations are kept that are worth their bytes, and left units whose translations are worth theirs too.
  ///
  /// - Parameter description: languages, units, sources, licence.
  /// - Returns: the bytes that ``TranslationTable`` opens; `nil` if not even one translation has room.
  mutating func file(_ description: TranslationTable.Description) -> [UInt8]? {
    var padded = Array(description.text.utf8)
    while padded.count % 4 != 0 { padded.append(UInt8(ascii: " ")) }
    // The bytes of chances are padded as well.
    let fixed =
      TranslationTable.headerSize + padded.count + 8 * (TranslationTable.bucketCount + 1) + 4 + 6
    let room = settings.maximumBytes == 0 ? Int.max : settings.maximumBytes - fixed
    guard let counts = entryCounts(room: room) else { return nil }
    return file(padded, entryCounts: counts)
  }

  /// How many entries of each left unit are kept so that they have room; `nil` if none has.
  private func entryCounts(room: Int) -> [Int]? {
    guard room > 0 else { return nil }
    var counts = entryCounts(price: 0)
    guard size(counts) > room else { return counts.contains { $0 > 0 } ? counts : nil }
    var low: Float = 0
    var high: Float = 1
    counts = entryCounts(price: high)
    while size(counts) > room {
      low = high
      high *= 2
      counts = entryCounts(price: high)
    }
    for _ in 0..<Self.bisections {
      let middle = (low + high) / 2
      let tried = entryCounts(price: middle)
      if size(tried) > room {
        low = middle
      } else {
        high = middle
        counts = tried
      }
    }
    return counts.contains { $0 > 0 } ? counts : nil
  }

  private static let bisections = 30

  /// How many entries of each left unit are worth their bytes; none of a unit that is not worth its own.
  private func entryCounts(price: Float) -> [Int] {
    let ofEntry = price * Float(Self.sizes.entry)
    let ofUnit = price * Float(Self.sizes.left)
    return lists.map { list in
      var count = 0
      var gain: Float = 0
      while count < list.count, list[count].value > ofEntry {
        gain += list[count].value - ofEntry
        count += 1
      }
      return gain > ofUnit ? count : 0
    }
  }

  /// How many bytes the units and their first entries take.
  private func size(_ entryCounts: [Int]) -> Int {
    var size = 0
    for count in entryCounts where count > 0 { size += Self.sizes.left + count * Self.sizes.entry }
    return size + rightUnits(entryCounts).count * Self.sizes.right
  }

  /// The right units of the first entries of each left unit, ascending.
  private func rightUnits(_ entryCounts: [Int]) -> [Int] {
    var isKept = [Bool](repeating: false, count: text.right.hashes.count)
    for (list, count) in zip(lists, entryCounts) {
      for candidate in list.prefix(count) { isKept[candidate.entry.right] = true }
    }
    return isKept.indices.filter { isKept[$0] }
  }

  private mutating func file(_ description: [UInt8], entryCounts: [Int]) -> [UInt8] {
    let left = entryCounts.indices.filter { entryCounts[$0] > 0 }
    let right = rightUnits(entryCounts)
    var numbers = [Int](repeating: 0, count: text.right.hashes.count)
    for (number, unit) in right.enumerated() { numbers[unit] = number }
    bytes = []
    for number in [left.count, right.count, description.count] { append(number) }
    bytes += description
    append(vocabulary: text.left, units: left)
    append(vocabulary: text.right, units: right)
    var packed: [UInt8] = []
    for unit in left {
      append(packed.count / Self.sizes.entry)
      let entries = lists[unit].prefix(entryCounts[unit]).map(\.entry)
      for entry in entries.sorted(by: { $0.right < $1.right }) {
        let number = numbers[entry.right]
        packed += [UInt8(truncatingIfNeeded: number), UInt8(truncatingIfNeeded: number >> 8)]
        packed.append(Self.level(entry.forward) << 4 | Self.level(entry.backward))
      }
    }
    append(packed.count / Self.sizes.entry)
    bytes += packed
    return TranslationTable.magic + Array(sha256(bytes).utf8) + bytes
  }

  /// The translations of each left unit, the most valuable ones first.
  private static func entries(
    _ text: ParallelText, _ forward: WordModel, _ backward: WordModel, _ settings: Settings
  ) -> [[Candidate]] {
    let isNumbered = mostFrequent(text.right)
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
    return lists.indices.map { left in
      var list = merged(lists[left]).filter {
        max($0.forward, $0.backward) >= settings.minimumProbability && isNumbered[$0.right]
      }
      list.sort {
        let (one, other) = (max($0.forward, $0.backward), max($1.forward, $1.backward))
        return one != other ? one > other : $0.right < $1.right
      }
      if list.count > settings.maximumEntries {
        list.removeLast(list.count - settings.maximumEntries)
      }
      let candidates = list.map { Candidate(entry: $0, value: value($0, left, text)) }
      return candidates.sorted {
        $0.value != $1.value ? $0.value > $1.value : $0.entry.right < $1.entry.right
      }
    }
  }

  /// What an entry adds to the score of the training text.
  ///
  /// As often as its units may be expected to translate each other there, in each direction, times what that
  /// adds to the score of two lines of usual length; see ``LexicalScore``.
  private static func value(
    _ entry: TranslationTable.Entry, _ left: Int, _ text: ParallelText
  ) -> Float {
    let leftCount = Float(text.left.counts[left])
    let rightCount = Float(text.right.counts[entry.right])
    let leftChance = leftCount / Float(text.left.units.count)
    let rightChance = rightCount / Float(text.right.units.count)
    let forward = LexicalScore.gain(entry.forward) / usualLength / rightChance
    let backward = LexicalScore.gain(entry.backward) / usualLength / leftChance
    return leftCount * entry.forward * logarithm(1 + forward)
      + rightCount * entry.backward * logarithm(1 + backward)
  }

  /// How many units a line has.
  private static let usualLength: Float = 30

  /// Right units are numbered in 16 bits: whether each is among the most frequent ones.
  private static func mostFrequent(_ side: ParallelText.Side) -> [Bool] {
    let maximum = 1 << 16
    var isNumbered = [Bool](repeating: side.hashes.count <= maximum, count: side.hashes.count)
    guard side.hashes.count > maximum else { return isNumbered }
    let order = side.hashes.indices.sorted {
      side.counts[$0] != side.counts[$1] ? side.counts[$0] > side.counts[$1] : $0 < $1
    }
    for unit in order.prefix(maximum) { isNumbered[unit] = true }
    return isNumbered
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
