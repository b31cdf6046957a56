import Testing

@testable import Diptych

/// Alignment of languages that no table serves.
///
/// The French of these texts goes by the name of Catalan: for German and French, a table ships.
@Suite struct LearntWordsTests {
  /// Sentences about a farm in an order without a pattern, with three of them missing on each side.
  private static let text: (german: [String], french: [String], beads: [[Int]]) = {
    var german: [String] = []
    var french: [String] = []
    var beads: [[Int]] = []
    for number in 0..<120 {
      let pair = TrainedTable.pairs[number * 52 % TrainedTable.pairs.count]
      let isLeft = !(40..<43).contains(number)
      let isRight = !(80..<83).contains(number)
      if isLeft, isRight { beads.append([german.count, french.count]) }
      if isLeft { german.append(pair.german) }
      if isRight { french.append(pair.french) }
    }
    return (german, french, beads)
  }()

  private static func found(_ aligner: SentenceAligner) -> Int {
    var aligner = aligner
    let beads = aligner.beads().filter { $0.left.count == 1 && $0.right.count == 1 }
      .map { [$0.left.lowerBound, $0.right.lowerBound] }
    return beads.count { text.beads.contains($0) }
  }

  private static func bitext() throws -> Bitext {
    try AlignmentModel.shipped().bitext(text.german, "de", text.french, "ca")
  }

  @Test("Words that are learnt from the text find what lengths alone do not, on either side")
  func learning() throws {
    let bitext = try Self.bitext()
    #expect(bitext.words == .equality && bitext.coverage == nil)
    let before = Self.found(SentenceAligner(bitext))
    let after = Self.found(SentenceAligner(bitext.learningWords()))
    #expect(after > before)
    #expect(after > Self.text.beads.count * 9 / 10)
  }

  @Test("Both directions have to agree on what is learnt, and single words say nothing")
  func agreement() throws {
    let bitext = try AlignmentModel.shipped().bitext(
      ["Nebel liegt hier", "Nebel steigt dort", "Regen kommt"],
      "de", ["brume posée", "brume lever", "pluie venue"], "ca")
    let learnt = LearntLinks(bitext.left, bitext.right, (0..<3).map { ($0..<$0 + 1, $0..<$0 + 1) })
    let fog = try #require(bitext.left.units.first)
    #expect(learnt.translations.count == 1)
    #expect(learnt.range(Int(fog)).count == 1)
    #expect(learnt.translations.first?.right == bitext.right.units.first)
  }

  @Test("A table that knows too few of the words is not used, and it is said how many it knows")
  func coverage() throws {
    let given = try AlignmentModel.GivenTable(path: "farm.table", TrainedTable.bytes())
    let model = try AlignmentModel.shipped().withTable(given)
    let known = try model.bitext(Self.text.german, "de", Self.text.french, "fr")
    #expect(known.words == .table && known.coverage == 1)
    let german = ["Satelliten senden Signale zur Erde.", "Empfänger messen Laufzeiten."]
    let french = ["Satellites émettent signaux vers Terre.", "Récepteurs mesurent délais."]
    let few = try model.bitext(german, "de", french, "fr")
    #expect(few.words == .table)
    let foreign = try model.bitext(
      Array(repeating: german, count: 8).flatMap(\.self), "de",
      Array(repeating: french, count: 8).flatMap(\.self), "fr")
    #expect(foreign.words == .equality)
    #expect(foreign.coverage.map { $0 < 0.05 } == true)
  }

  @Test("A document says that its words were learnt; its segments are aligned by them")
  func document() throws {
    let blocks = stride(from: 0, to: 30, by: 3).flatMap { start -> [(LanguageTag, String)] in
      let pairs = (start..<start + 3).map { TrainedTable.pairs[$0 * 52 % TrainedTable.pairs.count] }
      return [
        ("de", pairs.map(\.german).joined(separator: " ")),
        ("ca", pairs.map(\.french).joined(separator: " ")),
      ]
    }
    let document = try Document(bilingual: blocks).aligned()
    let finding = try #require(document.findings.first)
    #expect(finding.code == "alignment_words_learnt")
    #expect(
      finding.message
        == "there is no translation table of de and ca; words were learnt from the document")
    #expect(document.alignments[0].segments.count == 30)
    #expect(
      document.alignments[0].segments.allSatisfy { $0.left.count == 1 && $0.right.count == 1 })
  }

  @Test("Words are cut off so that their forms and shared words are one unit")
  func forms() {
    func form(_ word: String) -> String {
      var bytes = Array(word.utf8)
      WordForm.beginning.reduce(&bytes)
      return String(decoding: bytes, as: UTF8.self)
    }
    #expect(form("nationale") == "nati" && form("nazione") == "nazi" && form("eis") == "eis")
    #expect(form("학교에서") == "학교" && form("عمارة") == "عمار")
    #expect(WordForm.isUnspaced(Array("ภาษาไทย".utf8)) && !WordForm.isUnspaced(Array("हिन्दी".utf8)))
    var pairs: [String] = []
    WordForm.eachPair(of: Array("กขคง".utf8)) { pairs.append(String(decoding: $0, as: UTF8.self)) }
    #expect(pairs == ["กข", "ขค", "คง"])
  }

  @Test("French words that are written together are two words")
  func elision() throws {
    let side = try AlignmentModel.shipped().bitext(["x"], "de", ["l’eau d'eau eau"], "fr").right
    #expect(side.units.count == 5)
    #expect(side.types.count == 3)
  }

  @Test("Words that cannot be known do not speak against the only text that is translated")
  func introduction() throws {
    let document = try Document(bilingual: [
      ("zh-Hans", "本市图书馆上月完成修缮，新设儿童阅览区、有声读物室和社区活动厅，并把开放时间延长到晚上九点。读者凭身份证就可以借书。"),
      (
        "zh-Hans",
        "修缮期间，馆员把旧报纸和地图逐页扫描，请退休的教师辨认照片里的街道和人物。这些图像已经放在网上，任何人都可以查看、下载，也可以写信补充自己知道的事情。市民送来的家信和日记将在秋天展出，展览结束以后由图书馆长期保存。"
      ),
      ("zh-Hans", "# 城南分馆"), ("zh-Hans", "城南分馆举办了十二场读书会，参加者多是退休教师和中学生，下半年还会继续。"),
      ("zh-Hans", "# 流动书车"), ("zh-Hans", "流动书车每周到八个村庄，送去农业和卫生方面的书，也收回借出的书。"),
      ("zh-Hans", "# 古籍修复"), ("zh-Hans", "修复室今年修好了三部地方志，扫描的图像已经放在网上，任何人都能查看。"),
      (
        "sv",
        "Stadens bibliotek blev färdigrenoverat förra månaden och har fått en läsavdelning för barn, ett rum för ljudböcker och en samlingssal; det håller nu öppet till klockan nio på kvällen. Den som visar legitimation får låna böcker."
      ),
      (
        "sv",
        "Under tiden har personalen läst in gamla tidningar och kartor sida för sida och bett pensionerade lärare känna igen gator och människor på fotografierna. Bilderna ligger nu på nätet, där var och en kan se dem, hämta dem och skriva till oss om det han eller hon vet. Brev och dagböcker som invånarna har lämnat visas i höst och sparas sedan för framtiden av biblioteket."
      ),
    ]).aligned()
    let sections = document.alignments[0].sections
    #expect(sections.map(\.left) == [[0]])
    #expect(sections.map(\.right) == [[4]])
    #expect(document.findings.filter { $0.code == "section_untranslated" }.count == 3)
  }

  @Test("Words that a small table does not know speak little against a pair")
  func smallTable() throws {
    let document = try Document(bilingual: [
      ("zh-Hans", "# 老城区步行游指南"),
      ("zh-Hans", "步行路线全长四公里，大约需要两小时。"),
      ("zh-Hans", "# 古井"),
      ("zh-Hans", "这口井挖于三百年前，水至今清甜。旁边的石碑记着挖井人的名字。"),
      ("zh-Hans", "# 茶馆"),
      ("zh-Hans", "茶馆的老板每天清晨自己磨豆浆。午后常有老人在院子里下棋。"),
      ("zh-Hans", "# 染坊"),
      ("zh-Hans", "染坊用蓼蓝叶子染布，晾在竹竿上。游客可以亲手染一块手帕带走。"),
      ("zh-Hans", "# 渡口"),
      ("zh-Hans", "渡船每半小时一班，最后一班在日落时分。过河以后可以坐公交车回到车站。"),
      ("ko", "# 옛 시가지 걷기 안내"),
      ("ko", "걷는 길은 모두 4킬로미터이며 두 시간쯤 걸립니다."),
      ("ko", "# 옛 우물"),
      ("ko", "이 우물은 삼백 년 전에 팠으며 물맛이 지금도 달고 맑습니다. 옆의 비석에 우물을 판 사람들의 이름이 새겨져 있습니다."),
      ("ko", "# 찻집"),
      ("ko", "찻집 주인은 매일 새벽 직접 콩국을 갈아 만듭니다. 오후에는 노인들이 마당에서 장기를 둡니다."),
      ("ko", "# 염색 공방"),
      ("ko", "공방에서는 쪽잎으로 천을 물들여 대나무 장대에 넙니다. 관광객은 손수건 한 장을 직접 물들여 가져갈 수 있습니다."),
      ("ko", "# 나루터"),
      ("ko", "나룻배는 삼십 분마다 한 번 다니며 막배는 해 질 무렵에 떠납니다. 강을 건넌 뒤에는 버스를 타고 역으로 돌아올 수 있습니다."),
    ]).aligned()
    #expect(document.alignments[0].sections.map(\.left) == [[0], [1], [2], [3], [4]])
    #expect(document.alignments[0].sections.map(\.right) == [[5], [6], [7], [8], [9]])
    #expect(document.findings.isEmpty)
  }

  @Test("A table that knows a tenth of the words tells sections that the text itself would not")
  func tableOfFewWords() throws {
    let document = try Document(bilingual: [
      ("zh-Hans", "# 山村四季农事介绍"),
      ("zh-Hans", "本村农户以梯田耕作为生，祖辈沿袭古老节令。"),
      ("zh-Hans", "# 春耕"),
      ("zh-Hans", "惊蛰过后农户牵牛犁地，往田埂撒草木灰肥田。"),
      ("zh-Hans", "# 采茶"),
      ("zh-Hans", "清明前后妇女背着竹篓上山采嫩芽，傍晚炒青揉捻。"),
      ("zh-Hans", "# 秋收"),
      ("zh-Hans", "霜降前后稻穗低垂，邻里互助割稻脱粒，晒场铺满金黄。"),
      ("zh-Hans", "# 腌菜"),
      ("zh-Hans", "立冬时家家腌萝卜白菜，陶缸压上青石过冬。"),
      ("ko", "# 산골 마을 사계절 농사 소개"),
      ("ko", "우리 마을 농가는 다랑논을 일구며 살고 조상 대대로 옛 절기를 따릅니다."),
      ("ko", "# 찻잎 따기"),
      ("ko", "청명 무렵 아낙들은 대바구니를 메고 산에 올라 새순을 따고 저녁이면 덖고 비빕니다."),
      ("ko", "# 가을걷이"),
      ("ko", "상강 무렵 벼 이삭이 고개를 숙이면 이웃끼리 품앗이로 벼를 베고 타작하며 마당은 온통 누렇게 덮입니다."),
      ("ko", "# 절임"),
      ("ko", "입동이면 집집마다 무와 배추를 절여 항아리에 담고 돌을 눌러 겨울을 납니다."),
    ]).aligned()
    #expect(document.alignments[0].sections.map(\.left) == [[0], [2], [3], [4]])
    #expect(document.alignments[0].sections.map(\.right) == [[5], [6], [7], [8]])
    #expect(document.findings.map(\.code) == ["section_untranslated"])
  }

  @Test("Words that were learnt from the pairs themselves make none of them very sure")
  func learntConfidence() throws {
    let pairs = (0..<40).map { TrainedTable.pairs[$0 * 52 % TrainedTable.pairs.count] }
    let german: [(LanguageTag, String)] = pairs.map { ("de", $0.german) }
    let french: [(LanguageTag, String)] = pairs.map { ("ca", $0.french) }
    let document = try Document(bilingual: german + french).aligned()
    let confidences = document.alignments[0].paragraphs.map(\.confidence)
    #expect(confidences.count == 40)
    #expect(confidences.allSatisfy { $0 <= 0.9 } && confidences.contains(0.9))
  }
}
