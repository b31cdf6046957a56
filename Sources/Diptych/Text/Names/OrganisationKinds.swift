/// What sorts of organisation a name can be of, by the word that it ends with: 大学 and University, 局 and Bureau.
struct OrganisationKinds: OptionSet, Sendable {
  let rawValue: UInt32

  /// The sorts that a Chinese name in simplified characters can be of; none if nothing tells.
  init(han name: [UInt32]) {
    let kinds = Self.han(name[...])
    // 中国银行股份有限公司 is a bank, and 海德股份有限公司 only a company.
    let rest = kinds == Self.company ? OrganisationName.withoutForm(name).map(Self.han) : nil
    self.init(rawValue: (rest?.isEmpty ?? true ? kinds : rest ?? kinds).rawValue)
  }

  /// The sorts that a name in folded letters can be of; none if nothing tells.
  init(latin name: [UInt32]) {
    let words = name.split { !LatinWord.isLetter($0) }
    let form = words.reversed().prefix { Self.lawForms.contains($0) }.count
    // Bank of China, Embassy of Japan in China: the word stands before the first preposition.
    let row = words.dropLast(form).prefix { !Self.prepositions.contains($0) }
    let kinds = row.reversed().lazy.compactMap { Self.words[$0] }.first
    self.init(rawValue: (kinds ?? (form > 0 ? Self.company : [])).rawValue)
  }

  /// Whether a word in small letters says only what sort an organisation is of.
  static func isKind(_ word: ArraySlice<UInt32>) -> Bool {
    words[word] != nil || lawForms.contains(word)
  }

  init(rawValue: UInt32) { self.rawValue = rawValue }

  /// Whether no organisation is of both sorts.
  func contradict(_ other: OrganisationKinds) -> Bool {
    !isEmpty && !other.isEmpty && isDisjoint(with: other)
  }

  /// Whether an organisation can be of both sorts, which are known.
  func agree(_ other: OrganisationKinds) -> Bool { !isDisjoint(with: other) }

  private static func han(_ name: ArraySlice<UInt32>) -> OrganisationKinds {
    for length in (1...longestEnding).reversed() where name.count >= length {
      if let kinds = endings[name.suffix(length)] { return kinds }
    }
    return []
  }

  private static let longestEnding = 4
  private static let company = OrganisationKinds(rawValue: 1)
  private static let lawForms = Set(words("co ltd inc corp limited gmbh ag plc llc pte pty bv nv"))
  private static let prepositions = Set(words("of for in at to de des du di der von"))

  /// For each sort the endings of Chinese names and the words of English ones, the companies first.
  private static let list = """
    公司 集团 控股|company corporation group holdings holding companies
    银行 分行 支行|bank
    交易所|exchange
    大学 学院 学校 中学 小学 党校 幼儿园|university college school polytechnic academy institute faculty conservatory kindergarten
    研究院 研究所 科学院|academy institute laboratory institution
    大使馆 使馆 领事馆 领馆|embassy consulate legation mission
    博物馆 博物院 纪念馆 陈列馆 纪念堂 美术馆 艺术馆 科技馆|museum gallery hall memorial residence
    图书馆 档案馆|library archives archive
    商会|chamber association federation society
    基金会|foundation fund trust
    协会 学会 联合会 联谊会 促进会 研究会 友协 联盟 工会 总会 同乡会|association society federation union league alliance council club institute institution academy committee
    俱乐部|club
    委员会 委|commission committee council board authority department bureau office ministry
    局 署 办 办公室|bureau department administration office authority agency board service council commission
    厅|department office bureau government administration
    部|ministry department office division
    政府 役所|government administration municipality council hall office
    议会 国会 参议院 众议院 人民代表大会 人大|congress parliament senate assembly council house legislature committee
    党委 市委 省委 区委 县委|committee party
    人民法院 法院|court tribunal
    检察院|procuratorate prosecution
    医院 卫生院 诊所|hospital clinic infirmary
    出版社 报社 通讯社 日报 晚报 电视台 电台|press publishing publishers agency daily news times post television tv radio broadcasting herald
    剧院 剧团 乐团 歌舞团|theatre theater orchestra troupe philharmonic opera ensemble symphony
    """.split(separator: "\n").map { line in line.split(separator: "|").map(String.init) }

  private static let endings = sorts(at: 0)
  private static let words = sorts(at: 1)

  private static func sorts(at column: Int) -> [ArraySlice<UInt32>: OrganisationKinds] {
    var result: [ArraySlice<UInt32>: OrganisationKinds] = [:]
    for (number, parts) in list.enumerated() {
      for word in words(parts[column]) {
        result[word, default: []].insert(OrganisationKinds(rawValue: 1 << UInt32(number)))
      }
    }
    return result
  }

  private static func words(_ text: String) -> [ArraySlice<UInt32>] {
    text.split(separator: " ").map { ArraySlice($0.unicodeScalars.map(\.value)) }
  }
}
