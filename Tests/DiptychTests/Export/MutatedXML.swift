@testable import Diptych

/// An XML file with faults that a writer could make.
struct MutatedXML {
  private struct Element {
    var start: Range<Int>
    var end: Range<Int>
    var isEmpty: Bool { start == end }
    var whole: Range<Int> { start.lowerBound..<end.upperBound }
  }

  /// The file after the mutations.
  private(set) var bytes: [UInt8]
  private var random: SeededGenerator
  private var elements: [Element] = []
  private var attributes: [(name: Range<Int>, value: Range<Int>)] = []

  /// Takes a well-formed file without comments.
  init(_ bytes: [UInt8], seed: UInt64) {
    self.bytes = bytes
    random = SeededGenerator(seed: seed)
    readTags()
  }

  private mutating func readTags() {
    elements = []
    attributes = []
    var open: [Range<Int>] = []
    var index = 0
    while let start = bytes[index...].firstIndex(of: UInt8(ascii: "<")),
      let end = bytes[start...].firstIndex(of: UInt8(ascii: ">"))
    {
      index = end + 1
      switch bytes[start + 1] {
      case UInt8(ascii: "?"): continue
      case UInt8(ascii: "/"):
        if let first = open.popLast() { elements.append(Element(start: first, end: start..<index)) }
        continue
      default: break
      }
      if bytes[end - 1] == UInt8(ascii: "/") {
        elements.append(Element(start: start..<index, end: start..<index))
      } else {
        open.append(start..<index)
      }
      var place = start
      while let space = bytes[place..<end].firstIndex(of: 0x20),
        let quote = bytes[space..<end].firstIndex(of: UInt8(ascii: "\"")),
        let close = bytes[(quote + 1)..<end].firstIndex(of: UInt8(ascii: "\""))
      {
        // A mutation before may have left anything here.
        if quote > space + 1 { attributes.append((space + 1..<quote - 1, quote + 1..<close)) }
        place = close
      }
    }
  }

  private mutating func number(_ range: Range<Int>) -> Int { .random(in: range, using: &random) }

  private mutating func pick<Item>(_ items: [Item]) -> Item { items[number(0..<items.count)] }

  /// Changes one thing.
  mutating func mutate() {
    guard !elements.isEmpty, !attributes.isEmpty else { return }
    let element = pick(elements)
    let other = pick(elements)
    let attribute = pick(attributes)
    let otherAttribute = pick(attributes)
    switch number(0..<14) {
    case 0: bytes.removeSubrange(element.whole)
    case 1: bytes.insert(contentsOf: renamed(element.whole), at: element.end.upperBound)
    case 2: bytes.insert(contentsOf: renamed(element.whole), at: other.end.upperBound)
    case 3: bytes.insert(contentsOf: renamed(element.whole), at: other.start.upperBound)
    case 4: rename(element, to: Array(name(other)))
    case 5: bytes.removeSubrange(attribute.name.lowerBound - 1..<attribute.value.upperBound + 1)
    case 6:
      let copy = bytes[otherAttribute.name.lowerBound - 1..<otherAttribute.value.upperBound + 1]
      bytes.insert(contentsOf: copy, at: attribute.value.upperBound + 1)
    case 7: bytes.replaceSubrange(attribute.name, with: bytes[otherAttribute.name])
    case 8: bytes.replaceSubrange(attribute.value, with: bytes[otherAttribute.value])
    case 9:
      let place = number(attribute.value.lowerBound..<attribute.value.upperBound + 1)
      bytes.insert(contentsOf: Array(pick(Self.snippets).utf8), at: place)
    case 10:
      let values = Self.values
      bytes.replaceSubrange(attribute.value, with: Array(pick(values).utf8))
    case 11: bytes.insert(contentsOf: Array(pick(Self.snippets).utf8), at: element.start.upperBound)
    case 12:
      let start = number(0..<bytes.count)
      bytes.removeSubrange(start..<min(bytes.count, start + number(1..<9)))
    default: bytes[number(0..<bytes.count)] = UInt8(number(0..<256))
    }
    readTags()
  }

  private static let snippets = [
    "&x;", "]]>", "\u{1}", "&#9;", "&#1;", "x", " ", "&amp;", "<", ">", "\u{FFFF}", "\"", "0", "-",
    "#", " #x", "<!-- x -->", "<![CDATA[x]]>", "\u{3000}", "&#13;", "é", "\r", "\t",
  ]
  private static let values = [
    "", "0", "1", "00", "-1", "1.5", "1.", "101", "2023-02-29", "2024-02-29", "0000", "2024-13",
    "--02-30", "--12-31", "#", "#a", "#a #b", "#a  #b", "a:b", "x y", "http://a.example/b",
    "http://[", "%", "2024-01-01T24:00:00Z", "9999999999", "zh-Hant", "main", "true", "&#10;",
  ]

  private func name(_ element: Element) -> ArraySlice<UInt8> {
    let start = element.start.lowerBound + 1
    return bytes[start..<element.start.upperBound].prefix {
      $0 != 0x20 && $0 != UInt8(ascii: "/") && $0 != UInt8(ascii: ">")
    }
  }

  private mutating func rename(_ element: Element, to new: [UInt8]) {
    let old = name(element)
    if !element.isEmpty {
      let start = element.end.lowerBound + 2
      guard start + old.count <= element.end.upperBound else { return }
      bytes.replaceSubrange(start..<start + old.count, with: new)
    }
    bytes.replaceSubrange(old.startIndex..<old.endIndex, with: new)
  }

  /// A copy with ids of its own, most of the time.
  private mutating func renamed(_ range: Range<Int>) -> [UInt8] {
    let copy = String(decoding: bytes[range], as: UTF8.self)
    guard number(0..<5) > 0 else { return Array(copy.utf8) }
    let parts = copy.split(separator: "xml:id=\"", omittingEmptySubsequences: false)
    return Array(parts.joined(separator: "xml:id=\"c\(number(0..<1_000_000))").utf8)
  }
}
