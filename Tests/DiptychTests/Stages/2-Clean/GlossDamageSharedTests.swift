import Testing

@testable import Diptych

@Suite(.enabled(if: SharedMaterial.isThere)) struct GlossDamageSharedTests {
  /// The Traditional lines of the development sets, and every character that they gloss.
  private func material() throws -> (texts: [[String]], readings: [(UInt32, String)]) {
    let gbk = try GBK.shared(StageContext())
    var readings: [String: String] = [:]
    var texts: [[String]] = []
    for set in ["gov-dev", "help-dev"] {
      for (_, _, gold) in try SharedMaterial.documents(of: set) {
        var lines: [String] = []
        for line in gold.blocks {
          for gloss in line.glosses ?? [] { readings[gloss.character] = gloss.reading }
          guard line.lang == "zh-Hant", let clean = line.clean, !clean.contains("?"),
            clean.unicodeScalars.allSatisfy({ $0.value < 0x80 || gbk.encode($0.value) != nil })
          else { continue }
          lines.append(clean)
        }
        if !lines.isEmpty { texts.append(lines) }
      }
    }
    let list = readings.sorted { $0.key < $1.key }.compactMap { entry in
      entry.key.unicodeScalars.first.map { ($0.value, entry.value) }
    }
    return (texts, list)
  }

  @Test("A text that a converter of bytes damaged is restored, or a finding says that it is not")
  func converted() throws {
    let stage = try GlossLifting(.init(), context: StageContext())
    let gbk = try GBK.shared(StageContext())
    let (texts, readings) = try material()
    var (damaged, restored, wrong) = (0, 0, 0)
    for seed in UInt64(0)..<4 {
      var random = SeededGenerator(seed: seed)
      let list = readings.shuffled(using: &random).prefix(seed % 2 == 0 ? readings.count : 60)
      let converter = ByteConverter(
        gbk: gbk, readings: list.map { (character: $0.0, reading: $0.1) })
      for lines in texts {
        let converted = lines.map(converter.convert)
        var document = Document(lines: converted)
        try stage.run(&document)
        for (index, line) in lines.enumerated() {
          let isDamaged = converted[index].contains("?")
          damaged += isDamaged ? 1 : 0
          if document.blocks[index].text == line {
            restored += isDamaged ? 1 : 0
          } else if !document.findings.contains(where: {
            $0.place == .block(index) && $0.code == "gloss_damaged"
          }) {
            wrong += 1
          }
        }
      }
    }
    #expect(damaged > 200)
    #expect(Double(restored) >= 0.7 * Double(damaged))
    #expect(wrong == 0)
  }
}
