import Testing

@testable import Diptych

@Suite struct RebuildTests {
  /// A document together with the text file that it could have come from.
  private struct Sample {
    var document: Document
    var source: String
  }

  /// Makes the bulletin's shape at random: glossed lines, wrapped lines, damage, names, two languages.
  private func sample(seed: UInt64) -> Sample {
    var random = SeededGenerator(seed: seed)
    func pick<Element>(_ elements: [Element]) -> Element {
      elements[Int.random(in: 0..<elements.count, using: &random)]
    }
    var source = ""
    var line = 1
    var document = Document(lines: [])
    for _ in 0..<Int.random(in: 1...12, using: &random) {
      var text = ""
      var block = Block(utf8: [])
      var lines = [LineStart(offset: 0, number: line)]
      var glosses: [Gloss] = []
      var repairs: [Repair] = []
      var segments: [TextRange] = []
      var mentions: [Mention] = []
      source += String(repeating: "　", count: Int.random(in: 0...2, using: &random))
      for _ in 0..<Int.random(in: 1...6, using: &random) {
        let start = text.utf8.count
        for _ in 0..<Int.random(in: 1...8, using: &random) {
          let at = text.utf8.count
          switch Int.random(in: 0...9, using: &random) {
          case 0...2:
            let brackets: (String, String, Gloss.Rendition) = pick([
              ("(", ")", .parentheses), ("（", "）", .fullwidthParentheses), ("[", "]", .brackets),
            ])
            text += "會"
            var base = "會"
            if Int.random(in: 0...5, using: &random) == 0 {
              base = "?yún)^"
              repairs.append(
                Repair(range: TextRange(at, at + 3), before: base, confidence: 0.99))
            }
            source += base + brackets.0 + "huì" + brackets.1
            glosses.append(
              Gloss(
                range: TextRange(at, at + 3), reading: "huì", scheme: .pinyin,
                rendition: brackets.2, confidence: 0.99))
          case 3:
            line += 1
            lines.append(LineStart(offset: at, number: line, isWordBreak: false))
            source += pick(["\n", " \r\n\u{3000}", "\n\n"])
            text += "行"
            source += "行"
          case 4:
            text += "重慶"
            source += "重慶"
            mentions.append(
              Mention(range: TextRange(at, at + 6), kind: .place, confidence: 0.9))
          case 5:
            text += "a\u{2}<&>"
            source += "a\u{2}<&>"
          default:
            let word = pick(["國(境)外", "two words", "，", "“引”", "x"])
            text += word
            source += word
          }
        }
        text += "。"
        source += "。"
        segments.append(TextRange(start, text.utf8.count))
        let space = pick(["", " ", "  "])
        text += space
        source += space
      }
      while text.last == " " {
        text.removeLast()
      }
      block = Block(utf8: Array(text.utf8), lines: lines)
      block.language = Inferred(value: pick(["zh-Hant", "en"]), confidence: 1, stage: "test")
      block.glosses = glosses
      block.repairs = repairs
      block.segments = segments
      block.mentions = mentions
      if Int.random(in: 0...3, using: &random) == 0 {
        block.heading = Inferred(value: 1, confidence: 0.9, stage: "test")
        block.segments = []
      }
      document.blocks.append(block)
      line += 1
      source += pick(["\n", "\r\n", " \n\n", "\n\u{3000}\n"])
    }
    return Sample(document: document, source: source)
  }

  @Test("The source is rebuilt from the TEI, but for white space at line ends", arguments: 0..<200)
  func rebuilt(seed: UInt64) throws {
    var sample = sample(seed: seed)
    try TEIExport(.init(), context: StageContext()).run(&sample.document)
    let rebuilt = try RebuiltSource(tei: sample.document.outputs[0].bytes)
    #expect(
      Array(RebuiltSource.normalised(rebuilt.text).unicodeScalars)
        == Array(RebuiltSource.normalised(sample.source).unicodeScalars),
      "seed \(seed)")
  }
}
