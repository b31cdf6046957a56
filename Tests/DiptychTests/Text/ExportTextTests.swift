import DiptychXML
import Testing

@testable import Diptych

@Suite struct ExportTextTests {
  @Test(
    "Tags of the schemas' shape pass, others become und",
    arguments: [
      ("en", true), ("zh-Hant", true), ("zh-Hant-TW", true), ("zh-Latn-pinyin", true),
      ("es-419", true), ("de-1901", true), ("ceb", true), ("zh-hant", false), ("EN", false),
      ("x-bad", false), ("en-", false), ("", false), ("e", false), ("zh-Hant-tw", false),
    ])
  func tags(tag: String, isKept: Bool) {
    var tags = WellFormedTags()
    #expect(tags.tag(LanguageTag(rawValue: tag)).rawValue == (isKept ? tag : "und"))
  }

  @Test(
    "Probabilities are rounded half to even and never up to certainty",
    arguments: [
      (0.125, "0.12"), (0.375, "0.38"), (0.999, "0.99"), (1, "1.00"), (2, "1.00"), (-1, "0.00"),
      (Double.nan, "0.00"), (0.9, "0.90"), (0.05, "0.05"),
    ])
  func probabilities(probability: Double, text: String) {
    var xml = XMLWriter()
    xml.open("date")
    xml.attribute("cert", hundredths: Hundredths(probability).value)
    xml.close()
    let bytes = xml.bytes
    #expect(String(decoding: bytes, as: UTF8.self) == "<date cert=\"\(text)\"/>")
  }

  @Test("Languages have English names, and scripts stand in brackets")
  func names() {
    #expect(LanguageNames.name(of: "zh-Hant") == "Chinese (traditional script)")
    #expect(LanguageNames.name(of: "de-AT") == "German (AT)")
    #expect(LanguageNames.name(of: "qaa") == "qaa")
  }

  @Test("Letters of Chinese, Japanese and Korean weigh two, other letters and digits one")
  func weights() {
    func weight(_ text: String) -> Int { LanguageShares.weight(of: Array(text.utf8).span) }
    #expect(weight("外か한ア々") == 10)
    #expect(weight("aé９ж1") == 5)
    #expect(weight(" ,。“”（）-\u{301}") == 0)
    #expect(weight("\u{20000}") == 2)
  }

  @Test("Ids end in decimal digits", arguments: [0, 7, 10, 99, 100, -5, .max, .min])
  func decimals(number: Int) {
    let id = Array("d1".utf8).part("p", number)
    #expect(String(decoding: id, as: UTF8.self) == "d1-p\(number)")
  }

  @Test("JSON strings escape what they must")
  func escapes() {
    var json = JSONWriter()
    json.string("a\"b\\c\n\t\r\u{1}\u{1F}é/")
    // Long enough to be looked through in vectors, with an escape in the middle of one.
    json.string("a text that is longer than sixteen \" bytes, twice over")
    let bytes = json.bytes
    #expect(
      String(decoding: bytes, as: UTF8.self)
        == #""a\"b\\c\n\t\r\u0001\u001fé/""a text that is longer than sixteen \" bytes, twice over""#
    )
  }

  @Test("The elements that are counted are named in the order of their names")
  func elements() {
    let names = TEIElement.allCases.map(\.name.text.description)
    #expect(names == TEIElement.allCases.map { "\($0)" })
    #expect(names == names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) })
  }
}
