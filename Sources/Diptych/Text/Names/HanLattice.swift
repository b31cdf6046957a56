/// Cuts Chinese text into words and names: the cheapest path through all that could stand there.
///
/// Words and known names cost what their frequency says. A person's name costs what its surname and
/// the characters of its given name cost at their places, less where a title stands beside it. So 應
/// 外交部邀請 stays free of names, and 王建國在成都 ends its name before 在.
///
/// - Complexity: O(*n*); at every character a bounded number of forms starts.
struct HanLattice {
  private let table: NameTable
  private var codes: [UInt16] = []
  private var isHan: [Bool] = []
  private var isDot: [Bool] = []

  // The forms of the table in the text: those that start at `index` are `first[index]..<first[index + 1]`.
  private var first: [Int32] = []
  private var matches: [Match] = []
  /// How much the words that end or start at an index say that a person's name starts or ends there.
  private var evidenceBefore: [Int32] = []
  private var evidenceAfter: [Int32] = []

  // The cheapest way to each index.
  private var costs: [Int32] = []
  private var steps: [Step] = []

  private struct Match {
    var end: Int32
    /// The number of its record.
    var record: Int32
  }

  private struct Step {
    var start: Int32 = -1
    var classes: NameClasses = []
    var kind = HanToken.Kind.form
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

  /// Makes a lattice, which keeps its buffers from one text to the next.
  init(table: NameTable) { self.table = table }

  /// The tokens of a text that is written with Chinese characters, in order; they cover the text.
  mutating func tokens(of scalars: [UInt32]) -> [HanToken] {
    reset(scalars)
    lookUp()
    for index in scalars.indices where Self.startsClause(index, in: scalars) {
      evidenceBefore[index] = max(evidenceBefore[index], Self.clauseStart)
    }
    findPath()
    var result: [HanToken] = []
    result.reserveCapacity(codes.count)
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

  private mutating func reset(_ scalars: [UInt32]) {
    codes.removeAll(keepingCapacity: true)
    isHan.removeAll(keepingCapacity: true)
    isDot.removeAll(keepingCapacity: true)
    first.removeAll(keepingCapacity: true)
    matches.removeAll(keepingCapacity: true)
    for scalar in scalars {
      codes.append(table.code(scalar))
      isHan.append(scalar >= 0x3400 && Script.of(scalar) == .han)
      isDot.append(scalar == Self.middleDot || scalar == 0x2027 || scalar == 0x30FB)
    }
    let count = scalars.count + 1
    Self.fill(&evidenceBefore, 0, count)
    Self.fill(&evidenceAfter, 0, count)
    Self.fill(&costs, .max, count)
    Self.fill(&steps, Step(), count)
  }

  private static func fill<Element>(_ array: inout [Element], _ value: Element, _ count: Int) {
    array.removeAll(keepingCapacity: true)
    array.append(contentsOf: repeatElement(value, count: count))
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
    let root = table.root
    for index in codes.indices {
      first.append(Int32(matches.count))
      guard isHan[index] else { continue }
      var node = root
      for end in index..<min(codes.count, index + Self.longestForm) {
        guard let next = table.next(node, codes[end]) else { break }
        node = next
        guard let number = table.recordNumber(node) else { continue }
        matches.append(Match(end: Int32(end + 1), record: Int32(number)))
        let classes = table.record(number: number).classes
        guard !classes.isDisjoint(with: [.role, .before, .cue]) else { continue }
        let weight: Int32 = end > index ? 30 : 8
        if !classes.isDisjoint(with: [.role, .before]) {
          evidenceBefore[end + 1] = max(evidenceBefore[end + 1], weight)
        }
        if !classes.isDisjoint(with: [.role, .cue]) {
          evidenceAfter[index] = max(evidenceAfter[index], weight)
        }
      }
    }
    first.append(Int32(matches.count))
  }

  // MARK: - The path

  private mutating func findPath() {
    costs[0] = 0
    var dot = 0
    // The next index where a title or a verb of speaking starts.
    var evidence = 0
    for index in codes.indices {
      guard isHan[index] else {
        let isMiddle = isDot[index] && index > 0 && isHan[index - 1]
        step(from: index, to: index + 1, cost: isMiddle ? 150 : 0, Step())
        continue
      }
      var hasSingle = false
      let start = Int(first[index])
      let end = Int(first[index + 1])
      for match in start..<end {
        let record = table.record(number: Int(matches[match].record))
        let end = Int(matches[match].end)
        if record.classes.contains(.surname) {
          addPersons(from: index, surnameEnd: end, record.surnameCost)
        }
        guard record.cost < 255 else { continue }
        hasSingle = hasSingle || end == index + 1
        step(from: index, to: end, cost: record.cost, Step(classes: record.classes))
      }
      if !hasSingle {
        let isSingle = start < end && Int(matches[start].end) == index + 1
        let classes: NameClasses =
          isSingle ? table.record(number: Int(matches[start].record)).classes : []
        step(from: index, to: index + 1, cost: Self.unknown, Step(classes: classes))
      }
      dot = max(dot, index)
      while dot < codes.count, dot - index < 8, !isDot[dot] { dot += 1 }
      evidence = max(evidence, index + 2)
      while evidence <= codes.count, evidence - index <= 6, evidenceAfter[evidence] < 30 {
        evidence += 1
      }
      let hasDot = dot < codes.count && isDot[dot] && dot > index
      // Without a middle dot, only a name beside a title is known as one.
      guard
        hasDot || evidenceBefore[index] >= 30 || evidence <= codes.count && evidence - index <= 6
      else { continue }
      addForeigners(from: index, hasDot: hasDot)
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
  private mutating func addPersons(from start: Int, surnameEnd: Int, _ surnameCost: Int32) {
    let before = evidenceBefore[start]
    for length in 1...2 {
      let end = surnameEnd + length
      guard end <= codes.count, isHan[end - 1] else { return }
      let evidence = before + evidenceAfter[end]
      guard let given = givenCost(surnameEnd..<end, hasEvidence: evidence >= 30) else { continue }
      step(
        from: start, to: end, cost: max(1, Self.person + surnameCost + given - evidence),
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
    var node = table.root
    for index in range {
      guard let next = table.next(node, codes[index]) else { return nil }
      node = next
    }
    guard let record = table.record(node), record.classes.contains(.person) else { return nil }
    return record.cost - Self.person
  }

  /// Names in transcription: with a middle dot, or beside a title.
  private mutating func addForeigners(from start: Int, hasDot: Bool) {
    let before = evidenceBefore[start]
    var cost: Int32 = 0
    var parts = 0
    var end = start
    while end < codes.count, end - start < Self.longestForm {
      if isDot[end] {
        guard end > start, !isDot[end - 1] else { return }
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
        guard !isDot[end - 1] else { continue }
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
