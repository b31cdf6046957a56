/// Tells blocks that are links to other pages of the site, or to places on the same one.
///
/// By the share of the text that stands in links, by where the text of the page begins and ends, and by
/// what is there twice. Where the text cannot be told, everything stays.
struct HTMLNavigation {
  private let blocks: [Block]
  private let facts: [HTMLBlockFacts]
  private var isLeftOut: [Bool]

  /// So much of the letters of a block must stand in links, in percent.
  private static let linkedShare = 60
  /// Longer blocks are text, in bytes.
  private static let maximumBytes = 240
  /// A block of so many bytes that is no link is text, whatever its end.
  private static let minimumText = 90

  /// Which blocks are none of the text.
  static func marks(_ blocks: [Block], _ facts: [HTMLBlockFacts]) -> [Bool] {
    var navigation = HTMLNavigation(blocks, facts)
    navigation.markSigns()
    navigation.markContents()
    navigation.markRepeated()
    navigation.markSideColumns()
    navigation.markEdges()
    let (bytes, all) = zip(blocks, navigation.isLeftOut).reduce((0, 0)) {
      ($0.0 + ($1.1 ? $1.0.utf8.count : 0), $0.1 + $1.0.utf8.count)
    }
    // A page that is mostly links is there for them.
    return bytes * 2 <= all ? navigation.isLeftOut : blocks.map { _ in false }
  }

  private init(_ blocks: [Block], _ facts: [HTMLBlockFacts]) {
    self.blocks = blocks
    self.facts = facts
    isLeftOut = blocks.map { _ in false }
  }

  private func isHeading(_ index: Int) -> Bool {
    blocks[index].layout.markupHeadingLevel != nil || blocks[index].layout.isDistinct
  }

  private func isLink(_ index: Int) -> Bool {
    let facts = facts[index]
    let utf8 = blocks[index].utf8
    // A sentence may be little but links; a link may end in dots.
    if SentenceEnd.isAtEnd(of: utf8, in: utf8.indices), facts.linkedLetters < facts.letters {
      return false
    }
    return facts.hasLink && !isHeading(index) && !facts.leadsToFile
      && utf8.count <= Self.maximumBytes
      && facts.linkedLetters * 100 >= facts.letters * Self.linkedShare
  }

  private func isText(_ index: Int) -> Bool {
    isHeading(index)
      || !isLink(index)
        && (blocks[index].utf8.count >= Self.minimumText
          || HTMLBoilerplate.holdsText(blocks[index...index]))
  }

  /// Marks links without a letter: `<<`, `▲`.
  private mutating func markSigns() {
    for index in blocks.indices where isLink(index) && facts[index].letters == 0 {
      isLeftOut[index] = true
    }
  }

  /// Marks tables of contents: links in a list that say what headings of the page say.
  private mutating func markContents() {
    var headings: Set<[UInt8]> = []
    for index in blocks.indices where isHeading(index) {
      headings.insert(Self.compact(blocks[index].utf8))
    }
    guard headings.count > 1 else { return }
    var found: [Int] = []
    for index in blocks.indices
    where blocks[index].kind == .listItem && isLink(index)
      && headings.contains(Self.compact(blocks[index].utf8))
    {
      found.append(index)
    }
    guard let first = found.first, found.count > 1 else { return }
    for index in found { isLeftOut[index] = true }
    if first > 0, Self.contentsLabels.contains(blocks[first - 1].text) {
      isLeftOut[first - 1] = true
    }
  }

  private static let contentsLabels: Set<String> = [
    "目录", "目錄", "目次", "内容目录", "內容目錄", "Contents", "Table of Contents", "Table of contents",
    "차례", "목차", "Inhaltsverzeichnis", "Table des matières", "Tabla de contenidos", "Índice",
  ]

  /// Marks links beside each other that the page has more than once.
  private mutating func markRepeated() {
    var counts: [[UInt8]: Int] = [:]
    for index in blocks.indices where isLink(index) { counts[blocks[index].utf8, default: 0] += 1 }
    let isRepeated = blocks.indices.map { isLink($0) && counts[blocks[$0].utf8] ?? 0 > 1 }
    for index in blocks.indices where isRepeated[index] {
      let isBeside =
        index > 0 && isRepeated[index - 1] || index + 1 < blocks.count && isRepeated[index + 1]
      if isBeside { isLeftOut[index] = true }
    }
  }

  /// Marks headings that only links follow, before the first sentence and behind the last one.
  ///
  /// A heading with headings below it is none of them, and neither is one over a single link: the text
  /// may lead to it.
  private mutating func markSideColumns() {
    let isSentence = blocks.indices.map { !isHeading($0) && isText($0) }
    guard let first = isSentence.firstIndex(of: true), let last = isSentence.lastIndex(of: true)
    else { return }
    for start in blocks.indices where isHeading(start) && !(first...last).contains(start) {
      var end = start + 1
      while end < blocks.count, isLink(end) { end += 1 }
      guard end - start > 2, end == blocks.count || isHeading(end) && !isBelow(end, start) else {
        continue
      }
      for index in start..<end { isLeftOut[index] = true }
    }
  }

  /// Whether a heading is marked as one below another.
  private func isBelow(_ heading: Int, _ other: Int) -> Bool {
    guard let outer = blocks[other].layout.markupHeadingLevel else { return false }
    return blocks[heading].layout.markupHeadingLevel.map { $0 > outer } ?? true
  }

  /// Marks links before the text and behind it.
  private mutating func markEdges() {
    guard let first = blocks.indices.first(where: { isText($0) && !isLeftOut[$0] }),
      let last = blocks.indices.last(where: { isText($0) && !isLeftOut[$0] })
    else { return }
    let title = isHeading(first) ? Self.compact(blocks[first].utf8) : nil
    for index in 0..<first where isLink(index) || Self.compact(blocks[index].utf8) == title {
      isLeftOut[index] = true
    }
    var start = last + 1
    while start < blocks.count {
      guard isLink(start) else {
        start += 1
        continue
      }
      var end = start
      while end < blocks.count, isLink(end) { end += 1 }
      if !isAnnounced(start) {
        for index in start..<end { isLeftOut[index] = true }
        if Self.relatedLabels.contains(blocks[start - 1].text) { isLeftOut[start - 1] = true }
      }
      start = end
    }
  }

  /// Whether the text leads to the links that begin at `index`: `附件：`, or a heading.
  private func isAnnounced(_ index: Int) -> Bool {
    let before = blocks[index - 1].utf8
    return isHeading(index - 1) || before.last == 0x3A || before.suffix(3).elementsEqual("：".utf8)
      || facts[index - 1].leadsToFile
  }

  /// What stands over links to other pages that have something to do with this one.
  private static let relatedLabels: Set<String> = [
    "相关链接", "相关新闻", "相关阅读", "相关文章", "相关信息", "友情链接", "延伸阅读", "推荐阅读", "热门文章",
    "相關連結", "相關新聞", "相關閱讀", "友情連結", "延伸閱讀", "Related links", "Related Links", "Related news",
    "Related News", "Related articles", "Related Articles",
  ]

  /// A text without white space.
  private static func compact(_ utf8: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    var index = 0
    while index < utf8.count {
      let length = WhiteSpace.length(in: utf8, at: index, before: utf8.count)
      if length == 0 { result.append(utf8[index]) }
      index += max(1, length)
    }
    return result
  }
}
