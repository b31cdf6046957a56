/// The short names of a document's organisations, which brackets introduce behind the full ones.
enum ShortNames {
  /// The most of them in a document.
  private static let most = 64

  /// Marks them, where they are introduced and where they stand alone.
  static func mark(_ document: inout Document) {
    var names: Set<[UInt8]> = []
    var introduced: [Int: [TextRange]] = [:]
    var blocks = document.blocks.mutableSpan
    for index in blocks.indices where !blocks[index].mentions.isEmpty && names.count < most {
      for mention in blocks[index].mentions.indices
      where blocks[index].mentions[mention].kind == .organisation && names.count < most {
        guard let range = introduction(behind: mention, in: blocks[index]) else { continue }
        introduced[index, default: []].append(range)
        names.insert(Array(blocks[index].utf8[range.start..<range.end]))
      }
    }
    guard !names.isEmpty else { return }
    for index in blocks.indices {
      var ranges = introduced[index] ?? []
      for name in names { ranges += blocks[index].ranges(of: name) }
      if !ranges.isEmpty { blocks[index].markOrganisations(ranges) }
    }
  }

  /// The mention in a range, a few behind another one at most.
  static func mention(at range: TextRange, behind index: Int, of mentions: [Mention]) -> Int? {
    mentions.indices.dropFirst(index + 1).prefix(8).first { mentions[$0].range == range }
  }

  /// Where the short name stands that a bracket behind an organisation introduces; a place in it is none.
  static func introduction(behind index: Int, in block: Block) -> TextRange? {
    let mention = block.mentions[index]
    let start = mention.range.end
    let utf8 = block.utf8
    guard start + 3 < utf8.count else { return nil }
    let bracket = utf8[start] == 0x20 ? start + 1 : start
    guard utf8[bracket] == 0x28 || utf8[bracket] == 0xEF && utf8[bracket + 1] == 0xBC else {
      return nil
    }
    var end = min(utf8.count, start + 3 * ShortName.reach)
    while end < utf8.count, utf8[end] & 0xC0 == 0x80 { end += 1 }
    let scalars = Scalars.values(of: utf8, in: start..<end)
    let full = Scalars.values(of: utf8, in: mention.range.start..<mention.range.end)
    guard let found = ShortName.find(in: scalars, behind: full) else { return nil }
    let offsets = Scalars.offsets(of: scalars)
    let inside = Scalars.textRange(found.range, offsets)
    let range = TextRange(start + inside.start, start + inside.end)
    let place = self.mention(at: range, behind: index, of: block.mentions)
    let isPlace = place.map { block.mentions[$0].kind == .place } ?? false
    return isPlace && !found.isAnnounced ? nil : range
  }
}

extension Block {
  /// Marks organisations in place of what was found inside of them, unless a longer name, a date or a quantity
  /// stands there.
  fileprivate mutating func markOrganisations(_ ranges: [TextRange]) {
    let ranges = ranges.sorted { ($0.start, -$0.end) < ($1.start, -$1.end) }
    var isReplaced = [Bool](repeating: false, count: mentions.count)
    var added: [Mention] = []
    var first = 0
    for range in ranges where range.start >= added.last?.range.end ?? 0 {
      while first < mentions.count, mentions[first].range.end <= range.start { first += 1 }
      var inside: [Int] = []
      var isFree = true
      for index in mentions[first...].indices {
        guard mentions[index].range.start < range.end else { break }
        guard mentions[index].range.overlaps(range) else { continue }
        isFree = isFree && mentions[index].kind != .organisation && mentions[index].value == nil
        inside.append(index)
      }
      guard isFree else { continue }
      for index in inside { isReplaced[index] = true }
      added.append(Mention(range: range, kind: .organisation, confidence: 0.85))
    }
    guard !added.isEmpty else { return }
    var kept: [Mention] = []
    for index in mentions.indices where !isReplaced[index] { kept.append(mentions[index]) }
    mentions = (kept + added).sorted {
      ($0.range.start, -$0.range.end) < ($1.range.start, -$1.range.end)
    }
  }

  /// Where a name stands; letters beside it make it part of another word.
  fileprivate func ranges(of name: [UInt8]) -> [TextRange] {
    let text = utf8.span
    let isLatin = name[0] < 0x80
    var result: [TextRange] = []
    var index = 0
    while index + name.count <= text.count {
      guard text[index] == name[0], name.indices.allSatisfy({ text[index + $0] == name[$0] }) else {
        index += 1
        continue
      }
      let end = index + name.count
      let isPart =
        isLatin
        && (index > 0 && Self.isWordByte(text[index - 1])
          || end < text.count && Self.isWordByte(text[end]))
      if !isPart { result.append(TextRange(index, end)) }
      index = end
    }
    return result
  }

  private static func isWordByte(_ byte: UInt8) -> Bool {
    (0x61...0x7A).contains(byte | 0x20) || (0x30...0x39).contains(byte) || byte == 0x2D
  }
}
