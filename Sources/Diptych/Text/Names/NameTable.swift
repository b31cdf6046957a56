/// The words and names that ship with the product, in one trie over Traditional, Simplified and Latin.
///
/// `Scripts/data/make_names.py` makes it and describes its form. Scalars that fold together have the
/// same code: 習 and 习, É and e. Looking up needs no folded copy of the text.
struct NameTable: Sendable {
  /// What the table knows of a form.
  struct Record: Sendable {
    let classes: NameClasses
    /// The cost of the form as a word or name: 12 ln(1/p).
    let cost: Int32
    /// The cost of the form as a surname.
    let surnameCost: Int32
    /// The number of what it names, from 1; 0 if there is none.
    let concept: Int
  }

  /// Something that forms of several languages name.
  struct Concept: Sendable {
    let kind: EntityKind
    /// The usual Chinese name in simplified characters; may be empty.
    let chinese: String
    /// The usual English name; may be empty.
    let english: String
    /// The usual Chinese name in traditional characters.
    let traditional: String
    let authority: Authority?

    /// The name in a language, empty if the table has none.
    func name(in language: LanguageTag) -> String {
      switch language {
      case .english: english
      case .traditionalChinese: traditional
      default: language.isChinese ? chinese : ""
      }
    }
  }

  private let codes: [UInt16]
  private let given: [UInt8]
  private let codeCount: Int
  private let bases: [Int32]
  private let labels: [UInt16]
  private let records: [Record]
  private let bytes: [UInt8]
  private let conceptStart: Int
  private let conceptCount: Int
  private let poolStart: Int

  private static let conceptSize = 24

  /// Reads the table `names.bin`.
  ///
  /// - Throws: a ``TableError`` if it is cut short or points outside itself.
  init(_ bytes: [UInt8]) throws(TableError) {
    var reader = NameTableReader(bytes)
    let counts = try reader.header()
    let (characterCount, codeCount, stateCount, recordCount, conceptCount, poolSize) = counts
    var codes = [UInt16](repeating: 0, count: 0x10000)
    for pair in try reader.numbers(characterCount) {
      codes[Int(pair & 0xFFFF)] = UInt16(pair >> 16)
    }
    self.codes = codes
    self.codeCount = codeCount
    given = try reader.raw(4 * codeCount)
    bases = try reader.numbers(stateCount).map { Int32(bitPattern: $0) }
    labels = try reader.halves(stateCount)
    let packed = try reader.numbers(2 * recordCount)
    records = (0..<recordCount).map { index in
      let costs = packed[2 * index + 1]
      return Record(
        classes: NameClasses(rawValue: packed[2 * index]), cost: Int32(costs & 0xFF),
        surnameCost: Int32(costs >> 8 & 0xFF), concept: Int(costs >> 16))
    }
    conceptStart = try reader.skip(Self.conceptSize * conceptCount)
    poolStart = try reader.skip(poolSize)
    self.conceptCount = conceptCount
    self.bytes = bytes
    guard codes.allSatisfy({ $0 < codeCount }),
      bases.allSatisfy({ $0 >= 0 ? $0 < stateCount : -1 - $0 < recordCount }),
      records.allSatisfy({ $0.concept <= conceptCount })
    else { throw reader.error("it points outside itself") }
  }

  /// The table of a run, read once.
  static func shared(_ context: StageContext) throws -> NameTable {
    try context.table("names") { try NameTable(context.bundled("names.bin")) }
  }

  // MARK: - Forms

  /// The code of a scalar, 0 if no form has it.
  func code(_ scalar: UInt32) -> UInt16 { scalar < 0x10000 ? codes[Int(scalar)] : 0 }

  /// The state that the whole table starts from.
  static let root = 0

  /// The state behind `state` by `code`; `nil` if no form goes on like this.
  func next(_ state: Int, _ code: UInt16) -> Int? {
    let base = bases[state]
    guard base > 0, code != 0 else { return nil }
    let child = Int(base) + Int(code)
    return child < labels.count && labels[child] == code ? child : nil
  }

  /// The record of the form that ends in `state`.
  func record(_ state: Int) -> Record? {
    let base = bases[state]
    if base < 0 { return records[-1 - Int(base)] }
    guard base > 0, Int(base) < labels.count, labels[Int(base)] == 0 else { return nil }
    return records[-1 - Int(bases[Int(base)])]
  }

  /// The record of a whole form.
  func record(of scalars: some Sequence<UInt32>) -> Record? {
    var state = Self.root
    for scalar in scalars {
      guard let child = next(state, code(scalar)) else { return nil }
      state = child
    }
    return record(state)
  }

  // MARK: - Given names

  /// Where a character stands in a name.
  enum NamePlace: Int, Sendable { case only, first, second, foreign }

  /// The cost of the character with `code` at a place of a given name.
  func givenCost(_ code: UInt16, _ place: NamePlace) -> Int32 {
    Int32(given[place.rawValue * codeCount + Int(code)])
  }

  // MARK: - Concepts

  /// What the number of a record means.
  func concept(_ number: Int) -> Concept? {
    guard (1...conceptCount).contains(number) else { return nil }
    let at = conceptStart + Self.conceptSize * (number - 1)
    let identifier = text(at + 16, count: half(at + 4))
    return Concept(
      kind: bytes[at] == 1 ? .place : bytes[at] == 2 ? .organisation : .person,
      chinese: text(at + 8, count: Int(bytes[at + 2])),
      english: text(at + 12, count: Int(bytes[at + 3])),
      traditional: text(at + 20, count: Int(bytes[at + 2])),
      authority: bytes[at + 1] == 0
        ? nil
        : Authority(scheme: bytes[at + 1] == 1 ? "iso3166" : "geonames", identifier: identifier))
  }

  private func half(_ at: Int) -> Int { Int(bytes[at]) | Int(bytes[at + 1]) << 8 }

  private func text(_ at: Int, count: Int) -> String {
    let start = poolStart + half(at) + half(at + 2) << 16
    guard start + count <= bytes.count else { return "" }
    return String(decoding: bytes[start..<start + count], as: UTF8.self)
  }
}
