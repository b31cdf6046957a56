import Testing

@testable import Diptych

@Suite struct PersonTests {
  @Test(
    "Words beside Chinese names are no part of them",
    arguments: [
      ("主任周静和王芳处长到会。", ["person 周静", "person 王芳"]),
      ("局长孙丽和李强见面。", ["person 孙丽", "person 李强"]),
      ("荷兰人扬·德弗里斯到访。", ["place 荷兰", "person 扬·德弗里斯"]),
      ("郡长阿卜杜勒·卡里姆发言。", ["person 阿卜杜勒·卡里姆"]),
      ("据了解，张敏和夫人出席。", ["person 张敏"]),
      ("这是林市长的信。", ["person 林"]),
      // Nobody is called like a country.
      ("加纳大使发言。", ["place 加纳"]),
      ("周建国会见马里客人。", ["person 周建国", "place 马里"]),
    ])
  func beside(line: String, marks: [String]) throws {
    #expect(try EntityExtraction.marks(line, .simplifiedChinese) == marks)
  }

  @Test(
    "Japanese names are whole",
    arguments: [
      ("会长小泽健二、田边真美来访。", ["person 小泽健二", "person 田边真美"]),
      ("市長西村宗次郎致辭。", ["person 西村宗次郎"]),
      ("我们与吉川里奈课长联系。", ["person 吉川里奈"]),
      ("组长高桥诚将访问日本。", ["person 高桥诚", "place 日本"]),
      // A word behind a surname is no given name, and what ends a place no end of one.
      ("金子商品很贵。", []),
      ("他住在青木关镇。", []),
    ])
  func japanese(line: String, marks: [String]) throws {
    #expect(try EntityExtraction.marks(line, .simplifiedChinese) == marks)
  }

  @Test(
    "A name of two characters that is sure once ends before the words behind it",
    arguments: ["将", "任", "以", "曾", "因", "都", "为", "正", "同", "后"])
  func verbs(word: String) throws {
    let document = try Document(marked: [
      (.simplifiedChinese, "市商务局主任刘芳会见了客人。"),
      (.simplifiedChinese, "据了解，刘芳\(word)德方代表讲话。"),
    ])
    #expect(document.marks(1).contains("person 刘芳"))
  }

  @Test("What is read longer in the translation stays")
  func translated() throws {
    let document = try Document(marked: [
      (.simplifiedChinese, "主任刘芳会见了客人。刘芳正也到会。"),
      (.english, "Director Liu Fang met the guests. Liu Fangzheng was present too."),
    ])
    #expect(document.marks() == ["person 刘芳", "person 刘芳正"])
  }

  @Test("A name of two characters is nowhere marked inside of other words")
  func words() throws {
    let document = try Document(marked: [
      (.simplifiedChinese, "市商务局主任王明会见了客人。"),
      (.simplifiedChinese, "国王明确表示支持，王明白了。"),
    ])
    #expect(!document.marks(1).contains("person 王明"))
  }

  @Test(
    "An office is no person",
    arguments: [
      (
        "Liu Jianguo, Dean of the School of Nursing, met Vice Dean Sun.",
        ["person Liu Jianguo", "organisation School of Nursing", "person Sun"]
      ),
      ("They met Prof. K. L. Bauer and Consul Qin.", ["person K. L. Bauer", "person Qin"]),
      ("We thank Spokesperson Chen Ming.", ["person Chen Ming"]),
      ("H.E. Zhou Meihua came to Lyon.", ["person Zhou Meihua", "place Lyon"]),
    ])
  func offices(line: String, marks: [String]) throws {
    #expect(try EntityExtraction.marks(line, .english) == marks)
  }

  @Test(
    "Who signs a letter is a person, whatever the name",
    arguments: ["Wu Bin", "He Jun", "Ngozi Bello", "Nguyen Van Hung", "Kwame Asante"])
  func signature(name: String) throws {
    #expect(try signed(name).marks(3) == ["person \(name)"])
  }

  @Test(
    "Not every line below the close is a name",
    arguments: ["Foreign Affairs Office", "New York", "Best Wishes"])
  func noName(line: String) throws {
    #expect(try !signed(line).marks(3).contains("person \(line)"))
  }

  /// A letter with a line between the close and an office.
  private func signed(_ line: String) throws -> Document {
    var document = try Document(bilingual: [
      (.english, "Dear Mr. Weber,"), (.english, "Thank you for your letter of 5 June 2024."),
      (.english, "Yours sincerely,"), (.english, line), (.english, "Mayor of Lyon"),
    ])
    LetterDetection(NoConfiguration(), context: .shipped).run(&document)
    try EntityExtraction(EntityExtraction.Configuration(), context: .shipped).run(&document)
    return document
  }
}
