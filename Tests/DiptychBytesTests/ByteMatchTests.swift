import DiptychBytes
import Testing

@Suite struct ByteMatchTests {
  private func mask(of bytes: [UInt8], _ matches: (UInt8) -> Bool) -> UInt64 {
    var mask: UInt64 = 0
    for (index, byte) in bytes.enumerated() where matches(byte) { mask |= 0x80 << (8 * index) }
    return mask
  }

  @Test("Every byte is compared for itself, whatever stands beside it", arguments: 0...255)
  func bytes(value: Int) {
    let byte = UInt8(value)
    for neighbour: UInt8 in [0, 1, byte &- 1, byte &+ 1, byte ^ 0x80, 0x7F, 0x80, 0xFF] {
      let bytes = [byte, neighbour, byte, byte, neighbour, neighbour, byte, neighbour]
      let word = bytes.span.word(at: 0)
      #expect(word.matches(byte) == mask(of: bytes) { $0 == byte })
      #expect(word.matchesOfControls() == mask(of: bytes) { $0 < 0x20 })
    }
  }

  @Test("The first match is counted from the first byte")
  func first() {
    let bytes = Array("abcdefgh".utf8)
    let word = bytes.span.word(at: 0)
    #expect(word.matches(UInt8(ascii: "a")).firstMatch == 0)
    #expect(word.matches(UInt8(ascii: "h")).firstMatch == 7)
    #expect(word.matches(UInt8(ascii: "i")).firstMatch == 8)
  }
}
