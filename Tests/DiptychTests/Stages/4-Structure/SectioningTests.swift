import Testing

@testable import Diptych

@Suite struct SectioningTests {
  /// The sections of blocks written as `language[level]`, such as `en` or `zh-Hant1`; the headings at `marked`
  /// are those of markup.
  private func sections(_ blocks: String..., marked: [Int] = []) -> [Section] {
    var document = Document(lines: blocks)
    for (index, description) in blocks.enumerated() {
      let level = description.last.flatMap(\.wholeNumberValue)
      let language = level == nil ? description : String(description.dropLast())
      document.blocks[index].language = Inferred(
        value: LanguageTag(rawValue: language), confidence: 1, stage: "test")
      document.blocks[index].heading = level.map {
        Inferred(value: $0, confidence: 1, stage: "test")
      }
    }
    for index in marked { document.blocks[index].layout.markupHeadingLevel = 1 }
    Sectioning(NoConfiguration(), context: StageContext()).run(&document)
    return document.sections
  }

  @Test("Every heading begins a section, and what stands before the first is one without")
  func plain() {
    let sections = sections("zh", "zh1", "zh", "zh", "zh1", "en", "en")
    #expect(sections.map(\.blocks) == [[0], [1, 2, 3], [4], [5, 6]])
    #expect(sections.map(\.heading) == [nil, 1, 4, nil])
    #expect(sections.map(\.language) == ["zh", "zh", "zh", "en"])
  }

  @Test("Interleaved languages keep their sections apart")
  func interleaved() {
    let sections = sections("zh1", "en1", "zh", "en", "zh1", "en1", "zh", "en", "zh", "en")
    #expect(sections.map(\.blocks) == [[0, 2], [1, 3], [4, 6, 8], [5, 7, 9]])
  }

  @Test("A closing part behind the sections of another language is one of its own")
  func closing() {
    let sections = sections("zh", "zh1", "zh", "en1", "en", "en1", "en", "zh", "zh")
    #expect(sections.map(\.blocks) == [[0], [1, 2], [3, 4], [5, 6], [7, 8]])
    #expect(sections.map(\.heading) == [nil, 1, 3, 5, nil])
  }

  @Test("A heading of markup parts the text of another language, but not a heading from its text")
  func marked() {
    let sheets = sections("zh1", "zh", "en", "zh", "en", "zh1", "zh", "en", marked: [0, 5])
    #expect(sheets.map(\.blocks) == [[0, 1, 3], [2, 4], [5, 6], [7]])
    let turned = sections("en1", "zh1", "en", "zh", "en", marked: [0, 1])
    #expect(turned.map(\.blocks) == [[0, 2, 4], [1, 3]])
    let three = sections(
      "zh1", "en1", "ja1", "zh", "en", "ja", "zh1", "en1", "ja1", "zh", "en", "ja",
      marked: [0, 1, 2, 6, 7, 8])
    #expect(three.map(\.blocks) == [[0, 3], [1, 4], [2, 5], [6, 9], [7, 10], [8, 11]])
  }

  @Test("The head of an older message is a section without a language, which ends those before it")
  func messageHead() {
    var document = Document(lines: ["a", "甲", "From: b", "To: c", "d", "乙"])
    for (index, language) in ["en", "zh", "en", "en", "en", "zh"].enumerated() {
      document.blocks[index].language = Inferred(
        value: LanguageTag(rawValue: language), confidence: 1, stage: "test")
    }
    for index in 2...3 { document.blocks[index].kind = .messageHead }
    let sections = Sectioning.sections(of: document.blocks)
    #expect(sections.map(\.blocks) == [[0], [1], [2, 3], [4], [5]])
    #expect(sections.map(\.language) == ["en", "zh", "zxx", "en", "zh"])
  }

  @Test("Levels make a tree in which no level is left out")
  func levels() {
    let sections = sections("en2", "en1", "en3", "en", "en2", "en3", "en1")
    #expect(sections.map(\.level) == [1, 1, 2, 2, 3, 1])
    #expect(sections.map(\.parent) == [nil, nil, 1, 1, 3, nil])
  }

  @Test("Both Chinese scripts share a section, named after the one with more text")
  func scripts() {
    let sections = sections("zh-Hans1", "zh-Hant", "zh-Hant")
    #expect(sections.map(\.blocks) == [[0, 1, 2]])
    #expect(sections.map(\.language) == ["zh-Hant"])
  }

  @Test("A block without a language belongs to its surroundings")
  func undetermined() {
    let sections = sections("und", "zh", "zxx", "en", "zxx", "zxx1", "zh")
    #expect(sections.map(\.blocks) == [[0, 1, 2], [3, 4], [5, 6]])
    #expect(sections.map(\.language) == ["zh", "en", "zh"])
  }

  @Test("Text without any language is a section of its own")
  func nothingKnown() {
    #expect(sections("zxx", "zxx").map(\.blocks) == [[0, 1]])
  }

  @Test("Every block is in exactly one section, in ascending order", arguments: 0..<200)
  func partition(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let kinds = ["zh", "zh1", "zh2", "en", "en1", "en3", "und", "zxx", "zxx2", "ja", "zh-Hans"]
    var document = Document(
      lines: (0..<Int.random(in: 0...40, using: &random)).map { _ in "x" })
    for index in document.blocks.indices {
      guard let kind = kinds.randomElement(using: &random) else { continue }
      let level = kind.last.flatMap(\.wholeNumberValue)
      document.blocks[index].language = Inferred(
        value: LanguageTag(rawValue: level == nil ? kind : String(kind.dropLast())),
        confidence: 1, stage: "test")
      document.blocks[index].heading = level.map {
        Inferred(value: $0, confidence: 1, stage: "test")
      }
    }
    Sectioning(NoConfiguration(), context: StageContext()).run(&document)
    let sections = document.sections
    #expect(sections.flatMap(\.blocks).sorted() == Array(document.blocks.indices))
    #expect(sections.map { $0.blocks[0] } == sections.map { $0.blocks[0] }.sorted())
    for (index, section) in sections.enumerated() {
      #expect(section.blocks == section.blocks.sorted())
      #expect(section.heading == nil || section.heading == section.blocks[0])
      #expect(section.blocks.dropFirst().allSatisfy { !document.blocks[$0].isHeading })
      guard let parent = section.parent else {
        #expect(section.level == 1)
        continue
      }
      #expect(parent < index && section.level == sections[parent].level + 1)
      #expect(sections[parent].language.primary == section.language.primary)
    }
  }
}
