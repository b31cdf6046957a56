/// What lines of a Chinese official letter look like.
///
/// Forms: GB/T 9704-2012 (letterhead, addressee, signature, date), the letters of offices in Taiwan (文書處理手冊 of
/// the Executive Yuan) and common letters.
enum ChineseLetterForm: LetterForm {
  static func addressee(of line: LetterLine) -> Range<Int>? {
    guard let last = line.text.last, line[last] == 0xFF1A || line[last] == 0x3A,
      (3...80).contains(line.text.count)
    else { return nil }
    var name = line.trimmed(line.text.lowerBound..<last)
    let salutation = line.length(of: salutations, at: name.lowerBound)
    name = line.trimmed(name.lowerBound + salutation..<name.upperBound)
    guard name.count >= 2, Numbering(of: SentenceText(bytes: bytes(of: line))) == nil,
      !name.contains(where: { isSentenceMark(line[$0]) }),
      line.length(of: labels, at: name.lowerBound) == 0
    else { return nil }
    return isBody(line, name) || line.length(of: honorifics, before: name.upperBound) > 0
      ? name : nil
  }

  static func addresseeField(of line: LetterLine) -> Range<Int>? { line.field(addressees) }

  static func dateField(of line: LetterLine) -> Range<Int>? { line.field(dates) }

  static func issuer(of line: LetterLine) -> Range<Int>? {
    guard (4...40).contains(line.text.count) else { return nil }
    let paper = line.length(of: papers, before: line.text.upperBound)
    let name = line.trimmed(line.text.lowerBound..<line.text.upperBound - paper)
    let hasMarks = name.contains {
      isSentenceMark(line[$0]) || line[$0] == 0x3A || line[$0] == 0xFF1A
    }
    return !hasMarks && isBody(line, name) && !isAbout(line) ? name : nil
  }

  static func isClosing(_ line: LetterLine) -> Bool {
    line.text.count <= 12 && line.length(of: closings, at: line.text.lowerBound) > 0
  }

  static func isSignature(_ line: LetterLine) -> Bool {
    guard (2...40).contains(line.text.count), !isClosing(line), let last = line.text.last else {
      return false
    }
    let hasMarks = line.text.contains { isSentenceMark(line[$0]) || line[$0] == 0xFF1A }
    guard !hasMarks, !isAbout(line), Numbering(of: SentenceText(bytes: bytes(of: line))) == nil
    else {
      return false
    }
    if isBody(line, line.text) { return true }
    // A person: two to four characters, perhaps with a space inside, or with the post.
    let han = line.text.count { Script.of(line[$0]) == .han }
    return Script.of(line[last]) == .han && (2...4).contains(han)
      || line.length(of: honorifics, before: line.text.upperBound) > 0
      || line.length(of: honorifics, at: line.text.lowerBound) > 0
  }

  static func isBehindSignature(_ line: LetterLine) -> Bool {
    line.length(of: notes, at: line.text.lowerBound) > 0
      || line.length(of: printed, before: line.text.upperBound) > 0
  }

  static func isBody(_ line: LetterLine, _ name: Range<Int>) -> Bool {
    name.count >= 3 && line.length(of: bodies, before: name.upperBound) > 0
  }

  /// A title: `关于…的通知`.
  private static func isAbout(_ line: LetterLine) -> Bool {
    line.text.contains { line.has(about, at: $0) || line.has(aboutTraditional, at: $0) }
  }

  private static func isSentenceMark(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x3002, 0xFF0C, 0xFF1B, 0xFF01, 0xFF1F, 0x300A, 0x201C, 0x300C: true
    default: false
    }
  }

  private static func bytes(of line: LetterLine) -> [UInt8] {
    var text = String.UnicodeScalarView()
    for index in line.text { if let scalar = Unicode.Scalar(line[index]) { text.append(scalar) } }
    return Array(String(text).utf8)
  }

  private static let about = LetterLine.words("关于")[0]
  private static let aboutTraditional = LetterLine.words("關於")[0]
  private static let papers = LetterLine.words("文件 公函 書函 函 公告 令")
  private static let addressees = LetterLine.words("受文者 主送机关 主送機關 主送 收文单位 收文單位")
  private static let dates = LetterLine.words("發文日期 发文日期 日期")
  private static let salutations = LetterLine.words("尊敬的 敬爱的 敬愛的 致： 致: 致")
  /// Words before a colon that introduce something else than an addressee.
  private static let labels = LetterLine.words(
    "主办 主辦 承办 承辦 协办 協辦 联系 聯繫 聯絡 支持 抄送 附件 责任 責任 牵头 "
      + "牽頭 参加 參加 出席 报送 報送 来源 來源 发布 發布 主管 作者 地址 下列 以下 "
      + "如下 包括")
  private static let honorifics = LetterLine.words(
    "先生 女士 阁下 閣下 同志 主席 市长 市長 省长 省長 县长 縣長 大使 领事 領事 参赞 參贊 "
      + "教授 主任 书记 書記 会长 會長 校长 校長 院长 院長 局长 局長 处长 處長 部长 "
      + "部長 总理 總理 总统 總統 经理 經理 博士 朋友 朋友们 朋友們 同事们 同事們 "
      + "各位代表 各位来宾 代表")
  private static let closings = LetterLine.words(
    "此致 敬礼 敬禮 顺致 順致 顺颂 順頌 敬颂 敬頌 祝 谨致 謹致 专此 專此 特此 "
      + "此复 此復 以上")
  private static let notes = LetterLine.words(
    "抄送 抄报 抄報 正本 副本 附件 附： 附: 联系人 聯繫人 联系电话 聯絡人 （联系 (联系 "
      + "（此件 (此件 印发 印發 主题词 主題詞")
  private static let printed = LetterLine.words("印发 印發")
  /// What names of bodies end with.
  private static let bodies = LetterLine.words(
    "政府 委员会 委員會 办公室 辦公室 办公厅 辦公廳 外办 外辦 侨办 僑辦 局 厅 廳 "
      + "部 处 處 委 协会 協會 学会 學會 联合会 聯合會 商会 商會 理事会 理事會 中心 "
      + "公司 集团 集團 大学 大學 学院 學院 学校 學校 中学 中學 小学 小學 研究所 "
      + "研究院 所 站 社 使馆 使館 领事馆 領事館 领馆 領館 代表处 代表處 博物馆 "
      + "博物館 图书馆 圖書館 机构 機構 单位 單位 部门 部門 企业 企業 法院 检察院 "
      + "檢察院 医院 醫院 银行 銀行 基金会 基金會 组委会 組委會 筹委会 籌委會 管委会 "
      + "管委會 科 課 课 司 室 署 院 役所 役場")
}
