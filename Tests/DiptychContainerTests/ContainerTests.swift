import TestSupport
import Testing

@testable import DiptychContainer

@Suite struct ContainerTests {
  private static let limits = ContainerLimits(
    maximumExpandedBytes: 4 << 20, maximumExpansionRatio: 100, maximumEntries: 100)

  private func container(_ entries: ZIPWriter.Entry...) throws(ContainerError) -> Container {
    try Container(ZIPWriter(entries).bytes, limits: Self.limits)
  }

  /// "hello hello hello hello\n", deflated.
  private static let deflated: [UInt8] = [
    0xCB, 0x48, 0xCD, 0xC9, 0xC9, 0x57, 0xC8, 0x40, 0x27, 0xB9, 0x00,
  ]

  private static func packed(_ name: String) -> ZIPWriter.Entry {
    var entry = ZIPWriter.Entry(name, "hello hello hello hello\n")
    entry.data = deflated
    entry.method = 8
    return entry
  }

  @Test("Parts come by their exact names, packed or not")
  func parts() throws {
    let container = try container(.init("a/b.xml", "甲"), .init("empty", ""), Self.packed("c"))
    #expect(
      container.names.map { String(decoding: $0, as: UTF8.self) } == ["a/b.xml", "empty", "c"])
    #expect(try container.part("a/b.xml") == Array("甲".utf8))
    #expect(try container.part("empty") == [])
    #expect(try container.part("c") == Array("hello hello hello hello\n".utf8))
    #expect(try container.part("A/b.xml") == nil)
    #expect(container.contains("c") && !container.contains("C"))
  }

  @Test("A comment or bytes behind the list do not hide it")
  func comment() throws {
    var bytes = ZIPWriter([.init("a", "b")]).bytes
    bytes += Array("PK\u{5}\u{6} some comment".utf8)
    #expect(try Container(bytes, limits: Self.limits).part("a") == Array("b".utf8))
  }

  @Test("Every cut through a file is noticed")
  func truncated() {
    let bytes = ZIPWriter([.init("a", "some text"), Self.packed("b")]).bytes
    for count in 0..<bytes.count {
      #expect(throws: ContainerError.self) {
        try Container(Array(bytes.prefix(count)), limits: Self.limits)
      }
    }
  }

  @Test("Changed bytes never give other content without an error")
  func changed() throws {
    let bytes = ZIPWriter([Self.packed("a"), .init("b", "other text")]).bytes
    let right = [Array("hello hello hello hello\n".utf8), Array("other text".utf8)]
    for index in bytes.indices {
      for bit in 0..<8 {
        var bytes = bytes
        bytes[index] ^= 1 << UInt8(bit)
        guard let container = try? Container(bytes, limits: Self.limits) else { continue }
        for name in container.names {
          guard let content = try? container.part(name) else { continue }
          #expect(right.contains(content), "byte \(index) bit \(bit)")
        }
      }
    }
  }

  @Test("A part that is there twice is refused when it is needed")
  func twice() throws {
    let container = try container(.init("a", "1"), .init("a", "2"), .init("b", "3"))
    #expect(throws: ContainerError.corrupt("part 'a' is there twice")) { try container.part("a") }
    #expect(try container.part("b") == Array("3".utf8))
  }

  @Test("An encrypted part is refused when it is needed")
  func encrypted() throws {
    var entry = ZIPWriter.Entry("a", "1")
    entry.flags = 1
    let container = try container(entry)
    #expect(throws: ContainerError.encrypted(part: "a")) { try container.part("a") }
  }

  @Test("Other methods than 0 and 8 are refused")
  func method() throws {
    var entry = ZIPWriter.Entry("a", "1")
    entry.method = 12
    let container = try container(entry)
    #expect(throws: ContainerError.corrupt("part 'a' is packed by method 12, not 0 or 8")) {
      try container.part("a")
    }
  }

  @Test("The header before the data must say the same as the list")
  func headers() throws {
    var entry = ZIPWriter.Entry("a", "1")
    entry.localName = Array("b".utf8)
    let container = try container(entry)
    #expect(throws: ContainerError.corrupt("part 'a' has another header than the list says")) {
      try container.part("a")
    }
  }

  @Test("Entries that share bytes are refused")
  func overlap() throws {
    var entry = ZIPWriter.Entry("a", "1")
    entry.offset = 0
    #expect(throws: ContainerError.corrupt("part 'a' overlaps another one")) {
      try container(.init("a", "1"), entry)
    }
  }

  @Test("Names that lead out are refused", arguments: ["../a", "a/../b", "/a", "a\\..\\b", "a\0b"])
  func unsafeNames(name: String) {
    #expect(throws: ContainerError.unsafeName(name)) { try container(.init(name, "1")) }
  }

  @Test("A name with two dots inside is a name")
  func dots() throws {
    #expect(try container(.init("a..b/..c", "1")).part("a..b/..c") == Array("1".utf8))
  }

  @Test("More entries than the limit are refused, and up to it they are not")
  func entries() throws {
    func container(_ count: Int) throws -> Container {
      try Container(
        ZIPWriter((0..<count).map { .init("\($0)", "") }).bytes, limits: Self.limits)
    }
    #expect(try container(100).names.count == 100)
    #expect(throws: ContainerError.tooManyEntries) { try container(101) }
  }

  @Test("The bytes of all parts together are bounded")
  func bytes() throws {
    let large = [UInt8](repeating: 0x61, count: 3 << 20)
    let container = try container(.init("a", large), .init("b", large))
    #expect(try container.part("a")?.count == 3 << 20)
    #expect(throws: ContainerError.tooManyBytes(part: "b")) { try container.part("b") }
  }

  /// A deflated stretch of zeros, made by hand: stored blocks are no bomb, matches of 258 bytes are.
  private static func bomb(bytes: Int) -> [UInt8] {
    var bits = BitWriter()
    bits.append(0b1, 1)
    bits.append(0b01, 2)
    bits.appendReversed(0x30, 8)
    var count = 1
    while count + 258 <= bytes {
      // Length 258 is code 285, 8 bits 0xC5; distance 1 is code 0, 5 bits.
      bits.appendReversed(0xC5, 8)
      bits.appendReversed(0, 5)
      count += 258
    }
    while count < bytes {
      bits.appendReversed(0x30, 8)
      count += 1
    }
    bits.appendReversed(0, 7)
    return bits.bytes
  }

  @Test("A part that unpacks to far more than its size is refused, whatever the headers say")
  func ratio() throws {
    let count = 2 << 20
    var entry = ZIPWriter.Entry("a", [UInt8](repeating: 0, count: count))
    entry.data = Self.bomb(bytes: count)
    entry.method = 8
    var harmless = entry
    let container = try container(entry)
    #expect(throws: ContainerError.ratio(part: "a")) { try container.part("a") }
    // The same with headers that promise little.
    harmless.expandedBytes = 1000
    let liar = try self.container(harmless)
    #expect(
      throws: ContainerError.corrupt("part 'a' cannot be unpacked, or not to what the list says")
    ) { try liar.part("a") }
  }

  @Test("Up to 1 MiB the ratio does not matter")
  func freeBytes() throws {
    let count = 1 << 20
    var entry = ZIPWriter.Entry("a", [UInt8](repeating: 0, count: count))
    entry.data = Self.bomb(bytes: count)
    entry.method = 8
    #expect(try container(entry).part("a")?.count == count)
  }
}

/// Writes bits as deflate orders them.
private struct BitWriter {
  private(set) var bytes: [UInt8] = []
  private var count = 0

  mutating func append(_ value: Int, _ bits: Int) {
    for bit in 0..<bits { append(bit: value >> bit & 1) }
  }

  /// Codes of Huffman stand with their highest bit first.
  mutating func appendReversed(_ value: Int, _ bits: Int) {
    for bit in (0..<bits).reversed() { append(bit: value >> bit & 1) }
  }

  private mutating func append(bit: Int) {
    if count % 8 == 0 { bytes.append(0) }
    bytes[count / 8] |= UInt8(bit) << UInt8(count % 8)
    count += 1
  }
}
