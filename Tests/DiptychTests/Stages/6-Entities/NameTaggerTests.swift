import Testing

@testable import Diptych

@Suite struct NameTaggerTests {
  @Test("Taggers that are cut short or impossible are refused", arguments: [0, 3, 6, 100, 600_000])
  func cut(length: Int) throws {
    let whole = try StageContext().bundled("name-taggers.bin")
    #expect(throws: TableError.self) { try NameTaggers(Array(whole.prefix(length))) }
    var other = whole
    other[4] = 63
    #expect(throws: TableError.self) { try NameTaggers(other) }
  }

  @Test("Names that no list has are found by their words and those around them")
  func unknownNames() throws {
    #expect(
      try EntityExtraction.marks(
        "Yesterday Jolene Prestwick told the reporters about it.", .english)
        == ["person Jolene Prestwick"])
    #expect(
      try EntityExtraction.marks("She was born in Kessock and later moved to Tarnholm.", .english)
        .contains("place Kessock"))
    #expect(
      try EntityExtraction.marks("昨天，沈璐对此表示赞赏。", .simplifiedChinese)
        .contains("person 沈璐"))
  }

  @Test("Traditional and simplified characters have the same names")
  func scripts() throws {
    for (simplified, traditional) in [
      ("杭州云帆机电集团有限公司负责人参加会议。", "杭州雲帆機電集團有限公司負責人參加會議。"),
      ("昨天，沈璐对此表示赞赏。", "昨天，沈璐對此表示讚賞。"),
    ] {
      let left = try EntityExtraction.marks(simplified, .simplifiedChinese)
      let right = try EntityExtraction.marks(traditional, .traditionalChinese)
      #expect(!left.isEmpty)
      #expect(left.map(\.count) == right.map(\.count))
    }
  }

  @Test("The words before a name are no part of it, and a company is no person")
  func boundaries() throws {
    #expect(
      try EntityExtraction.marks("外长会见了安东尼·布林肯。", .simplifiedChinese)
        == ["person 安东尼·布林肯"])
    let company = try EntityExtraction.marks("宁波海天塑机集团有限公司和客商签署协议。", .simplifiedChinese)
    #expect(company.contains("organisation 宁波海天塑机集团有限公司"))
    #expect(!company.contains { $0.hasPrefix("person") })
  }

  @Test("Titles of sessions, parts and forms are no names")
  func ordinaryWords() throws {
    for line in [
      "Since the Fifth Plenary Session much has been done.", "Application Form for Residents",
      "The Party and the Government thank all of them.", "IV. Main Tasks of the Coming Year",
    ] {
      #expect(try EntityExtraction.marks(line, .english) == [])
    }
    #expect(try EntityExtraction.marks("要推动共同富裕和绿色发展，弘扬传统美德。", .simplifiedChinese) == [])
  }

  @Test("Nothing but the rules is asked where no confidence is enough")
  func rulesAlone() throws {
    var configuration = EntityExtraction.Configuration()
    configuration.minimumConfidence = 1
    let line = "She was born in Kessock and later moved to Chongqing."
    var document = try Document(bilingual: [(.english, line)])
    try EntityExtraction(configuration, context: .shipped).run(&document)
    #expect(document.marks() == ["place Chongqing"])
  }

  // MARK: - The best path

  @Test("The path is the best of all", arguments: 0..<20)
  func bestPath(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let words = RandomWords(count: 1 + Int(seed % 4))
    let (tagger, transitions, weights) = try Self.tagger(&random)
    var work = NameTagger.Workspace()
    let names = tagger.names(in: words, [0..<words.count], &work)
    // All ways through the labels, one after another.
    var best = (score: Int.min, labels: [Int]())
    func extend(_ labels: [Int], _ score: Int) {
      guard labels.count < words.count else {
        if score > best.score { best = (score, labels) }
        return
      }
      var features = NameFeatures()
      words.addFeatures(of: labels.count, to: &features)
      for label in 0..<NameLabel.count {
        let own = features.hashes.reduce(0) { $0 + Int(weights[Int($1 >> 24)][label]) }
        let before = labels.last.map { $0 + 1 } ?? 0
        extend(labels + [label], score + own + Int(transitions[before][label]))
      }
    }
    extend([], 0)
    var expected: [(Range<Int>, FoundName.Kind)] = []
    for (word, raw) in best.labels.enumerated() {
      let label = NameLabel(rawValue: UInt8(raw))
      guard let kind = label.kind else { continue }
      if label.continues, let last = expected.last, last.0.upperBound == word, last.1 == kind {
        expected[expected.count - 1].0 = last.0.lowerBound..<word + 1
      } else {
        expected.append((word..<word + 1, kind))
      }
    }
    #expect(names.map(\.range) == expected.map { $0.0 })
    #expect(names.map(\.kind) == expected.map { $0.1 })
    #expect(names.allSatisfy { $0.confidence > 0 && $0.confidence < 1 })
  }

  /// A tagger with random weights, with these.
  private static func tagger(
    _ random: inout SeededGenerator
  ) throws -> (NameTagger, transitions: [[Int16]], weights: [[Int8]]) {
    var transitions: [[Int16]] = []
    for _ in 0...NameLabel.count {
      transitions.append((0..<8).map { _ in Int16.random(in: -90...90, using: &random) })
    }
    var weights: [[Int8]] = []
    for _ in 0..<256 {
      weights.append((0..<8).map { _ in Int8.random(in: -90...90, using: &random) })
    }
    var bytes: [UInt8] = [8, 0, 24, 0]
    for score in transitions.joined() {
      bytes.append(UInt8(truncatingIfNeeded: score))
      bytes.append(UInt8(truncatingIfNeeded: score >> 8))
    }
    bytes += weights.joined().map { UInt8(bitPattern: $0) }
    var reader = TableReader(bytes, of: "test")
    let tagger = try NameTagger(&reader, NameTagger.Calibration(offset: 0, slope: 1))
    return (tagger, transitions, weights)
  }

  private struct RandomWords: TokenSequence {
    let count: Int
    func range(of word: Int) -> Range<Int> { word..<word + 1 }
    func addFeatures(of word: Int, to features: inout NameFeatures) {
      features.add(1, UInt64(word))
      features.add(2, UInt64(word), 7)
      features.add(3, UInt64(word), 7, 9)
    }
  }

  // MARK: - Joining

  @Test("Known levels of administration stay names of their own; short places stay")
  func levels() throws {
    let marks = try EntityExtraction.marks("该寺位于四川省资阳市雁江区碑记镇。", .simplifiedChinese)
    #expect(marks.starts(with: ["place 四川省", "place 资阳市", "place 雁江区"]))
    #expect(
      try EntityExtraction.marks("外國駐渝蓉領團參加活動。", .traditionalChinese)
        == ["place 渝", "place 蓉"])
  }
}
