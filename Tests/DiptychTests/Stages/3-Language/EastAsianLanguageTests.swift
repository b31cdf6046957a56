import Testing

@testable import Diptych

@Suite struct EastAsianLanguageTests {
  @Test("Chinese that could be either takes the script of the document")
  func inheritedScript() throws {
    #expect(
      try LanguageDetection.languages("重慶市政府辦公廳", "工作方法", "國際交流") == [
        "zh-Hant", "zh-Hant", "zh-Hant",
      ])
    #expect(try LanguageDetection.languages("重庆市政府办公厅", "工作方法") == ["zh-Hans", "zh-Hans"])
  }

  @Test("Chinese without any evidence takes the expected script")
  func expectedScript() throws {
    let stage = try LanguageDetection(
      NoConfiguration(), context: StageContext(languages: ["zh-Hant", "en"]))
    #expect(try stage.applied(to: "工作方法").blocks[0].language?.value == "zh-Hant")
    #expect(try LanguageDetection.languages("工作方法") == ["zh-Hans"])
  }

  @Test("A line of ideographs is Japanese where one is in no Chinese text, but not for a rare one")
  func japaneseIdeographs() throws {
    #expect(
      try LanguageDetection.languages("本市图书馆开放。", "駅前の図書館", "区立図書館の歴史展", "図書館開館時間") == [
        "zh-Hans", "ja", "ja", "ja",
      ])
    #expect(
      try LanguageDetection.languages("本市圖書館開放。", "毎月時間表", "開放時間延長。") == [
        "zh-Hant", "zh-Hant", "zh-Hant",
      ])
    #expect(try LanguageDetection.languages("本市與畑市長會見，雙方就城市合作交換意見。") == ["zh-Hant"])
  }

  @Test("In a Japanese letter names, dates, addresses and closes without kana are Japanese")
  func kanjiLines() throws {
    #expect(
      try LanguageDetection.languages(
        "令和五年十月一日", "札幌市交流課　御中", "展覧会について", "展覧会のご案内をお送りします。", "日時　十月二十日", "場所　市民会館",
        "敬具", "横浜市国際局長　林健一", "〒231-0005 横浜市中区本町6丁目50番地", "電話 045-671-2121")
        == Array(repeating: "ja", count: 10))
    #expect(
      try LanguageDetection.languages("参加者名簿", "団長", "林 一郎", "大阪市文化局長", "団員", "青木 春子").allSatisfy {
        $0 == "ja"
      })
  }

  @Test("Beside its Chinese translation a line of ideographs goes with what its characters say")
  func kanjiBesideChinese() throws {
    #expect(
      try LanguageDetection.languages(
        "市立図書館の歴史をまとめました。", "市立图书馆的历史介绍如下。", "植物園", "植物园", "動物園からの手紙です。", "动物园来函。",
        "歴史資料館", "历史资料馆")
        == ["ja", "zh-Hans", "ja", "zh-Hans", "ja", "zh-Hans", "ja", "zh-Hans"])
    #expect(
      try LanguageDetection.languages("圖書館簡訊", "雙方將繼續合作。", "市長 林志明", "図書館からのお知らせです。", "市長　林健一")
        == ["zh-Hant", "zh-Hant", "zh-Hant", "ja", "ja"])
  }

  @Test("Headings of ideographs that both languages have go with the text below them")
  func kanjiHeadings() throws {
    #expect(
      try LanguageDetection.languages(
        "防灾指南", "防災のてびき", "地震", "请先保护头部，不要急着往外跑。", "地震",
        "まず頭を守り、あわてて外に出ないでください。", "集合地点", "听到广播后请到学校操场。", "集合場所",
        "放送があったら学校の校庭に集まってください。", "毛毯", "每人可以领一条毯子。", "毛布",
        "毛布は一人一枚お渡しします。", "救助犬", "搜救犬由消防队训练。", "救助犬", "救助犬は消防隊が訓練しています。")
        == ["zh-Hans", "ja"] + (0..<4).flatMap { _ in ["zh-Hans", "zh-Hans", "ja", "ja"] })
  }

  @Test("Line by line, numbered headings take turns, and a character that one side lacks tells")
  func kanjiTurns() throws {
    #expect(
      try LanguageDetection.languages(
        "关于征集义工的通知", "ボランティア募集のお知らせ", "市民公园现招募义工二十名，协助管理花坛。",
        "市民公園では花壇の手入れを手伝うボランティアを20名募集します。", "一、活动日期", "一、活動日程",
        "义工每周六上午到公园浇水、除草。", "毎週土曜日の午前に、水やりと草取りをします。", "二、报名方法", "二、申込方法",
        "请到公园办公室填写表格。", "公園事務所で用紙に記入してください。", "三、服装", "三、服装について",
        "请穿长裤和雨靴，手套由公园提供。", "長ズボンと長靴でお越しください。手袋はお貸しします。")
        == (0..<8).flatMap { _ in ["zh-Hans", "ja"] })
  }

  @Test("Names of Japanese offices and Japanese dates in a Chinese text are Chinese")
  func japaneseInChinese() throws {
    #expect(
      try LanguageDetection.languages(
        "本會通訊", "神奈川県庁代表來訪", "神奈川県庁國際課課長於昨日來訪。", "令和六年度獎學金", "申請資格", "二、申請期間"
      )
      .allSatisfy { $0 == "zh-Hant" })
    #expect(
      try LanguageDetection.languages("本市与大阪市缔结友好城市关系。", "団長　大阪市副市長　石川敏也", "二、工作分工", "文化局安排参观。")
        == ["zh-Hans", "ja", "zh-Hans", "zh-Hans"])
  }

  @Test("A block in the other Chinese script goes its own way")
  func bothScripts() throws {
    #expect(
      try LanguageDetection.languages("重慶市政府辦公廳發布通知", "国务院关于进一步优化营商环境的意见")
        == ["zh-Hant", "zh-Hans"])
  }

  @Test("A Japanese title with kana in its quotation alone is Japanese")
  func quotationInJapanese() throws {
    #expect(try LanguageDetection.languages("「みんなの広場」開催要項") == ["ja"])
  }
}
