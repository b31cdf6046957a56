import TestSupport

/// Makes damaged copies of files.
///
/// The parts of a container are damaged before they are packed, so that its reader gets to see them.
struct Mutation {
  private let seeds: [Seed]
  private var random: SplitMix

  /// What parsers trip over.
  private static let words = [
    "<", ">", "&", "\"", "</", "/>", "<!--", "-->", "<![CDATA[", "]]>", "&#0;", "&#x10FFFF;", "<?",
    "<!DOCTYPE a [<!ENTITY b 'c'>]>", "\u{0}", "\u{FEFF}", "-1", "0", "65536", "4294967296",
    "99999999999999999999", "1e308", "../", "{", "}", "\\", "\n", "\u{3000}", "\u{10FFFF}",
  ].map { Array($0.utf8) }

  init(seed: UInt64, seeds: [Seed]) {
    self.seeds = seeds
    random = SplitMix(state: seed)
  }

  /// The next copy.
  mutating func next() -> (name: String, content: [UInt8]) {
    let seed = seeds[pick(seeds.count)]
    guard !seed.parts.isEmpty, pick(10) > 0 else {
      return (seed.name, damaged(seed.content))
    }
    var parts = seed.parts
    for _ in 0...pick(2) where !parts.isEmpty {
      let index = pick(parts.count)
      if pick(30) == 0 {
        parts.remove(at: index)
      } else {
        parts[index].content = damaged(parts[index].content)
      }
    }
    let entries = parts.map { part in
      var entry = ZIPWriter.Entry("", part.content)
      entry.name = part.name
      return entry
    }
    return (seed.name, ZIPWriter(entries).bytes)
  }

  private mutating func damaged(_ content: [UInt8]) -> [UInt8] {
    var content = content
    for _ in 0...pick(4) { damage(&content) }
    return content
  }

  private mutating func damage(_ content: inout [UInt8]) {
    let place = pick(content.count + 1)
    let end = min(place + 1 + pick(pick(8) == 0 ? 4096 : 32), content.count)
    switch pick(9) {
    case 0: content.removeSubrange(place..<end)
    case 1: content.insert(contentsOf: content[place..<end], at: pick(content.count + 1))
    case 2: content.insert(contentsOf: Self.words[pick(Self.words.count)], at: place)
    case 3: content.replaceSubrange(place..<end, with: Self.words[pick(Self.words.count)])
    case 4: for index in place..<end { content[index] = UInt8(truncatingIfNeeded: random.next()) }
    case 5: if place < content.count { content[place] ^= 1 << UInt8(pick(8)) }
    case 6: if pick(8) == 0 { content.removeSubrange(place...) }
    case 7: number(&content, from: place)
    default: swapTags(&content, from: place)
    }
  }

  /// Puts another number in the place of the next one.
  private mutating func number(_ content: inout [UInt8], from place: Int) {
    guard let start = content[place...].firstIndex(where: { (0x30...0x39).contains($0) }) else {
      return
    }
    let end = content[start...].firstIndex { !(0x30...0x39).contains($0) } ?? content.count
    let numbers = ["0", "1", "255", "2147483647", "18446744073709551615", "-5"]
    content.replaceSubrange(start..<end, with: Array(numbers[pick(numbers.count)].utf8))
  }

  /// Moves an element's tag or a stretch up to the next one to another place.
  private mutating func swapTags(_ content: inout [UInt8], from place: Int) {
    guard let start = content[place...].firstIndex(of: 0x3C),
      let end = content[start...].firstIndex(of: 0x3E)
    else { return }
    let tag = content[start...end]
    content.removeSubrange(start...end)
    content.insert(contentsOf: tag, at: pick(content.count + 1))
  }

  private mutating func pick(_ count: Int) -> Int {
    Int(truncatingIfNeeded: random.next() % UInt64(max(count, 1)))
  }
}

/// SplitMix64 (Steele, Lea, Flood 2014).
struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ value >> 30) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ value >> 27) &* 0x94D0_49BB_1331_11EB
    return value ^ value >> 31
  }
}
