import Testing

@testable import Diptych

@Suite struct QuotedPartsTests {
  @Test(
    "Text is parted into what stands inside and outside of quotation marks",
    arguments: [
      ("他说“好”。", "他说。", ["好"]),
      ("「甲『乙』丙」丁", "丁", ["甲『乙』丙"]),
      ("\"a\" b \"c", " b \"c", ["a"]),
      // A mark that nothing closes quotes nothing, whatever stands behind it.
      ("“甲「乙」“丙", "“甲“丙", ["乙"]),
      ("”甲“乙”丙「", "”甲丙「", ["乙"]),
      ("“‘甲”’乙’", "’乙’", ["‘甲"]),
      ("", "", []), ("甲", "甲", []), ("“”", "", [""]),
    ])
  func parts(text: String, outside: String, inside: [String]) {
    let utf8 = Array(text.utf8)
    let parts = QuotedParts(utf8)
    #expect(String(decoding: parts.outside, as: UTF8.self) == outside)
    #expect(parts.inside.map { String(decoding: utf8[$0], as: UTF8.self) } == inside)
  }
}
