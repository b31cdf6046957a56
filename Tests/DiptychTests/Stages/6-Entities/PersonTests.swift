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
    "An office is no person",
    arguments: [
      (
        "Liu Jianguo, Dean of the School of Nursing, met Vice Dean Sun.",
        ["person Liu Jianguo", "organisation School of Nursing", "person Sun"]
      ),
      ("We thank Spokesperson Chen Ming.", ["person Chen Ming"]),
      ("H.E. Zhou Meihua came to Lyon.", ["person Zhou Meihua", "place Lyon"]),
    ])
  func offices(line: String, marks: [String]) throws {
    #expect(try EntityExtraction.marks(line, .english) == marks)
  }
}
