import Testing

@testable import Diptych

@Suite struct HeadingShapeTests {
  @Test(
    "A line that ends with a conjunction goes on and is no heading",
    arguments: [
      ("選擇窗口辦理，或", false), ("選擇窗口", true), ("鼓勵公眾參與", true),
      ("代表團訪問埃及", true), ("政通人和", true), ("補交材料；及", false), ("Ask at the counter, or", false),
      ("Fragen Sie im Amt oder", false), ("Demandez au guichet ou", false), ("Counter or", false),
      ("Floor", true), ("Tour", true), ("Logical OR", true),
    ])
  func conjunction(line: String, canBe: Bool) {
    #expect(LineShape(Array(line.utf8)).isHeadingCandidate == canBe)
  }

  @Test(
    "Captions, and lines that announce what follows, are no headings",
    arguments: [
      ("Table 11.8. Tools", true), ("表格 11.3. 换行符", true), ("Tableau 2 Outils", true),
      ("Abb. 3: Hafen", true), ("圖三　收支", true), ("図2", true), ("Рис. 4", true), ("图1城区地图", true),
      ("For example:", true), ("The following offices take part:", true), ("步骤如下：", true),
      ("有以下的辅助目录：", true), ("Folgende Stellen:", true), ("Например:", true),
      ("Tables", false), ("圖三峽工程", false), ("表一致同意", false), ("Figures of 2024", false),
      ("她写道：", true), ("She wrote:", true), ("乙方（盖章）：", true),
      ("For Party B (signature):", true), ("Syntax:", false), ("Seals:", false),
      ("Unfollowing:", false), ("注意事项：", false), ("例如", false),
      ("The following offices", false),
    ])
  func labelsOfNext(line: String, isLabel: Bool) {
    #expect(LineShape(Array(line.utf8)).isLabelOfNext == isLabel)
  }
}
