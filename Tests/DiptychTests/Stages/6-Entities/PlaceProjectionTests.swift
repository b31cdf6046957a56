import Testing

@testable import Diptych

@Suite struct PlaceProjectionTests {
  private func places(_ chinese: String, _ english: String) throws -> [[String]] {
    try Document(marked: [("zh-Hans", chinese), ("en", english)]).forms(.place)
  }

  @Test(
    "A place that no list knows is joined with its name in pinyin",
    arguments: [
      ("代表团参观了沙坪坝区。", "The delegation visited Shapingba District.", "沙坪坝区", "Shapingba District"),
      ("代表团参观了缙云山。", "The delegation visited Jinyun Mountain.", "缙云山", "Jinyun Mountain"),
      ("代表团参观了旅顺口区。", "The delegation visited Lushunkou District.", "旅顺口区", "Lushunkou District"),
      // The unit is part of the reading.
      ("会议在乌江边举行。", "The meeting was held by the Wujiang River.", "乌江", "Wujiang River"),
      // Neither side alone tells.
      ("代表团到了朝天门码头。", "The delegation came to Chaotianmen Dock.", "朝天门码头", "Chaotianmen Dock"),
      // The other side alone tells.
      ("代表团到了弹子石。", "The delegation came to Danzishi.", "弹子石", "Danzishi"),
    ])
  func joined(chinese: String, english: String, han: String, latin: String) throws {
    #expect(try places(chinese, english) == [["zh-Hans \(han) 1", "en \(latin) 1"]])
  }

  @Test(
    "Other readings and other units stay apart",
    arguments: [
      (
        "代表团参观了沙坪坝区。", "The delegation visited Bishan District.",
        ["zh-Hans 沙坪坝区 1", "en Bishan District 1"]
      ),
      ("代表团参观了缙云山。", "The delegation visited Jinyun Road.", ["zh-Hans 缙云山 1", "en Jinyun Road 1"]),
      ("代表团参观了南山镇。", "The delegation visited Nanshan Lake.", ["en Nanshan Lake 1"]),
    ])
  func apart(chinese: String, english: String, names: [String]) throws {
    #expect(try places(chinese, english) == names.map { [$0] })
  }

  @Test("A place is no person where the translation says so")
  func kind() throws {
    let document = try Document(marked: [
      ("zh-Hans", "会议在张江举行。"), ("en", "The meeting was held in Zhangjiang."),
    ])
    #expect(document.forms(.place) == [["zh-Hans 张江 1", "en Zhangjiang 1"]])
    #expect(document.forms(.person) == [])
  }

  @Test("A place that is read in Vietnamese is no person, and joined with its name in Chinese")
  func vietnamese() throws {
    let document = try Document(marked: [
      ("zh-Hans", "关于桂林市交流项目的通知。"),
      ("vi", "Thông báo về chương trình trao đổi với thành phố Quế Lâm."),
      ("zh-Hans", "代表团将于五月到桂林访问。"), ("vi", "Đoàn sẽ thăm Quế Lâm vào tháng năm."),
    ])
    #expect(document.forms(.person) == [])
    #expect(
      document.forms(.place).contains { $0.contains("vi Quế Lâm 2") && $0.contains("zh-Hans 桂林 1") }
    )
  }

  @Test(
    "A place is one with its Chinese name in other languages",
    arguments: [
      ("他们到过莫斯科。", "ru", "Они были в Москве.", "莫斯科", "Москве"),
      ("他们到过德国。", "fr", "Ils ont vu l'Allemagne.", "德国", "Allemagne"),
      ("他们到过首尔。", "ko", "그들은 서울을 방문하였다.", "首尔", "서울"),
      (
        "中华人民共和国派人。", "pt", "A República Popular da China enviou alguém.", "中华人民共和国",
        "República Popular da China"
      ),
    ])
  func ownName(
    chinese: String, language: String, text: String, name: String, other: String
  ) throws {
    let document = try Document(marked: [
      ("zh-Hans", chinese), (LanguageTag(rawValue: language), text),
    ])
    #expect(document.forms(.place) == [["zh-Hans \(name) 1", "\(language) \(other) 1"]])
  }

  @Test("A name is split into its own part and its unit")
  func units() {
    let units = PlaceUnits()
    let split = { (name: String) -> [String] in
      let (bare, unit) = units.split(name.unicodeScalars.map(\.value))
      return [bare, unit ?? []].map { part in
        String(String.UnicodeScalarView(part.compactMap(Unicode.Scalar.init)))
      }
    }
    #expect(split("yuzhong district") == ["yuzhong", "district"])
    #expect(split("liangjiang new area") == ["liangjiang", "new area"])
    #expect(split("mount jinyun") == ["jinyun", "mount"])
    #expect(split("zhongguancun") == ["zhongguancun", ""])
    let han = "两江新区".unicodeScalars.map(\.value)
    #expect(units.lengths(endOf: han[...], called: nil) == [2, 1])
    #expect(units.lengths(endOf: han[...], called: "county".unicodeScalars.map(\.value)[...]) == [])
  }
}
