/// Tells lines that say who wrote a text or spoke: `本报记者 林墨`, `市长　林墨`, `By Lin Mo`, `Lin Mo, Mayor`.
enum Byline {
  /// What a line says.
  enum Form {
    /// A person with what the person is or did.
    case role
    /// Persons or offices, and nothing else.
    case names
  }

  /// The longest byline, in bytes.
  private static let longest = 120

  /// What a line says; `nil` if it is no byline.
  static func form(of utf8: [UInt8]) -> Form? {
    guard utf8.count <= longest, let first = utf8.first else { return nil }
    return first < 0xE0 ? latin(utf8) : han(utf8)
  }

  /// Whether all words of a line begin with a capital, as those of a name do: it may be one that is not known.
  static func mayBeName(_ utf8: [UInt8]) -> Bool {
    guard utf8.count <= longest, let first = utf8.first, first < 0xE0 else { return false }
    return utf8.split(separator: 0x20).allSatisfy { isCapital($0) || little.contains(Array($0)) }
  }

  /// Whether a line in letters is the name of an office.
  static func isLatinOffice(_ utf8: [UInt8]) -> Bool {
    guard mayBeName(utf8), let line = LetterLine(utf8, block: 0) else { return false }
    return EnglishLetterForm.isBody(line, line.text)
  }

  // MARK: - Chinese

  private static func han(_ utf8: [UInt8]) -> Form? {
    var hasRole = false
    var hasPerson = false
    var hasOffice = false
    // Whether each name can hardly be a common word.
    var isSure = true
    // The first half of a name that is spaced out: 林　墨.
    var half: ArraySlice<UInt8>?
    for part in parts(utf8) {
      if let first = half {
        guard part.count == 3, isPerson((first + part)[...]) else { return nil }
        half = nil
        hasPerson = true
      } else if isPerson(part) {
        hasPerson = true
        isSure = isSure && isSurelyPerson(part)
      } else if isRole(part) {
        hasRole = true
      } else if offices.contains(where: { part.count >= 9 && ends(part, with: $0) }) {
        hasOffice = true
      } else if reporters.contains(where: { isPerson(part, behind: $0) }) {
        hasRole = true
        hasPerson = true
      } else if part.count == 3 {
        half = part
      } else {
        return nil
      }
    }
    guard half == nil, hasPerson || hasOffice else { return nil }
    if hasPerson, hasRole || hasOffice { return .role }
    return hasRole || !isSure ? nil : .names
  }

  /// Whether a part says what somebody is or did: `市委副书记、市长`, `图`.
  private static func isRole(_ part: ArraySlice<UInt8>) -> Bool {
    roles.contains { ends(part, with: $0) } || shortRoles.contains { part.elementsEqual($0) }
  }

  /// What parts a role from a name beside white space: a slash, a colon, a bracket.
  private static let marks: [UInt32] = [0x2F, 0xFF0F, 0x3A, 0xFF1A, 0x28, 0x29, 0xFF08, 0xFF09]

  /// What white space and marks part.
  private static func parts(_ utf8: [UInt8]) -> [ArraySlice<UInt8>] {
    var parts: [ArraySlice<UInt8>] = []
    var start = 0
    var offset = 0
    let text = SentenceText(bytes: utf8)
    while offset < utf8.count {
      let (scalar, length) = text.scalar(at: offset)
      if SentenceText.isSpace(scalar) || marks.contains(scalar) {
        if offset > start { parts.append(utf8[start..<offset]) }
        start = offset + length
      }
      offset += length
    }
    if offset > start { parts.append(utf8[start..<offset]) }
    return parts
  }

  /// Whether a text is a person's name: two to four characters with a surname, or one with a middle dot.
  private static func isPerson(_ text: ArraySlice<UInt8>) -> Bool {
    let name = withoutTitle(text)
    if hasMiddleDot(name) { return (8...40).contains(name.count) }
    guard (6...12).contains(name.count), name.count % 3 == 0,
      !name.contains(where: { $0 < 0xE0 && $0 >= 0xC0 || $0 < 0x80 })
    else { return false }
    return name.count <= 9 && surnames.contains(PackedWord.pack(name.prefix(3)))
      || name.count >= 9 && longSurnames.contains(PackedWord.pack(name.prefix(6)))
  }

  /// Whether few common words begin like a name.
  private static func isSurelyPerson(_ name: ArraySlice<UInt8>) -> Bool {
    hasMiddleDot(name) || rareBeginnings.contains(PackedWord.pack(name.prefix(3)))
      || longSurnames.contains(PackedWord.pack(name.prefix(6)))
  }

  private static func withoutTitle(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    text.dropLast(titles.first { ends(text, with: $0) }?.count ?? 0)
  }

  /// Whether a name has a middle dot, as those in transcription have.
  private static func hasMiddleDot(_ name: ArraySlice<UInt8>) -> Bool {
    zip(name, name.dropFirst()).contains { $0 == 0xC2 && $1 == 0xB7 }
  }

  private static func isPerson(_ text: ArraySlice<UInt8>, behind role: [UInt8]) -> Bool {
    // 本报记者林墨: little stands before the role.
    (0...2).contains { skipped in
      let rest = text.dropFirst(skipped * 3)
      return rest.starts(with: role) && isPerson(rest.dropFirst(role.count))
    }
  }

  // MARK: - English

  private static func latin(_ utf8: [UInt8]) -> Form? {
    let words = utf8.split(separator: 0x20)
    guard (2...14).contains(words.count) else { return nil }
    // `By Lin Mo`, `Text by Lin Mo, photos by He Yan`.
    if let by = words.prefix(2).firstIndex(where: { small($0) == small("by".utf8) }) {
      guard by == 0 || makers.contains(Array(small(words[0]))) else { return nil }
      let name = words[(by + 1)...].prefix(3)
      let isName = name.count >= 2 && isCapital(name[by + 1]) && isCapital(name[by + 2])
      return isName ? .role : nil
    }
    // `Lin Mo, Mayor of Ganzhou`, `Vice Mayor of Ganzhou, Lin Mo`.
    guard let comma = words.firstIndex(where: { $0.last == 0x2C }), comma + 1 < words.count else {
      return nil
    }
    let (left, right) = (words[...comma], words[(comma + 1)...])
    if isName(left), beginsWithPost(right) { return .role }
    let namesPlace = left.count <= 2 || left.contains { $0.elementsEqual("of".utf8) }
    return namesPlace && beginsWithPost(left) && isName(right) ? .role : nil
  }

  /// Whether words are the name of a person, as far as capitals tell.
  private static func isName(_ words: ArraySlice<ArraySlice<UInt8>>) -> Bool {
    (2...4).contains(words.count) && words.allSatisfy { isCapital($0) }
      && !words.contains { posts.contains(Array(small($0))) && $0 != words[words.startIndex] }
  }

  /// Whether words begin with a post, such as `Vice Mayor`.
  private static func beginsWithPost(_ words: ArraySlice<ArraySlice<UInt8>>) -> Bool {
    let post = words.drop { ranks.contains(Array(small($0))) }
    return words.count - post.count <= 2
      && post.first.map { posts.contains(Array(small($0))) } == true
  }

  private static func isCapital(_ word: ArraySlice<UInt8>) -> Bool {
    guard let first = word.first else { return false }
    return first &- 0x41 < 26 || first == 0xC3 || first == 0xC4 || first == 0xC5
  }

  /// A word in small letters without a mark at its end.
  private static func small(_ word: some Sequence<UInt8>) -> ArraySlice<UInt8> {
    var letters = word.map { $0 &- 0x41 < 26 ? $0 | 0x20 : $0 }[...]
    while let last = letters.last, last == 0x2C || last == 0x3A { letters.removeLast() }
    return letters
  }

  private static func ends(_ text: ArraySlice<UInt8>, with word: [UInt8]) -> Bool {
    text.suffix(word.count).elementsEqual(word)
  }

  // MARK: - Words

  private static func characters(_ list: String) -> [UInt64] {
    list.unicodeScalars.map { PackedWord.pack(Array(String($0).utf8)) }
  }

  private static func words(_ list: String) -> [[UInt8]] {
    list.utf8.split(separator: 0x20).map { Array($0) }
  }

  /// What a person is or did that a Chinese byline names.
  private static let roles = words(
    "记者 記者 通讯员 通訊員 特约撰稿人 作者 译者 譯者 编者 編者 本报讯 本報訊 摄影 攝影 撰稿 撰文 翻译 翻譯 编译 編譯 整理 编辑 編輯 采写 "
      + "採寫 市长 市長 区长 區長 县长 縣長 省长 省長 州长 州長 镇长 鎮長 书记 書記 主席 主任 局长 局長 处长 處長 "
      + "厅长 廳長 部长 部長 司长 司長 科长 科長 院长 院長 校长 校長 会长 會長 馆长 館長 所长 所長 社长 社長 秘书长 秘書長 "
      + "总领事 總領事 领事 領事 大使 参赞 參贊 代办 代辦 总统 總統 总理 總理 议长 議長 理事长 理事長 董事长 董事長 总经理 總經理 "
      + "总裁 總裁 教授 研究员 研究員 评论员 評論員 代表 发言人 發言人 专员 專員 调研员 調研員 翻译官 组长 組長 团长 團長")
  /// Roles that are but one character.
  private static let shortRoles = words("文 图 圖 摄 攝 译 譯")
  /// Those behind whom a name stands without a space.
  private static let reporters = words("记者 記者 通讯员 通訊員")
  /// What stands behind a name.
  private static let titles = words("教授 博士 先生 女士 同志")
  /// What names of offices end with.
  private static let offices = words(
    "办公室 辦公室 办公厅 辦公廳 外办 外辦 侨办 僑辦 局 委员会 委員會 委 协会 協會 学会 學會 联合会 聯合會 友协 友協 商会 商會 "
      + "理事会 理事會 政府 大学 大學 学院 學院 研究院 研究所 使馆 使館 领事馆 領事館 领馆 領館 代表处 代表處 秘书处 秘書處 "
      + "组委会 組委會 编辑部 編輯部 编委会 編委會 课题组 課題組 编写组 編寫組 调研组 調研組 工作组 工作組")
  private static let longSurnames = NumberSet(
    words("欧阳 歐陽 司马 司馬 上官 诸葛 諸葛 司徒 皇甫 尉迟 尉遲 夏侯 令狐 慕容 东方 東方 公孙 公孫 南宫 南宮 长孙 長孫 宇文 呼延 拓跋").map {
      PackedWord.pack($0)
    })
  /// Surnames that few common words begin with.
  private static let rare =
    "王李张張刘劉陈陳杨楊赵趙黄黃周吴吳徐孙孫胡朱林郭罗羅梁宋郑鄭谢謝韩韓唐冯馮董萧蕭曹袁邓鄧"
    + "许許傅沈曾彭吕呂苏蘇卢盧蒋蔣蔡贾賈魏薛叶葉阎閻余潘杜戴钟鍾汪姜谭譚廖邹鄒熊郝孔崔邱秦侯邵"
    + "孟汤湯尹黎贺賀赖賴龚龔庞龐樊陶翟颜顏倪严嚴芦俞鲁魯韦韋聂聶邢骆駱岳庄莊辛耿詹"
  private static let others =
    "高何马馬于程丁夏田任范方石姚金陆陸白康毛江史顾顧龙龍万萬段雷钱錢易常武乔喬文兰蘭殷施洪安"
    + "牛温溫季章葛伍申尤毕畢丛焦向柳齐齊梅莫管祝左涂谷祁时時舒牟卜关關苗凌费費纪紀靳盛童欧歐甄"
    + "项項曲成游阳陽裴席卫衛查屈鲍鮑位覃霍翁隋植甘景薄单單包司柏宁寧柯阮桂闵閔解强強柴华華车車"
    + "冉房边邊辜吉饶饒刁瞿戚丘古米池滕晋晉苑邬鄔臧畅暢宫宮来來嵺苟全褚廉简簡娄婁盖蓋符奚木穆党"
    + "燕郎邸冀谈談姬屠连連郜晏栾欒郁商蒙计計喻揭窦竇迟遲宇敖糜鄢冷卓花仇艾蓝藍都巩鞏稽井练練仲"
    + "乐樂虞卞封竺冼原官衣楚佟栗匡宗应應台巫鞠僧桑荆荊谌諶银銀扬揚明沙伏岑习習胥保和蔺藺"
  private static let rareBeginnings = NumberSet(characters(rare))
  private static let surnames = NumberSet(characters(rare + others))

  /// What a line may begin with that says who made a text or a picture.
  private static let makers = Set(
    words(
      "text texts story words written reported edited compiled translated photo photos photographs "
        + "pictures interviewed"))
  private static let little = Set(words("of and the for in & de von van der la du"))
  /// What may stand before a post.
  private static let ranks = Set(
    words(
      "the a deputy vice former acting honorary executive assistant associate permanent first senior staff chief "
        + "special"))
  private static let posts = Set(
    words(
      "mayor vice-mayor director director-general president vice-president chairman chairwoman chairperson "
        + "chair secretary secretary-general minister governor consul consul-general ambassador "
        + "professor rector dean editor editor-in-chief reporter correspondent commissioner "
        + "head principal counsellor councillor premier speaker spokesperson spokesman "
        + "spokeswoman researcher commentator translator photographer"))
}
