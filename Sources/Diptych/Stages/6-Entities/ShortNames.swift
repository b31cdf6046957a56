/// The short names of a document's organisations, which brackets introduce behind the full ones.
enum ShortNames {
  /// The most of them in a document.
  private static let most = 64

  /// Marks them, where they are introduced and where they stand alone.
  static func mark(_ document: inout Document) {
    var names: Set<[UInt8]> = []
    var blocks = document.blocks.mutableSpan
    for index in blocks.indices where !blocks[index].mentions.isEmpty && names.count < most {
      for mention in blocks[index].mentions where mention.kind == .organisation {
        guard let range = introduction(behind: mention, in: blocks[index]) else { continue }
        blocks[index].markOrganisation(range)
        names.insert(Array(blocks[index].utf8[range.start..<range.end]))
      }
    }
    guard !names.isEmpty else { return }
    let sorted = names.sorted { $0.count > $1.count }
    for index in blocks.indices {
      for name in sorted {
        for range in blocks[index].ranges(of: name) { blocks[index].markOrganisation(range) }
      }
    }
  }

  /// Where the short name stands that a bracket behind an organisation introduces; a place in it is none.
  static func introduction(behind mention: Mention, in block: Block) -> TextRange? {
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
    let isPlace = block.mentions.contains { $0.kind == .place && $0.range == range }
    return isPlace && !found.isAnnounced ? nil : range
  }
}

extension Block {
  /// Marks an organisation in place of what was found inside of it, unless a longer name, a date or a quantity
  /// stands there.
  fileprivate mutating func markOrganisation(_ range: TextRange) {
    for mention in mentions where mention.range.overlaps(range) {
      if mention.kind == .organisation && mention.range.contains(range) { return }
      guard mention.value == nil else { return }
    }
    mentions.removeAll { $0.range.overlaps(range) && $0.kind != .organisation }
    let index = mentions.firstIndex { $0.range.start >= range.start } ?? mentions.count
    mentions.insert(Mention(range: range, kind: .organisation, confidence: 0.85), at: index)
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
