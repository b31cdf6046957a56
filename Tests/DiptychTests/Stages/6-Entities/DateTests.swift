import Testing

@testable import Diptych

@Suite struct DateTests {
  @Test(
    "Chinese dates",
    arguments: [
      ("展覽定於2018年3月9日開幕。", ["2018-03-09 2018年3月9日"]),
      ("二〇二一年十一月三十日前交回。", ["2021-11-30 二〇二一年十一月三十日"]),
      ("民國九十九年元月施行。", ["2010-01 民國九十九年元月"]),
      ("民國108年10月10日放假。", ["2019-10-10 民國108年10月10日"]),
      ("課程2022年4月6日至8日舉行。", ["2022-04-06/2022-04-08 2022年4月6日至8日"]),
      ("2019年5月28日—6月2日停水。", ["2019-05-28/2019-06-02 2019年5月28日—6月2日"]),
      ("2016-2018年的帳目已核對。", ["2016/2018 2016-2018年"]),
      ("2020年下半年恢复开放。", ["2020-07/2020-12 2020年下半年"]),
      ("2021年第三季度的报表。", ["2021-07/2021-09 2021年第三季度"]),
      ("共有2019名学生和31间教室。", []),
      ("2019年2月30日", []),
      ("上世紀八十年代建成。", ["1980/1989 上世紀八十年代"]),
      ("上个世纪90年代建成。", ["1990/1999 上个世纪90年代"]),
      ("2017年8月6、7、8日停课。", ["2017-08-06/2017-08-08 2017年8月6、7、8日"]),
      ("2017年8月6、9日停课。", ["2017-08-06 2017年8月6", "2017-08-09 9日"]),
      ("會議（20190521）紀錄", ["2019-05-21 20190521"]),
      (
        "20190521，20190522, 20190523",
        [
          "2019-05-21 20190521", "2019-05-22 20190522", "2019-05-23 20190523",
        ]
      ),
      ("共計20190521元，另有20191399件。", ["20190521 20190521元"]),
    ])
  func chinese(line: String, marks: [String]) throws {
    #expect(try EntityExtraction.marks(line, .traditionalChinese) == marks)
  }

  @Test(
    "English dates",
    arguments: [
      ("The hall opened on 9 March 2018.", ["2018-03-09 9 March 2018"]),
      ("The hall opened on March 9, 2018.", ["2018-03-09 March 9, 2018"]),
      ("Classes run from 6-8 April 2022 only.", ["2022-04-06/2022-04-08 6-8 April 2022"]),
      ("It closed in April 2020.", ["2020-04 April 2020"]),
      ("It closed in April of 2020.", ["2020-04 April of 2020"]),
      ("Deliver it by 2020-02-29 at noon.", ["2020-02-29 2020-02-29"]),
      (
        "In 2021 the school opened on 3 June. It closed on 4 Sept. 2021.",
        ["2021 2021", "2021-06-03 3 June", "2021-09-04 4 Sept. 2021"]
      ),
      ("You may march in step.", []),
      ("There was no 31 February 2019.", []),
      ("There was no February 31, 2019.", []),
      ("The accounts of FY 2020-21 are closed.", ["2020/2021 FY 2020-21"]),
      ("The accounts of FY2019 are closed.", ["2019 FY2019"]),
    ])
  func english(line: String, marks: [String]) throws {
    #expect(try EntityExtraction.marks(line, .english) == marks)
  }

  @Test(
    "Dates with the months of other languages",
    arguments: [
      ("de", "Sie kam am 12. September 2024 an.", ["2024-09-12 12. September 2024"]),
      ("de", "Am 3. Mai 2019 und im März 2020.", ["2019-05-03 3. Mai 2019", "2020-03 März 2020"]),
      ("de", "vom 3. bis 5. Mai 2019", ["2019-05-03/2019-05-05 3. bis 5. Mai 2019"]),
      ("de", "vom 30. Mai bis 2. Juni 2019", ["2019-05-30/2019-06-02 30. Mai bis 2. Juni 2019"]),
      ("de", "am 9./10. April 2019", ["2019-04-09/2019-04-10 9./10. April 2019"]),
      ("de", "am 31. April 2019", []),
      ("de", "am 21.05.2019, Ausgabe 45. August 2019", ["2019-05-21 21.05.2019"]),
      ("fr", "le 1er août 2019 à midi", ["2019-08-01 1er août 2019"]),
      ("fr", "DU 3 AU 5 MARS 2019", ["2019-03-03/2019-03-05 3 AU 5 MARS 2019"]),
      (
        "fr", "Depuis décembre 2019, 12 mars compris",
        ["2019-12 décembre 2019", "2019-03-12 12 mars"]
      ),
      ("es", "el 2 de marzo de 2019", ["2019-03-02 2 de marzo de 2019"]),
      (
        "es", "del 30 de mayo al 2 de junio de 2019",
        ["2019-05-30/2019-06-02 30 de mayo al 2 de junio de 2019"]
      ),
      (
        "it", "il 1º ottobre 2019 e a maggio 2020",
        ["2019-10-01 1º ottobre 2019", "2020-05 maggio 2020"]
      ),
      ("it", "le 5 set di piatti", []),
      ("pt", "em 7 de fevereiro de 2019", ["2019-02-07 7 de fevereiro de 2019"]),
      ("ru", "с 3 по 5 июня 2019 г. в городе", ["2019-06-03/2019-06-05 3 по 5 июня 2019 г."]),
      ("ru", "в сентябре 2019 года", ["2019-09 сентябре 2019 года"]),
      ("nl", "op 4 juli 2019", ["2019-07-04 4 juli 2019"]),
      ("cs", "dne 6. září 2019", ["2019-09-06 6. září 2019"]),
      ("nb", "den 6. april 2019", ["2019-04-06 6. april 2019"]),
      ("fi", "6. elokuuta 2019", ["2019-08-06 6. elokuuta 2019"]),
      ("hu", "2019. szeptember 12-én", ["2019-09-12 2019. szeptember 12"]),
      ("hu", "2019. május 3–5. között", ["2019-05-03/2019-05-05 2019. május 3–5"]),
      ("lb", "den 12. September 2019", []),
    ])
  func namedMonth(language: LanguageTag, line: String, marks: [String]) throws {
    #expect(try EntityExtraction.marks(line, language) == marks)
  }

  @Test(
    "Months of the Chinese calendar are no dates",
    arguments: [
      ("2016年9月15日（農曆八月十五）放假。", ["2016-09-15 2016年9月15日"]),
      ("2016年农历七月初七，闰四月，农历2017年十月十五", ["2016 2016年", "2017 2017年"]),
      ("2016年，九月初九登高，甲辰年三月祭祖，八月十六赏月", ["2016 2016年"]),
      ("2016年九月初开学，九月十多人，九月三日", ["2016-09 2016年九月", "2016-09 九月", "2016-09-03 九月三日"]),
      ("2016年五月二十一、二十二日", ["2016-05-21/2016-05-22 2016年五月二十一、二十二日"]),
    ])
  func lunar(line: String, marks: [String]) throws {
    #expect(try EntityExtraction.marks(line, .simplifiedChinese) == marks)
  }

  @Test(
    "A length of a thousand years and more is no date",
    arguments: [
      ("已有1700年历史，1600年的古寺。", ["P1700Y 1700年", "P1600Y 1600年"]),
      ("每隔1000年一次，距今1350年，1000年一遇", ["P1000Y 1000年", "P1350Y 1350年", "P1000Y 1000年"]),
      ("2018年历史新高，2018年古城保护，1900年历史性的", ["2018 2018年", "2018 2018年", "1900 1900年"]),
    ])
  func length(line: String, marks: [String]) throws {
    #expect(try EntityExtraction.marks(line, .simplifiedChinese) == marks)
  }

  @Test(
    "Dates in Japanese, Korean, Vietnamese and Arabic",
    arguments: [
      ("ja", "工事は2023年2月6日から18日まで続きます。", ["2023-02-06/2023-02-18 2023年2月6日から18日"]),
      ("ja", "会期は2023年6月9日（金）～6月11日（日・祝）です。", ["2023-06-09/2023-06-11 2023年6月9日（金）～6月11日（日・祝）"]),
      ("ja", "2022年10月から12月にかけて改修した。", ["2022-10/2022-12 2022年10月から12月"]),
      ("ja", "2023年4月1日から10日間開きます。", ["2023-04-01 2023年4月1日"]),
      ("ko", "공사는 2023년 2월 6일부터 18일까지 계속된다.", ["2023-02-06/2023-02-18 2023년 2월 6일부터 18일"]),
      (
        "ko", "2023년 6월 9일(금)부터 6월 11일(일)까지 쉰다.",
        ["2023-06-09/2023-06-11 2023년 6월 9일(금)부터 6월 11일(일)"]
      ),
      ("ko", "2022. 11. 8. 체결하였다.", ["2022-11-08 2022. 11. 8"]),
      ("vi", "Khai mạc ngày 9 tháng 6 năm 2023.", ["2023-06-09 ngày 9 tháng 6 năm 2023"]),
      (
        "vi", "Từ ngày 6 đến ngày 18 tháng 2 năm 2023 nghỉ.",
        ["2023-02-06/2023-02-18 ngày 6 đến ngày 18 tháng 2 năm 2023"]
      ),
      ("vi", "Trường mở tháng 10/2022, xây năm 1987.", ["2022-10 tháng 10/2022", "1987 năm 1987"]),
      ("ar", "افتتح الميناء في 9 يونيو 2023.", ["2023-06-09 9 يونيو 2023"]),
      ("ar", "بني المتحف عام 1987.", ["1987 1987"]),
    ])
  func neighbours(language: LanguageTag, line: String, marks: [String]) throws {
    #expect(try EntityExtraction.marks(line, language) == marks)
  }

  @Test(
    "Years alone in languages other than English",
    arguments: [
      ("de", "Der Verein besteht seit 1987.", ["1987 1987"]),
      ("de", "Im Jahr 2011 kamen 1850 Gäste.", ["2011 2011"]),
      ("de", "ab 2000 Euro", []),
      ("fr", "Le pont, construit en 1934, date de 1934.", ["1934 1934", "1934 1934"]),
      ("fr", "un tirage de 1800 exemplaires, vendu de 2011 à 2014", ["2011/2014 2011 à 2014"]),
      (
        "es", "Fundada en 1934, fue ampliada el primero de marzo de 2011.",
        [
          "1934 1934", "2011-03-01 primero de marzo de 2011",
        ]
      ),
      ("pt", "Inaugurado em 1934, com mais de 1800 lugares.", ["1934 1934"]),
      ("it", "Il gemellaggio risale al 1987.", ["1987 1987"]),
      ("ru", "Завод работает с 1934 года.", ["1934 1934 года"]),
      ("ru", "Собрание прошло 8-го мая 2011 года.", ["2011-05-08 8-го мая 2011 года"]),
    ] as [(LanguageTag, String, [String])])
  func years(language: LanguageTag, line: String, marks: [String]) throws {
    #expect(try EntityExtraction.marks(line, language) == marks)
  }

  @Test("In English years that are counted are no date either")
  func englishLength() throws {
    let marks = try EntityExtraction.marks("It grew in 1700 years, and in 1700 it fell.", .english)
    #expect(marks == ["P1700Y 1700 years", "1700 1700"])
  }

  @Test("A date without a year takes it from what stands before")
  func yearFromBefore() throws {
    let marks = try EntityExtraction.marks("2017年6月1日開工,9月15日完工。", .traditionalChinese)
    #expect(marks == ["2017-06-01 2017年6月1日", "2017-09-15 9月15日"])
  }

  @Test(
    "A short year is one of the Republic where the document counts so, and else nothing",
    arguments: [
      (
        "民國110年12月3日開會，於111年1月15日前提出；上次是98年5月4日。",
        ["2021-12-03 民國110年12月3日", "2022-01-15 111年1月15日", "2009-05-04 98年5月4日"]
      ),
      ("自民國108年12月30日至109年1月2日。", ["2019-12-30/2020-01-02 民國108年12月30日至109年1月2日"]),
      ("民國一百零九年立案，一百一十年三月完工。", ["2020 民國一百零九年", "2021-03 一百一十年三月"]),
      ("民國108年；收文日期108/5/21。", ["2019 民國108年", "2019-05-21 108/5/21"]),
      ("於111年1月15日前提出，2月1日公布。", ["2022-01-15 111年1月15日", "2022-02-01 2月1日"]),
      ("117年8月8日皇帝駕崩，在位至138年7月。", []),
      ("2019年訂約，於111年1月15日前提出，98年5月4日。", ["2019 2019年"]),
      ("经过10年5月的建设。", []),
      ("日期：中華民國109年6月8日", ["2020-06-08 中華民國109年6月8日"]),
      ("民國六十年代起，民國六十年代表來訪。", ["1971/1980 民國六十年代", "1971 民國六十年"]),
      ("發文日期：民國112.09.18，民國98/4/2", ["2023-09-18 民國112.09.18", "2009-04-02 民國98/4/2"]),
      ("民國一○九年成立。", ["2020 民國一○九年"]),
      ("中华民国一百零九年六月八日，又98年5月4日", ["2020-06-08 中华民国一百零九年六月八日", "2009-05-04 98年5月4日"]),
    ])
  func republic(line: String, marks: [String]) throws {
    #expect(try EntityExtraction.marks(line, .traditionalChinese) == marks)
  }

  @Test(
    "Which number is the month is told by the other dates of the document",
    arguments: [
      ("From 4/5/2021 to 21/5/2021.", ["2021-05-04 4/5/2021", "2021-05-21 21/5/2021"]),
      ("From 4/5/2021 to 5/21/2021.", ["2021-04-05 4/5/2021", "2021-05-21 5/21/2021"]),
      ("It was 4/5/2021 then.", []),
      ("It was 5/5/2021 then.", ["2021-05-05 5/5/2021"]),
      (
        "4/5/2021, 21/5/2021 and 5/21/2021.",
        ["2021-05-21 21/5/2021", "2021-05-21 5/21/2021"]
      ),
    ])
  func order(line: String, marks: [String]) throws {
    #expect(try EntityExtraction.marks(line, .english) == marks)
  }

  @Test("A decade or a span of years gives no year to the dates behind it")
  func decade() throws {
    let line = "It grew in the 1990s, and on 3 June it closed."
    let marks = try EntityExtraction.marks(line, .english)
    #expect(marks == ["1990/1999 the 1990s", "--06-03 3 June"])
  }

  @Test(
    "A year that is only mentioned is not the one of the dates behind it",
    arguments: [
      (
        "课程于2021年3月8日开始，沿用2016年教材，4月2日结束。",
        ["2021-03-08 2021年3月8日", "2016 2016年", "2021-04-02 4月2日"]
      ),
      (
        "工程2018年5月7日获批。2019年，工程开工。8月3日完工。",
        ["2018-05-07 2018年5月7日", "2019 2019年", "--08-03 8月3日"]
      ),
      (
        "会议2021年12月9日举行。2月3日将再次召开，2022年是换届年。",
        ["2021-12-09 2021年12月9日", "--02-03 2月3日", "2022 2022年"]
      ),
    ])
  func mentionedYear(line: String, marks: [String]) throws {
    #expect(try EntityExtraction.marks(line, .simplifiedChinese) == marks)
  }

  @Test(
    "A date takes its year from the paragraphs before, else from the date line",
    arguments: [
      (
        [
          "The hall opened on 5 June 2021.", "It was built from 1898 to 1902.",
          "A ball is on 9 July.",
        ],
        "2021-07-09 9 July"
      ),
      (
        ["The pact of 2 May 1972 was renewed.", "Talks start on 4 June.", "Monday, May 30, 2022"],
        "2022-06-04 4 June"
      ),
      (["In 2019 the park closed.", "In 2020 it grew. On 9 July it opened."], "2020-07-09 9 July"),
      (
        ["It began on 5 June 2003.", "The pact of 1 May 1972 was old. On 9 July it ended."],
        "2003-07-09 9 July"
      ),
      (
        ["On 5 June 2003 it began.", "On 1 May 1972 it rained.", "A ball is on 9 July."],
        "--07-09 9 July"
      ),
      (["The ball is from 5 June 2003 to 7 March 2004.", "It ends on 9 July."], "--07-09 9 July"),
    ])
  func yearOfDocument(lines: [String], mark: String) throws {
    var document = try Document(bilingual: lines.map { (.english, $0) })
    try EntityExtraction(EntityExtraction.Configuration(), context: .shipped).run(&document)
    #expect((0..<lines.count).flatMap(document.marks).contains(mark))
  }

  @Test("A date whose year nothing tells says so")
  func noYear() throws {
    #expect(try EntityExtraction.marks("9月15日完工。", .traditionalChinese) == ["--09-15 9月15日"])
  }
}
