import Testing

@testable import Diptych

@Suite struct PersonLikenessTests {
  private let likeness: PersonLikeness
  private let variants: ChineseVariants

  init() throws {
    let context = StageContext()
    variants = try ChineseVariants.shared(context)
    likeness = PersonLikeness(
      pinyin: try Pinyin.shared(context), readings: try NameReadings.shared(context),
      variants: variants)
  }

  private static let transcribed = [
    ("安东尼·布林肯", "antony blinken"), ("乔·拜登", "joe biden"), ("托马斯·库芬", "thomas kufen"),
    ("弗里德里希·迈尔", "friedrich meyer"), ("玛丽·琼斯", "mary jones"), ("奥拉夫·朔尔茨", "olaf scholz"),
    ("埃马纽埃尔·马克龙", "emmanuel macron"), ("谢尔盖·拉夫罗夫", "sergey lavrov"),
    ("乌尔苏拉·冯德莱恩", "ursula von der leyen"), ("威廉·莎士比亚", "william shakespeare"),
    ("喬·拜登", "joe biden"), ("艾曼紐·馬克宏", "emmanuel macron"), ("鮑里斯·強森", "boris johnson"),
    ("希拉蕊·柯林頓", "hillary clinton"), ("湯瑪斯·穆勒", "thomas mueller"), ("特朗普", "donald trump"),
    ("默克尔", "angela merkel"), ("基辛格", "henry kissinger"),
  ]
  private static let eastAsian = [
    ("李家超", "john lee"), ("陳茂波", "paul chan mo-po"), ("董建華", "tung chee-hwa"),
    ("林鄭月娥", "carrie lam"), ("周潤發", "chow yun-fat"), ("蔡英文", "tsai ing-wen"),
    ("彭振聲", "peng cheng-sheng"), ("朱立倫", "eric chu"), ("賴清德", "lai ching-te"),
    ("文在寅", "moon jae-in"), ("朴槿惠", "park geun-hye"), ("金大中", "kim dae-jung"),
    ("福田康夫", "yasuo fukuda"), ("小池百合子", "yuriko koike"), ("安倍晋三", "shinzo abe"),
  ]

  private func cost(_ han: String, _ latin: String) -> Double? {
    let folded = han.unicodeScalars.map { variants.simplified($0.value) }
    return likeness.cost(folded, likeness.latinName(latin.unicodeScalars.map(\.value)))
  }

  @Test(
    "A name and its transcription or romanisation are alike", arguments: transcribed + eastAsian)
  func right(han: String, latin: String) {
    #expect(cost(han, latin) != nil)
  }

  @Test("What has more words than a person's name is like none")
  func manyWords() {
    let words = String(repeating: "sergey ", count: 12)
    #expect(cost("谢尔盖·拉夫罗夫", words + "lavrov") == nil)
    #expect(cost("拉夫罗夫", words + "lavrov") == nil)
  }

  @Test("Names of other persons are not, but for those that only a surname tells")
  func wrong() {
    for names in [Self.transcribed, Self.eastAsian] {
      for (han, latin) in names {
        let others = names.filter { $0.1 != latin && (cost(han, $0.1) ?? 1) < 0.6 }
        #expect(others.map(\.1) == [], "\(han)")
      }
    }
  }

  @Test(
    "A name in transcription never equals one in Pinyin, nor a Chinese one other syllables",
    arguments: [
      ("安东尼·布林肯", "wang yi"), ("弗里德里希·迈尔", "liu qiang"), ("托马斯·库芬", "xu jia"), ("李·马云", "li mayun"),
      ("李娜", "zhao min"), ("李娜", "mary jones"), ("吕长江", "li changjiang"),
    ])
  func otherForms(han: String, latin: String) {
    #expect(cost(han, latin) == nil)
  }
}
