import Testing

@testable import Diptych

@Suite struct HeadingLevelsTests {
  /// The levels of headings; `@` behind one says that a date follows, a digit and `|` before it the rank of
  /// its letters, `|` alone that they do not stand out.
  private func levels(_ headings: String...) -> [Int] {
    HeadingLevels.levels(
      of: headings.enumerated().map { index, heading in
        let parts = heading.split(separator: "|", omittingEmptySubsequences: false)
        return HeadingLevels.Heading(
          numbering: Numbering(of: SentenceText(bytes: Array(parts[parts.count - 1].utf8))),
          letterRank: parts.count > 1 ? Int(parts[0]) : nil,
          isDated: heading.hasSuffix("@"), isFirst: index == 0)
      })
  }

  @Test("Styles of numbers nest in their usual order, whatever their number")
  func styles() {
    #expect(levels("第一章 甲", "一、乙", "（一）丙", "1. 丁", "(1) 戊", "二、己") == [1, 2, 3, 4, 5, 2])
    #expect(levels("（一）甲", "1. 乙", "2. 丙", "（二）丁") == [1, 2, 2, 1])
    #expect(levels("Part I A", "Chapter 1 B", "Section 2 C", "a) D") == [1, 2, 3, 4])
    #expect(levels("I. A", "A. B", "1. C") == [1, 2, 3])
    #expect(levels("壹、甲", "一、乙", "（一）丙", "貳、丁", "一、戊") == [1, 2, 3, 1, 2])
  }

  @Test("Each dot of a number goes one deeper")
  func multilevel() {
    #expect(levels("1 Scope", "1.1 Use", "1.1.1 Terms", "2 Fees") == [1, 2, 3, 1])
    #expect(levels("Chapter 1 Scope", "1.1 Use", "1.2 Terms") == [1, 2, 2])
    #expect(levels("Annex A. Forms", "A.1. Letters", "A.1.1 Seals", "A.2. Notes") == [1, 2, 3, 2])
  }

  @Test("A letter that could be a Roman number is a letter where letters run on")
  func letters() {
    #expect(
      levels("I. Past", "A. Water", "B. Light", "C. Roads", "D. Schools", "II. Future")
        == [1, 2, 2, 2, 2, 1])
    #expect(
      levels("A. Water", "B. Light", "C. Roads", "1. Bridges", "D. Schools") == [1, 1, 1, 2, 1])
    #expect(
      levels("I. Past", "A. Water", "II. Now", "III. Soon", "IV. Later", "V. Never")
        == [1, 2, 1, 1, 1, 1])
  }

  @Test("A title stands above the numbers that begin behind it")
  func title() {
    #expect(levels("關於供水的通知", "一、範圍", "二、費用") == [1, 2, 2])
    #expect(
      levels("Speech A@", "I. Past", "II. Future", "Speech B@", "Speech C", "I. Now")
        == [1, 2, 2, 1, 1, 2])
  }

  @Test("An ordinal that no other one goes with counts what a title is about")
  func event() {
    #expect(levels("第三屆花展公告", "品種", "門票", "路線") == [1, 2, 2, 2])
    #expect(levels("第9回菊花展のご案内", "一、品種", "二、入場券") == [1, 2, 2])
    #expect(levels("第一天 河邊", "第二天 山上") == [1, 1])
  }

  @Test("A heading between a title and its first number stands beside the numbers")
  func preface() {
    #expect(levels("供水手冊", "前言", "一、範圍", "二、費用") == [1, 2, 2, 2])
  }

  @Test("A heading without a number in a series that runs on stands below it")
  func between() {
    #expect(levels("一、甲", "說明", "二、乙") == [1, 2, 1])
    #expect(levels("一、甲", "二、乙", "附記") == [1, 1, 1])
    #expect(levels("一、甲", "（一）乙", "說明", "（二）丙", "附註", "二、丁") == [1, 2, 3, 2, 3, 1])
  }

  @Test("Behind the last number headings without numbers stay where they were before")
  func behind() {
    #expect(levels("一、甲", "說明", "二、乙", "說明", "附註") == [1, 2, 1, 2, 2])
    // More than were numbered are hardly their equals.
    #expect(levels("供水手冊", "一、甲", "說明", "附註", "費用") == [1, 2, 3, 3, 3])
  }

  @Test("The heading that opens a text without numbers is its title")
  func plain() {
    #expect(levels("甲", "乙", "丙") == [1, 2, 2])
    #expect(levels("甲") == [1])
    #expect(levels("甲@", "乙", "丙@", "丁") == [1, 2, 1, 2])
  }

  @Test("Letters that differ tell levels, with or without numbers")
  func letterRanks() {
    #expect(levels("1|甲", "2|乙", "3|丙", "2|丁") == [1, 2, 3, 2])
    #expect(levels("1|Report", "2|1. Past", "3|Water", "2|2. Future") == [1, 2, 3, 2])
    // The same letters for two styles of numbers, and for a preface beside the higher one.
    #expect(levels("1|手冊", "2|前言", "2|一、甲", "2|（一）乙", "2|二、丙") == [1, 2, 2, 3, 2])
    // One number in other letters than the rest of its style.
    #expect(levels("1|手冊", "2|一、甲", "3|二、乙", "2|三、丙") == [1, 2, 2, 2])
  }

  @Test("Letters say nothing where all are the same, or many like those of the text")
  func equalLetters() {
    #expect(levels("1|一、甲", "1|（一）乙", "1|二、丙") == [1, 2, 1])
    #expect(levels("1|甲", "1|乙") == [1, 1])
    // Only the first one stands out, and the others are told by something else.
    #expect(levels("1|甲", "|乙", "|丙") == [1, 2, 2])
    #expect(levels("|一、甲", "1|（一）乙", "|二、丙") == [1, 2, 1])
  }
}
