/// Word translation probabilities between Chinese and English, in both directions.
///
/// Chinese is folded by ``ChineseVariants/simplified(_:)`` in training and in use.
///
/// The file is used as it is: nothing is parsed or built when it is loaded. All numbers are little
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
    fileprivate let bytes: [UInt8]
    fileprivate let buckets: Int
    /// The number of units.
    let count: Int

    fileprivate var hashes: Int { buckets + 4 * (TranslationTable.bucketCount + 1) }
    fileprivate var chances: Int { hashes + 4 * count }
    fileprivate var end: Int { (chances + count + 3) & ~3 }

    /// The number of the unit with `hash`.
    func find(_ hash: UInt32) -> Int? {
      let bucket = Int(hash >> (32 - TranslationTable.bucketBits))
      let last = bytes.word(at: buckets + 4 * bucket + 4)
      var unit = bytes.word(at: buckets + 4 * bucket)
      while unit < last {
        let found = UInt32(truncatingIfNeeded: bytes.word(at: hashes + 4 * unit))
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
  private let starts: Int
  private let entries: Int

  /// Opens the content of a file; `nil` if it is none of this form.
  init?(_ bytes: [UInt8]) {
    guard bytes.count > 20, bytes.starts(with: Self.magic) else { return nil }
    let leftCount = bytes.word(at: 8)
    let rightCount = bytes.word(at: 12)
    let descriptionEnd = 20 + bytes.word(at: 16)
    guard descriptionEnd < bytes.count else { return nil }
    description = String(decoding: bytes[20..<descriptionEnd], as: UTF8.self)
    left = Vocabulary(bytes: bytes, buckets: descriptionEnd, count: leftCount)
    right = Vocabulary(bytes: bytes, buckets: left.end, count: rightCount)
    starts = right.end
    entries = starts + 4 * (leftCount + 1)
    self.bytes = bytes
    guard entries <= bytes.count,
      entries + 3 * bytes.word(at: starts + 4 * leftCount) == bytes.count
    else { return nil }
  }

  /// The translations of a left unit, by right unit ascending.
  func eachEntry(of left: Int, _ body: (Entry) -> Void) {
    let last = entries + 3 * bytes.word(at: starts + 4 * left + 4)
    var place = entries + 3 * bytes.word(at: starts + 4 * left)
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
  var entryCount: Int { bytes.word(at: starts + 4 * left.count) }

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
}
