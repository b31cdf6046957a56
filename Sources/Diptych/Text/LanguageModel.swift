/// Tells languages that share a script apart, by the character n-grams of their words.
///
/// A logistic regression over n-grams of 1 to 4 characters, trained on the message catalogues and manuals
/// of free software (`Scripts/data/make_languages.py`), with one table of weights for each script.
struct LanguageModel: Sendable {
  /// The languages of one script, and their n-grams.
  struct Table: Sendable {
    /// The languages, in the order of the columns.
    var languages: [LanguageTag]
    /// In units of ``unitsPerNat``, as everything here.
    var priors: [Int32]
    /// An open hash table: the hash times 2^16, and 1 + the row; 0 is empty.
    var slots: [UInt64]
    /// For each n-gram one byte for each language, its weight + 128.
    var rows: [SIMD8<UInt64>]
  }

  /// So many units are a nat.
  static let unitsPerNat = 24.0
  /// The longest n-grams.
  static let longest = 4
  /// The most languages of a script.
  private static let mostLanguages = Language.lone

  /// By the number of the script.
  private let tables: [Table?]
  private let numbers: [LanguageTag: Language]

  /// Reads the table `languages.bin`.
  init(_ bytes: [UInt8]) throws(TableError) {
    var reader = TableReader(bytes, of: "languages.bin")
    try reader.expect("DL", version: 1)
    var tables = [Table?](repeating: nil, count: Int(Script.other.rawValue) + 1)
    for _ in 0..<(try reader.unit()) {
      let script = Int(try reader.unit())
      guard script < tables.count else { throw reader.error("it has an unknown script") }
      tables[script] = try Self.table(from: &reader)
    }
    self.tables = tables
    var numbers: [LanguageTag: Language] = ["zh": .chinese, "ja": .japanese, "ko": .korean]
    for (number, table) in tables.enumerated() {
      guard let script = Script(rawValue: UInt8(number)) else { continue }
      for (column, tag) in (table?.languages ?? []).enumerated() {
        numbers[tag] = Language(of: script, column: column)
      }
      if let tag = script.onlyLanguage, numbers[tag] == nil { numbers[tag] = Language(of: script) }
    }
    self.numbers = numbers
  }

  private static func table(from reader: inout TableReader) throws(TableError) -> Table {
    let languageCount = Int(try reader.unit())
    let gramCount = Int(try reader.unit())
    let slotCount = Int(try reader.unit())
    guard languageCount <= mostLanguages else { throw reader.error("it has too many languages") }
    guard slotCount > gramCount, slotCount & (slotCount - 1) == 0 else {
      throw reader.error("its slots are no power of two")
    }
    var languages: [LanguageTag] = []
    for _ in 0..<languageCount {
      let tag = try reader.raw(8).prefix { $0 != 0 }
      languages.append(LanguageTag(rawValue: String(decoding: tag, as: UTF8.self)))
    }
    let priors = try reader.units(languageCount).map { Int32(Int16(bitPattern: $0)) }
    let packed = try reader.units(3 * slotCount)
    var slots = [UInt64](repeating: 0, count: slotCount)
    for slot in 0..<slotCount where packed[3 * slot + 2] != 0 {
      guard packed[3 * slot + 2] <= gramCount else { throw reader.error("a row is missing") }
      let hash = UInt64(packed[3 * slot + 1]) << 16 | UInt64(packed[3 * slot])
      slots[slot] = hash << 16 | UInt64(packed[3 * slot + 2])
    }
    let size = gramCount * languageCount
    let weights = try reader.raw(size + size % 2)
    var rows = [SIMD8<UInt64>](repeating: SIMD8(), count: gramCount)
    var at = weights.startIndex
    for row in 0..<gramCount {
      for word in 0..<(languageCount + 7) / 8 {
        var bytes: UInt64 = 0
        for place in 0..<min(8, languageCount - 8 * word) {
          bytes |= UInt64(weights[at] ^ 0x80) << (8 * UInt64(place))
          at += 1
        }
        rows[row][word] = bytes
      }
    }
    return Table(languages: languages, priors: priors, slots: slots, rows: rows)
  }

  /// The table of a run, read once.
  static func shared(_ context: StageContext) throws -> LanguageModel {
    try context.table("languages") { try LanguageModel(context.bundled("languages.bin")) }
  }

  /// The language with a tag, which has a script only where two are compared; `nil` if unknown.
  func language(_ tag: LanguageTag) -> Language? { numbers[tag] }

  /// The tag of a language.
  func tag(of language: Language) -> LanguageTag {
    guard let column = language.column else { return language.loneTag }
    return table(of: language.script)?.languages[column] ?? .undetermined
  }

  /// The n-grams of a script; `nil` if the script is enough to tell its language.
  func table(of script: Script) -> Table? { tables[Int(script.rawValue)] }

  /// A letter in lower case, by simple rules for the scripts of the model.
  static func lower(_ scalar: UInt32) -> UInt32 {
    switch scalar {
    case 0x41...0x5A, 0xC0...0xDE, 0x410...0x42F: scalar + 0x20
    case 0x130: 0x69
    case 0x18F: 0x259
    case 0x400...0x40F: scalar + 0x50
    case 0x139...0x148, 0x179...0x17E, 0x1AF, 0x4C1...0x4CE: scalar + scalar % 2
    case 0x100...0x177, 0x1A0...0x1A5, 0x218...0x21B, 0x460...0x52F, 0x1E00...0x1EFF: scalar | 1
    default: scalar
    }
  }
}
