/// What single words say about the names of organisations.
extension HanOrganisations {
  /// Where the name of a memorial starts that is called after the person before it: 宋庆龄故居陈列馆.
  func start(ofNamedAfterPerson last: Int) -> Int? {
    guard isMemorial(last) else { return nil }
    var index = last - 1
    while index > 0, last - index < Self.longestModifier, isMemorial(index) { index -= 1 }
    guard index >= 0,
      tokens[index].kind != .form || tokens[index].classes.contains(.person)
    else { return nil }
    while index > 0, last - index < Self.longestModifier, tokens[index - 1].kind == .form,
      tokens[index - 1].classes.contains(.place)
    {
      index -= 1
    }
    return index
  }

  /// 纪念馆, 故居, 纪念堂, 基金会, 博物院 and the like.
  private func isMemorial(_ index: Int) -> Bool {
    guard tokens[index].classes.contains(.head) else { return false }
    return isOneOf(Self.memorials, index)
  }

  private static let memorials = DateText.words(
    "纪念馆", "紀念館", "陈列馆", "陳列館", "博物馆", "博物館", "博物院", "美术馆", "美術館",
    "艺术馆", "藝術館", "图书馆", "圖書館", "纪念堂", "紀念堂", "故居", "旧居", "舊居",
    "基金会", "基金會", "研究会", "研究會")

  /// What many a body is: 合资公司, 联合学院.
  static let attributes = DateText.words(
    "合资", "合資", "合作", "独资", "獨資", "联合", "聯合", "跨国", "跨國", "上市",
    "外资", "外資", "中资", "中資", "国有", "國有", "民营", "民營", "私营", "私營",
    "全资", "全資", "大型", "知名", "著名", "专业", "專業", "新", "子", "总", "總",
    "双方", "雙方", "对方", "對方", "定点", "定點", "有关", "有關", "相关", "相關", "其他", "当地",
    "當地", "下属", "下屬")

  /// What is done to bodies or is said of what they do: no name contains it.
  static let acts = DateText.words(
    "成立", "设立", "設立", "组建", "組建", "创办", "創辦", "签署", "簽署", "签订",
    "簽訂", "举行", "舉行", "参观", "參觀", "收购", "收購", "揭牌", "出席", "会见",
    "會見", "加入", "需要", "应当", "應當", "应该", "應該", "必须", "必須", "可以", "能够", "能夠")

  /// Whether a text has a word in it that is in no name.
  static func hasAct(_ text: ArraySlice<UInt32>) -> Bool {
    text.indices.contains { start in acts.contains { text[start...].starts(with: $0) } }
  }

  func isOneOf(_ words: [[UInt32]], _ index: Int) -> Bool {
    let text = scalars[tokens[index].range]
    return words.contains { text.elementsEqual($0) }
  }

  /// Whether a token is a level that is counted, and that of no body: 市 in 两市医学院.
  func isCounted(_ index: Int) -> Bool {
    guard index > 0, tokens[index].range.count == 1, tokens[index].classes.contains(.level)
    else { return false }
    switch scalars[tokens[index].range.lowerBound - 1] {
    case 0x4E24, 0x5169, 0x4E09, 0x56DB, 0x4E94, 0x5404, 0x591A, 0x51E0, 0x5E7E, 0x6570, 0x6578,
      0x6BCF:
      return true  // 两兩三四五各多几幾数數每
    default: return false
    }
  }

  /// Whether a token ends inside 部门.
  func isCutDepartment(_ index: Int) -> Bool {
    let end = tokens[index].range.upperBound
    guard end < scalars.count, scalars[end - 1] == 0x90E8 else { return false }
    return scalars[end] == 0x95E8 || scalars[end] == 0x9580
  }

  /// Whether a body is 中心 behind a level of government: the middle of the town.
  func isCentreOfPlace(_ index: Int) -> Bool {
    let range = tokens[index].range
    guard index > 0, range.count == 2, scalars[range.lowerBound] == 0x4E2D,
      scalars[range.lowerBound + 1] == 0x5FC3
    else { return false }
    switch scalars[range.lowerBound - 1] {
    case 0x5E02, 0x533A, 0x5340, 0x53BF, 0x7E23, 0x9547, 0x93AE: return true  // 市区區县縣镇鎮
    default: return false
    }
  }

  /// Whether a scalar is what an office is called by its last character: 局署司處院會.
  static func isOffice(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x5C40, 0x7F72, 0x53F8, 0x5904, 0x8655, 0x9662, 0x4F1A, 0x6703: true
    default: false
    }
  }

  /// Whether an office may end with a scalar: one of these, or the 所 of 公所.
  static func mayEndOffice(_ scalar: UInt32) -> Bool { isOffice(scalar) || scalar == 0x6240 }

  /// Whether what ends like an office is one without more evidence: 公署, 公所, and a noun with 局 or 署.
  func isSureOffice(_ index: Int) -> Bool {
    let scalar = scalars[tokens[index].range.lowerBound]
    return tokens[index].range.count == 2
      || tokens[index].range.count == 1 && (scalar == 0x5C40 || scalar == 0x7F72)
  }

  /// Whether a token is an office behind what it is in charge of: 水利 and 署, 鎮 and 公所.
  func isOffice(_ index: Int) -> Bool {
    let token = tokens[index]
    guard Self.mayEndOffice(scalars[token.range.upperBound - 1]),
      token.classes.isDisjoint(with: [.head, .organisation])
    else { return false }
    // 保安局 is a word as 水利署 is two.
    if token.range.count > 2 {
      return endsAsOffice(index) && token.classes.contains(.noun)
        && token.classes.isDisjoint(with: [.function, .stop, .role, .place, .weakPlace, .verb])
    }
    guard index > 0 else { return false }
    let before = tokens[index - 1]
    guard before.isHan, before.kind == .form,
      before.classes.isDisjoint(with: [.stop, .role, .head])
    else { return false }
    if token.range.count == 2, before.classes.contains(.level) {
      return isOneOf(Self.officeWords, index)
    }
    guard !before.classes.contains(.function) else { return false }
    if token.range.count == 2 {
      return isOneOf(Self.officeWords, index) && before.range.count > 1
    }
    return endsAsOffice(index) && !Self.isWill(scalars[token.range.lowerBound])
      && before.range.count > 1
      && !before.classes.isDisjoint(with: [.noun, .subject, .verb])
      && (!before.classes.contains(.place) || isProvedOffice(index))
  }

  /// Whether the name of an office that has no place may contain a word: neither a title nor 本府.
  func mayBeOfOffice(_ index: Int) -> Bool {
    let token = tokens[index]
    guard token.range.count > 1, !token.classes.contains(.role) else { return false }
    switch scalars[token.range.lowerBound] {
    case 0x672C, 0x8BE5, 0x8A72, 0x8D35, 0x8CB4: return false  // 本该該贵貴
    default: return true
    }
  }

  /// 會, which is also a verb.
  private static func isWill(_ scalar: UInt32) -> Bool { scalar == 0x4F1A || scalar == 0x6703 }

  /// Whether a token ends as offices do.
  func endsAsOffice(_ index: Int) -> Bool {
    Self.isOffice(scalars[tokens[index].range.upperBound - 1])
  }

  private static let officeWords = DateText.words("公署", "公所")

  /// Whether a title or what officials do stands behind an office: 水利署署長, 水利署表示.
  func isProvedOffice(_ index: Int) -> Bool {
    guard index + 1 < tokens.count else { return false }
    let next = tokens[index + 1]
    // 座談會主席
    guard !Self.isWill(scalars[tokens[index].range.upperBound - 1]) else { return false }
    return next.kind == .form && next.range.count > 1
      && !next.classes.isDisjoint(with: [.role, .cue])
  }

  /// Whether a word names what is taught or done: 医学, 技术, 工程.
  func isField(_ index: Int) -> Bool {
    let token = tokens[index]
    guard token.isHan, token.range.count > 1, !token.classes.contains(.head) else { return false }
    switch scalars[token.range.upperBound - 1] {
    case 0x5B66, 0x5B78, 0x672F, 0x8853, 0x7A0B, 0x52A1, 0x52D9: return true  // 学學术術程务務
    default: return token.classes.contains(.subject)
    }
  }
}
