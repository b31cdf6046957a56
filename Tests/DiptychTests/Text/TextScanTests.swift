import Testing

@testable import Diptych

/// The scans that skip text in blocks of bytes find their marks wherever they stand.
struct TextScanTests {
  /// `mark` behind so many letters, with enough behind it that whole blocks follow.
  private func text(_ mark: String, after count: Int, _ filler: String = "a") -> [UInt8] {
    Array((String(repeating: filler, count: count) + mark + String(repeating: "界", count: 9)).utf8)
  }

  @Test(arguments: ["(", "（"])
  func bracketsAreFoundAtEveryPlace(_ bracket: String) {
    for count in 0..<40 { #expect(GlossScanner.hasBracket(text(bracket, after: count))) }
    #expect(GlossScanner.hasBracket(Array(bracket.utf8)))
  }

  @Test func textWithoutBracketsHasNone() {
    // 刈 and 丈 have the last byte of a bracket.
    for count in 0..<40 { #expect(!GlossScanner.hasBracket(text("刈丈，", after: count))) }
    #expect(!GlossScanner.hasBracket([]))
  }

  @Test(arguments: ["?y", "\u{FFFD}"])
  func damageIsFoundAtEveryPlace(_ damage: String) {
    for count in 0..<40 { #expect(GBKRepair.mayBeDamaged(text(damage, after: count))) }
    #expect(GBKRepair.mayBeDamaged(Array(damage.utf8)))
  }

  @Test func questionsAreNoDamage() {
    for count in 0..<40 { #expect(!GBKRepair.mayBeDamaged(text("? 》", after: count))) }
  }

  @Test(arguments: ["\"", "'", "«", "“", "‘", "„", "「", "『", "｢"])
  func openingMarksAreFoundAtEveryPlace(_ mark: String) {
    for count in 0..<40 { #expect(QuotedTerms.mayHaveTerms(text(mark, after: count))) }
    #expect(QuotedTerms.mayHaveTerms(Array(mark.utf8)))
  }

  @Test func otherPunctuationOpensNoTerm() {
    for count in 0..<40 {
      #expect(!QuotedTerms.mayHaveTerms(text("。、，（）《》…—é", after: count)))
    }
  }

  @Test func lengthsAreThoseOfTheCharactersAtEveryPlace() {
    for count in 0..<40 {
      // Five Han, two kana, a letter, a mark, and the nine Han behind them.
      let length = LineShape(text("界界界界界かなé，", after: count)).length
      #expect(abs(length - (14 + 1.5 + 0.35 * Double(count + 1) + 0.5)) < 1e-9)
    }
  }

  @Test func blocksCountTheirBytes() {
    for first in UInt8.min...UInt8.max {
      let bytes = [first, 0xBF, 0xE2, 0xE3, 0x7F, 0x80, first, 0xC0]
      let block = ByteBlock(bytes.span, at: 0)
      #expect(block.continuations == bytes.count { $0 & 0xC0 == 0x80 })
      #expect(block.count(from: 0xE3) == bytes.count { $0 >= 0xE3 })
      #expect(block.isASCII == bytes.allSatisfy { $0 < 0x80 })
    }
  }

  @Test func scalarsHaveTheOffsetsOfTheirBytes() {
    let string = "aé界𠀀\u{7FF}\u{800}\u{FFFF}\u{10000}z"
    let scalars = Scalars(Array(string.utf8))
    #expect(scalars.values == string.unicodeScalars.map(\.value))
    var offset: Int32 = 0
    var offsets = [offset]
    for scalar in string.unicodeScalars {
      offset += Int32(String(scalar).utf8.count)
      offsets.append(offset)
    }
    #expect(scalars.offsets == offsets)
    var (values, others): ([UInt32], [Int32]) = ([1], [])
    Scalars.read(Array(string.utf8), into: &values, offsets: &others)
    #expect(values == scalars.values)
    #expect(others == offsets)
  }

  @Test func aNumberSetHasItsNumbersOnly() {
    let numbers = (1...200).map { UInt64($0) &* 0x1_0000_0001 }
    let set = NumberSet(numbers)
    for number in numbers { #expect(set.contains(number)) }
    for number in numbers { #expect(!set.contains(number + 1)) }
    #expect(!set.contains(0))
  }
}
