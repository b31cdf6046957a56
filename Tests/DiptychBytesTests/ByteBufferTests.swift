import Testing

@testable import DiptychBytes

@Suite struct ByteBufferTests {
  @Test("What is appended in any way stands in the order in which it came")
  func order() {
    var buffer = ByteBuffer()
    let array: [UInt8] = [1, 2, 3]
    buffer.append(UInt8(ascii: "a"))
    buffer.append("bc")
    buffer.append(array)
    buffer.append(array.span.extracting(1..<2))
    buffer.append("")
    buffer.append([])
    buffer.append(again: 1, 2)
    let bytes = buffer.bytes
    #expect(bytes == [0x61, 0x62, 0x63, 1, 2, 3, 2, 0x62, 0x63])
    #expect(bytes.count == 9)
  }

  @Test("A buffer grows while bytes of its own are appended again")
  func growth() {
    var buffer = ByteBuffer(capacity: 1)
    var expected: [UInt8] = []
    for round in 0..<300 {
      buffer.append(UInt8(truncatingIfNeeded: round))
      expected.append(UInt8(truncatingIfNeeded: round))
      let start = round / 2
      let length = min(round % 7, buffer.count - start)
      buffer.append(again: start, length)
      expected += Array(expected[start..<start + length])
    }
    let bytes = buffer.bytes
    #expect(bytes == expected)
  }

  @Test("Another buffer is appended as a whole")
  func other() {
    var buffer = ByteBuffer()
    var other = ByteBuffer()
    let isEmpty = other.isEmpty
    #expect(isEmpty)
    for _ in 0..<100 { other.append("ab") }
    buffer.append("x")
    buffer.append(other)
    let bytes = buffer.bytes
    #expect(bytes == Array("x".utf8) + Array(String(repeating: "ab", count: 100).utf8))
  }

  @Test(
    "Numbers are written in decimal digits",
    arguments: [
      0, 7, 9, 10, 11, 99, 100, 101, 999, 1000, 9_999_999, 123_456_789_012, -1, -9, -10, -100, .max,
      .min,
    ])
  func decimals(number: Int) {
    var buffer = ByteBuffer()
    buffer.append(decimal: number)
    let bytes = buffer.bytes
    #expect(bytes == Array(String(number).utf8))
  }

  @Test("Two digits are two digits", arguments: 0...99)
  func twoDigits(number: Int) {
    var buffer = ByteBuffer()
    buffer.append(twoDigits: number)
    let bytes = buffer.bytes
    #expect(bytes == Array((number < 10 ? "0" : "").utf8) + Array(String(number).utf8))
  }
}
