import Foundation
import Testing

@testable import Diptych

@Suite(.enabled(if: SharedMaterial.isThere)) struct GlossLiftingSharedTests {
  @Test("The bulletin has 122 glosses, one of them on a restored character")
  func bulletin() throws {
    let text = try Data(contentsOf: SharedMaterial.folder.appending(path: "corpus/bulletin.txt"))
    var document = try Document.ingested([UInt8](text))
    try GlossLifting(.init(), context: StageContext()).run(&document)
    let glosses = document.blocks.flatMap { block in block.glosses.map { block[$0.range] } }
    #expect(glosses.count == 122)
    let repairs = document.blocks.flatMap { block in block.repairs.map { block[$0.range] } }
    #expect(repairs == ["區"])
    #expect(document.blocks.map(\.text).joined().ranges(of: "國(境)外").count == 2)
  }

  @Test(
    "Glosses of the development sets are found and the text is clean",
    arguments: [("help-dev", 0.999, 1.0), ("gov-dev", 0.999, 0.99)])
  func development(set: String, f1: Double, clean: Double) throws {
    var (right, found, wanted) = (0, 0, 0)
    var (cleanRight, cleanCount, damagedRight, damagedCount) = (0, 0, 0, 0)
    for (name, text, gold) in try SharedMaterial.documents(of: set) {
      var document = try Document.ingested(text)
      try GlossLifting(.init(), context: StageContext()).run(&document)
      let lines = Dictionary(uniqueKeysWithValues: gold.blocks.map { ($0.line, $0) })
      for finding in document.findings { print(name, finding.code.rawValue, finding.message) }
      for block in document.blocks {
        guard let line = block.line.flatMap({ lines[$0] }) else { continue }
        if line.damaged == true {
          damagedCount += 1
          if line.clean == block.text {
            damagedRight += 1
          } else {
            print(name, line.line, block.text)
          }
          continue
        }
        if let expected = line.clean {
          cleanCount += 1
          if expected == block.text { cleanRight += 1 } else { print(name, line.line, block.text) }
        }
        let places = Set(
          block.glosses.map { gloss in
            SharedMaterial.Gold.Place(
              index: block[TextRange(0, gloss.range.start)].unicodeScalars.count,
              character: block[gloss.range], reading: gloss.reading)
          })
        let expected = Set(line.glosses ?? [])
        found += places.count
        wanted += expected.count
        right += places.intersection(expected).count
      }
    }
    print(set, right, found, wanted, cleanRight, cleanCount, damagedRight, damagedCount)
    #expect(2 * Double(right) / Double(found + wanted) >= f1)
    #expect(Double(cleanRight) / Double(cleanCount) >= clean)
    #expect(damagedCount == 0 || Double(damagedRight) / Double(damagedCount) >= 0.5)
  }
}
