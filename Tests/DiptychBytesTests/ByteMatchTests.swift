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

  @Test("What a JSON string escapes is found at every place, whatever stands beside it")
  func escapes() {
    func isEscaped(_ byte: UInt8) -> Bool { byte < 0x20 || byte == 0x22 || byte == 0x5C }
    for byte in UInt8.min...UInt8.max {
      for filler: UInt8 in [0x20, 0x21, 0x23, 0x5B, 0x5D, 0x7F, 0x80, 0x9F, 0xA2, 0xDC, 0xFF] {
        for count in [1, 7, 8, 9, 15, 31, 32, 33, 47] {
          for place in [0, 1, 7, 8, 31, 32, count / 2, count - 1] where place < count {
            var bytes = [UInt8](repeating: filler, count: count)
            bytes[place] = byte
            let expected = isEscaped(byte) ? place : count
            let found = [0, place, place + 1].map { bytes.span.firstEscape(from: $0) }
            #expect(found == [expected, expected, count], "\(byte) in \(filler) at \(place)")
          }
        }
      }
    }
    #expect([UInt8]().span.firstEscape(from: 0) == 0)
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
