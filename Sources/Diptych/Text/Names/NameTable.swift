/// The words and names that ship with the product, in one trie over Traditional, Simplified and Latin.
///
/// `Scripts/data/make_names.py` makes it and describes its form. Scalars that fold together have the
/// same code: 習 and 习, É and e. Looking up needs no folded copy of the text.
struct NameTable: Sendable {
  /// What the table knows of a form.
  struct Record: Sendable {
    let classes: NameClasses
    private let costs: UInt32

    /// The cost of what a form is not.
    static let noCost: Int32 = 255

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

    /// Whether the form names a place in another language than Chinese and English, and nothing in these.
    var isForeignPlace: Bool {
      concept > 0
        && classes.isDisjoint(with: [.place, .weakPlace, .shortPlace, .organisation, .person])
    }
  }

  /// A place in the trie, with all that looking up needs to know of it: one access to memory for each.
  struct Node: Sendable {
    /// The base in the low 32 bits, the label in the next 16, then whether a form ends here.
    private let bits: UInt64
    /// For each child the bit of its code modulo 64.
    private let children: UInt64
    private let form: Record

    fileprivate init(base: Int, label: UInt16, children: UInt64, form: Record?) {
      bits = UInt64(base) | UInt64(label) << 32 | (form == nil ? 0 : 1 << 48)
      self.children = children
      self.form = form ?? Record(classes: 0, costs: 0)
    }

    fileprivate var base: Int { Int(bits & 0xFFFF_FFFF) }
    fileprivate var label: UInt16 { UInt16(truncatingIfNeeded: bits >> 32) }

    /// What the table knows of the form that ends here; `nil` if none does.
    @inline(__always)
    var record: Record? { bits >> 48 & 1 == 0 ? nil : form }

    /// Whether a child may have the code; most codes without one are told here, near at hand.
    @inline(__always)
    fileprivate func mayHaveChild(_ code: UInt16) -> Bool {
      children &>> UInt64(code & 63) & 1 != 0
    }
  }

  private let codes: [UInt16]
  /// For each code the first of the scalars that have it.
  private let firstScalars: [UInt16]
  private let given: [UInt8]
  private let codeCount: Int
  private let nodes: [Node]
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
    let packed = try reader.skip(8 * recordCount)
    var isInside = stateCount > 0
    let span = bytes.span
    let records = [Record](capacity: recordCount) { records in
      for at in stride(from: packed, to: packed + 8 * recordCount, by: 8) {
        let record = Record(classes: Self.number(span, at), costs: Self.number(span, at + 4))
        isInside = isInside && record.concept <= conceptCount
        records.append(record)
      }
    }
    nodes = Self.nodes(
      span.extracting(bases..<bases + 4 * stateCount),
      span.extracting(labels..<labels + 2 * stateCount), records, &isInside)
    conceptStart = try reader.skip(Self.conceptSize * conceptCount)
    poolStart = try reader.skip(poolSize)
    self.conceptCount = conceptCount
    self.bytes = bytes
    guard isInside, codes.allSatisfy({ $0 < codeCount }) else {
      throw reader.error("it points outside itself")
    }
    var firstScalars = [UInt16](repeating: 0, count: codeCount)
    for scalar in codes.indices.reversed() where codes[scalar] != 0 {
      firstScalars[Int(codes[scalar])] = UInt16(scalar)
    }
    self.firstScalars = firstScalars
  }

  /// The states with what the file keeps elsewhere: the records of forms, and which children there are.
  private static func nodes(
    _ bases: Span<UInt8>, _ labels: Span<UInt8>, _ records: [Record], _ isInside: inout Bool
  ) -> [Node] {
    let count = labels.count / 2
    // By base, which belongs to one state only.
    var children = [UInt64](repeating: 0, count: count)
    for state in 0..<count {
      let label = Int(half(labels, 2 * state))
      guard label < freeLabel - 1, label <= state else { continue }
      children[state - label] |= 1 << UInt64(label & 63)
    }
    return [Node](capacity: count) { nodes in
      for state in 0..<count {
        var base = Int(Int32(bitPattern: number(bases, 4 * state)))
        // 1 + the number of the record.
        var record = 0
        if base < 0 {
          // A leaf.
          record = -base
          base = 0
        } else if base < count, base > 0, half(labels, 2 * base) == 0 {
          record = -Int(Int32(bitPattern: number(bases, 4 * base)))
        }
        guard base < count, record >= 0, record <= records.count else {
          isInside = false
          return
        }
        nodes.append(
          Node(
            base: base, label: half(labels, 2 * state), children: base > 0 ? children[base] : 0,
            form: record > 0 ? records[record - 1] : nil))
      }
    }
  }

  /// The label of a state that is not in use; the one below it is that of the root.
  private static let freeLabel = 0xFFFF

  @inline(__always)
  private static func number(_ bytes: Span<UInt8>, _ at: Int) -> UInt32 {
    precondition(at >= 0 && at + 4 <= bytes.count, "a number lies inside the table")
    return UInt32(
      littleEndian: unsafe bytes.bytes.unsafeLoadUnaligned(fromByteOffset: at, as: UInt32.self))
  }

  @inline(__always)
  private static func half(_ bytes: Span<UInt8>, _ at: Int) -> UInt16 {
    precondition(at >= 0 && at + 2 <= bytes.count, "a number lies inside the table")
    return UInt16(
      littleEndian: unsafe bytes.bytes.unsafeLoadUnaligned(fromByteOffset: at, as: UInt16.self))
  }

  /// The table of a run, read once.
  static func shared(_ context: StageContext) throws -> NameTable {
    try context.table("names") { try NameTable(context.bundled("names.bin")) }
  }

  // MARK: - Forms

  /// The code of a scalar, 0 if no form has it.
  func code(_ scalar: UInt32) -> UInt16 { scalar < 0x10000 ? codes[Int(scalar)] : 0 }

  /// The first of the scalars that fold together with one, whatever forms the table has.
  func folded(_ scalar: UInt32) -> UInt32 {
    let code = code(scalar)
    return code == 0 ? scalar : UInt32(firstScalars[Int(code)])
  }

  /// The place that all forms start from.
  var root: Node { nodes[0] }

  /// The place behind `node` by `code`; `nil` if no form goes on like this.
  @inline(__always)
  func next(_ node: Node, _ code: UInt16) -> Node? {
    guard node.mayHaveChild(code), code != 0 else { return nil }
    let child = node.base &+ Int(code)
    guard child < nodes.count else { return nil }
    let next = nodes[child]
    return next.label == code ? next : nil
  }

  /// Where the node behind the characters of two codes has to be, if there is one; 0 if there is none.
  ///
  /// As in ``isNode(_:_:)``, no branch waits for memory, so that the memory of many pairs is waited for at once.
  @inline(__always)
  func place(behind first: UInt16, _ second: UInt16) -> Int32 {
    guard first != 0, second != 0 else { return 0 }
    let last = nodes.count - 1
    let node = nodes[min(root.base &+ Int(first), last)]
    let isThere = node.label == first && node.mayHaveChild(second)
    return isThere ? Int32(truncatingIfNeeded: min(node.base &+ Int(second), last)) : 0
  }

  /// Whether the node at a place is the one that a code leads to; the root is at 0, and no code leads to it.
  @inline(__always)
  func isNode(_ place: Int32, _ code: UInt16) -> Bool { nodes[Int(place)].label == code }

  /// The record of a whole form.
  func record(of scalars: some Sequence<UInt32>) -> Record? {
    var node = root
    for scalar in scalars {
      guard let child = next(node, code(scalar)) else { return nil }
      node = child
    }
    return node.record
  }

  // MARK: - Given names

  /// Where a character stands in a name.
  enum NamePlace: Int, Sendable { case only, first, second, foreign }

  /// The cost of the character with `code` at a place of a given name.
  func givenCost(_ code: UInt16, _ place: NamePlace) -> Int32 {
    Int32(given[place.rawValue * codeCount + Int(code)])
  }

  // MARK: - Concepts

  // A concept is what forms of several languages name, by its number in their records.

  /// The usual name of a concept in a language, empty if the table has none.
  func name(ofConcept number: Int, in language: LanguageTag) -> String {
    guard (1...conceptCount).contains(number) else { return "" }
    let at = conceptStart + Self.conceptSize * (number - 1)
    switch language {
    case .english: return text(at + 12, count: Int(bytes[at + 3]))
    case .traditionalChinese: return text(at + 20, count: Int(bytes[at + 2]))
    default: return language.isChinese ? text(at + 8, count: Int(bytes[at + 2])) : ""
    }
  }

  /// The identifier of a concept elsewhere, if the table has one.
  func authority(ofConcept number: Int) -> Authority? {
    guard (1...conceptCount).contains(number) else { return nil }
    let at = conceptStart + Self.conceptSize * (number - 1)
    guard bytes[at + 1] != 0 else { return nil }
    return Authority(
      scheme: bytes[at + 1] == 1 ? "iso3166" : "geonames",
      identifier: text(at + 16, count: half(at + 4)))
  }

  private func half(_ at: Int) -> Int { Int(bytes[at]) | Int(bytes[at + 1]) << 8 }

  private func text(_ at: Int, count: Int) -> String {
    let start = poolStart + half(at) + half(at + 2) << 16
    guard start + count <= bytes.count else { return "" }
    return String(decoding: bytes[start..<start + count], as: UTF8.self)
  }
}
