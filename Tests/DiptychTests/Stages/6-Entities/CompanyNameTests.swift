import Testing

@testable import Diptych

@Suite struct CompanyNameTests {
  @Test(
    "The form of law belongs to the name of a company",
    arguments: [
      (
        "We met Kunming Tuopu Textiles Co., Ltd.",
        ["organisation Kunming Tuopu Textiles Co., Ltd.", "place Kunming"]
      ),
      (
        "Vogel (Wuxi) Pumps Co. Ltd and Vogel Pumpen GmbH & Co. KG sold it to Marti S.A. of Lyon.",
        [
          "organisation Vogel (Wuxi) Pumps Co. Ltd", "place Wuxi",
          "organisation Vogel Pumpen GmbH & Co. KG", "organisation Marti S.A.", "place Lyon",
        ]
      ),
      (
        "The director of Miller and Sons Ltd. left (Vogel AG did not), as did Bank of Xiamen Limited.",
        [
          "organisation Miller and Sons Ltd.", "organisation Vogel AG",
          "organisation Bank of Xiamen Limited", "place Xiamen",
        ]
      ),
      ("Seats Are Limited. They live in Adelaide SA.", ["place Adelaide"]),
    ])
  func companies(line: String, marks: [String]) throws {
    #expect(try EntityExtraction.marks(line, .english) == marks)
  }

  @Test(
    "A Chinese company may have its place in brackets",
    arguments: [
      (
        "我们访问了维尔德（无锡）泵业有限公司。",
        ["organisation 维尔德（无锡）泵业有限公司", "place 无锡"]
      ),
      (
        "甲方与沃克(昆明)纺织股份有限公司、ABC（中国）集团签约。",
        [
          "organisation 沃克(昆明)纺织股份有限公司", "place 昆明", "organisation ABC（中国）集团",
          "place 中国",
        ]
      ),
    ])
  func bracket(line: String, marks: [String]) throws {
    #expect(try EntityExtraction.marks(line, .simplifiedChinese) == marks)
  }

  @Test("Companies are joined by what stands before their forms of law")
  func companyForms() throws {
    let document = try Document(
      marked: [
        ("zh-Hans", "昆明维尔德茶叶贸易有限公司与沃克食品（中国）有限公司签约。"),
        ("en", "Kunming Wilder Tea Trading Co., Ltd. signed with Walker Foods (China) Co. Ltd."),
      ], languages: ["zh-Hans", "en"])
    #expect(
      document.forms(.organisation) == [
        ["zh-Hans 昆明维尔德茶叶贸易有限公司 1", "en Kunming Wilder Tea Trading Co., Ltd. 1"],
        ["zh-Hans 沃克食品（中国）有限公司 1", "en Walker Foods (China) Co. Ltd. 1"],
      ])
  }
}
