/// How Chinese characters are read in the names of Japan, Korea, Hong Kong and Vietnam.
///
/// From the Unihan database; `Scripts/data/make_readings.py` makes the table and describes it. Characters are
/// simplified ones.
struct NameReadings: Sendable {
  /// A language that a name is read in.
  enum Language: UInt16, Sendable { case japanese, korean, cantonese, vietnamese }

  /// Where each reading starts in `letters`, and the end of the last.
  private let places: [UInt16]
  private let letters: [UInt8]
  private let lists: ScalarTable
  private let starts: [UInt16]
  private let pool: [UInt16]

  /// Reads the table `name-readings.bin`.
  init(_ bytes: [UInt8]) throws(TableError) {
    var reader = TableReader(bytes, of: "name-readings.bin")
    try reader.expect("DR", version: 1)
    places = try reader.units(Int(try reader.unit()) + 1)
    let count = Int(places.last ?? 0)
    letters = Array(try reader.raw(count + count % 2))
    lists = try ScalarTable(from: &reader)
    let listCount = Int(try reader.unit())
    starts = try reader.units(listCount + 1)
    pool = try reader.units(Int(starts[listCount]))
    guard pool.allSatisfy({ Int($0 & Self.number) < places.count - 1 }) else {
      throw reader.error("a reading is missing")
    }
  }

  private static let number: UInt16 = 0x3FFF

  /// The table of a run, read once.
  static func shared(_ context: StageContext) throws -> NameReadings {
    try context.table("name-readings") {
      try NameReadings(context.bundled("name-readings.bin"))
    }
  }

  /// The readings of a character in a language, in ASCII.
  func readings(of scalar: UInt32, in language: Language) -> some Sequence<ArraySlice<UInt8>> {
    let list = Int(lists[scalar])
    return pool[Int(starts[list])..<Int(starts[list + 1])].lazy
      .filter { $0 >> 14 == language.rawValue }
      .map { entry in
        let number = Int(entry & Self.number)
        return letters[Int(places[number])..<Int(places[number + 1])]
      }
  }

  /// Whether a reading of a character is known in a language.
  func hasReading(_ scalar: UInt32, in language: Language) -> Bool {
    readings(of: scalar, in: language).contains { _ in true }
  }

  /// Whether a character can be read as `letters` in Vietnamese, whatever the accents.
  func spellsVietnamese(_ letters: [UInt8], _ scalar: UInt32) -> Bool {
    readings(of: scalar, in: .vietnamese).contains { $0.elementsEqual(letters) }
  }

  /// Whether characters can be read as `letters` in Japanese: 岸田 as `kishida`.
  ///
  /// The letters are what ``romaji(_:)`` gives. Consonants behind the first character may be voiced or double.
  func spellsJapanese(_ letters: [UInt8], _ scalars: ArraySlice<UInt32>) -> Bool {
    guard letters.count < 64 else { return false }
    // A set of places in `letters` that the scalars so far can reach, one bit each.
    var reached: UInt64 = 1
    for scalar in scalars {
      var next: UInt64 = 0
      for reading in readings(of: scalar, in: .japanese) {
        for place in 0..<letters.count where reached >> UInt64(place) & 1 == 1 {
          if let end = Self.end(of: reading, in: letters, at: place) { next |= 1 << UInt64(end) }
        }
      }
      guard next != 0 else { return false }
      reached = next
    }
    return reached >> UInt64(letters.count) & 1 == 1
  }

  /// Where a reading ends that starts at `place`; `nil` if the letters are others.
  private static func end(
    of reading: ArraySlice<UInt8>, in letters: [UInt8], at place: Int
  ) -> Int? {
    let rest = letters[place...]
    if rest.starts(with: reading) { return place + reading.count }
    guard place > 0, let first = reading.first, let found = rest.first else { return nil }
    if found == first, rest.dropFirst().starts(with: reading) { return place + 1 + reading.count }
    for (plain, voiced) in voicing where reading.starts(with: plain) && rest.starts(with: voiced) {
      let tail = reading.dropFirst(plain.count)
      if rest.dropFirst(voiced.count).starts(with: tail) {
        return place + voiced.count + tail.count
      }
    }
    return nil
  }

  /// What consonants become inside a word, the longest first.
  private static let voicing: [([UInt8], [UInt8])] = [
    ("sh", "j"), ("ch", "j"), ("ts", "z"), ("k", "g"), ("s", "z"), ("t", "d"), ("h", "b"),
    ("f", "b"), ("h", "p"),
  ].map { (Array($0.0.utf8), Array($0.1.utf8)) }

  /// Small letters in the spelling of the readings: without long vowels, and with n for m before b and p.
  static func romaji(_ letters: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    for (index, letter) in letters.enumerated() {
      let next = index + 1 < letters.count ? letters[index + 1] : 0
      let isBeforeVowel = "aiueoy".utf8.contains(next)
      switch (result.last, letter) {
      case (UInt8(ascii: "o"), UInt8(ascii: "o")), (UInt8(ascii: "o"), UInt8(ascii: "u")),
        (UInt8(ascii: "u"), UInt8(ascii: "u")):
        continue
      case (UInt8(ascii: "o"), UInt8(ascii: "h")) where !isBeforeVowel: continue
      case (_, UInt8(ascii: "m")) where next == UInt8(ascii: "b") || next == UInt8(ascii: "p"):
        result.append(UInt8(ascii: "n"))
      default: result.append(letter)
      }
    }
    return result
  }
}
