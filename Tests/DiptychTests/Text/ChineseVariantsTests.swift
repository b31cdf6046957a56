import Testing

@testable import Diptych

@Suite struct ChineseVariantsTests {
  let variants: ChineseVariants

  init() throws { variants = try ChineseVariants.shared(StageContext()) }

  @Test("Traditional characters fold to their simplified forms, others to themselves")
  func folding() {
    let folded = "駐渝國（境）外媒體、後臺 abc 驾驶\u{10FFFF}".unicodeScalars.map {
      Unicode.Scalar(variants.simplified($0.value)).map(String.init) ?? "?"
    }
    #expect(folded.joined() == "驻渝国（境）外媒体、后台 abc 驾驶\u{10FFFF}")
  }

  @Test("Folding twice is folding once")
  func idempotent() {
    for scalar in UInt32(0x2E80)...0x323AF {
      let once = variants.simplified(scalar)
      if once != variants.simplified(once) { Issue.record("U+\(String(scalar, radix: 16))") }
    }
  }

  @Test(
    "A character that one script alone has tells the scripts apart",
    arguments: [
      ("國", ChineseVariants.Side.traditional), ("於", .traditional), ("裡", .traditional),
      ("国", .simplified), ("与", .simplified), ("发", .simplified), ("后", .both),
      ("里", .both), ("著", .both), ("乾", .both), ("中", .both), ("a", .both), ("。", .both),
    ])
  func sides(character: String, expected: ChineseVariants.Side) {
    #expect(character.unicodeScalars.map { variants.side($0.value) } == [expected])
  }
}
