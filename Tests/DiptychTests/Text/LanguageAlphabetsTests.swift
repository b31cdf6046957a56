import Testing

@testable import Diptych

@Suite struct LanguageAlphabetsTests {
  private let latin = LanguageAlphabets(of: .latin, ["de", "es", "eo", "xx"])

  private func lacking(_ letter: Unicode.Scalar, _ alphabets: LanguageAlphabets) -> [Int32]? {
    alphabets.number(of: letter.value).map { alphabets.columns(without: $0) }
  }

  @Test("A letter tells which languages do not write with it; those without a list lack none")
  func letters() {
    #expect(lacking("ĝ", latin) == [0, 1])
    #expect(lacking("ß", latin) == [1, 2])
    #expect(lacking("a", latin) == nil && lacking("ř", latin) == nil)
    let cyrillic = LanguageAlphabets(of: .cyrillic, ["be", "ru", "uk"])
    #expect(lacking("и", cyrillic) == [0])
    #expect(lacking("є", cyrillic) == [0, 1])
    #expect(lacking("а", cyrillic) == nil)
    #expect(LanguageAlphabets(of: .arabic, ["ar", "fa"]).count == 0)
  }

  @Test(
    "Short lines are told by a letter",
    arguments: [("Präambel", "de"), ("La Ĝenerala Asembleo,", "eo"), ("Préface", "fr")])
  func lines(text: String, language: String) throws {
    var document = Document(lines: [text])
    try LanguageDetection(NoConfiguration(), context: StageContext()).run(&document)
    #expect(document.blocks[0].language?.value.rawValue == language)
  }
}
