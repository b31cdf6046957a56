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

  @Test("A byte is found at every place, before and behind words")
  func find() {
    for count in 0..<40 {
      for place in 0..<count {
        var bytes = [UInt8](repeating: 0x61, count: count)
        bytes[place] = 0x0A
        #expect(bytes.span.firstIndex(of: 0x0A) == place)
        #expect(bytes.span.firstIndex(of: 0x0A, from: place) == place)
        #expect(bytes.span.firstIndex(of: 0x0A, from: place + 1) == nil)
      }
    }
  }

  @Test("Bytes are equal if all of them are")
  func equal() {
    func areEqual(_ one: [UInt8], _ other: [UInt8]) -> Bool { one.span.isEqual(to: other.span) }
    let bytes = [UInt8](0..<40)
    #expect(areEqual(bytes, [UInt8](0..<40)))
    #expect(!areEqual(bytes, [UInt8](0..<39)))
    #expect(!areEqual(bytes, [UInt8](1..<41)))
    #expect(areEqual([], []))
  }
}
