import Testing

@testable import Diptych

@Suite struct QuantityTests {
  /// The quantities of a line, as value and text.
  private func quantities(_ line: String, _ language: LanguageTag) throws -> [String] {
    var document = try Document(bilingual: [(language, line)])
    try EntityExtraction(EntityExtraction.Configuration(), context: .shipped).run(&document)
    let block = document.blocks[0]
    return block.mentions.compactMap { mention in
      let isQuantity = [.percent, .money, .duration].contains(mention.kind)
      return isQuantity ? "\(mention.value ?? "") \(block[mention.range])" : nil
    }
  }

  // MARK: - Percentages

  @Test(
    "Percentages have their numbers as values",
    arguments: [
      ("增长23.5%，占５０％。", ["23.5 23.5%", "50 ５０％"]),
      ("百分之十五、百分之二十三点五", ["15 百分之十五", "23.5 百分之二十三点五"]),
      ("百分之百支持", ["100 百分之百"]),
      ("增加三成，约四成五，两到三成", ["30 三成", "45 四成五", "20/30 两到三成"]),
      ("两成员、三成功、一成不变", []),
      ("下降-0.3%，降幅−2.5%", ["-0.3 -0.3%", "-2.5 −2.5%"]),
      ("百分之○．一，百分点，十个百分点，2.5个百分点", []),
    ])
  func chinesePercentages(line: String, expected: [String]) throws {
    #expect(try quantities(line, .simplifiedChinese) == expected)
  }

  @Test(
    "English percentages may be words",
    arguments: [
      ("up 15.6 percent, or fifteen per cent", ["15.6 15.6 percent", "15 fifteen per cent"]),
      ("Ninety-five percent of a 10-percent share", ["95 Ninety-five percent", "10 10-percent"]),
      ("a 100% state-owned enterprise", ["100 100%"]),
      ("up 2.5 percentage points, or 3 percent points, or 5%-point", []),
      ("see a%20b%E4 and .5% and 1/5%", []),
    ])
  func englishPercentages(line: String, expected: [String]) throws {
    #expect(try quantities(line, .english) == expected)
  }

  // MARK: - Money

  @Test(
    "Amounts of money have the codes of their currencies",
    arguments: [
      ("投资3.2亿元，人民币5000万元", ["320000000 CNY 3.2亿元", "50000000 CNY 人民币5000万元"]),
      ("1.2万亿元人民币，417.3万亿元", ["1200000000000 CNY 1.2万亿元人民币", "417300000000000 CNY 417.3万亿元"]),
      ("港币2000元，新台币3,000元", ["2000 HKD 港币2000元", "3000 TWD 新台币3,000元"]),
      ("罚款300余元，300多万元", ["300 CNY 300余元", "3000000 CNY 300多万元"]),
      ("三百五十元、六千五百万美元", ["350 CNY 三百五十元", "65000000 USD 六千五百万美元"]),
      ("￥1,200.50，HK$20万", ["1200.5 CNY ￥1,200.50", "200000 HKD HK$20万"]),
    ])
  func chineseMoney(line: String, expected: [String]) throws {
    #expect(try quantities(line, .simplifiedChinese) == expected)
  }

  @Test(
    "What is no exact amount is none",
    arguments: [
      "数百万元，几十亿元，十几万元，上千万元，百元店，万元户", "两万五元，两三百元，1，200元，3元5角",
      "二元结构，2019元月，2019元旦，300元素，公元300年", "共300余人，5万册，3号楼502室，版本1.2.3",
    ])
  func noChineseMoney(line: String) throws {
    #expect(try quantities(line, .simplifiedChinese) == [])
  }

  @Test(
    "What stands behind 元 says whose it is",
    arguments: [
      ("票房300万元港币，赔偿60元人民币", ["3000000 HKD 300万元港币", "60 CNY 60元人民币"]),
      ("奖金2000元新台币和70万元日币", ["2000 TWD 2000元新台币", "700000 JPY 70万元日币"]),
      ("融资4亿元（美元），另付25元(欧元)", ["400000000 USD 4亿元（美元）", "25 EUR 25元(欧元)"]),
      ("总价90万元（港币，下同），定金9万元（含税）", ["900000 HKD 90万元", "90000 CNY 9万元"]),
      ("20至30万元澳币", ["200000/300000 AUD 20至30万元澳币"]),
    ])
  func currencyBehindYuan(line: String, expected: [String]) throws {
    #expect(try quantities(line, .simplifiedChinese) == expected)
  }

  @Test(
    "The characters of cheques and contracts are numerals",
    arguments: [
      ("租金人民币叁拾贰万元整。", ["320000 CNY 人民币叁拾贰万元整"]),
      ("收到捌仟陆佰元，罚款人民币玖佰零柒圆整", ["8600 CNY 捌仟陆佰元", "907 CNY 人民币玖佰零柒圆整"]),
      ("共计壹亿贰仟万元，人民币伍元整", ["120000000 CNY 壹亿贰仟万元", "5 CNY 人民币伍元整"]),
      ("工本费300元整，另付200元整修", ["300 CNY 300元整", "200 CNY 200元"]),
      ("预付伍拾元伍角，人民币陆仟元零捌分", []),
      ("大陆百货参加万元展，伍先生收拾三件", []),
    ])
  func formal(line: String, expected: [String]) throws {
    #expect(try quantities(line, .simplifiedChinese) == expected)
  }

  @Test("Official letters in traditional characters write formal numerals with powers of their own")
  func traditionalFormal() throws {
    #expect(
      try quantities("補助新臺幣貳佰伍拾萬圓整，押金3仟元港幣，美金陸萬元", .traditionalChinese) == [
        "2500000 TWD 新臺幣貳佰伍拾萬圓整", "3000 HKD 3仟元港幣", "60000 USD 美金陸萬元",
      ])
  }

  @Test("The currencies of the region have their names before and behind an amount")
  func region() throws {
    #expect(
      try quantities("門票葡幣六十元、紐幣九千元、新加坡元四百萬、馬幣5千元或七萬令吉", .traditionalChinese) == [
        "60 MOP 葡幣六十元", "9000 NZD 紐幣九千元", "4000000 SGD 新加坡元四百萬", "5000 MYR 馬幣5千元",
        "70000 MYR 七萬令吉",
      ])
  }

  @Test("RM before a large amount is the ringgit, else a room")
  func ringgit() throws {
    #expect(
      try quantities("RM45,000, RM 2.5 million, 300 ringgit; RM 1203, RM1203 below", .english) == [
        "45000 MYR RM45,000", "2500000 MYR RM 2.5 million", "300 MYR 300 ringgit",
      ])
  }

  @Test(
    "A number below zero has its sign as a word too",
    arguments: [
      ("增速为负0.7%，利润负3.5亿元", ["-0.7 负0.7%", "-350000000 CNY 负3.5亿元"]),
      ("增速在负2%至负1%之间，负1%到3%", ["-2/-1 负2%至负1%", "-1/3 负1%到3%"]),
      ("患者自负20%，各负50%的责任，偏差正负5%", ["20 20%", "50 50%", "5 5%"]),
    ])
  func negative(line: String, expected: [String]) throws {
    #expect(try quantities(line, .simplifiedChinese) == expected)
  }

  @Test("In English the word is minus")
  func minus() throws {
    #expect(
      try quantities("It was minus 0.7 percent, or Minus 3% at the terminus 4%.", .english) == [
        "-0.7 minus 0.7 percent", "-3 Minus 3%", "4 4%",
      ])
  }

  @Test("In traditional characters 元 is the currency of several places")
  func yuan() throws {
    #expect(
      try quantities("捐款5000元，市值1.5兆元，1億2千萬港元", .traditionalChinese) == [
        "5000 5000元", "1500000000000 1.5兆元", "120000000 HKD 1億2千萬港元",
      ])
  }

  @Test(
    "English amounts have signs, words and powers",
    arguments: [
      (
        "US$1.2 billion, €3.5m, £20k",
        ["1200000000 USD US$1.2 billion", "3500000 EUR €3.5m", "20000 GBP £20k"]
      ),
      ("5 million yuan, a 300-yuan fine", ["5000000 CNY 5 million yuan", "300 CNY 300-yuan"]),
      ("RMB300m, 300 million RMB", ["300000000 CNY RMB300m", "300000000 CNY 300 million RMB"]),
      ("$700,000 or ten dollars", ["700000 $700,000", "10 ten dollars"]),
      ("two hundred thousand euros", ["200000 EUR two hundred thousand euros"]),
      (
        "won 2 billion won, 9,000 won to 12,000 won, 1,500 won a cup, they won 5 won",
        ["2000000000 KRW 2 billion won", "9000/12000 KRW 9,000 won to 12,000 won"]
      ),
      ("the five Yuans; five yuan", ["5 CNY five yuan"]),
      ("$300 000, 1 500 yuan, $-5, USD/CNY 6.8, 3M, 5G, 10K run", []),
    ])
  func englishMoney(line: String, expected: [String]) throws {
    #expect(try quantities(line, .english) == expected)
  }

  @Test(
    "A code before an amount is one of ISO 4217 or a usual sign",
    arguments: [
      "AUD", "AU$ AUD", "A$ AUD", "CAD", "CA$ CAD", "C$ CAD", "CHF", "CNY", "EUR", "GBP", "HKD",
      "HK$ HKD",
      "JPY", "KRW", "MOP", "MOP$ MOP", "NT$ TWD", "NTD TWD", "NZ$ NZD", "RMB CNY", "R$ BRL", "SGD",
      "S$ SGD", "TWD", "USD", "US$ USD",
    ])
  func codes(words: String) throws {
    let parts = words.split(separator: " ")
    #expect(
      try quantities("for \(parts[0]) 20", .english) == [
        "20 \(parts[parts.count - 1]) \(parts[0]) 20"
      ])
  }

  @Test("A place within an amount of money is marked as well")
  func place() throws {
    #expect(
      try EntityExtraction.marks("It cost 5 million Hong Kong dollars.", .english) == [
        "5000000 HKD 5 million Hong Kong dollars", "place Hong Kong",
      ])
  }

  // MARK: - Durations

  @Test(
    "Chinese durations have the form of ISO 8601",
    arguments: [
      ("为期三天，两个小时，30分钟，15秒", ["P3D 三天", "PT2H 两个小时", "PT30M 30分钟", "PT15S 15秒"]),
      ("三个多月，二十多天，两周，五个星期", ["P3M 三个多月", "P20D 二十多天", "P2W 两周", "P5W 五个星期"]),
      ("半年，两年半，一个半小时，半个月", ["P0.5Y 半年", "P2.5Y 两年半", "PT1.5H 一个半小时", "P0.5M 半个月"]),
      ("1小时30分钟，一年零六个月，3小时20分", ["PT1H30M 1小时30分钟", "P1Y6M 一年零六个月", "PT3H20M 3小时20分"]),
      ("十年来，近三年，5年以上，为期一年", ["P10Y 十年", "P3Y 三年", "P5Y 5年", "P1Y 一年"]),
      ("10日内提交", ["P10D 10日"]),
      ("一个月后", ["P1M 一个月"]),
      ("三年行动计划，一年合同，五年徒刑", ["P3Y 三年", "P1Y 一年", "P5Y 五年"]),
      ("执教十八年，学制三年，留学6年，提前二十日", ["P18Y 十八年", "P3Y 三年", "P6Y 6年", "P20D 二十日"]),
      ("停留不超过15日，满60日，有效期45天", ["P15D 15日", "P60D 60日", "P45D 45天"]),
      ("已有1700年历史，1600年古寺，每1000年", ["P1700Y 1700年", "P1600Y 1600年", "P1000Y 1000年"]),
    ])
  func chineseDurations(line: String, expected: [String]) throws {
    #expect(try quantities(line, .simplifiedChinese) == expected)
  }

  @Test(
    "What names a point of time, a rank or an age is no duration",
    arguments: [
      "五一，有一天，三十周年，第3天，元月的天津", "2019年，民国三年，小学三年级，六十年代，两三天", "约476年，十年五月，七十四年至七十八年间",
      "每小时，下一个月，上半年，半年报，大半天", "十一天安门广场，三天气温，四周的山，三十周岁",
      "15个工作日内，三分之一，8时30分，5:30分钟", "廿四小时",
    ])
  func noChineseDuration(line: String) throws {
    #expect(try quantities(line, .simplifiedChinese) == [])
  }

  @Test(
    "English durations may be words",
    arguments: [
      (
        "a 10-day visit, three weeks, 24 hours",
        ["P10D 10-day", "P3W three weeks", "PT24H 24 hours"]
      ),
      (
        "two and a half years, half an hour", ["P2.5Y two and a half years", "PT0.5H half an hour"]
      ),
      ("two hours and 30 minutes", ["PT2H30M two hours and 30 minutes"]),
      ("over two decades, thirty (30) days", ["P20Y two decades", "P30D thirty (30) days"]),
      ("one hundred and twenty days", ["P120D one hundred and twenty days"]),
      ("10 days' notice, 10min", ["P10D 10 days", "PT10M 10min"]),
      ("One day he came to a one-day event", ["P1D one-day"]),
      ("10 years old, a 10-year-old school, 16 years of age", []),
      ("the 21st day, day 3, the 21 second readings, the half-year report", []),
      ("COVID-19 days, five working days, 10:30 minutes, hourly", []),
    ])
  func englishDurations(line: String, expected: [String]) throws {
    #expect(try quantities(line, .english) == expected)
  }

  // MARK: - Ranges, dates and names

  @Test(
    "A range is one quantity from its least to its greatest value",
    arguments: [
      ("5%-10%，10%至15%，百分之三十至四十", ["5/10 5%-10%", "10/15 10%至15%", "30/40 百分之三十至四十"]),
      ("3至5亿元，5000万至1亿元", ["300000000/500000000 CNY 3至5亿元", "50000000/100000000 CNY 5000万至1亿元"]),
      ("3-5天，三至五天，1至2年", ["P3D/P5D 3-5天", "P3D/P5D 三至五天", "P1Y/P2Y 1至2年"]),
      ("-0.5%到1.2%", ["-0.5/1.2 -0.5%到1.2%"]),
      ("从10%到15%，10%-5%", ["10 10%", "15 15%", "10 10%", "5 5%"]),
      ("三至五百元，5-3天，3-5-7天", []),
    ])
  func chineseRanges(line: String, expected: [String]) throws {
    #expect(try quantities(line, .simplifiedChinese) == expected)
  }

  @Test(
    "An English range is joined with a dash, to or or",
    arguments: [
      ("in 3-5 days, five to ten years", ["P3D/P5D 3-5 days", "P5Y/P10Y five to ten years"]),
      ("5-10 percent, 5% to 10%", ["5/10 5-10 percent", "5/10 5% to 10%"]),
      ("$3-5 million, US$3 to US$5", ["3000000/5000000 $3-5 million", "3/5 USD US$3 to US$5"]),
      ("between two and three weeks", ["P2W/P3W two and three weeks"]),
      ("two or three days", ["P2D/P3D two or three days"]),
      ("three or six months, 0.5 or 5 percent", ["P6M six months", "5 5 percent"]),
      ("he paid $300 to 5 people, from 10% to 15%", ["300 $300", "10 10%", "15 15%"]),
    ])
  func englishRanges(line: String, expected: [String]) throws {
    #expect(try quantities(line, .english) == expected)
  }

  @Test("Dates and names are no quantities")
  func others() throws {
    #expect(try quantities("民国三年来台。5月21日至23日召开会议。", .simplifiedChinese) == [])
    #expect(try quantities("From 21 to 23 May 2019, the G20 met.", .english) == [])
    #expect(
      try EntityExtraction.marks("5月21日起访问10天", .simplifiedChinese) == [
        "--05-21 5月21日", "P10D 10天",
      ])
  }

  @Test("A quantity gives way to a name that it overlaps, and stays where it does not")
  func nesting() throws {
    func mention(_ range: Range<Int>, _ kind: FoundName.Kind) -> FoundMention {
      FoundMention(
        FoundName(range: range, kind: kind, confidence: 0.5),
        range: TextRange(range.lowerBound, range.upperBound))
    }
    func quantity(_ range: Range<Int>, _ kind: FoundQuantity.Kind) -> FoundMention {
      FoundMention(
        FoundQuantity(range: range, kind: kind, value: "1"),
        range: TextRange(range.lowerBound, range.upperBound), number: 0)
    }
    var crossed = [quantity(0..<5, .money), mention(3..<9, .organisation), mention(4..<6, .place)]
    #expect(FoundMention.nested(&crossed).map(\.kind) == [.organisation, .place])
    var inside = [quantity(2..<5, .duration), mention(0..<9, .organisation)]
    #expect(FoundMention.nested(&inside).map(\.kind) == [.organisation])
    // The US of US$5 is no place.
    var signed = [quantity(0..<4, .money), mention(0..<2, .place)]
    #expect(FoundMention.nested(&signed).map(\.kind) == [.money])
    var named = [quantity(0..<4, .money), mention(0..<2, .organisation)]
    #expect(FoundMention.nested(&named).map(\.kind) == [.money])
    var around = [quantity(0..<9, .money), mention(2..<5, .place), mention(12..<14, .person)]
    #expect(FoundMention.nested(&around).map(\.kind) == [.money, .place, .person])
  }

  @Test("Quantities are looked for in Chinese and English only")
  func otherLanguages() throws {
    // 1.200 is 1200 in German.
    #expect(try quantities("1.200 Euro, 3,5 %", "de") == [])
  }

  @Test("A quantity has no entity")
  func entities() throws {
    let document = try Document(marked: [
      (.simplifiedChinese, "增长23.5%，投资3.2亿元，为期三天。"),
      (.english, "It grew by 23.5%, to US$1.2 billion in three days."),
    ])
    #expect(document.entities.isEmpty)
    #expect(document.blocks.allSatisfy { $0.mentions.allSatisfy { $0.entity == nil } })
    #expect(document.blocks.map(\.mentions.count) == [3, 3])
  }

  @Test("What is too large or too precise for a value is no quantity")
  func bounds() throws {
    let long = String(repeating: "9", count: 40)
    #expect(try quantities("\(long)% and 0.12345%", .english) == [])
    #expect(try quantities("9萬億億億元，九千九百萬億億元", .traditionalChinese) == [])
  }
}
