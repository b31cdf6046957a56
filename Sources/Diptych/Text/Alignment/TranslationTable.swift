/// Word translation probabilities between Chinese and English, in both directions.
///
/// Chinese is folded by ``ChineseVariants/simplified(_:)`` in training and in use.
///
/// The file is used as it is: nothing is parsed or sorted when it is loaded. All numbers are little
/// endian:
///
/// | bytes | what |
/// | --- | --- |
/// | 8 | `DIPTABL1` |
/// | 4 each | number of left units, of right units, of bytes of description |
/// | description | UTF-8: languages, sources, licence, settings; padded with spaces to a multiple of 4 |
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
    private let hashes: [UInt32]
    private let bytes: [UInt8]
    private let chances: Int
    fileprivate let end: Int

    fileprivate init?(_ bytes: [UInt8], at start: Int, count: Int) {
      guard start + 4 * (TranslationTable.bucketCount + 1) + 5 * count < bytes.count else {
        return nil
      }
      buckets = bytes.words(at: start, count: TranslationTable.bucketCount + 1)
      hashes = bytes.words(at: start + 4 * buckets.count, count: count)
      self.bytes = bytes
      chances = start + 4 * (buckets.count + count)
      end = (chances + count + 3) & ~3
    }

    /// The number of units.
    var count: Int { hashes.count }

    /// The number of the unit with `hash`.
    func find(_ hash: UInt32) -> Int? {
      let bucket = Int(hash >> (32 - TranslationTable.bucketBits))
      let last = Int(buckets[bucket + 1])
      var unit = Int(buckets[bucket])
      while unit < last {
        let found = hashes[unit]
        if found == hash { return unit }
        if found > hash { return nil }
        unit += 1
      }
      return nil
    }

    /// How often the unit occurs in text, 0...1.
    func chance(of unit: Int) -> Float { TranslationTable.chances[Int(bytes[chances + unit])] }
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

  static let magic = Array("DIPTABL1".utf8)
  static let bucketBits = 14
  static let bucketCount = 1 << bucketBits

  /// What the table was trained on, and under which licence it is.
  let description: String
  /// Chinese: characters and bigrams.
  let left: Vocabulary
  /// English: stems.
  let right: Vocabulary
  private let bytes: [UInt8]
  private let starts: [UInt32]
  private let entries: Int

  /// Opens the content of a file; `nil` if it is none of this form.
  init?(_ bytes: [UInt8]) {
    guard bytes.count > 20, bytes.starts(with: Self.magic) else { return nil }
    let leftCount = bytes.word(at: 8)
    let rightCount = bytes.word(at: 12)
    let descriptionEnd = 20 + bytes.word(at: 16)
    guard descriptionEnd < bytes.count else { return nil }
    description = String(decoding: bytes[20..<descriptionEnd], as: UTF8.self)
    guard let left = Vocabulary(bytes, at: descriptionEnd, count: leftCount),
      let right = Vocabulary(bytes, at: left.end, count: rightCount),
      right.end + 4 * (leftCount + 1) <= bytes.count
    else { return nil }
    self.left = left
    self.right = right
    starts = bytes.words(at: right.end, count: leftCount + 1)
    entries = right.end + 4 * (leftCount + 1)
    self.bytes = bytes
    guard entries + 3 * Int(starts[leftCount]) == bytes.count else { return nil }
  }

  /// The translations of a left unit, by right unit ascending.
  func eachEntry(of left: Int, _ body: (Entry) -> Void) {
    let last = entries + 3 * Int(starts[left + 1])
    var place = entries + 3 * Int(starts[left])
    while place < last {
      let both = Int(bytes[place + 2])
      body(
        Entry(
          right: Int(bytes[place]) | Int(bytes[place + 1]) << 8,
          forward: Self.probabilities[both >> 4], backward: Self.probabilities[both & 15]))
      place += 3
    }
  }

  /// The number of entries.
  var entryCount: Int { Int(starts[left.count]) }

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
