/// Joins the forms of persons' names: 習近平 and Xi Jinping, Xi Jinping and Xi, 布林肯 and Blinken.
///
/// A wrong join is worse than none: two names need evidence, which is how they are read, how they sound,
/// how their surname is known to be spelt, or for a Japanese name that nothing else is left.
struct PersonLinks {
  private let table: NameTable
  private let pinyin: Pinyin
  private let likeness: PersonLikeness

  /// The most names of one surname that are compared with each other.
  private static let mostOfSurname = 64
  /// The most names of a bead's side that are compared.
  private static let mostOfBead = 16

  /// Makes links by the readings of characters.
  init(
    table: NameTable, pinyin: Pinyin, readings: NameReadings, variants: ChineseVariants
  ) {
    self.table = table
    self.pinyin = pinyin
    likeness = PersonLikeness(pinyin: pinyin, readings: readings, variants: variants)
  }

  /// Joins forms in `forms`.
  func link(_ forms: inout FormTable, in document: Document) {
    joinVariants(&forms)
    joinReadings(&forms)
    joinParts(&forms)
    joinAligned(&forms, in: document)
  }

  /// Joins names of the same characters, in the forms of China and of Japan: 泽田雄一 and 沢田雄一.
  private func joinVariants(_ forms: inout FormTable) {
    var first: [[UInt32]: Int] = [:]
    for (number, form) in forms.forms.enumerated() where form.isHan {
      let name = form.folded.map(table.folded)
      if let other = first[name] { forms.join(other, number) } else { first[name] = number }
    }
  }

  /// Joins Chinese names with Latin ones that spell one of their readings.
  private func joinReadings(_ forms: inout FormTable) {
    // Latin names by the letters of their words, the family name first or last.
    var latin: [ArraySlice<UInt8>: [Int]] = [:]
    var names: [Int: PersonLikeness.LatinName] = [:]
    for (number, form) in forms.forms.enumerated() where !form.isHan {
      let name = likeness.latinName(form.folded)
      guard name.words.count == 2 else { continue }
      names[number] = name
      for word in name.words where latin[word.pinyin, default: []].count < Self.mostOfSurname {
        latin[word.pinyin, default: []].append(number)
      }
    }
    guard !latin.isEmpty else { return }
    // The only name that is read as each of them; `nil` if there are more.
    var readers: [Int: Int?] = [:]
    for (number, form) in forms.forms.enumerated() where form.isHan && form.folded.count <= 4 {
      for family in familyNames(form.folded) {
        for candidate in latin[family[...]] ?? [] {
          guard let name = names[candidate], likeness.isReading(form.folded[...], name) else {
            continue
          }
          if let known = readers[candidate], known != number {
            readers[candidate] = .some(nil)
          } else {
            readers[candidate] = number
          }
        }
      }
    }
    for (candidate, reader) in readers {
      if let reader { forms.join(reader, candidate) }
    }
  }

  /// The spellings of a name's surname, of one character and of two.
  private func familyNames(_ name: [UInt32]) -> Set<[UInt8]> {
    guard name.count > 1 else { return [] }
    let first = spellings(name[0])
    guard name.count > 2 else { return Set(first) }
    let second = spellings(name[1])
    return Set(first + first.flatMap { letters in second.map { letters + $0 } })
  }

  private func spellings(_ scalar: UInt32) -> [[UInt8]] {
    pinyin.readings(of: scalar).map { syllable in
      var letters = pinyin.letters(of: syllable.base)
      for index in letters.indices where letters[index] == UInt8(ascii: "v") {
        letters[index] = UInt8(ascii: "u")
      }
      return letters
    }
  }

  /// Joins a part of a name alone with the only full name that has it.
  private func joinParts(_ forms: inout FormTable) {
    var owners: [ArraySlice<UInt32>: Int?] = [:]
    for (number, form) in forms.forms.enumerated() {
      for part in outerParts(of: form) {
        if let owner = owners[part] {
          let isSame = owner.map { forms.areJoined($0, number) } ?? false
          if !isSame { owners[part] = .some(nil) }
        } else {
          owners[part] = number
        }
      }
    }
    for (number, form) in forms.forms.enumerated() {
      guard Self.parts(of: form).count == 1, let owner = owners[form.folded[...]] ?? nil else {
        continue
      }
      forms.join(number, owner)
    }
  }

  /// The parts of a full name that stand for it: the first and the last word, or a family name, of which Japanese
  /// ones mostly have two characters.
  private func outerParts(of form: FormTable.Form) -> [ArraySlice<UInt32>] {
    let parts = Self.parts(of: form)
    if let last = parts.last, parts.count > 1 { return [parts[0], last] }
    guard form.isHan, (2...5).contains(form.folded.count) else { return [] }
    let long = form.folded[..<2]
    if likeness.isFamilyName(Array(long)) { return form.folded.count > 2 ? [long] : [] }
    return form.folded.count < 4 ? [form.folded[..<1]] : [long]
  }

  private static func parts(of form: FormTable.Form) -> [ArraySlice<UInt32>] {
    form.isHan
      ? PersonLikeness.parts(ofHan: form.folded) : form.folded.split(separator: 0x20)
  }

  // MARK: - Names in units that translate each other

  private struct Pairing: Hashable {
    var han: Int
    var latin: Int
  }

  private struct Candidate {
    var cost: Double
    var pairing: Pairing
  }

  /// Joins names that are like each other in the beads where both occur, the likest first.
  private func joinAligned(_ forms: inout FormTable, in document: Document) {
    guard forms.forms.contains(where: \.isHan), !forms.forms.allSatisfy(\.isHan) else { return }
    var joins = Joins(forms: forms)
    var known: [Pairing: Double?] = [:]
    var names: [Int: PersonLikeness.LatinName] = [:]
    func name(_ latin: Int) -> PersonLikeness.LatinName {
      if let name = names[latin] { return name }
      let name = likeness.latinName(joins.forms.forms[latin].folded)
      names[latin] = name
      return name
    }
    for pair in AlignedMentions.pairs(of: forms, in: document) {
      let pairings = joins.openPairings(pair, most: Self.mostOfBead)
      var candidates: [Candidate] = []
      for pairing in pairings {
        let cost =
          known[pairing]
          ?? likeness.cost(joins.forms.forms[pairing.han].folded, name(pairing.latin))
        known[pairing] = .some(cost)
        if let cost { candidates.append(Candidate(cost: cost, pairing: pairing)) }
      }
      candidates.sort {
        ($0.cost, $0.pairing.han, $0.pairing.latin) < ($1.cost, $1.pairing.han, $1.pairing.latin)
      }
      for candidate in candidates where joins.isOpen(candidate.pairing) {
        // Several may have the surname.
        let isOnlySurname = candidate.cost >= PersonLikeness.surnameAlone
        guard !isOnlySurname || !joins.isContested(candidate.pairing, in: candidates.map(\.pairing))
        else { continue }
        joins.join(candidate.pairing)
      }
      let left = joins.openPairings(pair, most: Self.mostOfBead)
      if left.count == 1,
        likeness.mayBeJapanese(joins.forms.forms[left[0].han].folded, name(left[0].latin))
      {
        joins.join(left[0])
      }
    }
    forms = joins.forms
  }

  /// Which names have one in the other script already.
  private struct Joins {
    var forms: FormTable
    /// By the representative of a set of forms, whether it has forms in both scripts.
    private var isMixed: [Bool]

    init(forms: FormTable) {
      self.forms = forms
      isMixed = [Bool](repeating: false, count: forms.forms.count)
      for number in forms.forms.indices {
        let owner = self.forms.representative(of: number)
        if forms.forms[owner].isHan != forms.forms[number].isHan { isMixed[owner] = true }
      }
    }

    /// The names of two sides that may still be joined, each set of forms once.
    mutating func openPairings(_ pair: AlignedMentions.Pair, most: Int) -> [Pairing] {
      let left = open(pair.left, most)
      let right = open(pair.right, most)
      var result: [Pairing] = []
      for first in left {
        for second in right where forms.forms[first].isHan != forms.forms[second].isHan {
          result.append(
            forms.forms[first].isHan
              ? Pairing(han: first, latin: second) : Pairing(han: second, latin: first))
        }
      }
      return result
    }

    private mutating func open(_ numbers: [Int], _ most: Int) -> [Int] {
      var result: [Int] = []
      for number in numbers.prefix(4 * most)
      where result.count < most && !result.contains(number) {
        if !isMixed[forms.representative(of: number)] { result.append(number) }
      }
      return result
    }

    mutating func isOpen(_ pairing: Pairing) -> Bool {
      !isMixed[forms.representative(of: pairing.han)]
        && !isMixed[forms.representative(of: pairing.latin)]
    }

    /// Whether another pairing that is open has one of the names.
    mutating func isContested(_ pairing: Pairing, in others: [Pairing]) -> Bool {
      for other in others where other != pairing && isOpen(other) {
        let isSameHan = forms.areJoined(other.han, pairing.han)
        let isSameLatin = forms.areJoined(other.latin, pairing.latin)
        if isSameHan != isSameLatin { return true }
      }
      return false
    }

    mutating func join(_ pairing: Pairing) {
      forms.join(pairing.han, pairing.latin)
      isMixed[forms.representative(of: pairing.han)] = true
    }
  }
}
