import Testing

@testable import Diptych

@Suite struct HeadingLookalikeTests {
  private func headings(_ text: String) throws -> [String] { try Document(headed: text).headings }

  @Test("Turns of a talk, facts and columns are no headings")
  func turns() throws {
    #expect(
      try headings(
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
      try headings(
        """
        第一条 合作领域

        双方在体育和音乐领域开展合作，每年互派一个代表团。

        甲市代表团            乙市代表团

        何文彬            Ingrid Olsen
        """) == ["第一条 合作领域"])
  }

  @Test("Questions and answers with names before them are no headings")
  func questions() throws {
    let found = try headings(
      """
      展厅开放答记者问

      《港湾晚报》记者问：展厅周末几点开放？

      聂岚答：周末从上午九点开放到晚上八点，节日延长一个小时，学生可以免费参观。

      电台记者问：外国游客能听懂讲解吗？

      邹明远答：讲解有五种语言，游客在门口可以借到耳机，用完以后放回原处就可以。
      """)
    #expect(found == ["展厅开放答记者问"])
  }

  @Test("Addressees, remarks in brackets and counts that begin inside a line are no headings")
  func lookalikes() throws {
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
    #expect(try headings(text) == ["关于征集老照片的通知", "一、征集范围", "二、报送方式"])
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
      try headings(english) == [
        "Call for Old Photographs", "I. What We Collect", "II. How to Send Them",
      ])
  }

  @Test("A number alone above a heading is none")
  func bareNumbers() throws {
    let text = "They stayed for two hours, spoke with the readers and gave books as presents."
    var document = Document(lines: ["A Visit", text, "02", "A Concert", text])
    for index in document.blocks.indices {
      document.blocks[index].language = Inferred(value: .english, confidence: 1, stage: "test")
    }
    for index in [0, 2, 3] { document.blocks[index].layout.letterRank = 1 }
    try HeadingDetection.shipped.run(&document)
    #expect(document.blocks.map(\.isHeading) == [true, false, false, true, false])
  }

  @Test("The entries of a table of contents, and remarks in brackets, are no headings")
  func contents() throws {
    let text = "办证的人可以在网上预约，也可以直接到一楼的窗口，当天就能拿到新的借书证。"
    for (entries, leaders) in [("", ""), ("一、办证\n二、借书\n三、还书", ""), ("一、办证", "……1")] {
      let list = leaders.isEmpty ? entries : "一、办证\(leaders)\n二、借书\(leaders)"
      let found = try headings(
        "读者手册\n\(list.isEmpty ? "" : list + "\n")一、办证\n\(text)\n（笑声）\n二、借书\n\(text)\n三、还书\n\(text)")
      #expect(found == ["读者手册", "一、办证", "二、借书", "三、还书"])
    }
  }

  @Test("Cells of a table that lost its layout are no headings; what follows the table can be one")
  func lostTable() throws {
    let found = try headings(
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

  @Test("A line that announces what follows does not begin a section")
  func leadIn() throws {
    let found = try headings(
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

  @Test("A notice's addressee, list, signature and date are no headings")
  func notice() throws {
    let document = try Document(
      headed:
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
  func speech() throws {
    let found = try headings(
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
  func list(item: String) throws {
    let found = try headings(
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
}
