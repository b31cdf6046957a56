/// Reads Chinese bylines: `本报记者 林墨`, `市长　林墨`, `文/林墨 图/何燕`.
struct ChineseByline: Sendable {
  /// How likely a part of a line is a person's name.
  let persons: PersonOdds

  // Set by hand, between the names and the words among the short lines of the development sets.
  /// The least odds of a name beside a role or an office: that of many a word.
  private static let leastOddsBesideRole: Int32 = -80
  /// The least odds of a name alone: hardly less than those of words.
  private static let leastOddsAlone: Int32 = -12
  /// How long a name with a middle dot is, in characters.
  private static let dottedLength = 3...14

  /// What a line says; `nil` if it is no byline.
  func form(of utf8: [UInt8]) -> BylineReader.Form? {
    let parts = Scalars.values(of: utf8).split {
      SentenceText.isSpace($0) || Self.marks.contains($0)
    }
    var hasRole = false
    var hasOffice = false
    var names: [Int32] = []
    // The first half of a name that is spaced out: 林　墨.
    var half: ArraySlice<UInt32>?
    for part in parts {
      if let first = half {
        guard part.count == 1, let odds = odds(ofPerson: first + part) else { return nil }
        half = nil
        names.append(odds)
      } else if let odds = odds(ofPerson: part) {
        names.append(odds)
      } else if Self.isRole(part) {
        hasRole = true
      } else if Self.offices.contains(where: { part.count >= 3 && Self.ends(part, with: $0) }) {
        hasOffice = true
      } else if let odds = odds(ofReporter: part) {
        hasRole = true
        names.append(odds)
      } else if part.count == 1 {
        half = part
      } else {
        return nil
      }
    }
    guard half == nil, hasOffice || !names.isEmpty else { return nil }
    if !names.isEmpty, hasRole || hasOffice { return .role }
    return hasRole || names.contains { $0 < Self.leastOddsAlone } ? nil : .names
  }

  /// Whether a part says what somebody is or did: `市委副书记、市长`, `图`.
  private static func isRole(_ part: ArraySlice<UInt32>) -> Bool {
    roles.contains { ends(part, with: $0) } || shortRoles.contains { part.elementsEqual($0) }
  }

  /// How likely a part is a person's name, with a title or without; `nil` if it is too little so.
  private func odds(ofPerson part: ArraySlice<UInt32>) -> Int32? {
    let name = part.dropLast(Self.titles.first { Self.ends(part, with: $0) }?.count ?? 0)
    // As those in transcription have.
    if name.contains(where: HanTranscription.isMiddleDot) {
      return Self.dottedLength.contains(name.count) ? .max : nil
    }
    return persons.odds(of: name).flatMap { $0 < Self.leastOddsBesideRole ? nil : $0 }
  }

  /// The same of the name behind a reporter's role, `本报记者林墨`; little stands before the role.
  private func odds(ofReporter part: ArraySlice<UInt32>) -> Int32? {
    for skipped in 0...2 {
      let rest = part.dropFirst(skipped)
      for role in Self.reporters where rest.starts(with: role) {
        if let odds = odds(ofPerson: rest.dropFirst(role.count)) { return odds }
      }
    }
    return nil
  }

  private static func ends(_ text: ArraySlice<UInt32>, with word: [UInt32]) -> Bool {
    text.suffix(word.count).elementsEqual(word)
  }

  /// What parts a role from a name beside white space: a slash, a colon, a bracket.
  private static let marks: [UInt32] = [0x2F, 0xFF0F, 0x3A, 0xFF1A, 0x28, 0x29, 0xFF08, 0xFF09]

  /// What a person is or did that a Chinese byline names.
  private static let roles = LetterLine.words(
    "记者 記者 通讯员 通訊員 特约撰稿人 作者 译者 譯者 编者 編者 本报讯 本報訊 摄影 攝影 撰稿 撰文 翻译 翻譯 编译 編譯 整理 编辑 編輯 采写 "
      + "採寫 市长 市長 区长 區長 县长 縣長 省长 省長 州长 州長 镇长 鎮長 书记 書記 主席 主任 局长 局長 处长 處長 "
      + "厅长 廳長 部长 部長 司长 司長 科长 科長 院长 院長 校长 校長 会长 會長 馆长 館長 所长 所長 社长 社長 秘书长 秘書長 "
      + "总领事 總領事 领事 領事 大使 参赞 參贊 代办 代辦 总统 總統 总理 總理 议长 議長 理事长 理事長 董事长 董事長 总经理 總經理 "
      + "总裁 總裁 教授 研究员 研究員 评论员 評論員 代表 发言人 發言人 专员 專員 调研员 調研員 翻译官 组长 組長 团长 團長")
  /// Roles that are but one character.
  private static let shortRoles = LetterLine.words("文 图 圖 摄 攝 译 譯")
  /// Those behind whom a name stands without a space.
  private static let reporters = LetterLine.words("记者 記者 通讯员 通訊員")
  /// What stands behind a name.
  private static let titles = LetterLine.words("教授 博士 先生 女士 同志")
  /// What names of offices end with.
  private static let offices = LetterLine.words(
    "办公室 辦公室 办公厅 辦公廳 外办 外辦 侨办 僑辦 局 委员会 委員會 委 协会 協會 学会 學會 联合会 聯合會 友协 友協 商会 商會 "
      + "理事会 理事會 政府 大学 大學 学院 學院 研究院 研究所 使馆 使館 领事馆 領事館 领馆 領館 代表处 代表處 秘书处 秘書處 "
      + "组委会 組委會 编辑部 編輯部 编委会 編委會 课题组 課題組 编写组 編寫組 调研组 調研組 工作组 工作組")
}
