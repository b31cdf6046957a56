/// Word translation probabilities between two languages, in both directions.
///
/// What the units of a language are, ``WritingSystem`` says. Chinese is folded by
/// ``ChineseVariants/simplified(_:)`` in training and in use.
///
/// The file is used as it is: nothing is parsed or sorted when it is loaded. All numbers are little
/// endian:
///
/// | bytes | what |
/// | --- | --- |
/// | 8 | `DIPTABL2` |
/// | 64 | SHA-256 of all that follows, in hexadecimal digits |
/// | 4 each | number of left units, of right units, of bytes of description |
/// | description | UTF-8, see ``Description``; padded with spaces to a multiple of 4 |
/// | left units | 4 a bucket and one more: where the units start whose hash begins with those bits |
/// | | 4 a unit: hash, ascending; 1 a unit: chance |
/// | right units | the same |
/// | 4 a left unit and one more | where its entries start, counted in entries |
/// | 3 an entry | right unit, 2 bytes; probabilities, 4 bits each way |
///
/// A chance is a relative frequency *p*, stored as −12 log₂ *p*; a probability *t* as
/// 15 + log₂ *t* / 0.6, where 0 is none.
struct TranslationTable: Sendable {
  /// The units of one language, by hash.
  struct Vocabulary: Sendable {
    /// Where the units start whose hash begins with the same bits.
    private let buckets: [UInt32]
    /// For each unit, from the highest bit: 32 bits of hash, 8 of chance, 24 of its first entry's place.
    ///
    /// All that is asked of a unit is in one place: a look-up waits for memory and for little else. One
    /// more, with the greatest hash, ends the entries of the last one.
    private var units: [UInt64]
    /// A bit for each beginning that hashes have, by which most unknown units are refused: 64 a bucket.
    private let beginnings: [UInt64]
    fileprivate let end: Int

    private static let beginningBits = TranslationTable.bucketBits + 6

    /// No units.
    init() {
      buckets = []
      units = [0]
      beginnings = []
      end = 0
    }

    fileprivate init?(_ bytes: [UInt8], at start: Int, count: Int) {
      guard start + 4 * (TranslationTable.bucketCount + 1) + 5 * count < bytes.count else {
        return nil
      }
      buckets = bytes.words(at: start, count: TranslationTable.bucketCount + 1)
      guard zip(buckets, buckets.dropFirst()).allSatisfy({ $0 <= $1 }),
        buckets[buckets.count - 1] == UInt32(count)
      else { return nil }
      let hashes = bytes.words(at: start + 4 * buckets.count, count: count)
      let chances = start + 4 * (buckets.count + count)
      var beginnings = [UInt64](repeating: 0, count: 1 << (Self.beginningBits - 6))
      var units: [UInt64] = []
      units.reserveCapacity(count + 1)
      for (unit, hash) in hashes.enumerated() {
        let bucket = Int(hash >> (32 - TranslationTable.bucketBits))
        // A search relies on it that hashes ascend, each in its bucket.
        guard buckets[bucket] <= unit, unit < buckets[bucket + 1],
          unit == 0 || hash > hashes[unit - 1]
        else { return nil }
        units.append(UInt64(hash) << 32 | UInt64(bytes[chances + unit]) << 24)
        let beginning = hash >> (32 - Self.beginningBits)
        beginnings[Int(beginning >> 6)] |= 1 << UInt64(beginning & 63)
      }
      units.append(UInt64(UInt32.max) << 32)
      self.units = units
      self.beginnings = beginnings
      end = (chances + count + 3) & ~3
    }

    /// Notes where the entries of each unit start, and last where they end.
    fileprivate mutating func note(starts: [UInt32]) {
      for (unit, start) in starts.enumerated() { units[unit] |= UInt64(start) }
    }

    /// The number of units.
    var count: Int { units.count - 1 }

    /// The number of the unit with `hash`.
    func find(_ hash: UInt32) -> Int? {
      let beginning = hash >> (32 - Self.beginningBits)
      guard beginnings[Int(beginning >> 6)] >> UInt64(beginning & 63) & 1 == 1 else { return nil }
      let unit = unit(with: hash, from: firstUnit(for: hash))
      return unit < 0 ? nil : Int(unit)
    }

    /// The first unit that can have `hash`: each beginning before its own in the bucket is that of a unit.
    private func firstUnit(for hash: UInt32) -> Int {
      let bucket = Int(hash >> (32 - TranslationTable.bucketBits))
      let beginning = UInt64(hash >> (32 - Self.beginningBits) & 63)
      let before = beginnings[bucket] & (1 << beginning - 1)
      return Int(buckets[bucket]) + before.nonzeroBitCount
    }

    /// The unit with `hash`, by looking from `unit` on; −1 if there is none.
    private func unit(with hash: UInt32, from unit: Int) -> Int32 {
      var unit = unit
      while UInt32(units[unit] >> 32) < hash { unit += 1 }
      return UInt32(units[unit] >> 32) == hash && unit < count ? Int32(unit) : -1
    }

    /// The numbers of the units with these hashes; −1 for one that is not there.
    ///
    /// Units are touched in a loop without a branch that waits for one, so that the memory of several is
    /// waited for at once; after that they are near.
    func find(_ hashes: [UInt32]) -> [Int32] {
      var result = [Int32](repeating: -1, count: hashes.count)
      var candidates = [Int32](repeating: 0, count: hashes.count + 1)
      var count = 0
      for (index, hash) in hashes.enumerated() {
        let beginning = hash >> (32 - Self.beginningBits)
        candidates[count] = Int32(index)
        count += Int(beginnings[Int(beginning >> 6)] >> UInt64(beginning & 63) & 1)
      }
      find(hashes.span, candidates.span.extracting(first: count), &result)
      return result
    }

    private func find(
      _ hashes: Span<UInt32>, _ candidates: Span<Int32>, _ result: inout [Int32]
    ) {
      let units = units.span
      var result = result.mutableSpan
      for place in candidates.indices {
        let index = Int(candidates[place])
        result[index] = Int32(firstUnit(for: hashes[index]))
      }
      for place in candidates.indices {
        let index = Int(candidates[place])
        // The unit, or one before it that has the same beginning.
        result[index] &+= UInt32(units[Int(result[index])] >> 32) < hashes[index] ? 1 : 0
      }
      for place in candidates.indices {
        let index = Int(candidates[place])
        result[index] = unit(with: hashes[index], from: Int(result[index]))
      }
    }

    /// How often the unit occurs in text, 0...1.
    func chance(of unit: Int) -> Float {
      TranslationTable.chances[Int(units[unit] >> 24 & 0xFF)]
    }

    /// The entries of the unit, counted from the first one of the table.
    func entries(of unit: Int) -> Range<Int> {
      Int(units[unit] & 0xFF_FFFF)..<Int(units[unit + 1] & 0xFF_FFFF)
    }
  }

  /// One translation of a left unit.
  struct Entry: Sendable, Equatable {
    /// The right unit.
    var right: Int
    /// The probability of the right unit, given the left one.
    var forward: Float
    /// The probability of the left unit, given the right one.
    var backward: Float
  }

  static let magic = Array("DIPTABL2".utf8)
  /// How many bytes come before the description.
  static let headerSize = 84
  private static let digestSize = 64
  static let bucketBits = 14
  static let bucketCount = 1 << bucketBits

  /// What the table says about itself.
  let description: Description
  /// The units of the left language.
  let left: Vocabulary
  /// The units of the right language.
  let right: Vocabulary
  private let bytes: [UInt8]
  /// The place of the first entry in `bytes`.
  private let firstEntry: Int
  /// The number of entries.
  let entryCount: Int
  /// The number of entries of the unit that has most.
  let maximumEntries: Int

  /// Why bytes are no table that can be used.
  struct Fault: ExplainedError, Equatable {
    /// What is wrong, without the name of the file.
    let message: Message
  }

  private static let digestFault = Fault(
    message: "its content does not have the digest that it names: it is damaged")

  /// Opens the content of a file.
  ///
  /// - Parameters:
  ///   - bytes: the content.
  ///   - isChecked: whether the digest is known to be right; else it is compared.
  /// - Throws: a ``Fault``.
  init(_ bytes: [UInt8], isChecked: Bool = false) throws(Fault) {
    guard bytes.starts(with: Self.magic.dropLast()), bytes.count > Self.magic.count else {
      throw Fault(message: "it does not begin as a translation table does")
    }
    guard bytes.starts(with: Self.magic) else {
      throw Fault(
        message: "its form has version \(readable([bytes[7]])), and this program reads version 2")
    }
    let digestEnd = Self.magic.count + Self.digestSize
    guard bytes.count > Self.headerSize else { throw Self.digestFault }
    if !isChecked {
      let digest = Array(sha256(Array(bytes[digestEnd...])).utf8)
      guard digest.elementsEqual(bytes[Self.magic.count..<digestEnd]) else {
        throw Self.digestFault
      }
    }
    let leftCount = bytes.word(at: digestEnd)
    let rightCount = bytes.word(at: digestEnd + 4)
    let descriptionEnd = Self.headerSize + bytes.word(at: digestEnd + 8)
    let damaged = Fault(message: "its parts do not have the sizes that it names")
    guard descriptionEnd < bytes.count else { throw damaged }
    description = try Description(bytes[Self.headerSize..<descriptionEnd])
    guard var left = Vocabulary(bytes, at: descriptionEnd, count: leftCount),
      let right = Vocabulary(bytes, at: left.end, count: rightCount),
      right.end + 4 * (leftCount + 1) <= bytes.count
    else { throw damaged }
    let starts = bytes.words(at: right.end, count: leftCount + 1)
    var most: UInt32 = 0
    for unit in 0..<leftCount {
      guard starts[unit] <= starts[unit + 1] else { throw damaged }
      most = max(most, starts[unit + 1] - starts[unit])
    }
    maximumEntries = Int(most)
    entryCount = Int(starts[leftCount])
    firstEntry = right.end + 4 * (leftCount + 1)
    guard firstEntry + 3 * entryCount == bytes.count, entryCount < 1 << 24 else { throw damaged }
    guard isChecked || Self.isWithin(bytes, from: firstEntry, rightCount) else { throw damaged }
    left.note(starts: starts)
    self.left = left
    self.right = right
    self.bytes = bytes
  }

  /// Whether all entries are of right units that there are.
  private static func isWithin(_ bytes: [UInt8], from first: Int, _ rightCount: Int) -> Bool {
    let bytes = bytes.span
    var largest = -1
    for place in stride(from: first, to: bytes.count, by: 3) {
      largest = max(largest, Int(bytes[place]) | Int(bytes[place + 1]) << 8)
    }
    return largest < rightCount
  }

  /// The translations of a left unit, by right unit ascending.
  func eachEntry(of left: Int, _ body: (Entry) -> Void) {
    for entry in self.left.entries(of: left) {
      let place = firstEntry + 3 * entry
      let both = Int(bytes[place + 2])
      body(
        Entry(
          right: Int(bytes[place]) | Int(bytes[place + 1]) << 8,
          forward: Self.probabilities[both >> 4], backward: Self.probabilities[both & 15]))
    }
  }

  /// Finds those entries of some left units that are of a set of right ones.
  ///
  /// The first and the last entry of each unit are touched before, so that the memory of all is waited for at
  /// once; after that they are near.
  ///
  /// - Parameters:
  ///   - entries: those of each left unit, as ``Vocabulary/entries(of:)`` has them.
  ///   - set: a bit for each right unit.
  ///   - found: where they are put, unit after unit and by right unit ascending: in each, from the lowest bit,
  ///     16 bits of right unit and 4 each of the backward and the forward probability; with room for
  ///     ``maximumEntries`` of each unit and one more.
  ///   - ends: for each of the units, where its translations end in `found`.
  func find(
    _ entries: Span<Range<Int>>, in set: Span<UInt64>, _ found: inout MutableSpan<UInt32>,
    _ ends: inout MutableSpan<Int32>
  ) {
    let bytes = bytes.span
    for index in entries.indices where !entries[index].isEmpty {
      let first = bytes[firstEntry + 3 * entries[index].lowerBound]
      let last = bytes[firstEntry + 3 * entries[index].upperBound - 1]
      ends[index] = Int32(first) + Int32(last)
    }
    var count = 0
    for index in entries.indices {
      var place = firstEntry + 3 * entries[index].lowerBound
      for _ in entries[index] {
        let right = UInt32(bytes[place]) | UInt32(bytes[place + 1]) << 8
        found[count] = right | UInt32(bytes[place + 2]) << 16
        count += Int(set[Int(right >> 6)] >> UInt64(right & 63) & 1)
        place += 3
      }
      ends[index] = Int32(count)
    }
  }

  /// What the 4 bits of a probability stand for.
  static let probabilities: [Float] = (0..<16).map {
    $0 == 0 ? 0 : Float(exponential(0.6 * Double($0 - 15) * 0.6931471805599453))
  }

  /// What the byte of a chance stands for.
  private static let chances: [Float] = (0..<256).map {
    Float(exponential(-Double($0) / 12 * 0.6931471805599453))
  }
}

extension [UInt8] {
  /// The 32-bit number at `offset`.
  fileprivate func word(at offset: Int) -> Int {
    Int(self[offset]) | Int(self[offset + 1]) << 8 | Int(self[offset + 2]) << 16
      | Int(self[offset + 3]) << 24
  }

  /// The `count` 32-bit numbers from `offset` on.
  fileprivate func words(at offset: Int, count: Int) -> [UInt32] {
    var words: [UInt32] = []
    words.reserveCapacity(count)
    let bytes = span
    var place = offset
    for _ in 0..<count {
      let low = UInt32(bytes[place]) | UInt32(bytes[place + 1]) << 8
      words.append(low | UInt32(bytes[place + 2]) << 16 | UInt32(bytes[place + 3]) << 24)
      place += 4
    }
    return words
  }
}
