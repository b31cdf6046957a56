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
    "全资", "全資", "大型", "知名", "著名", "专业", "專業", "新", "子", "总", "總")

  /// What is done to bodies: no name contains it.
  static let acts = DateText.words(
    "成立", "设立", "設立", "组建", "組建", "创办", "創辦", "签署", "簽署", "签订",
    "簽訂", "举行", "舉行", "参观", "參觀", "收购", "收購", "揭牌", "出席", "会见",
    "會見", "加入")

  /// Whether a text has a word in it that is in no name.
  static func hasAct(_ text: ArraySlice<UInt32>) -> Bool {
    text.indices.contains { start in acts.contains { text[start...].starts(with: $0) } }
  }

  func isOneOf(_ words: [[UInt32]], _ index: Int) -> Bool {
    let text = scalars[tokens[index].range]
    return words.contains { text.elementsEqual($0) }
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

  /// Whether a word names what is taught or done: 医学, 技术, 工程.
  func isField(_ index: Int) -> Bool {
    let token = tokens[index]
    guard token.isHan, token.range.count > 1, !token.classes.contains(.head) else { return false }
    switch scalars[token.range.upperBound - 1] {
    case 0x5B66, 0x5B78, 0x672F, 0x8853, 0x7A0B: return true  // 学學术術程
    default: return token.classes.contains(.subject)
    }
  }
}
