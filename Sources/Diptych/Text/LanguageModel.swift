/// Tells languages that share a script apart, by the character n-grams of their words.
///
/// A naive Bayes model over n-grams of 1 to 4 characters, trained on the message catalogues of free
/// software (`Scripts/data/make_languages.py`), with one table of log-likelihoods for each script.
struct LanguageModel: Sendable {
  /// The languages of one script, and their n-grams.
  private struct Table: Sendable {
    var languages: [LanguageTag]
    /// In 1/8 nats, as everything here.
    var priors: [Int32]
    /// An open hash table: hashes, and 1 + the row, 0 being empty.
    var hashes: [UInt32]
    var rows: [UInt16]
    /// For each n-gram a row with one number for each language.
    var weights: [Int8]
  }

  private static let longest = 4
  /// N-grams overlap, so that their evidence is counted several times over.
  ///
  /// The divisor makes probabilities of it that hold on the development set.
  private static let overlap = 8.0 * 3

  /// By the number of the script.
  private let tables: [Table?]

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
  }

  private static func table(from reader: inout TableReader) throws(TableError) -> Table {
    let languageCount = Int(try reader.unit())
    let gramCount = Int(try reader.unit())
    let slotCount = Int(try reader.unit())
    guard slotCount > gramCount, slotCount & (slotCount - 1) == 0 else {
      throw reader.error("its slots are no power of two")
    }
    var languages: [LanguageTag] = []
    for _ in 0..<languageCount {
      let tag = try reader.raw(8).prefix { $0 != 0 }
      languages.append(LanguageTag(rawValue: String(decoding: tag, as: UTF8.self)))
    }
    let priors = try reader.units(languageCount).map { Int32(Int16(bitPattern: $0)) }
    let slots = try reader.units(3 * slotCount)
    let hashes = (0..<slotCount).map { UInt32(slots[3 * $0]) | UInt32(slots[3 * $0 + 1]) << 16 }
    let rows = (0..<slotCount).map { slots[3 * $0 + 2] }
    guard rows.allSatisfy({ $0 <= gramCount }) else { throw reader.error("a row is missing") }
    let size = gramCount * languageCount
    let weights = try reader.raw(size + size % 2).map { Int8(bitPattern: $0) }
    return Table(
      languages: languages, priors: priors, hashes: hashes, rows: rows, weights: weights)
  }

  /// The table of a run, read once.
  static func shared(_ context: StageContext) throws -> LanguageModel {
    try context.table("languages") { try LanguageModel(context.bundled("languages.bin")) }
  }

  /// The languages that the model knows for a script; empty if the script is enough to tell.
  func languages(of script: Script) -> [LanguageTag] {
    tables[Int(script.rawValue)]?.languages ?? []
  }

  /// The log-likelihood, up to a constant, of each language of a script, for words of that script.
  ///
  /// - Parameters:
  ///   - letters: the words, in lower case, with a space before, between and after them.
  ///   - script: the script of the letters.
  /// - Returns: one number for each of ``languages(of:)``.
  func logLikelihoods(_ letters: [UInt32], in script: Script) -> [Double] {
    guard let table = tables[Int(script.rawValue)] else { return [] }
    let width = table.languages.count
    let mask = table.hashes.count - 1
    var sums = table.priors
    for start in letters.indices {
      var hash: UInt32 = 0x811C_9DC5
      for end in start..<min(start + Self.longest, letters.count) {
        let letter = letters[end]
        hash = (hash ^ letter) &* 0x0100_0193
        if end > start || letter != 0x20 {
          let key = hash ^ hash >> 15
          var slot = Int(key) & mask
          while table.rows[slot] != 0, table.hashes[slot] != key { slot = (slot + 1) & mask }
          if table.rows[slot] != 0 {
            let row = (Int(table.rows[slot]) - 1) * width
            for index in 0..<width { sums[index] &+= Int32(table.weights[row + index]) }
          }
        }
        if end > start, letter == 0x20 { break }
      }
    }
    return sums.map { Double($0) / Self.overlap }
  }

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
