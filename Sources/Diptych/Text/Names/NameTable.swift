/// The words and names that ship with the product, in one trie over Traditional, Simplified and Latin.
///
/// `Scripts/data/make_names.py` makes it and describes its form. Scalars that fold together have the
/// same code: 習 and 习, É and e. Looking up needs no folded copy of the text.
struct NameTable: Sendable {
  /// What the table knows of a form.
  struct Record: Sendable {
    let classes: NameClasses
    private let costs: UInt32

    init(classes: UInt32, costs: UInt32) {
      self.classes = NameClasses(rawValue: classes)
      self.costs = costs
    }

    /// The cost of the form as a word or name: 12 ln(1/p).
    var cost: Int32 { Int32(costs & 0xFF) }
    /// The cost of the form as a surname.
    var surnameCost: Int32 { Int32(costs >> 8 & 0xFF) }
    /// The number of what it names, from 1; 0 if there is none.
    var concept: Int { Int(costs >> 16) }
  }

  /// A place in the trie: the label in the low 16 bits, the base in the 32 bits above.
  struct Node: Sendable {
    fileprivate let bits: UInt64
    fileprivate var base: Int { Int(Int32(truncatingIfNeeded: bits >> 16)) }
    fileprivate var label: UInt16 { UInt16(truncatingIfNeeded: bits) }
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
  private let nodes: [Node]
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
    let bases = try reader.skip(4 * stateCount)
    let labels = try reader.skip(2 * stateCount)
    var isInside = stateCount > 0
    nodes = [Node](capacity: stateCount) { nodes in
      for state in 0..<stateCount {
        let base = Self.number(bytes, bases + 4 * state)
        let label = UInt64(bytes[labels + 2 * state]) | UInt64(bytes[labels + 2 * state + 1]) << 8
        let signed = Int(Int32(bitPattern: base))
        isInside =
          isInside && (signed >= 0 ? signed < stateCount : -1 - signed < recordCount)
        nodes.append(Node(bits: UInt64(base) << 16 | label))
      }
    }
    let packed = try reader.skip(8 * recordCount)
    records = [Record](capacity: recordCount) { records in
      for at in stride(from: packed, to: packed + 8 * recordCount, by: 8) {
        let record = Record(
          classes: Self.number(bytes, at), costs: Self.number(bytes, at + 4))
        isInside = isInside && record.concept <= conceptCount
        records.append(record)
      }
    }
    conceptStart = try reader.skip(Self.conceptSize * conceptCount)
    poolStart = try reader.skip(poolSize)
    self.conceptCount = conceptCount
    self.bytes = bytes
    guard isInside, codes.allSatisfy({ $0 < codeCount }) else {
      throw reader.error("it points outside itself")
    }
  }

  private static func number(_ bytes: [UInt8], _ at: Int) -> UInt32 {
    UInt32(bytes[at]) | UInt32(bytes[at + 1]) << 8 | UInt32(bytes[at + 2]) << 16
      | UInt32(bytes[at + 3]) << 24
  }

  /// The table of a run, read once.
  static func shared(_ context: StageContext) throws -> NameTable {
    try context.table("names") { try NameTable(context.bundled("names.bin")) }
  }

  // MARK: - Forms

  /// The code of a scalar, 0 if no form has it.
  func code(_ scalar: UInt32) -> UInt16 { scalar < 0x10000 ? codes[Int(scalar)] : 0 }

  /// The place that all forms start from.
  var root: Node { nodes[0] }

  /// The place behind `node` by `code`; `nil` if no form goes on like this.
  @inline(__always)
  func next(_ node: Node, _ code: UInt16) -> Node? {
    let base = node.base
    guard base > 0, code != 0 else { return nil }
    let child = base + Int(code)
    guard child < nodes.count, nodes[child].label == code else { return nil }
    return nodes[child]
  }

  /// The number of the record of the form that ends at `node`.
  @inline(__always)
  func recordNumber(_ node: Node) -> Int? {
    let base = node.base
    if base < 0 { return -1 - base }
    guard base > 0, nodes[base].label == 0 else { return nil }
    return -1 - nodes[base].base
  }

  /// The record with a number.
  func record(number: Int) -> Record { records[number] }

  /// The record of the form that ends at `node`.
  func record(_ node: Node) -> Record? { recordNumber(node).map { records[$0] } }

  /// The record of a whole form.
  func record(of scalars: some Sequence<UInt32>) -> Record? {
    var node = root
    for scalar in scalars {
      guard let child = next(node, code(scalar)) else { return nil }
      node = child
    }
    return record(node)
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
