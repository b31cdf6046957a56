extension HanLattice {
  // Tuned on the training split of UNER Chinese-GSDSIMP.
  private static let person: Int32 = 62
  /// What it costs that a given name has one character.
  static let singleGiven: Int32 = 14
  private static let dottedPerson: Int32 = 30
  private static let plainForeigner: Int32 = 60
  /// What it costs that a name has a word that mostly stands beside names.
  private static let wordInName: Int32 = 50
  /// The least that words beside a name with two surnames say.
  private static let boundsMarried: Int32 = 20
  /// Behind a word that joins two names, a surname that costs less begins the second one.
  private static let usualSurname: Int32 = 110
  /// What a Japanese name costs before its given name.
  private static let japanese: Int32 = 150
  /// The most that a character of a Japanese given name costs: those of Chinese names say little of them.
  private static let japaneseGiven: Int32 = 60
  /// The cost of a character that no known given name consists of.
  private static let unseenGiven: Int32 = 127
  /// The cost of a character that one known name in transcription has.
  static let unusualForeign: Int32 = 124
  /// The most characters of a name in transcription that no known one has.
  private static let mostUnusual = 2

  /// A surname that costs less is one of the most frequent ones: 王 and 何, and not 惠.
  private static let frequentSurname: Int32 = 85

  /// Behind a title, a name with a middle dot may have any characters, so many of them in a part: 谷木·巴桂.
  private static let longestPart = 6

  /// What stands before and behind a name says about it.
  private func evidence(_ start: Int, _ end: Int) -> Int32 {
    Int32(cells[start].evidenceBefore) + Int32(cells[end].evidenceAfter)
  }

  /// A surname with given names of one and two characters.
  func addPersons(
    _ steps: inout MutableSpan<Step>, from start: Int, surnameEnd: Int, _ surnameCost: Int32
  ) {
    // 和 is seldom a surname, and mostly stands between two names.
    let isBehind = start > 0 && cells[start - 1].isHan
    if isBehind, conjunctions.contains(cells[start].code), mayBeSurname(surnameEnd) { return }
    let isInside = isBehind && isParticle(cells[start].code)
    let surnameCost = isInside ? surnameCost + Self.wordInName : surnameCost
    for length in 1...2 {
      let end = surnameEnd + length
      guard end < cells.count, cells[end - 1].isHan else { return }
      // 南宁市
      if units.contains(cells[end - 1].code), isPlace(start..<end - 1) { continue }
      let evidence = evidence(start, end)
      if evidence < 30, sights.contains(cells[end - 1].code) { continue }
      guard let given = givenCost(surnameEnd..<end, hasEvidence: evidence >= 30) else { continue }
      step(
        &steps, from: start, to: end, cost: max(1, Self.person + surnameCost + given - evidence),
        [],
        .person, hasEvidence: evidence >= 30)
    }
    if surnameEnd == start + 1 { addMarried(&steps, from: start, surnameCost) }
  }

  /// The surname of a husband before that of his wife and her given name, where a title or a verb shows where the
  /// name starts and ends: 王李淑芬女士.
  private func addMarried(
    _ steps: inout MutableSpan<Step>, from start: Int, _ surnameCost: Int32
  ) {
    let end = start + 4
    guard end < cells.count, mayBeSurname(start), mayBeSurname(start + 1),
      start == 0 || !cells[start - 1].isHan || conjunctions.contains(cells[start - 1].code)
        || cells[start].evidenceBefore >= 30,
      !isParticle(cells[start].code), !followsNames(cells[start].code),
      !followsNames(cells[start + 1].code), cells[start + 2].isHan, cells[start + 3].isHan,
      // 安康, 韩江中学, 方王为民
      self.record(of: start..<start + 2)?.classes.isDisjoint(with: [.word, .place, .weakPlace])
        != false,
      self.record(of: start + 2..<end)?.classes.contains(.word) != true,
      !followsNames(cells[start + 2].code), !levels.contains(cells[start + 3].code),
      let record = record(of: start + 1..<start + 2),
      record.surnameCost < Self.frequentSurname,
      self.record(of: end - 1..<end)?.classes.contains(.cue) != true
    else { return }
    let evidence = evidence(start, end)
    // 歌手王金芳献唱
    guard evidence >= Self.boundsMarried, isEnd(end) || cells[end].evidenceAfter > 0,
      let given = givenCost(start + 2..<end, hasEvidence: evidence >= 30)
    else { return }
    step(
      &steps, from: start, to: end,
      cost: max(1, Self.person + surnameCost + record.surnameCost / 2 + given - evidence), [],
      .person, hasEvidence: true)
  }

  /// Whether no given name goes on at an index: a mark, a word of several characters, or one that stands behind
  /// names.
  private func isEnd(_ index: Int) -> Bool {
    guard cells[index].isHan, !followsNames(cells[index].code) else { return true }
    return startsWord(index)
  }

  /// Whether a word of several characters starts at an index.
  private func startsWord(_ index: Int) -> Bool {
    let end = Int(cells[index + 1].firstMatch)
    // The longest form is the last.
    return end > Int(cells[index].firstMatch) && Int(matches[end - 1].end) > index + 1
      && matches[end - 1].record.classes.contains(.word)
  }

  /// Whether a character ends the names of places: 青木关镇.
  private func isUnit(_ index: Int) -> Bool {
    record(of: index..<index + 1)?.classes.isDisjoint(with: [.suffix, .level]) == false
  }

  /// Whether a character is a usual surname.
  private func mayBeSurname(_ index: Int) -> Bool {
    guard index + 1 < cells.count, let record = record(of: index..<index + 1) else { return false }
    return record.classes.contains(.surname) && record.surnameCost < Self.usualSurname
  }

  /// A Japanese surname of two characters or more with a given name.
  func addJapanese(_ steps: inout MutableSpan<Step>, from start: Int, surnameEnd: Int) {
    var given: Int32 = 0
    for length in 1...3 {
      let end = surnameEnd + length
      guard end < cells.count, cells[end - 1].isHan else { return }
      let last = cells[end - 1].code
      given += min(table.givenCost(last, length == 1 ? .first : .second), Self.japaneseGiven)
      guard isEnd(end) || cells[end].evidenceAfter > 0, !isUnit(end - 1), !followsNames(last)
      else { continue }
      let evidence = evidence(start, end)
      switch length {
      case 1 where evidence < 30: continue
      case 2 where record(of: surnameEnd..<end)?.classes.contains(.word) == true: continue
      case 3 where !thirdCharacters.contains(last): continue
      default: break
      }
      step(
        &steps, from: start, to: end, cost: max(1, Self.japanese + given - evidence), [],
        .foreignPerson, hasEvidence: true)
    }
  }

  /// The cost of characters as a given name; `nil` if nobody is called like that.
  private func givenCost(_ range: Range<Int>, hasEvidence: Bool) -> Int32? {
    let first = cells[range.lowerBound].code
    guard range.count == 2 else {
      let cost = table.givenCost(first, .only)
      return cost < Self.unseenGiven || hasEvidence ? cost + Self.singleGiven : nil
    }
    let last = cells[range.lowerBound + 1].code
    var cost = table.givenCost(first, .first) + table.givenCost(last, .second)
    if let record = record(of: range) {
      // 女士 behind a surname is a title.
      if record.classes.contains(.role) { return nil }
      // A name that is known without its surname, such as 浩然.
      if record.classes.contains(.person) { cost = min(cost, record.cost - Self.person) }
    }
    return cost + (followsNames(last) ? Self.wordInName : 0)
  }

  /// What the table knows of a form in the text.
  private func record(of range: Range<Int>) -> NameTable.Record? {
    let start = Int(cells[range.lowerBound].firstMatch)
    let end = Int(cells[range.lowerBound + 1].firstMatch)
    for match in start..<end where Int(matches[match].end) == range.upperBound {
      return matches[match].record
    }
    return nil
  }

  private func isPlace(_ range: Range<Int>) -> Bool {
    guard let record = record(of: range) else { return false }
    return !record.classes.isDisjoint(with: [.place, .weakPlace])
  }

  /// The length of a title that a name of transcribed characters up to `end` ends with; 0 if it has none.
  private func titleLength(before end: Int, from start: Int) -> Int {
    guard cells[end].evidenceBefore >= 30 else { return 0 }
    for length in 2...3 where end - length > start {
      if record(of: end - length..<end)?.classes.contains(.role) == true { return length }
    }
    return 0
  }

  private func isParticle(_ code: UInt16) -> Bool { particles.contains(code) }

  /// Whether a character that is in no known name in transcription may be in one: a surname, and no word of
  /// grammar.
  private func mayBeForeign(_ index: Int) -> Bool {
    let start = Int(cells[index].firstMatch)
    guard start < Int(cells[index + 1].firstMatch), Int(matches[start].end) == index + 1 else {
      return false
    }
    return matches[start].record.classes.contains(.surname)
  }

  private func followsNames(_ code: UInt16) -> Bool { followers.contains(code) }

  /// Whether a country and 人 start at an index, as in 荷兰人扬·德弗里斯.
  private func isCitizen(_ index: Int) -> Bool {
    let forms = Int(cells[index].firstMatch)..<Int(cells[index + 1].firstMatch)
    return matches[forms].contains {
      $0.record.classes.contains(.country) && cells[Int($0.end)].code == people
    }
  }

  /// Names in transcription: with a middle dot, or beside a title.
  func addForeigners(
    _ steps: inout MutableSpan<Step>, from start: Int, hasDot: Bool
  ) {
    if isCitizen(start) || cells[start].code == people && steps[start].classes.contains(.country) {
      return
    }
    let before = cells[start].evidenceBefore
    let count = cells.count - 1
    var cost: Int32 = 0
    var parts = 0
    var partStart = start
    var unusual = 0
    var isJoined = false
    var end = start
    while end < count, end - start < Self.longestForm {
      if cells[end].isDot {
        guard end > start, !cells[end - 1].isDot else { return }
        parts += 1
        end += 1
        partStart = end
        continue
      }
      if cells[end].isHyphen, end > start, cells[end - 1].isHan, cells[end + 1].isHan {
        isJoined = true
        end += 1
        continue
      }
      guard cells[end].isHan, !isParticle(cells[end].code) else { return }
      let character = table.givenCost(cells[end].code, .foreign)
      if character >= Self.unusualForeign {
        // 何塞·路易斯, 里克·范德瓦勒
        guard hasDot || parts > 0,
          before >= 30 && end - partStart < Self.longestPart && !startsWord(end)
            || unusual < Self.mostUnusual && mayBeForeign(end)
        else { return }
        unusual += 1
      }
      cost += min(character, Self.unusualForeign)
      end += 1
      guard end - start > 1, titleLength(before: end, from: partStart) == 0,
        parts > 0 || record(of: start..<end)?.classes.contains(.country) != true
      else { continue }
      let evidence = evidence(start, end)
      if parts > 0 {
        guard !cells[end - 1].isDot else { continue }
        // Characters of a name in transcription follow each other more closely than they say alone.
        step(
          &steps, from: start, to: end, cost: max(1, Self.dottedPerson + cost * 3 / 4 - evidence),
          [],
          .foreignPerson, hasEvidence: true)
      } else if evidence >= 30, end - start <= 6, !isJoined, unusual == 0,
        !levels.contains(cells[end - 1].code)
      {
        step(
          &steps, from: start, to: end, cost: max(1, Self.plainForeigner + cost - evidence), [],
          .foreignPerson, hasEvidence: true)
      } else if !hasDot, before == 0, end - start > 6 {
        return
      }
    }
  }
}
