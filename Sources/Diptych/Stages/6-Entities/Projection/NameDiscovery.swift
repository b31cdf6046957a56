extension NameProjection {
  /// The most rows of words of a block that may be names.
  private static var mostCandidates: Int { 128 }
  /// The most of them that are looked for.
  private static var mostSearched: Int { 32 }

  /// Marks the names that no side of a bead is known to have, but both can be read to: 高橋健一 and Kenichi
  /// Takahashi, 朝天门码头 and Chaotianmen Dock.
  mutating func discover(_ bead: Bead<Int>, in document: inout Document) {
    let units = bead.left + bead.right
    let chinese = units.filter { document.blocks[$0].isChinese }
    guard !chinese.isEmpty else { return }
    for other in units
    where !document.blocks[other].isChinese && document.blocks[other].hasUnknownCapitals {
      for place in places(inBlock: other, chinese, of: document.blocks) {
        add(place, to: &document)
      }
    }
  }

  /// The places of names that stand in a block and in one of the Chinese ones.
  private mutating func places(
    inBlock other: Int, _ chinese: [Int], of blocks: [Block]
  ) -> [ProjectedName] {
    let scalars = Scalars(blocks[other].utf8)
    matcher.read(scalars.values)
    let candidates = matcher.likelyNames()
    guard !candidates.isEmpty else { return [] }
    let texts = chinese.map { Scalars(blocks[$0].utf8) }
    let simplified = texts.map { $0.values.map(variants.simplified) }
    var result: [ProjectedName] = []
    var count = 0
    for candidate in candidates.prefix(Self.mostCandidates) where count < Self.mostSearched {
      let range = scalars.textRange(candidate.range)
      guard blocks[other].hasRoom(forUnknown: range),
        matcher.kind != .person
          || !blocks[other].mentions.contains(where: { $0.kind == .place && $0.range == range })
      else { continue }
      count += 1
      for number in chinese.indices {
        guard let match = matcher.matches(of: candidate.name, in: simplified[number]).first,
          match.cost <= Matcher.greatestCostOfUnknown
        else { continue }
        var place = ProjectedName(
          block: other, range: range, kind: matcher.kind, name: 0, cost: match.cost)
        let han = ProjectedName(
          block: chinese[number], range: texts[number].textRange(match.range), kind: matcher.kind,
          name: 0, cost: match.cost)
        guard !result.contains(where: { $0.overlaps(place) || $0.overlaps(han) }) else { continue }
        if isPlace(han, in: blocks[han.block]) {
          place.kind = .place
          result.append(place)
        } else if blocks[han.block].hasRoom(forUnknown: han.range) {
          result += [place, han]
        }
      }
    }
    return result
  }

  /// Whether what could be a person is a known place, which another language than Chinese reads in its own way:
  /// 南宁 of Nam Ninh.
  private func isPlace(_ name: ProjectedName, in block: Block) -> Bool {
    guard name.kind == .person else { return false }
    return block.mentions.contains { mention in
      guard mention.kind == .place, mention.range.start == name.range.start else { return false }
      return isSurePlace(mention, in: block) || mention.range == name.range && name.cost > 0
    }
  }
}

extension Block {
  /// Whether nothing stands in the way of a name that was not known but places and parts of it.
  fileprivate func hasRoom(forUnknown range: TextRange) -> Bool {
    hasRoom(for: range) { mention in
      range.contains(mention.range) && (mention.kind == .place || mention.range != range)
    }
  }

  /// Whether two words with capitals follow each other that are not both in names: unknown, in places, or before
  /// a person's name that may have lost its beginning.
  fileprivate var hasUnknownCapitals: Bool {
    let text = utf8.span
    var mention = 0
    /// Whether the word before begins with a capital, is no name's, and only spaces lie behind it.
    var isPair = false
    var index = 0
    while index < text.count {
      let start = index
      let first = Scalars.decode(text, at: &index)
      guard LatinWord.isLetter(first) else {
        isPair = isPair && (first == 0x20 || first == 0xA0)
        continue
      }
      var end = index
      while index < text.count {
        let scalar = Scalars.decode(text, at: &index)
        guard LatinWord.isLetter(scalar) || scalar == 0x2D || scalar == 0x27 || scalar == 0x2019
        else { break }
        end = index
      }
      index = end
      while mention < mentions.count, mentions[mention].range.end <= start { mention += 1 }
      let isMarked = mention < mentions.count && mentions[mention].range.start < end
      let isName = isMarked && mentions[mention].kind != .place
      let isPerson = isMarked && mentions[mention].kind == .person
      let isCapital = LatinWord.isCapital(first)
      if isCapital, !isName || isPerson, isPair { return true }
      isPair = isCapital && !isName
    }
    return false
  }
}
