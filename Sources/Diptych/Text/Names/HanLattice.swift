/// Cuts Chinese text into words and names: the cheapest path through all that could stand there.
///
/// Words and known names cost what their frequency says. A person's name costs what its surname and
/// the characters of its given name cost at their places, less where a title stands beside it. So 應
/// 外交部邀請 stays free of names, and 王建國在成都 ends its name before 在.
///
/// - Complexity: O(*n*); at every character a bounded number of forms starts.
struct HanLattice: Sendable {
  let table: NameTable
  /// The words that are in no name in transcription.
  let particles: CodeSet
  /// The words that stand behind names and seldom at their end.
  let followers: CodeSet
  /// The words that join two names, of which some are surnames as well.
  let conjunctions: CodeSet
  /// What ends a Japanese given name of three characters.
  let thirdCharacters: CodeSet
  /// 人, which stands behind the name of a country.
  let people: UInt16
  /// What ends the names of towns, districts and provinces, and no person's name in transcription.
  let units: CodeSet
  /// What ends the names of places, and none in transcription that stand without a middle dot.
  let levels: CodeSet
  /// 处 and 长: 水利处处长 has no 处处.
  private let office: UInt16
  private let chief: UInt16
  /// 國, which the schools of Taiwan begin with, and what may follow it in them: 小 and 中.
  let country: UInt16
  let schoolLevels: CodeSet
  /// What stands before a country to which somebody goes: 赴駐訪往抵到來去回返遊援留經據.
  let going: CodeSet
  /// What ends the names of sights, and no person's name unless something says so: 洞坪寨墓馆館庄莊, or
  /// of what towns are known to embroider: 绣繡.
  let sights: CodeSet
  /// The characters, and one more behind the last.
  private(set) var cells: [Cell] = []
  /// The forms of the table in the text, by where they start.
  private(set) var matches: [Match] = []
  private var steps: [Step] = []
  /// The words and names of the text that was read last, in order; they cover it.
  private(set) var tokens: [HanToken] = []
  /// The classes of all these tokens together.
  private(set) var classes: NameClasses = []
  /// Whether there is a person's name among the tokens.
  private(set) var hasPersons = false
  /// Whether there is a middle dot, or a word that says for sure that a name stands beside it.
  private var mayHaveForeigners = false
  /// Whether 國小 or 國中 stands somewhere.
  private var hasSchool = false

  /// A character, and what the words around it say.
  struct Cell {
    /// The code of the character in the table.
    var code: UInt16
    /// Whether it is a Chinese character.
    var isHan: Bool
    /// Whether it parts the names in transcription.
    var isDot: Bool
    /// Whether it joins parts of a given name, as in 让-皮埃尔·拉法兰.
    var isHyphen: Bool
    /// How much the words that end or start here say that a person's name starts or ends here.
    var evidenceBefore: Int16 = 0
    var evidenceAfter: Int16 = 0
    /// The first form that starts here or behind.
    var firstMatch: Int32 = 0
    /// Where in the table the forms go on that begin with this character and the next one; 0 if there are none.
    var pair: Int32 = 0
  }

  /// A form of the table from where it starts.
  struct Match {
    var end: Int32
    var record: NameTable.Record
  }

  /// The cheapest way to an index.
  struct Step {
    var cost = Int32.max
    var start: Int32 = -1
    var classes: NameClasses = []
    var kind = HanToken.Kind.form
    var hasEvidence = false
  }

  /// The longest form that is looked up.
  static let longestForm = 20
  /// The cost of a character that no form has.
  static let unknown: Int32 = 190
  private static let clauseStart: Int16 = 12
  /// A word that costs no more is a usual one.
  private static let usualWord: Int32 = 110
  /// What it costs that a place cuts a usual word.
  private static let cutWord: Int32 = 120

  /// Makes a lattice, which keeps its buffers from one text to the next.
  init(table: NameTable) {
    self.table = table
    particles = CodeSet(HanTranscription.particles, in: table)
    followers = CodeSet(Self.followingWords, in: table)
    people = table.code(0x4EBA)
    country = table.code(0x570B)
    schoolLevels = CodeSet([0x5C0F, 0x4E2D], in: table)
    going = CodeSet("赴駐訪往抵到來去回返遊援留經據".unicodeScalars.map(\.value), in: table)
    conjunctions = CodeSet([0x548C, 0x4E0E, 0x540C, 0x53CA], in: table)  // 和与同及
    thirdCharacters = CodeSet(HanPersonSearch.thirdCharacters, in: table)
    sights = CodeSet(
      [0x6D1E, 0x576A, 0x5BE8, 0x5893, 0x9986, 0x9928, 0x5E84, 0x838A, 0x7EE3, 0x7E61], in: table)
    levels = CodeSet([0x5E02, 0x7701, 0x533A, 0x53BF, 0x5DDE, 0x9547, 0x4E61], in: table)
    office = table.code(0x5904)
    chief = table.code(0x957F)
    units = CodeSet([0x5E02, 0x7701, 0x533A, 0x53BF], in: table)  // 市省区县
  }

  /// Verbs of speaking, 说說谈談答问問讲講称稱, and 对對和与與等也还還及就要让讓给給把被从從向到.
  static let followingWords: [UInt32] = [
    0x8BF4, 0x8AAA, 0x8C08, 0x8AC7, 0x7B54, 0x95EE, 0x554F, 0x8BB2, 0x8B1B, 0x79F0, 0x7A31, 0x5BF9,
    0x5C0D, 0x548C, 0x4E0E, 0x8207, 0x7B49, 0x4E5F, 0x8FD8, 0x9084, 0x53CA, 0x5C31, 0x8981, 0x8BA9,
    0x8B93, 0x7ED9, 0x7D66, 0x628A, 0x88AB, 0x4ECE, 0x5F9E, 0x5411, 0x5230, 0x4EFB, 0x5C06, 0x5C07,
    0x66FE, 0x56E0, 0x4E3A, 0x70BA, 0x4EE5, 0x540E, 0x5F8C, 0x5DF2, 0x5747, 0x90FD, 0x5219, 0x5247,
    0x4ECD, 0x53C8, 0x662F,
  ]

  /// Cuts a text that is written with Chinese characters into ``tokens``.
  mutating func read(_ scalars: [UInt32]) {
    cells.removeAll(keepingCapacity: true)
    cells.append(addingCapacity: scalars.count + 1) { cells in
      var startsClause = true
      let scalars = scalars.span
      for index in scalars.indices {
        let scalar = scalars[index]
        var cell = Cell(
          code: table.code(scalar), isHan: scalar >= 0x3400 && Script.of(scalar) == .han,
          isDot: HanTranscription.isMiddleDot(scalar),
          isHyphen: HanTranscription.isHyphen(scalar))
        if startsClause { cell.evidenceBefore = Self.clauseStart }
        startsClause = Self.endsClause(scalar)
        cells.append(cell)
      }
      cells.append(Cell(code: 0, isHan: false, isDot: false, isHyphen: false))
    }
    mayHaveForeigners = false
    lookUp()
    let count = cells.count
    var steps = steps
    self.steps = []
    steps.removeAll(keepingCapacity: true)
    steps.append(addingCapacity: count) { steps in
      for _ in 0..<count { steps.append(Step()) }
    }
    var path = steps.mutableSpan
    findPath(&path)
    follow(steps)
    self.steps = steps
  }

  /// Goes back along the path.
  private mutating func follow(_ steps: [Step]) {
    classes = []
    hasPersons = false
    tokens.removeAll(keepingCapacity: true)
    var end = steps.count - 1
    while end > 0 {
      let step = steps[end]
      let start = Int(step.start)
      classes.formUnion(step.classes)
      hasPersons = hasPersons || step.kind != .form || step.classes.contains(.person)
      tokens.append(
        HanToken(
          range: start..<end, kind: step.kind, classes: step.classes,
          hasEvidence: step.hasEvidence, isHan: cells[start].isHan))
      end = start
    }
    tokens.reverse()
    guard hasSchool else { return }
    tokens = joiningSchools(tokens)
    for token in tokens { classes.formUnion(token.classes) }
  }

  // MARK: - Looking up

  /// Whether a clause ends: names stand behind it more often than elsewhere.
  private static func endsClause(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x2C, 0x3002, 0xFF0C, 0xFF1B: true  // , 。 ， ；
    default: false
    }
  }

  private mutating func lookUp() {
    var found = matches
    matches = []
    found.removeAll(keepingCapacity: true)
    let table = table
    let root = table.root
    let (office, chief) = (office, chief)
    let count = cells.count - 1
    let (country, schoolLevels) = (country, schoolLevels)
    var cells = cells.mutableSpan
    var hasEvidence = false
    var hasSchool = false
    for index in 0..<count {
      if cells[index].code == country, schoolLevels.contains(cells[index + 1].code) {
        hasSchool = true
      }
      let first = cells[index].isHan ? cells[index].code : 0
      cells[index].pair = table.place(behind: first, cells[index + 1].code)
    }
    for index in 0..<count {
      let pair = cells[index].pair
      cells[index].pair = table.isNode(pair, cells[index + 1].code) ? pair : 0
    }
    for index in 0..<count {
      cells[index].firstMatch = Int32(found.count)
      guard cells[index].isHan else {
        hasEvidence = hasEvidence || cells[index].isDot
        continue
      }
      var node = root
      let length = cells[index].pair > 0 ? Self.longestForm : 1
      for end in index..<min(count, index + length) {
        guard let next = table.next(node, cells[end].code) else { break }
        node = next
        guard let record = node.record else { continue }
        if end == index + 1, cells[end].code == office, cells[index].code == office,
          cells[end + 1].code == chief
        {
          continue
        }
        found.append(Match(end: Int32(end + 1), record: record))
        guard !record.classes.isDisjoint(with: [.role, .before, .cue]) else { continue }
        hasEvidence = hasEvidence || end > index
        Self.note(record.classes, from: index, to: end + 1, in: &cells)
      }
    }
    cells[count].firstMatch = Int32(found.count)
    mayHaveForeigners = hasEvidence
    self.hasSchool = hasSchool
    matches = found
  }

  /// Notes what a word says about names beside it.
  private static func note(
    _ classes: NameClasses, from start: Int, to end: Int, in cells: inout MutableSpan<Cell>
  ) {
    let weight: Int16 = end - start > 1 ? 30 : 8
    if !classes.isDisjoint(with: [.role, .before]), cells[end].evidenceBefore < weight {
      cells[end].evidenceBefore = weight
    }
    if !classes.isDisjoint(with: [.role, .cue]), cells[start].evidenceAfter < weight {
      cells[start].evidenceAfter = weight
    }
  }

  // MARK: - The path

  private func findPath(_ steps: inout MutableSpan<Step>) {
    steps[0].cost = 0
    let count = cells.count - 1
    var dot = 0
    // The next index where a title or a verb of speaking starts.
    var evidence = 0
    for index in 0..<count {
      guard cells[index].isHan else {
        let isMiddle = cells[index].isDot && index > 0 && cells[index - 1].isHan
        step(&steps, from: index, to: index + 1, cost: isMiddle ? 150 : 0, [])
        continue
      }
      var hasSingle = false
      let start = Int(cells[index].firstMatch)
      let end = Int(cells[index + 1].firstMatch)
      for match in start..<end {
        let record = matches[match].record
        let end = Int(matches[match].end)
        if record.classes.contains(.surname) {
          if record.surnameCost < NameTable.Record.noCost {
            addPersons(&steps, from: index, surnameEnd: end, record.surnameCost)
          } else if end > index + 1 {
            addJapanese(&steps, from: index, surnameEnd: end)
          }
        }
        guard record.cost < NameTable.Record.noCost else { continue }
        hasSingle = hasSingle || end == index + 1
        let isCut =
          end > index + 2 && record.classes.contains(.place) && !record.classes.contains(.country)
          && isCutWord(at: end)
        step(
          &steps, from: index, to: end, cost: isCut ? record.cost + Self.cutWord : record.cost,
          record.classes)
      }
      if !hasSingle {
        let isSingle = start < end && Int(matches[start].end) == index + 1
        step(
          &steps, from: index, to: index + 1, cost: Self.unknown,
          isSingle ? matches[start].record.classes : [])
      }
      guard mayHaveForeigners else { continue }
      dot = max(dot, index)
      while dot < count, dot - index < 8, !cells[dot].isDot { dot += 1 }
      evidence = max(evidence, index + 2)
      while evidence <= count, evidence - index <= 6, cells[evidence].evidenceAfter < 30 {
        evidence += 1
      }
      let hasDot = dot < count && cells[dot].isDot && dot > index
      // Without a middle dot, only a name beside a title is known as one.
      guard
        hasDot || cells[index].evidenceBefore >= 30 || evidence <= count && evidence - index <= 6
      else { continue }
      addForeigners(&steps, from: index, hasDot: hasDot)
    }
  }

  /// Whether a usual word of two characters has an index inside where no other word starts: 特別 in 蘇拉特別,
  /// which is no Surat.
  private func isCutWord(at index: Int) -> Bool {
    let others =
      Int(cells[index].firstMatch)..<Int(cells[min(index + 1, cells.count - 1)].firstMatch)
    guard others.allSatisfy({ Int(matches[$0].end) == index + 1 }) else { return false }
    let start = Int(cells[index - 1].firstMatch)
    let end = Int(cells[index].firstMatch)
    for match in start..<end {
      let record = matches[match].record
      // 市長 behind the name of a town cuts nothing.
      if Int(matches[match].end) == index {
        guard record.classes.isDisjoint(with: [.suffix, .level]) else { return false }
      } else if Int(matches[match].end) == index + 1 {
        return record.classes.contains(.word) && record.cost <= Self.usualWord
      }
    }
    return false
  }

  /// Takes a way to `end` if it is the cheapest so far.
  @inline(__always)
  func step(
    _ steps: inout MutableSpan<Step>, from start: Int, to end: Int, cost: Int32,
    _ classes: NameClasses,
    _ kind: HanToken.Kind = .form, hasEvidence: Bool = false
  ) {
    let total = steps[start].cost + cost
    guard total < steps[end].cost else { return }
    steps[end] = Step(
      cost: total, start: Int32(start), classes: classes, kind: kind, hasEvidence: hasEvidence)
  }
}
