/// Finds organisations in Chinese text by their grammar: place or level, subject, body.
///
/// 重慶市人民政府外事辦公室, 市政府外辦, 日本駐重慶總領事館, 市文化和旅遊發展委員會.
struct HanOrganisations {
  let tokens: [HanToken]
  let scalars: [UInt32]

  /// Reads the tokens of a text.
  init(tokens: [HanToken], scalars: [UInt32]) {
    self.tokens = tokens
    self.scalars = scalars
  }

  /// The confidence of what may be an office, if something else says that it is one.
  static let doubtful = 0.3

  /// The most words that a name has before its last one.
  static let longestModifier = 9

  /// Appends the organisations, from the last to the first.
  func find(into found: inout [FoundName]) {
    var index = tokens.count - 1
    while index >= 0 {
      let token = tokens[index]
      guard token.kind == .form,
        !token.classes.isDisjoint(with: [.head, .organisation]) || isOffice(index),
        !isCutDepartment(index)
      else {
        index -= 1
        continue
      }
      let (start, hasAnchor) = start(before: index)
      if let confidence = confidence(from: start, to: index, hasAnchor: hasAnchor) {
        found.append(
          FoundName(
            range: tokens[start].range.lowerBound..<token.range.upperBound, kind: .organisation,
            confidence: confidence))
        index = confidence > Self.doubtful ? start - 1 : index - 1
      } else {
        index -= 1
      }
    }
  }

  /// The first token of the name that ends with the token at `last`.
  private func start(before last: Int) -> (index: Int, hasAnchor: Bool) {
    if isCompany(last), let start = start(beforeBracketOf: last) { return (start, true) }
    if let start = start(ofNamedAfterPerson: last) { return (start, true) }
    let isKnown = tokens[last].classes.contains(.organisation)
    var anchor: Int?
    var nouns = last
    var isRunOfNouns = true
    var index = last - 1
    while index >= 0, last - index <= Self.longestModifier {
      let token = tokens[index]
      guard token.isHan, !token.classes.contains(.stop) else { break }
      if isAnchor(index), !(isCompany(index) && isCompany(last)) {
        // Another place further left belongs to the name only if it stands directly before.
        guard anchor == nil || anchor == index + 1 || isMission(index + 1) && anchor == index + 2
        else { break }
        anchor = index
      } else if isMission(index) {
        guard anchor == index + 1, index > 0, isAnchor(index - 1) else { break }
      } else if anchor != nil {
        break
      } else if isConjunction(index) {
        // 医学与健康学院
        let joinsFields =
          index > 0 && (isField(index - 1) || endsAsOffice(last) && isProvedOffice(last))
        if !joinsFields { isRunOfNouns = false }
        guard index > 0, isPart(index - 1), !isPartner(index - 1),
          index + 1 < last || isSubjectBody(last) || joinsFields
        else { break }
      } else if isPart(index) {
        if isOffice(last), !mayBeOfOffice(index) { break }
        if !token.classes.contains(.noun), index < last - 1 || !isOffice(last) {
          isRunOfNouns = false
        }
        if isRunOfNouns { nouns = index }
      } else {
        // 施密特机械制造有限公司 is called by its owner.
        if token.kind != .form, anchor == nil, isRunOfNouns, isCompany(last) {
          return (placeOfCompany(last) ?? index, true)
        }
        break
      }
      index -= 1
    }
    if anchor == nil, isCompany(last), let place = placeOfCompany(last) { return (place, true) }
    // 科克市议会: a place that is also a word is one before its level.
    if let level = anchor, level > 0, tokens[level].range.count == 1,
      tokens[level].classes.contains(.level), tokens[level - 1].range.count > 1,
      tokens[level - 1].kind == .form, tokens[level - 1].classes.contains(.weakPlace),
      !tokens[level - 1].classes.contains(.stop)
    {
      anchor = level - 1
    }
    // What is known by itself needs no more than a place or a level directly before it.
    if let anchor, !isKnown || anchor == last - 1 || isMission(last - 1) { return (anchor, true) }
    return (isKnown ? last : nouns, false)
  }

  /// How sure it is that the tokens name an organisation; `nil` if they do not.
  private func confidence(from start: Int, to last: Int, hasAnchor: Bool) -> Double? {
    let token = tokens[last]
    if token.classes.contains(.organisation) { return 0.95 }
    if isCentreOfPlace(last) { return nil }
    if isOffice(last) {
      guard start < last || token.range.count > 2 else { return nil }
      let isProved = isProvedOffice(last)
      guard isProved || isSureOffice(last) else { return Self.doubtful }
      return hasAnchor ? 0.9 : isProved ? 0.85 : 0.6
    }
    if hasAnchor { return token.range.count > 1 ? 0.9 : start < last - 1 ? 0.75 : 0.7 }
    if isSubjectBody(last), start == last { return 0.6 }
    // 集团有限公司, 合资公司: heads and what many bodies are name nothing.
    let hasName = (start..<last).contains {
      !tokens[$0].classes.contains(.head) && !isOneOf(Self.attributes, $0)
    }
    guard hasName else {
      // 发展局局长
      let isAlone = start == last && token.range.count > 2 && endsAsOffice(last)
      return isAlone && isProvedOffice(last) ? 0.85 : nil
    }
    let length = tokens[last].range.lowerBound - tokens[start].range.lowerBound
    return start < last && length >= 2 && length <= 8 && isProper(last) ? 0.65 : nil
  }

  /// Whether a body is a company, whose name may be any characters: 宁波海天塑机集团有限公司.
  private func isCompany(_ index: Int) -> Bool {
    let range = tokens[index].range
    let end = range.upperBound
    return range.count > 1
      && (scalars[end - 2] == 0x516C && scalars[end - 1] == 0x53F8
        || scalars[end - 2] == 0x96C6 && (scalars[end - 1] == 0x56E2 || scalars[end - 1] == 0x5718))
  }

  /// The place that the name of a company starts with, behind which no function word or title may stand.
  private func placeOfCompany(_ last: Int) -> Int? {
    var index = last - 1
    while index >= 0, last - index <= Self.longestModifier {
      let token = tokens[index]
      guard token.isHan, token.classes.isDisjoint(with: [.stop, .function, .role]),
        !token.hasEvidence
      else { return nil }
      if token.kind == .form, token.classes.contains(.place), token.range.count > 1 { return index }
      guard !token.classes.contains(.verb) || token.classes.contains(.noun),
        !isOneOf(Self.acts, index)
      else { return nil }
      index -= 1
    }
    return nil
  }

  /// Where the name of a company starts that has its place in a bracket: 海德（重庆）有限公司.
  ///
  /// What stands before the bracket may be any characters, up to a place, a known name, or a word that no name
  /// contains.
  private func start(beforeBracketOf last: Int) -> Int? {
    var closing = last - 1
    while closing > 0, last - closing < Self.longestModifier, mayBeOfName(closing) { closing -= 1 }
    guard closing > 0, isScalar(closing, 0x29, 0xFF09) else { return nil }
    var opening = closing - 1
    while opening > 0, closing - opening < 6, tokens[opening].isHan { opening -= 1 }
    guard opening > 0, isScalar(opening, 0x28, 0xFF08),
      tokens[opening + 1..<closing].contains(where: {
        !$0.classes.isDisjoint(with: [.place, .weakPlace, .head])
      })
    else { return nil }
    var start = opening
    while start > 0, opening - start < Self.longestModifier {
      let isLetter = LatinWord.isLetter(scalars[tokens[start - 1].range.lowerBound])
      guard isLetter || mayBeOfName(start - 1) else { break }
      start -= 1
      let token = tokens[start]
      let isKnown = !token.classes.isDisjoint(with: [.place, .organisation])
      if isKnown, token.range.count > 1 { break }
    }
    return start < opening ? start : nil
  }

  // MARK: - Lists

  private static let mostListed = 24
  /// The 等 behind a list.
  static let andOthers: UInt32 = 0x7B49

  /// Takes what lists call companies for organisations: 沃达丰、施耐德等公司.
  func findListed(into found: inout [FoundName]) {
    var listed: [FoundName] = []
    for index in tokens.indices.dropFirst(3)
    where scalars[tokens[index].range.lowerBound] == Self.andOthers && isOfCompanies(index + 1) {
      let items = items(before: index)
      let ranges = items.map {
        tokens[$0.lowerBound].range.lowerBound..<tokens[$0.upperBound - 1].range.upperBound
      }
      guard items.count > 1, ranges.allSatisfy({ 2...12 ~= $0.count }),
        items.count(where: isPlace) * 2 <= items.count
      else { continue }
      listed += ranges.map { FoundName(range: $0, kind: .organisation, confidence: 0.8) }
    }
    guard !listed.isEmpty else { return }
    let known = OutermostNames(found.filter { $0.kind == .organisation })
    listed.removeAll { !known.names(overlapping: $0.range).isEmpty }
    let others = OutermostNames(listed)
    found.removeAll { !others.names(overlapping: $0.range).isEmpty }
    found += others.names
  }

  /// Whether 公司, 企业 or 集团 stands at a token or a few behind it.
  private func isOfCompanies(_ start: Int) -> Bool {
    for token in tokens[start...].prefix(4) {
      let range = token.range
      guard token.isHan || scalars[range.lowerBound] &- 0x30 < 10 else { return false }
      switch (scalars[range.upperBound - min(2, range.count)], scalars[range.upperBound - 1]) {
      case (0x516C, 0x53F8), (0x4F01, 0x4E1A), (0x4F01, 0x696D), (0x96C6, 0x56E2), (0x96C6, 0x5718),
        (0x8F66, 0x4F01), (0x836F, 0x4F01):
        return true
      default: if token.classes.contains(.place) { return false }
      }
    }
    return false
  }

  /// The tokens of the items of a list that ends before a token, from the last to the first.
  private func items(before end: Int) -> [Range<Int>] {
    var result: [Range<Int>] = []
    var last = end
    while last > 0, result.count < Self.mostListed {
      var start = last
      // Where the item starts if it is the first one, behind a verb: 引进沃达丰.
      var verbEnd: Int?
      while start > 0, last - start < Self.longestModifier {
        let scalar = scalars[tokens[start - 1].range.lowerBound]
        guard LatinWord.isLetter(scalar) || mayBeOfName(start - 1) else { break }
        let token = tokens[start - 1]
        if token.classes.contains(.verb), token.range.count > 1 { verbEnd = verbEnd ?? start }
        start -= 1
      }
      if let verbEnd, start == 0 || !isConjunction(start - 1) { start = verbEnd }
      guard start < last else { break }
      result.append(start..<last)
      guard start > 0, isConjunction(start - 1) else { break }
      last = start - 1
    }
    return result
  }

  private func isPlace(_ item: Range<Int>) -> Bool {
    item.count == 1 && tokens[item.lowerBound].classes.contains(.place)
  }

  /// Whether the name of a company may contain a token; of single characters all but a few may be of a foreign
  /// name.
  private func mayBeOfName(_ index: Int) -> Bool {
    let token = tokens[index]
    guard token.isHan else { return false }
    guard token.range.count == 1 else {
      return token.classes.isDisjoint(with: [.function, .role, .stop])
        && (!token.classes.contains(.verb) || token.classes.contains(.noun))
    }
    return !isGoing(index) && !isConjunction(index)
      && !HanTranscription.particles.contains(scalars[token.range.lowerBound])
  }

  /// 到, 赴, 访, 来, 去, 进, 驻, 是, 有, 请, 给, 让, 了, 的, 为, 于, 将, 至, 同, 该, 等: what stands before a name.
  private func isGoing(_ index: Int) -> Bool {
    switch scalars[tokens[index].range.lowerBound] {
    case 0x5230, 0x8D74, 0x8BBF, 0x8A2A, 0x6765, 0x4F86, 0x53BB, 0x8FDB, 0x9032, 0x9A7B, 0x99D0,
      0x662F, 0x6709, 0x8BF7, 0x8ACB, 0x7ED9, 0x7D66, 0x8BA9, 0x8B93, 0x4E86, 0x7684, 0x4E3A,
      0x70BA, 0x4E8E, 0x65BC, 0x5C06, 0x5C07, 0x81F3, 0x540C, 0x8BE5, 0x8A72, 0x7B49:
      true
    default: false
    }
  }

  private func isScalar(_ index: Int, _ first: UInt32, _ second: UInt32) -> Bool {
    let scalar = scalars[tokens[index].range.lowerBound]
    return scalar == first || scalar == second
  }

  /// Whether what stands before 和 is a whole name of its own: 伦敦与…公司, …大学和…集团.
  private func isPartner(_ index: Int) -> Bool {
    let token = tokens[index]
    guard token.range.count > 1 else { return false }
    if !token.classes.isDisjoint(with: [.organisation, .head]) { return true }
    return token.classes.contains(.place) && !tokens[index + 2].classes.contains(.place)
  }

  /// A place, a level of government, or another organisation.
  private func isAnchor(_ index: Int) -> Bool {
    let token = tokens[index]
    guard token.kind == .form, !isCounted(index) else { return false }
    // 德国驻华大使馆
    if token.classes.contains(.shortPlace), index > 0, isMission(index - 1) { return true }
    return !token.classes.isDisjoint(with: [.place, .level, .organisation])
      || token.classes.contains(.head) && token.range.count > 1
      || token.classes.contains([.suffix, .noun]) && token.range.count > 1
  }

  /// A word that a name may contain between its place and its body.
  private func isPart(_ index: Int) -> Bool {
    let token = tokens[index]
    guard token.isHan, token.kind == .form, !token.classes.contains(.stop), !isCounted(index)
    else { return false }
    if token.classes.isEmpty { return true }
    guard !token.classes.contains(.function), !isOneOf(Self.acts, index) else { return false }
    return !token.classes.isDisjoint(with: [.noun, .subject, .weakPlace, .shortPlace])
      || token.classes.contains(.verb) && token.range.count > 1
  }

  /// 教育局 and the like, which name an office by themselves.
  private func isSubjectBody(_ index: Int) -> Bool {
    tokens[index].classes.contains([.head, .subject]) && tokens[index].range.count >= 3
  }

  /// A body that is named by a word before it without a place, such as 大學.
  private func isProper(_ index: Int) -> Bool {
    tokens[index].range.count >= 2
  }

  /// 駐 between two places.
  private func isMission(_ index: Int) -> Bool {
    let scalar = scalars[tokens[index].range.lowerBound]
    return tokens[index].range.count == 1 && (scalar == 0x99D0 || scalar == 0x9A7B)
  }

  /// 和, 與, 及, 、 inside 文化和旅遊委員會.
  private func isConjunction(_ index: Int) -> Bool {
    guard tokens[index].range.count == 1 else { return false }
    switch scalars[tokens[index].range.lowerBound] {
    case 0x548C, 0x8207, 0x4E0E, 0x53CA, 0x3001: return true
    default: return false
    }
  }
}
