/// Cuts Chinese text into words and names: the cheapest path through all that could stand there.
///
/// Words and known names cost what their frequency says. A person's name costs what its surname and
/// the characters of its given name cost at their places, less where a title stands beside it. So 應
/// 外交部邀請 stays free of names, and 王建國在成都 ends its name before 在.
///
/// - Complexity: O(*n*); at every character a bounded number of forms starts.
struct HanLattice {
  private let table: NameTable
  private let codes: [UInt16]
  private let isHan: [Bool]

  // The forms of the table in the text: those that start at `index` are `first[index]..<first[index + 1]`.
  private var first: [Int32] = []
  private var ends: [Int32] = []
  private var records: [NameTable.Record] = []
  /// How much the words that end or start at an index say that a person's name starts or ends there.
  private var evidenceBefore: [Int32]
  private var evidenceAfter: [Int32]

  // The cheapest way to each index.
  private var costs: [Int32]
  private var steps: [Step]

  private struct Step {
    var start: Int32 = -1
    var kind = HanToken.Kind.form
    var classes: NameClasses = []
    var hasEvidence = false
  }

  /// The longest form that is looked up.
  private static let longestForm = 20
  /// The cost of a character that no form has.
  private static let unknown: Int32 = 190
  // Tuned on the training split of UNER Chinese-GSDSIMP.
  private static let person: Int32 = 62
  private static let singleGiven: Int32 = 14
  private static let dottedPerson: Int32 = 30
  private static let plainForeigner: Int32 = 60
  private static let clauseStart: Int32 = 12
  /// The cost of a character that no known given name consists of.
  private static let unseenGiven: Int32 = 127
  /// The cost of a character that one known name in transcription has.
  private static let unusualForeign: Int32 = 124
  private static let middleDot: UInt32 = 0xB7

  /// Reads a text of a language that is written with Chinese characters.
  init(_ scalars: [UInt32], table: NameTable) {
    self.table = table
    codes = scalars.map { table.code($0) }
    isHan = scalars.map { $0 >= 0x3400 && Script.of($0) == .han }
    let count = scalars.count
    evidenceBefore = [Int32](repeating: 0, count: count + 1)
    evidenceAfter = [Int32](repeating: 0, count: count + 1)
    costs = [Int32](repeating: .max, count: count + 1)
    steps = [Step](repeating: Step(), count: count + 1)
    lookUp()
    for index in scalars.indices where Self.startsClause(index, in: scalars) {
      evidenceBefore[index] = max(evidenceBefore[index], Self.clauseStart)
    }
    findPath(middleDots: scalars.map { $0 == Self.middleDot || $0 == 0x2027 || $0 == 0x30FB })
  }

  /// The tokens, in order; they cover the text.
  var tokens: [HanToken] {
    var result: [HanToken] = []
    var end = codes.count
    while end > 0 {
      let step = steps[end]
      let start = Int(step.start)
      result.append(
        HanToken(
          range: start..<end, kind: step.kind, classes: step.classes,
          hasEvidence: step.hasEvidence, isHan: isHan[start]))
      end = start
    }
    result.reverse()
    return result
  }

  // MARK: - Looking up

  /// Whether a clause starts at `index`: names stand there more often than inside.
  private static func startsClause(_ index: Int, in scalars: [UInt32]) -> Bool {
    guard index > 0 else { return true }
    switch scalars[index - 1] {
    case 0x2C, 0x3002, 0xFF0C, 0xFF1B: return true  // , 。 ， ；
    default: return false
    }
  }

  private mutating func lookUp() {
    first.reserveCapacity(codes.count + 1)
    for index in codes.indices {
      first.append(Int32(ends.count))
      guard isHan[index] else { continue }
      var state = NameTable.root
      for end in index..<min(codes.count, index + Self.longestForm) {
        guard let next = table.next(state, codes[end]) else { break }
        state = next
        guard let record = table.record(state) else { continue }
        ends.append(Int32(end + 1))
        records.append(record)
        let length = end + 1 - index
        if !record.classes.isDisjoint(with: [.role, .before]) {
          evidenceBefore[end + 1] = max(evidenceBefore[end + 1], length > 1 ? 30 : 8)
        }
        if !record.classes.isDisjoint(with: [.role, .cue]) {
          evidenceAfter[index] = max(evidenceAfter[index], length > 1 ? 30 : 8)
        }
      }
    }
    first.append(Int32(ends.count))
  }

  // MARK: - The path

  private mutating func findPath(middleDots: [Bool]) {
    costs[0] = 0
    var dot = 0
    for index in codes.indices {
      guard isHan[index] else {
        let isDot = middleDots[index] && index > 0 && isHan[index - 1]
        step(from: index, to: index + 1, cost: isDot ? 150 : 0, Step())
        continue
      }
      var hasSingle = false
      for match in Int(first[index])..<Int(first[index + 1]) {
        let record = records[match]
        let end = Int(ends[match])
        if record.classes.contains(.surname) { addPersons(from: index, surnameEnd: end, record) }
        guard record.cost < 255 else { continue }
        hasSingle = hasSingle || end == index + 1
        step(from: index, to: end, cost: record.cost, Step(classes: record.classes))
      }
      if !hasSingle {
        let record = Int(first[index]) < Int(first[index + 1]) ? records[Int(first[index])] : nil
        let isSingle = record != nil && Int(ends[Int(first[index])]) == index + 1
        step(
          from: index, to: index + 1, cost: Self.unknown,
          Step(classes: isSingle ? record?.classes ?? [] : []))
      }
      dot = max(dot, index)
      while dot < codes.count, dot - index < 8, !middleDots[dot] { dot += 1 }
      addForeigners(
        from: index, dots: middleDots, hasDot: dot < codes.count && middleDots[dot] && dot > index)
    }
  }

  private mutating func step(from start: Int, to end: Int, cost: Int32, _ step: Step) {
    let total = costs[start] + cost
    guard total < costs[end] else { return }
    costs[end] = total
    steps[end] = step
    steps[end].start = Int32(start)
  }

  /// A surname with given names of one and two characters.
  private mutating func addPersons(from start: Int, surnameEnd: Int, _ surname: NameTable.Record) {
    let before = evidenceBefore[start]
    for length in 1...2 {
      let end = surnameEnd + length
      guard end <= codes.count, isHan[surnameEnd..<end].allSatisfy({ $0 }) else { return }
      let evidence = before + evidenceAfter[end]
      guard let given = givenCost(surnameEnd..<end, hasEvidence: evidence >= 30) else { continue }
      step(
        from: start, to: end, cost: max(1, Self.person + surname.surnameCost + given - evidence),
        Step(kind: .person, hasEvidence: evidence >= 30))
    }
  }

  /// The cost of characters as a given name; `nil` if nobody is called like that.
  private func givenCost(_ range: Range<Int>, hasEvidence: Bool) -> Int32? {
    let first = codes[range.lowerBound]
    guard range.count == 2 else {
      let cost = table.givenCost(first, .only)
      return cost < Self.unseenGiven || hasEvidence ? cost + Self.singleGiven : nil
    }
    let cost =
      table.givenCost(first, .first) + table.givenCost(codes[range.lowerBound + 1], .second)
    return min(cost, knownGivenCost(range) ?? cost)
  }

  /// The cost of a name that is known without its surname, such as 浩然.
  private func knownGivenCost(_ range: Range<Int>) -> Int32? {
    var state = NameTable.root
    for index in range {
      guard let next = table.next(state, codes[index]) else { return nil }
      state = next
    }
    guard let record = table.record(state), record.classes.contains(.person) else { return nil }
    return record.cost - Self.person
  }

  /// Names in transcription: with a middle dot, or beside a title.
  private mutating func addForeigners(from start: Int, dots: [Bool], hasDot: Bool) {
    let before = evidenceBefore[start]
    var cost: Int32 = 0
    var parts = 0
    var end = start
    while end < codes.count, end - start < Self.longestForm {
      if dots[end] {
        guard end > start, !dots[end - 1] else { return }
        parts += 1
        end += 1
        continue
      }
      let character = isHan[end] ? table.givenCost(codes[end], .foreign) : 255
      guard character < Self.unusualForeign else { return }
      cost += character
      end += 1
      guard end - start > 1 else { continue }
      if parts > 0 {
        guard !dots[end - 1] else { continue }
        // Characters of a name in transcription follow each other more closely than they say alone.
        step(
          from: start, to: end, cost: Self.dottedPerson + cost * 3 / 4,
          Step(kind: .foreignPerson, hasEvidence: true))
      } else if before + evidenceAfter[end] >= 30, end - start <= 6 {
        step(
          from: start, to: end,
          cost: max(1, Self.plainForeigner + cost - before - evidenceAfter[end]),
          Step(kind: .foreignPerson, hasEvidence: true))
      } else if !hasDot, before == 0, end - start > 6 {
        return
      }
    }
  }
}
