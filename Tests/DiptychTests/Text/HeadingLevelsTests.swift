import Testing

@testable import Diptych

@Suite struct HeadingLevelsTests {
  /// The levels of headings; `>` behind one says that a heading follows, `@` that a date does.
  private func levels(_ headings: String...) -> [Int] {
    HeadingLevels.levels(
      of: headings.enumerated().map { index, heading in
        HeadingLevels.Heading(
          numbering: Numbering(of: SentenceText(bytes: Array(heading.utf8))),
          isFollowedByHeading: heading.hasSuffix(">"), isDated: heading.hasSuffix("@"),
          isFirst: index == 0)
      })
  }

  @Test("Styles of numbers nest in their usual order, whatever their number")
  func styles() {
    #expect(levels("第一章 甲", "一、乙", "（一）丙", "1. 丁", "(1) 戊", "二、己") == [1, 2, 3, 4, 5, 2])
    #expect(levels("（一）甲", "1. 乙", "2. 丙", "（二）丁") == [1, 2, 2, 1])
    #expect(levels("Part I A", "Chapter 1 B", "Section 2 C", "a) D") == [1, 2, 3, 4])
    #expect(levels("I. A", "A. B", "1. C") == [1, 2, 3])
  }

  @Test("Each dot of a number goes one deeper")
  func multilevel() {
    #expect(levels("1 Scope", "1.1 Use", "1.1.1 Terms", "2 Fees") == [1, 2, 3, 1])
    #expect(levels("Chapter 1 Scope", "1.1 Use", "1.2 Terms") == [1, 2, 2])
  }

  @Test("A title stands above the numbers that begin behind it")
  func title() {
    #expect(levels("關於供水的通知", "一、範圍", "二、費用") == [1, 2, 2])
    #expect(
      levels("Speech A@", "I. Past", "II. Future", "Speech B@", "Speech C", "I. Now")
        == [1, 2, 2, 1, 1, 2])
  }

  @Test("A heading without a number in a series that runs on stands below it")
  func between() {
    #expect(levels("一、甲", "說明", "二、乙") == [1, 2, 1])
    #expect(levels("一、甲", "二、乙", "附記") == [1, 1, 1])
  }

  @Test("Headings without numbers are equals, but for a title right before the first")
  func plain() {
    #expect(levels("甲", "乙", "丙") == [1, 1, 1])
    #expect(levels("甲>", "乙", "丙") == [1, 2, 2])
    #expect(levels("甲>") == [1])
  }
}
