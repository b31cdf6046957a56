import Testing

@testable import Diptych

@Suite struct GlossLiftingPropertyTests {
  /// The text with each gloss and repair put back as the source had it.
  private func restored(_ block: Block) -> String {
    var pieces: [(offset: Int, text: String, isReplacement: Int)] = []
    for gloss in block.glosses {
      let (open, close) = gloss.rendition == .parentheses ? ("(", ")") : ("（", "）")
      pieces.append((gloss.range.end, open + gloss.reading + close, 0))
    }
    for repair in block.repairs {
      pieces.append((repair.range.start, repair.before, repair.range.count))
    }
    pieces.sort { ($0.offset, $0.isReplacement) < ($1.offset, $1.isReplacement) }
    var text = ""
    var offset = 0
    for piece in pieces {
      text += block[TextRange(offset, piece.offset)] + piece.text
      offset = piece.offset + piece.isReplacement
    }
    return text + block[TextRange(offset, block.utf8.count)]
  }

  @Test("Putting glosses back gives the source", arguments: 0..<200)
  func roundTrip(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let pieces = [
      "本市", "實(shí)", "重慶(chóngqìng)", "重慶（Chóng qìng）", "國(境)外", "(WTO)", "張(zhang)", "，",
      "綠(lü4)", "目的(de)", "?", "？", "(", ")", "（", "）", " ", "abc", "的", "習(shì)", "雨(ㄩˇ)",
      "入?yún)^(qū)縣", "水平?jīng)Q定", "\u{1F600}", "實(shi\u{301})",
    ]
    let text = (0..<30).map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
    let block = try GlossLifting(.init(), context: StageContext()).applied(to: text).blocks[0]
    #expect(restored(block) == text, "seed \(seed)")
    var end = 0
    for gloss in block.glosses {
      #expect(gloss.range.start >= end, "seed \(seed)")
      end = gloss.range.end
    }
    #expect(end <= block.utf8.count)
    for (offset, byte) in block.utf8.enumerated()
    where !block.repairs.contains(where: { $0.range.contains(TextRange(offset, offset + 1)) }) {
      #expect(Array(text.utf8)[block.map.source(of: offset)] == byte, "seed \(seed)")
    }
  }
}
