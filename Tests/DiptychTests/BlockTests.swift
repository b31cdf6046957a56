import Testing

@testable import Diptych

@Suite struct BlockTests {
  @Test("Removing a range moves the map and everything that points behind it")
  func removal() {
    var block = Block(utf8: Array("實(shí)習".utf8), map: SourceMap(startingAt: 10))
    block.segments = [TextRange(0, block.utf8.count)]
    block.glosses = [
      Gloss(
        range: TextRange(0, 3), reading: "shí", scheme: .pinyin, rendition: .parentheses,
        confidence: 0.99)
    ]
    block.remove(TextRange(3, 9))
    #expect(block.text == "實習")
    #expect(block.map.source(of: 0) == 10)
    #expect(block.map.source(of: 3) == 19)
    #expect(block.segments == [TextRange(0, 6)])
    #expect(block.glosses[0].range == TextRange(0, 3))
  }

  @Test("Every byte that stays is found in the source after random edits", arguments: 0..<200)
  func randomEdits(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let source = (0..<60).map { _ in UInt8.random(in: 97...122, using: &random) }
    var block = Block(utf8: source)
    for _ in 0..<4 {
      var edits: [TextEdit] = []
      var at = 0
      while at < block.utf8.count {
        let start = at + Int.random(in: 1...9, using: &random)
        let end = start + Int.random(in: 0...4, using: &random)
        guard end <= block.utf8.count else { break }
        let replacement = [UInt8](repeating: 35, count: Int.random(in: 0...2, using: &random))
        edits.append(TextEdit(range: TextRange(start, end), replacement: replacement))
        at = end + 1
      }
      block.edit(edits)
    }
    for (offset, byte) in block.utf8.enumerated() where byte != 35 {
      #expect(source[block.map.source(of: offset)] == byte, "seed \(seed), offset \(offset)")
    }
  }
}
