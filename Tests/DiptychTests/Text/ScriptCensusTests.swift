import Testing

@testable import Diptych

@Suite struct ScriptCensusTests {
  private let variants: ChineseVariants

  init() throws { variants = try ChineseVariants.shared(.shipped) }

  private func census(_ text: String) -> ScriptCensus {
    ScriptCensus(Array(text.utf8), variants: variants)
  }

  @Test("Letters, words and ideographs are counted wherever one meets the other")
  func mixed() {
    let census = census("It's 國A国b的 C-3’s да\u{4DB5}\u{9FFF}\u{3400}end")
    #expect(census[.latin] == 3 + 1 + 1 + 1 + 1 + 3)
    #expect(census.han == 6)
    #expect(census[.cyrillic] == 2)
    #expect(census.letters == 18)
    #expect(census.words == 7)
    #expect(census.traditional == 1)
    #expect(census.simplified == 1)
  }

  @Test("Marks among the letters of Latin-1 are no letters")
  func marks() {
    let census = census("« 3 × 4 ÷ 2 » · ¿º ª? ±½")
    #expect(census.letters == 2)
    #expect(census[.latin] == 2)
  }

  @Test("Ideographs of Japanese alone are on no side of Chinese")
  func japanese() {
    let census = census("人権を込める、図書館の畑。國国")
    #expect(census.japanese == 4)
    #expect(census.traditional == 3)
    #expect(census.simplified == 1)
    #expect(self.census("人權圖書館").japanese == 0)
    #expect(self.census("人权图书馆").japanese == 0)
  }

  @Test("Only capitals in two words are an acronym")
  func acronym() {
    #expect(census("APEC 國").isAcronym)
    #expect(!census("APEc 國").isAcronym)
    #expect(!census("A B C").isAcronym)
  }

  @Test("The bits of an ideograph's side say what the table says")
  func sides() {
    for scalar: UInt32 in 0x4E00..<0xA000 {
      let bits = variants.sideBits(ofIdeograph: Int(scalar - 0x4E00))
      // Japanese ideographs are on neither side.
      let side = bits == 3 ? 0 : bits
      if side != Int(variants.side(scalar).rawValue) { Issue.record("U+\(scalar)") }
    }
  }
}
