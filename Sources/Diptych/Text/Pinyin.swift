/// The Mandarin readings of Chinese characters.
///
/// From the Unihan database: every reading that a dictionary there gives counts.
struct Pinyin: Sendable {
  /// A syllable with its tone.
  struct Syllable: Hashable, Sendable {
    fileprivate let rawValue: UInt16
    /// The number of the syllable without its tone; equal numbers, equal spelling.
    var base: Int { Int(rawValue >> 3) }
    /// 1...4, or 0 for the neutral tone.
    var tone: UInt8 { UInt8(rawValue & 7) }
  }

  /// The spellings without tones, each as its letters from the highest byte on; ascending.
  private let spellings: [UInt64]
  private let lists: ScalarTable
  private let starts: [UInt16]
  private let pool: [Syllable]
  /// What common ideographs are read as.
  private var common: [CommonReadings] = []
  private static let firstCommon: UInt32 = 0x4E00
  private static let commonCount: UInt32 = 0x5200

  /// The syllables without tones of a character that has no more than two, so that one look at memory is enough.
  private struct CommonReadings {
    /// No syllable has this number.
    static let none = UInt16.max
    var first = none
    var second = none
    /// Whether there are more, which ``readings(of:)`` has.
    var hasMore = false
  }

  /// Reads the table `pinyin.bin`.
  init(_ bytes: [UInt8]) throws(TableError) {
    var reader = TableReader(bytes, of: "pinyin.bin")
    try reader.expect("DP", version: 1)
    let count = Int(try reader.unit())
    var spellings: [UInt64] = []
    for _ in 0..<count {
      spellings.append(try reader.raw(6).reduce(0) { $0 << 8 | UInt64($1) } << 16)
    }
    self.spellings = spellings
    lists = try ScalarTable(from: &reader)
    let listCount = Int(try reader.unit())
    starts = try reader.units(listCount + 1)
    pool = try reader.units(Int(starts[listCount])).map(Syllable.init)
    common = (Self.firstCommon..<Self.firstCommon + Self.commonCount).map(commonReadings)
  }

  private func commonReadings(of scalar: UInt32) -> CommonReadings {
    var result = CommonReadings()
    for syllable in readings(of: scalar) {
      let base = UInt16(syllable.base)
      if result.first == CommonReadings.none {
        result.first = base
      } else if base != result.first {
        result.hasMore = result.second != CommonReadings.none && base != result.second
        if result.hasMore { break }
        result.second = base
      }
    }
    return result
  }

  /// The table of a run, read once.
  static func shared(_ context: StageContext) throws -> Pinyin {
    try context.table("pinyin") { try Pinyin(context.bundled("pinyin.bin")) }
  }

  /// How many syllables there are, tones aside.
  var baseCount: Int { spellings.count }

  /// All readings of a character, the most usual first; empty if none is known.
  func readings(of scalar: UInt32) -> ArraySlice<Syllable> {
    let list = Int(lists[scalar])
    return pool[Int(starts[list])..<Int(starts[list + 1])]
  }

  /// Whether a character can be read as one of some syllables without tones.
  ///
  /// - Parameters:
  ///   - scalar: the character.
  ///   - isWanted: for each of the ``baseCount`` syllables whether it is one of them.
  /// - Returns: whether one of its readings is.
  func isRead(_ scalar: UInt32, asOneOf isWanted: [Bool]) -> Bool {
    let place = scalar &- Self.firstCommon
    guard place < Self.commonCount, !common[Int(place)].hasMore else {
      return readings(of: scalar).contains { isWanted[$0.base] }
    }
    let (first, second) = (Int(common[Int(place)].first), Int(common[Int(place)].second))
    return first < isWanted.count && isWanted[first]
      || second < isWanted.count && isWanted[second]
  }

  /// The letters of a syllable without its tone, such as `zhong` or `lv`.
  func spelling(of syllable: Syllable) -> String {
    String(decoding: letters(of: syllable.base), as: UTF8.self)
  }

  /// The letters of the syllable with this number, `v` standing for ü.
  func letters(of base: Int) -> [UInt8] {
    var rest = spellings[base]
    var letters: [UInt8] = []
    letters.reserveCapacity(6)
    while rest != 0 {
      letters.append(UInt8(rest >> 56))
      rest <<= 8
    }
    return letters
  }

  /// The number of the syllable with these ASCII letters in lower case, `v` standing for ü.
  func base(of letters: some Collection<UInt8>) -> Int? {
    guard let key = Self.key(letters) else { return nil }
    var low = 0
    var high = spellings.count
    while low < high {
      let middle = (low + high) / 2
      if spellings[middle] < key { low = middle + 1 } else { high = middle }
    }
    return low < spellings.count && spellings[low] == key ? low : nil
  }

  /// Whether `scalars` can be read as `letters`, whatever the tones: 習近平 as `xijinping`.
  ///
  /// The letters are ASCII in lower case without spaces, `v` standing for ü, `u` standing for both.
  func spells(_ letters: ArraySlice<UInt8>, _ scalars: ArraySlice<UInt32>) -> Bool {
    guard letters.count <= 6 * scalars.count, letters.count < 64 else { return false }
    // A set of places in `letters` that the scalars so far can reach, one bit each.
    var reached: UInt64 = 1
    for scalar in scalars {
      var next: UInt64 = 0
      for syllable in readings(of: scalar) {
        for place in 0..<letters.count where reached >> UInt64(place) & 1 == 1 {
          let length = spellingLength(syllable.base, in: letters, at: place)
          if length > 0 { next |= 1 << UInt64(place + length) }
        }
      }
      guard next != 0 else { return false }
      reached = next
    }
    return reached >> UInt64(letters.count) & 1 == 1
  }

  /// Where a character stands in `text` whose reading `letters` begin with.
  ///
  /// The letters are as in ``spells(_:_:)``.
  func places(of letters: ArraySlice<UInt8>, in text: [UInt32]) -> [Int] {
    let first = firstSyllables(of: letters)
    guard !first.isEmpty else { return [] }
    var isWanted = [Bool](repeating: false, count: baseCount)
    for syllable in first { isWanted[syllable] = true }
    return text.indices.filter { isRead(text[$0], asOneOf: isWanted) }
  }

  /// The numbers of the syllables that `letters`, as in ``spells(_:_:)``, may begin with.
  func firstSyllables(of letters: ArraySlice<UInt8>) -> [Int] {
    var result: [Int] = []
    for count in 1...6 where count <= letters.count {
      let syllable = Array(letters.prefix(count))
      if let base = base(of: syllable) { result.append(base) }
      guard syllable.contains(UInt8(ascii: "u")) else { continue }
      let other = syllable.map { $0 == UInt8(ascii: "u") ? UInt8(ascii: "v") : $0 }
      if let base = base(of: other) { result.append(base) }
    }
    return result
  }

  /// The length of a syllable's spelling if `letters` have it at `place`, else 0.
  private func spellingLength(_ base: Int, in letters: ArraySlice<UInt8>, at place: Int) -> Int {
    var rest = spellings[base]
    var index = letters.startIndex + place
    while rest != 0 {
      let letter = UInt8(rest >> 56)
      guard index < letters.endIndex else { return 0 }
      let isSame =
        letters[index] == letter
        || letter == UInt8(ascii: "v") && letters[index] == UInt8(ascii: "u")
      guard isSame else { return 0 }
      rest <<= 8
      index += 1
    }
    return index - letters.startIndex - place
  }

  /// The number of letters of a syllable.
  func letterCount(of syllable: Syllable) -> Int {
    8 - spellings[syllable.base].trailingZeroBitCount / 8
  }

  /// Whether `letters` have a syllable's spelling at `place`; `u` stands for ü too.
  func matches(_ syllable: Syllable, _ letters: [UInt8], at place: Int) -> Bool {
    spellingLength(syllable.base, in: letters[...], at: place) > 0
  }

  private static func key(_ letters: some Collection<UInt8>) -> UInt64? {
    guard !letters.isEmpty, letters.count <= 6 else { return nil }
    return letters.reduce(0) { $0 << 8 | UInt64($1) } << (8 * UInt64(8 - letters.count))
  }
}
