import Testing

@testable import Diptych

@Suite struct HeadingDetectionTests {
  private let stage = HeadingDetection(HeadingDetection.Configuration(), context: StageContext())

  /// The lines, in the language that their script shows, after the stage; an empty line is a blank one.
  private func detected(_ text: String, by stage: HeadingDetection? = nil) -> Document {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    var document = Document(lines: lines.filter { !$0.isEmpty })
    var blanks = 0
    var index = 0
    for line in lines {
      guard !line.isEmpty else {
        blanks += 1
        continue
      }
      let isHan = line.unicodeScalars.contains { Script.of($0.value) == .han }
      document.blocks[index].language = Inferred(
        value: isHan ? .traditionalChinese : .english, confidence: 1, stage: "test")
      document.blocks[index].layout.blankLinesBefore = blanks
      blanks = 0
      index += 1
    }
    (stage ?? self.stage).run(&document)
    return document
  }

  private func headings(_ text: String) -> [String] {
    detected(text).blocks.filter(\.isHeading).map(\.text)
  }

  @Test("A bulletin's headings are found, with and without a space inside")
  func bulletin() {
    let found = headings(
      """
      今年以來,市園林局對老城內的七處公園進行改造,新增步道十二公里,補種樹木三千餘株。市民在家門口就能看見綠色,老人和孩子有了休憩的去處。
      擴建濱江步道 方便市民散步
      春天以來,工程隊沿江鋪設木棧道兩公里,安裝路燈一百二十盞,並在途中設置飲水點和座椅,使步道與地鐵站相連。
      植物園溫室、種子庫面向學校開放
      五月起,全市中小學可以預約參觀溫室和種子庫,由研究人員講解珍稀植物的保護,每週接待學生三百名。
      In spring the parks bureau renovated seven parks in the old town and planted more than three thousand trees. People now find green space close to their homes.
      """)
    #expect(found == ["擴建濱江步道 方便市民散步", "植物園溫室、種子庫面向學校開放"])
  }

  @Test("Turns of a talk, facts and columns are no headings")
  func turns() {
    #expect(
      headings(
        """
        馆长谈读书

        记者：今年有多少读者来到图书馆？
        馆长：今年一共有八万多位读者来到图书馆，比去年多了两成。
        记者：明年有什么打算？
        馆长：明年我们准备开放三个新的阅览室，还要延长开放时间。

        联系人：小周

        问：办证要多久？
        答：材料齐全的，五个工作日内办结，到时请带身份证来取。
        """) == ["馆长谈读书"])
    #expect(
      headings(
        """
        第一条 合作领域

        双方在体育和音乐领域开展合作，每年互派一个代表团。

        甲市代表团            乙市代表团

        何文彬            Ingrid Olsen
        """) == ["第一条 合作领域"])
  }

  @Test("The date above a letter is no heading, those of a programme are")
  func dates() {
    #expect(
      headings(
        """
        2024年3月8日

        关于借用展柜的函

        为办好五月的陶瓷展览，我馆拟向贵馆借用展柜六个，用后及时归还，请予支持为盼。
        """) == ["关于借用展柜的函"])
    #expect(
      headings(
        """
        3月8日 星期五

        上午参观陶瓷展览，由馆长陪同讲解，中午在市政府食堂用餐，下午乘车前往机场。

        3月9日 星期六

        上午出席开幕式并致辞，中午与艺术家共进午餐，下午参观老城区和港口，晚上看演出。
        """) == ["3月8日 星期五", "3月9日 星期六"])
  }

  @Test("Addressees, remarks in brackets and counts that begin inside a line are no headings")
  func lookalikes() {
    let text = """
      关于征集老照片的通知

      各区文化馆，市直有关单位：

      为办好建馆七十周年展览，现面向社会征集老照片，具体事项说明于后，请大家支持。

      一、征集范围

      反映本市街道、学校和工厂旧貌的照片，以二十世纪拍摄的为主，彩色黑白都可以。

      二、报送方式

      请在七月底以前把照片和说明送到市文化馆办公室，也可以寄来，我们会给每位作者回信。

      附件：1．征集登记表

      2．授权书

      3．照片清单

      嘉陵市文化馆

      2023年6月9日

      （此件公开发布）
      """
    #expect(headings(text) == ["关于征集老照片的通知", "一、征集范围", "二、报送方式"])
    let english = """
      Call for Old Photographs

      To all district libraries and the museums concerned:

      For the exhibition in autumn the archive is collecting old photographs of the city, and asks everybody for help.

      I. What We Collect

      Photographs of streets, schools and factories that were taken before the year 2000, in colour or not.

      II. How to Send Them

      Please bring the photographs to the office of the archive before the end of July, or send them by mail.

      Annexes: 1. Form

      2. Licence

      3. List of Photographs

      Archive of the City

      June 9, 2023
      """
    #expect(
      headings(english) == [
        "Call for Old Photographs", "I. What We Collect", "II. How to Send Them",
      ])
  }

  @Test("A number alone above a heading is none")
  func bareNumbers() {
    let text = "They stayed for two hours, spoke with the readers and gave books as presents."
    var document = Document(lines: ["A Visit", text, "02", "A Concert", text])
    for index in document.blocks.indices {
      document.blocks[index].language = Inferred(value: .english, confidence: 1, stage: "test")
    }
    for index in [0, 2, 3] { document.blocks[index].layout.letterRank = 1 }
    stage.run(&document)
    #expect(document.blocks.map(\.isHeading) == [true, false, false, true, false])
  }

  @Test("Days of a programme are headings all, or none is")
  func days() {
    let text = """
      代表团访问日程

      5月12日 星期日

      15:40 抵达机场，乘车前往酒店
      18:30 参加欢迎晚宴，住在湖滨酒店

      5月13日 星期一

      09:00 拜会市长，参观规划展示馆
      14:00 与市教育局座谈，晚上自由活动

      5月14日 星期二

      08:00 退房，乘车前往机场
      """
    let days = detected(text).blocks.filter { $0.text.contains("星期") }
    #expect(days.count == 3)
    #expect(Set(days.map(\.isHeading)).count == 1)
    #expect(Set(days.map(\.headingEvidence)).count == 1)
  }

  @Test("Bylines below a title and signatures below a text are no headings")
  func bylines() {
    let text = "渡轮码头旁的旧仓库改成了展厅，周末有四千多人来看船模和老照片，其中不少是带着孩子的家长。"
    let english =
      "The old warehouse beside the ferry pier is an exhibition hall now; four thousand people came at the weekend."
    for (byline, translation) in [
      ("本报记者 聂岚", "By Nie Lan"), ("市文化局", "Culture Bureau"), ("聂岚", "Nie Lan"),
      ("市文化局局长 聂岚", "Nie Lan, Director of the Culture Bureau"),
    ] {
      let found = headings(
        "码头边的展厅\n\(byline)\n\(text)\n\(text)\nA Hall at the Pier\n\(translation)\n\(english)\n\(english)"
      )
      #expect(found == ["码头边的展厅", "A Hall at the Pier"])
    }
    let signed = headings(
      "关于展厅开放的通知\n\(text)\n市文化馆馆长 聂岚\n2023年6月9日\n（英文附后）\n----------")
    #expect(signed == ["关于展厅开放的通知"])
  }

  @Test("Persons and offices that each have a text are headings")
  func persons() {
    let text = "一直在码头工作，熟悉每一条船的来历，退休以后为展厅写了二百多张说明，今年又带了三个徒弟。"
    #expect(
      headings("码头人物\n\n聂岚\n\n\(text)\n\n邹明远\n\n\(text)\n\n孔小舟\n\n\(text)")
        == ["码头人物", "聂岚", "邹明远", "孔小舟"])
    #expect(
      headings("办事机构\n\n市文化局\n\n\(text)\n\n市体育局\n\n\(text)") == ["办事机构", "市文化局", "市体育局"])
  }

  @Test("A title with a date is a heading")
  func datedTitle() {
    let text = "全市七个区的文化馆本月举办讲座四十二场，听众超过五千人，其中外国听众三百多人。"
    for title in ["2023年6月文化简报", "一周要闻（6月5日—11日）", "讲座安排（2023年6月5日至11日）"] {
      #expect(headings("\(title)\n讲座\n\(text)\n展览\n\(text)").first == title)
    }
  }

  @Test("The days of a programme are headings, however short what happens on them")
  func programme() {
    let found = headings(
      """
      代表团日程
      5月12日 星期日 泉州
      15:40 抵达机场
      18:30 欢迎晚宴
      5月13日 星期一 泉州
      09:00 参观规划展示馆
      14:00 与市教育局座谈
      5月14日 星期二 厦门
      08:00 乘车前往机场
      Programme of the Delegation
      Sunday, 12 May, Quanzhou
      15:40 Arrival at the airport
      18:30 Welcome dinner
      Tuesday, 14 May, Xiamen
      08:00 Drive to the airport
      """)
    #expect(
      found == [
        "代表团日程", "5月12日 星期日 泉州", "5月13日 星期一 泉州", "5月14日 星期二 厦门", "Programme of the Delegation",
        "Sunday, 12 May, Quanzhou", "Tuesday, 14 May, Xiamen",
      ])
  }

  @Test("Dates below titles are no days of a programme")
  func datesBelowTitles() {
    let text = "全市七个区的文化馆本月举办讲座四十二场，听众超过五千人，其中外国听众三百多人。"
    let found = headings(
      "讲座开讲\n2023年6月5日\n\(text)\n展厅开放\n2023年6月6日\n\(text)\n船模到馆\n2023年6月7日\n\(text)\n\(text)")
    #expect(found == ["讲座开讲", "展厅开放", "船模到馆"])
  }

  @Test("The entries of a table of contents, and remarks in brackets, are no headings")
  func contents() {
    let text = "办证的人可以在网上预约，也可以直接到一楼的窗口，当天就能拿到新的借书证。"
    for (entries, leaders) in [("", ""), ("一、办证\n二、借书\n三、还书", ""), ("一、办证", "……1")] {
      let list = leaders.isEmpty ? entries : "一、办证\(leaders)\n二、借书\(leaders)"
      let found = headings(
        "读者手册\n\(list.isEmpty ? "" : list + "\n")一、办证\n\(text)\n（笑声）\n二、借书\n\(text)\n三、还书\n\(text)")
      #expect(found == ["读者手册", "一、办证", "二、借书", "三、还书"])
    }
  }

  @Test("Questions and answers with names before them are no headings")
  func questions() {
    let found = headings(
      """
      展厅开放答记者问

      《港湾晚报》记者问：展厅周末几点开放？

      聂岚答：周末从上午九点开放到晚上八点，节日延长一个小时，学生可以免费参观。

      电台记者问：外国游客能听懂讲解吗？

      邹明远答：讲解有五种语言，游客在门口可以借到耳机，用完以后放回原处就可以。
      """)
    #expect(found == ["展厅开放答记者问"])
  }

  @Test("A line in black brackets is a heading")
  func brackets() {
    #expect(
      headings(
        """
        城市概况

        【地理位置】
        本市位于长江中游南岸，面积三千二百平方公里，人口二百一十万。

        【历史沿革】
        建城已有两千二百多年，唐代是重要的瓷器产地，今天是历史文化名城。
        """) == ["城市概况", "【地理位置】", "【历史沿革】"])
  }

  @Test("Cells of a table that lost its layout are no headings; what follows the table can be one")
  func lostTable() {
    let found = headings(
      """
      Parks of the Old Town

      The parks bureau keeps a list of the parks that were renovated in the last three years.

      Name

      Remarks

      River Park

      Benches and lamps were added along the water last spring.

      Hill Garden

      The glass house is open to schools every Thursday morning.

      Station Square

      Forty lime trees were planted and the paving was laid anew.


      Opening Hours of the Offices

      The offices of the bureau are open on working days from nine to five, and by appointment.
      """)
    #expect(found == ["Parks of the Old Town", "Opening Hours of the Offices"])
  }

  @Test(
    "A line that ends with a conjunction goes on and is no heading",
    arguments: [
      ("選擇窗口辦理，或", false), ("選擇窗口", true), ("鼓勵公眾參與", true),
      ("代表團訪問埃及", true), ("政通人和", true), ("補交材料；及", false), ("Ask at the counter, or", false),
      ("Fragen Sie im Amt oder", false), ("Demandez au guichet ou", false), ("Counter or", false),
      ("Floor", true), ("Tour", true), ("Logical OR", true),
    ])
  func conjunction(line: String, canBe: Bool) {
    #expect(LineShape(Array(line.utf8)).isHeadingCandidate == canBe)
  }

  @Test(
    "Captions, and lines that announce what follows, are no headings",
    arguments: [
      ("Table 11.8. Tools", true), ("表格 11.3. 换行符", true), ("Tableau 2 Outils", true),
      ("Abb. 3: Hafen", true), ("圖三　收支", true), ("図2", true), ("Рис. 4", true), ("图1城区地图", true),
      ("For example:", true), ("The following offices take part:", true), ("步骤如下：", true),
      ("有以下的辅助目录：", true), ("Folgende Stellen:", true), ("Например:", true),
      ("Tables", false), ("圖三峽工程", false), ("表一致同意", false), ("Figures of 2024", false),
      ("她写道：", true), ("She wrote:", true), ("乙方（盖章）：", true),
      ("For Party B (signature):", true), ("Syntax:", false), ("Seals:", false),
      ("Unfollowing:", false), ("注意事项：", false), ("例如", false),
      ("The following offices", false),
    ])
  func labelsOfNext(line: String, isLabel: Bool) {
    #expect(LineShape(Array(line.utf8)).isLabelOfNext == isLabel)
  }

  @Test("A line that announces what follows does not begin a section")
  func leadIn() {
    let found = headings(
      """
      港口
      港口今年春天完成疏浚，北码头新装了两台起重机，货船不必再等潮水。
      例如：
      夏天船最多，从各岛来的渡轮每天增加一倍，乘客可以在岸边的大厅里等候。
      机场
      机场五月启用第二条跑道，各种飞机都能起降，夜间航班也比去年多。
      """)
    #expect(found == ["港口", "机场"])
  }

  @Test("Short labels with a colon are headings as their like are")
  func labels() {
    let text = """
      Lending of Instruments
      The music school lends instruments to pupils for a term; parents sign for them at the office.
      Conditions:
      Instruments stay in the town and are brought back on the last day of the term, clean and tuned.
      Fees:
      Twelve a term.
      Deposit:
      None.
      """
    #expect(headings(text) == ["Lending of Instruments", "Conditions:", "Fees:", "Deposit:"])
  }

  @Test("A notice's addressee, list, signature and date are no headings")
  func notice() {
    let document = detected(
      """
      關於做好冬季供水工作的通知
      各區供水站：
      爲做好冬季供水工作，保障居民用水，現將有關事項通知如下，請認真貫徹執行。
      一、加強檢查
      各站應當在十一月底前完成管道檢查，對老化的管道及時更換，並做好記錄。
      二、落實值班
      值班人員應當二十四小時在崗，接到報修電話後一小時內到達現場。
      附件：值班表
      市供水公司
      2020年10月12日
      """)
    #expect(
      document.blocks.filter(\.isHeading).map(\.text) == ["關於做好冬季供水工作的通知", "一、加強檢查", "二、落實值班"])
    #expect(document.blocks.compactMap(\.heading?.value) == [1, 2, 2])
  }

  @Test("A speech's date line, address and thanks are no headings")
  func speech() {
    let found = headings(
      """
      A Harbour for the Whole Region
      June 3, 2017
      Ladies and gentlemen,
      It is a pleasure to welcome you to our city, which has lived from its harbour for six hundred years and is proud of it.
      I. What we have done
      Over the last five years we have deepened the channel, built two new quays and opened a railway to the north.
      II. What is still to be done
      We will plant trees along the quays, lower the noise at night and train young people for the new jobs.
      Thank you.
      """)
    #expect(
      found == [
        "A Harbour for the Whole Region", "I. What we have done", "II. What is still to be done",
      ])
  }

  @Test(
    "The lines of a list behind a colon are no headings",
    arguments: ["身份證", "居住證明", "近期照片兩張", "填好的申請表"])
  func list(item: String) {
    let found = headings(
      """
      如何申請借書證
      借書證有效期爲五年，到期後可以免費續期；遺失的，應當及時到服務臺掛失並補辦新證。
      市民可以到圖書館一樓服務臺辦理借書證，工作人員會當場審核並發證，全程約需十分鐘。請帶上：
      身份證
      居住證明
      近期照片兩張
      填好的申請表
      """)
    #expect(found.contains("如何申請借書證"))
    #expect(!found.contains(item))
  }

  @Test("Headings of the markup are taken over, and no others are looked for")
  func markup() {
    var document = Document(lines: [
      "Parks", "Old Town", "The parks are open all day and all night.",
    ])
    document.blocks[1].layout.markupHeadingLevel = 3
    for index in document.blocks.indices { document.blocks[index].layout.hasMarkup = true }
    stage.run(&document)
    #expect(document.blocks.map(\.heading?.value) == [nil, 3, nil])
    #expect(document.blocks[1].heading?.confidence == 0.99)
  }

  @Test("Where only the title is marked, other lines are weighed, below it")
  func titleOfMarkup() {
    let text = String(repeating: "The parks are open all day. ", count: 8)
    var document = Document(lines: ["City Bulletin", "Parks and Gardens", text])
    document.blocks[0].layout.markupHeadingLevel = 1
    stage.run(&document)
    #expect(document.blocks.map(\.heading?.value) == [1, 2, nil])
    #expect(document.blocks[0].heading?.confidence == 0.99)
    // A file that marks its headings would have marked this one, unless it stands out.
    for index in document.blocks.indices { document.blocks[index].layout.hasMarkup = true }
    stage.run(&document)
    #expect(document.blocks.map(\.heading?.value) == [1, nil, nil])
    document.blocks[1].layout.letterRank = 1
    stage.run(&document)
    #expect(document.blocks.map(\.heading?.value) == [1, 2, nil])
  }

  @Test("Cells, list items and lines of a wrapped paragraph are no headings")
  func notInText() {
    let lines = ["Parks and Gardens", String(repeating: "The parks are open all day. ", count: 8)]
    var document = Document(lines: lines)
    stage.run(&document)
    #expect(document.blocks[0].isHeading)
    document.blocks[0].kind = .listItem
    stage.run(&document)
    #expect(!document.blocks[0].isHeading)
    document.blocks[0].kind = .paragraph
    document.blocks[0].lines = (1...3).map { LineStart(offset: 0, number: $0) }
    stage.run(&document)
    #expect(!document.blocks[0].isHeading)
  }

  @Test("The confidence threshold is a setting")
  func threshold() {
    let text = "Parks and Gardens\n" + String(repeating: "The parks are open all day. ", count: 8)
    let strict = HeadingDetection(
      HeadingDetection.Configuration(minimumConfidence: 1), context: StageContext())
    #expect(detected(text).blocks[0].isHeading)
    #expect(!detected(text, by: strict).blocks[0].isHeading)
    #expect((detected(text, by: strict).blocks[0].headingEvidence ?? 0) > 0)
  }

  @Test("The model has a weight for each feature")
  func weights() {
    let line = HeadingFeatures.Line(
      shape: LineShape(Array("Parks".utf8)), language: 0, blankLines: 0, isInText: true)
    var count = 0
    HeadingFeatures(lines: [line]).forEachFeature(of: 0) { _, _, _ in count += 1 }
    #expect(count == HeadingWeights.values.count)
  }

  @Test("Random lines give confidences between 0 and 1, and levels from 1", arguments: 0..<200)
  func randomLines(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let pieces = [
      "一、", "（二）", "第", "三", "章", "1.", "1.2 ", "(a)", "公園", "。", "：", " ", "Park", "is", "2019年",
      "\u{3000}",
      "\u{0}", "😀", "—", "•", "“", "”", "|", "가", "か", "ы", "🇨🇳",
    ]
    let lines = (0..<Int.random(in: 0...30, using: &random)).map { _ in
      (0..<Int.random(in: 1...20, using: &random))
        .compactMap { _ in pieces.randomElement(using: &random) }.joined()
    }
    var document = Document(lines: lines)
    stage.run(&document)
    for block in document.blocks {
      guard let heading = block.heading else { continue }
      #expect(heading.value >= 1)
      #expect(0.5...1 ~= heading.confidence)
    }
  }

  @Test(
    "Huge lines and many lines are read in time linear in their size",
    arguments: ["。", ". . .", "(", "第", "一", "1.", "A"])
  func hostile(piece: String) {
    let long = String(repeating: piece, count: (1 << 20) / piece.utf8.count)
    let elapsed = ThreadTime.measure {
      var document = Document(lines: [long] + Array(repeating: piece, count: 10_000))
      stage.run(&document)
      #expect(document.blocks[0].heading == nil)
    }
    #expect(elapsed < .seconds(30))
  }
}
