/// Finds persons, places and organisations in Chinese text, by the words around them.
struct HanNames {
  private let tokens: [HanToken]
  private let scalars: [UInt32]
  private var found: [FoundName]

  /// Appends the names of a text in no order; places may lie inside organisations.
  static func find(in scalars: [UInt32], lattice: inout HanLattice, into found: inout [FoundName]) {
    lattice.read(scalars)
    let classes = lattice.classes
    let isAnyOrganisation =
      !classes.isDisjoint(with: [.head, .organisation])
      || scalars.contains(where: HanOrganisations.mayEndOffice)
    let isAnyPlace = !classes.isDisjoint(with: [.place, .weakPlace])
    let isAnyShortPlace = classes.contains(.shortPlace)
    let isAnyList = scalars.contains(HanOrganisations.andOthers)
    let isAnyPerson =
      lattice.hasPersons || classes.contains(.role) && (isAnyPlace || classes.contains(.surname))
    guard isAnyOrganisation || isAnyPlace || isAnyShortPlace || isAnyPerson || isAnyList
    else { return }
    var names = HanNames(scalars: scalars, tokens: lattice.tokens, found: found)
    found = []
    if isAnyPerson { names.findPersons() }
    if isAnyPlace { names.findPlaces() }
    if isAnyShortPlace { names.findShortPlaces() }
    found = names.found
    let organisations = HanOrganisations(tokens: names.tokens, scalars: scalars)
    if isAnyOrganisation {
      organisations.find(into: &found)
    }
    if isAnyList { organisations.findListed(into: &found) }
  }

  /// Appends the places of the table in a text of another language that has Chinese characters.
  static func findKnownPlaces(
    in scalars: [UInt32], lattice: inout HanLattice, into found: inout [FoundName]
  ) {
    lattice.read(scalars)
    for token in lattice.tokens
    where token.kind == .form && token.classes.contains(.place) && token.range.count > 1 {
      let isPerson =
        !token.classes.contains(.country)
        && DateText(scalars).end(of: japaneseHonorifics, at: token.range.upperBound) != nil
      found.append(
        FoundName(range: token.range, kind: isPerson ? .person : .place, confidence: 0.8))
    }
  }

  /// What follows names of persons in Japanese.
  private static let japaneseHonorifics = DateText.words(
    "さん", "さま", "先生", "教授", "博士", "様", "氏", "殿")

  private init(scalars: [UInt32], tokens: [HanToken], found: [FoundName]) {
    self.scalars = scalars
    self.tokens = tokens
    self.found = found
  }

  private mutating func findPersons() {
    for (index, token) in tokens.enumerated() {
      switch token.kind {
      case .person:
        add(token.range, .person, token.hasEvidence ? 0.95 : token.range.count > 2 ? 0.85 : 0.6)
      case .foreignPerson: add(token.range, .person, 0.9)
      case .form where token.classes.contains(.person): add(token.range, .person, 0.8)
      case .form where isTitledSurname(index) || isTitledPlace(index):
        add(token.range, .person, 0.9)
      case .form: break
      }
    }
  }

  /// Whether a token is a surname before a title, as in 李教授 and 許副市長, and behind nothing that it may be
  /// a part of.
  private func isTitledSurname(_ index: Int) -> Bool {
    let surname = tokens[index]
    guard surname.classes.contains(.surname), !surname.classes.contains(.place),
      surname.range.count <= 3, index + 1 < tokens.count
    else { return false }
    if index > 0, tokens[index - 1].isHan {
      let before = tokens[index - 1]
      let isGrammar =
        before.classes.contains(.function) && !before.classes.contains(.noun)
        || scalars[before.range.lowerBound] == 0x662F  // 是
      guard before.range.count > 1 || isGrammar else { return false }
    }
    guard surname.range.count > 1 || !Self.words.contains(scalars[surname.range.lowerBound])
    else { return false }
    let next = tokens[index + 1]
    guard next.kind == .form, !isUnit(index) else { return false }
    if next.classes.contains(.role) { return next.range.count > 1 }
    // 副
    return next.range.count == 1 && scalars[next.range.lowerBound] == 0x526F
      && index + 2 < tokens.count && tokens[index + 2].kind == .form
      && tokens[index + 2].classes.contains(.role) && tokens[index + 2].range.count > 1
  }

  /// Whether a token is a unit or a level and no surname: behind a word, as in 水利司司长, or where a name stands
  /// behind the title, as in 區議員王明.
  private func isUnit(_ index: Int) -> Bool {
    let token = tokens[index]
    let isUnit =
      !token.classes.isDisjoint(with: [.level, .suffix, .head])
      || token.range.count == 1 && HanOrganisations.isOffice(scalars[token.range.lowerBound])
    guard isUnit else { return false }
    if index > 0, tokens[index - 1].isHan, !tokens[index - 1].classes.contains(.function) {
      return true
    }
    return index + 2 < tokens.count && tokens[index + 2].kind != .form
  }

  /// Whether a token is a surname that a place has as well, before what people are called, as in 高桥老师.
  private func isTitledPlace(_ index: Int) -> Bool {
    let place = tokens[index]
    guard !place.classes.isDisjoint(with: [.place, .weakPlace]), index + 1 < tokens.count,
      (2...3).contains(place.range.count), !place.classes.contains(.country),
      tokens[index + 1].kind == .form, isHonorific(tokens[index + 1].range)
    else { return false }
    // 北京教授王明
    guard index + 2 < tokens.count else { return true }
    return tokens[index + 2].kind == .form && !tokens[index + 2].classes.contains(.person)
  }

  private func isHonorific(_ range: Range<Int>) -> Bool {
    Self.honorifics.contains { scalars[range].elementsEqual($0) }
  }

  /// What people are called, and no office.
  private static let honorifics = DateText.words(
    "先生", "女士", "小姐", "太太", "夫人", "老师", "老師", "教授", "博士", "同学", "同學")

  /// Surnames that before a title are mostly words: 任向和于時时原由經经常全都各應应相該该單单連连方高.
  private static let words: [UInt32] = [
    0x4EFB, 0x5411, 0x548C, 0x4E8E, 0x6642, 0x65F6, 0x539F, 0x7531, 0x7D93, 0x7ECF, 0x5E38, 0x5168,
    0x90FD, 0x5404, 0x61C9, 0x5E94, 0x76F8, 0x8A72, 0x8BE5, 0x55AE, 0x5355, 0x9023, 0x8FDE, 0x65B9,
    0x9AD8,
  ]

  private mutating func findPlaces() {
    for (index, token) in tokens.enumerated() where token.kind == .form {
      let isPlace = token.classes.contains(.place)
      guard isPlace || token.classes.contains(.weakPlace), token.range.count > 1,
        !token.classes.contains(.stop), !isTitledPlace(index)
      else { continue }
      if let suffix = suffix(behind: index) {
        add(token.range.lowerBound..<suffix.range.upperBound, .place, 0.9)
      } else if isPlace {
        add(token.range, .place, token.classes.contains(.country) ? 0.97 : 0.93)
      }
    }
  }

  /// The token 市, 區, 縣 … that belongs to the place before it.
  private func suffix(behind index: Int) -> HanToken? {
    guard index + 1 < tokens.count else { return nil }
    let next = tokens[index + 1]
    guard next.classes.contains(.suffix), !next.classes.contains(.place), next.kind == .form,
      scalars[tokens[index].range.upperBound - 1] != scalars[next.range.lowerBound]
    else { return nil }
    return next
  }

  // MARK: - Short forms

  /// 渝 in 駐渝, 渝港澳, 渝蓉: characters that stand for places where others like them or words of going
  /// and staying are beside them.
  private mutating func findShortPlaces() {
    var index = 0
    while index < tokens.count {
      guard isShortPlace(index) else {
        index += 1
        continue
      }
      var end = index + 1
      while end < tokens.count, isShortPlace(end) { end += 1 }
      let run = tokens[index..<end]
      let distinctive = run.count { $0.classes.contains(.distinctive) }
      if isIntroduced(index) && (distinctive > 0 || isMission(index))
        || run.count > 1 && distinctive > 0 && distinctive * 2 >= run.count
        || run.count > 1 && isCountries(run)
          && (isFollowedByNoun(end) || isBesideCountries(index, end))
        || distinctive > 0 && isInList(index, end)
      {
        for token in run { add(token.range, .place, distinctive > 0 ? 0.93 : 0.88) }
      }
      index = end
    }
  }

  private func isShortPlace(_ index: Int) -> Bool {
    let token = tokens[index]
    return token.kind == .form && token.range.count == 1 && token.classes.contains(.shortPlace)
  }

  private func isCountries(_ run: ArraySlice<HanToken>) -> Bool {
    run.allSatisfy { $0.classes.contains(.country) }
  }

  /// Whether 、, 和 … and another run of countries stand beside the run: 中美、中俄.
  private func isBesideCountries(_ start: Int, _ end: Int) -> Bool {
    let isCountry = { (index: Int) in
      index >= 0 && index < self.tokens.count && self.isShortPlace(index)
        && self.tokens[index].classes.contains(.country)
    }
    return isListMark(start - 1) && isCountry(start - 2) && isCountry(start - 3)
      || isListMark(end) && isCountry(end + 1) && isCountry(end + 2)
  }

  /// 、, 和, 与, 及.
  private func isListMark(_ index: Int) -> Bool {
    guard index >= 0, index < tokens.count, tokens[index].range.count == 1 else { return false }
    switch scalars[tokens[index].range.lowerBound] {
    case 0x3001, 0x548C, 0x4E0E, 0x8207, 0x53CA: return true
    default: return false
    }
  }

  private func isFollowedByNoun(_ index: Int) -> Bool {
    guard index < tokens.count else { return false }
    let next = tokens[index]
    return next.range.count > 1 && next.classes.contains(.noun) && !next.classes.contains(.function)
  }

  /// Whether 駐, 赴, 來, 在 … stands before the token.
  private func isIntroduced(_ index: Int) -> Bool {
    guard index > 0, tokens[index - 1].range.count == 1 else { return false }
    switch scalars[tokens[index - 1].range.lowerBound] {
    case 0x99D0, 0x9A7B, 0x8D74, 0x4F86, 0x6765, 0x5728, 0x62B5, 0x8A2A, 0x8BBF, 0x96E2, 0x79BB,
      0x5165, 0x8FD4, 0x65C5, 0x7559, 0x63F4, 0x8207, 0x4E0E, 0x548C:
      return true
    default: return false
    }
  }

  /// Whether 駐, 訪, 赴, 旅, 援 stands before the token: words that nothing but a place follows.
  private func isMission(_ index: Int) -> Bool {
    switch scalars[tokens[index - 1].range.lowerBound] {
    case 0x99D0, 0x9A7B, 0x8D74, 0x8A2A, 0x8BBF, 0x65C5, 0x63F4: true
    default: false
    }
  }

  /// Whether 、 and another short place stand beside the run.
  private func isInList(_ start: Int, _ end: Int) -> Bool {
    let isComma = { (index: Int) in self.scalars[self.tokens[index].range.lowerBound] == 0x3001 }
    let hasBefore = start > 1 && isComma(start - 1) && isShortPlace(start - 2)
    let hasBehind = end + 1 < tokens.count && isComma(end) && isShortPlace(end + 1)
    return hasBefore || hasBehind
  }

  private mutating func add(_ range: Range<Int>, _ kind: FoundName.Kind, _ confidence: Double) {
    found.append(FoundName(range: range, kind: kind, confidence: confidence))
  }
}
