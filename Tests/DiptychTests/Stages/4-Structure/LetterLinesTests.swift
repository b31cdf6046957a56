import Testing

@testable import Diptych

@Suite struct LetterLinesTests {
  private func headings(_ text: String, in language: LanguageTag = "zh-Hans") throws -> [String] {
    try Document(headed: text, in: language).headings
  }

  @Test("Who gets copies, and that the text is at its end, is no heading")
  func copies() throws {
    #expect(
      try headings(
        """
        關於互訪的通知

        本府訂於九月派員前往貴市考察，行程如附件，敬請協助安排住宿及交通。

        正本：雷根斯堡市政府

        副本：本府秘書處

        縣長　高以晴
        """, in: "zh-Hant") == ["關於互訪的通知"])
    let release = """
      Minister opens harbour festival

      The Minister opened the festival at the old harbour today and thanked all volunteers for their work.

      Ends
      """
    #expect(try headings(release, in: "en") == ["Minister opens harbour festival"])
  }

  @Test("Salutation, close and signature of a Chinese letter are no headings")
  func chinese() throws {
    #expect(
      try headings(
        """
        周院长：

        来信收到，十分感谢。关于下半年的合作研究，我们已经和有关单位商量，基本同意贵方的安排。

        此致
        敬礼

        何文彬
        2023年9月6日
        """) == [])
    #expect(
      try headings(
        """
        各位邻居：

        本周六上午停水，请提前储水。恢复供水后，请先放水五分钟再使用。

        物业服务中心
        """) == [])
  }

  @Test("Those of an English and of a German letter are none")
  func western() throws {
    #expect(
      try headings(
        """
        Dear Ms Olsen,

        The meeting has been moved to Friday at ten. Please bring the signed copies with you.

        Best wishes Peter

        Dear Peter,

        Friday is fine for us. We will bring both copies and the list of participants.

        Ingrid Olsen
        """, in: "en") == [])
    #expect(
      try headings(
        """
        Sehr geehrte Frau Olsen,

        wir danken für Ihre Nachricht. Die Sitzung beginnt am Freitag um zehn Uhr.

        Mit freundlichen Grüßen
        Dr. Peter Hahn
        Referatsleiter
        """, in: "de") == [])
  }

  @Test("Those who sign an agreement for its parties are no headings")
  func parties() throws {
    #expect(
      try headings(
        """
        Agreement on Pupil Exchange

        The two schools exchange ten pupils each year. This agreement is valid for two years.

        Done at Turku on 4 May 2023 in two copies.

        For Puolala School
        Liisa Virtanen
        Headmistress

        For Tianjin Middle School
        Zhao Min
        """, in: "en") == ["Agreement on Pupil Exchange"])
    #expect(
      try headings(
        """
        学生交流协议书

        两校每年互派十名学生，本协议自签字之日起生效，有效期为两年。

        普拉拉学校代表
        丽萨·维尔塔宁

        天津中学代表
        赵敏
        """) == ["学生交流协议书"])
  }

  @Test("The title of a letter and the headings in a long one stay headings")
  func headingsOfLetters() throws {
    #expect(
      try headings(
        """
        关于调整图书馆开放时间的通知

        各位读者：

        一、开放时间
        自下月起，图书馆每天上午九点开放，晚上八点闭馆，周一全天不开放。

        二、借阅规则
        每位读者每次可以借阅五本图书，期限为三十天，到期可以续借一次。

        市图书馆
        2024年3月1日
        """) == ["关于调整图书馆开放时间的通知", "一、开放时间", "二、借阅规则"])
  }

  @Test(
    "A salutation is known by its first words, or by an honorific before a colon",
    arguments: [
      ("各位：", true), ("尊敬的来宾：", true), ("王老师：", true), ("Dear all", true), ("Dear Mr Mayor,", true),
      ("Sehr geehrter Herr Hahn,", true), ("各位代表的发言", false), ("校长", false), ("主办单位：", false),
      ("Dearborn Street", false), ("工作步骤：", false), ("Vážená paní starostko", true),
      ("Vážení zboží", false), ("Kære fru Holm", true), ("Arvoisa rehtori", true),
      ("Bästa praxis", false), ("Bästa kollegor!", true), ("Шановна пані директорко", true),
      ("Αξιότιμη κυρία Δήμαρχε", true), ("서울시장님께", true), ("札幌市長　山口 健　様", true),
      ("交流課　御中", true), ("製品仕様", false), ("Monsieur le Président,", true),
      ("Monsieur Hulot", false),
      ("Cenjenik", false), ("Illustrations:", false),
    ])
  func salutation(line: String, expected: Bool) {
    #expect(LetterLines.isSalutation(Array(line.utf8)) == expected)
  }

  @Test(
    "A close may have a name behind it",
    arguments: [
      ("此致", true), ("敬礼！", true), ("Best regards", true), ("Yours sincerely,", true),
      ("Best wishes Kate", true),
      ("Mit freundlichen Grüßen", true), ("Best wishes for the new year", false), ("祝词", false),
      ("Regards to all readers", false), ("此致大会", false), ("S úctou", true),
      ("Med venlig hilsen", true), ("Med vänlig hälsning, Eva Lind", true), ("З повагою", true),
      ("с уважением", true), ("Με εκτίμηση,", true), ("Z poważaniem", true), ("Tisztelettel", true),
      ("Cu stimă,", true), ("Saygılarımla", true), ("Met vriendelijke groet", true),
      ("敬白", true), ("김민지 드림", true), ("크리스마스드림", false),
    ])
  func closing(line: String, expected: Bool) {
    #expect(LetterLines.isClosing(Array(line.utf8)) == expected)
  }
}
