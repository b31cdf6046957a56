/// Lines that a site puts around a document: where the page stands, what can be done with it, whose
/// site it is.
enum HTMLFurniture {
  /// So many blocks at the start of a page may be such lines, and so many at its end.
  private static let leading = 12
  private static let trailing = 24
  /// Longer ones are text.
  private static let maximumBytes = 400

  /// Which blocks are such lines.
  ///
  /// Headings are none, and neither are blocks that end like a sentence; nothing is if all would be.
  static func marks(_ blocks: [Block], isMail: Bool) -> [Bool] {
    let start = min(leading, blocks.count)
    let end = max(start, blocks.count - trailing)
    let footer =
      footerStart(in: blocks, from: max(0, blocks.count - trailing), isMail: isMail)
      ?? blocks.count
    let marks = blocks.indices.map { index in
      index >= footer || (index < start || index >= end) && isFurniture(blocks[index])
    }
    return marks.contains(false) ? marks : blocks.map { _ in false }
  }

  /// Lets lines over the text tell `metadata` when and by whom the page was published.
  static func note(_ blocks: [Block], in metadata: inout HTMLMetadata) {
    for block in blocks.prefix(leading) where isShort(block) {
      for (label, value) in labelled(Words(block.utf8)) { metadata.add(label, value) }
    }
  }

  /// Where the lines about the owner of the site begin, behind which no text comes.
  ///
  /// Who organises something stands in texts too, and belongs to them unless the owner follows soon.
  private static func footerStart(in blocks: [Block], from first: Int, isMail: Bool) -> Int? {
    var footer: Int?
    var index = blocks.count - 1
    while index >= first, !isText(blocks[index]) {
      let isNear = !isMail && (footer.map { $0 - index <= organiserLines } ?? false)
      if contains(ownerMarks, blocks[index].utf8)
        || isNear && contains(organiserMarks, blocks[index].utf8)
      {
        footer = index
      }
      index -= 1
    }
    return footer
  }

  /// So many lines behind that about the organiser the owner of a site is named.
  private static let organiserLines = 2

  private static func isText(_ block: Block) -> Bool {
    block.layout.markupHeadingLevel != nil
      || HTMLBoilerplate.holdsText([block])
        && !contains(ownerMarks, block.utf8)
  }

  private static func isShort(_ block: Block) -> Bool { block.utf8.count <= maximumBytes }

  private static func isFurniture(_ block: Block) -> Bool {
    guard block.layout.markupHeadingLevel == nil, isShort(block) else { return false }
    return starts.contains { block.utf8.starts(with: $0) } || isToolbar(block.utf8)
  }

  /// Whether a line is nothing but buttons and figures about the page: `来源：外办 打印 关闭`.
  private static func isToolbar(_ utf8: [UInt8]) -> Bool {
    var buttons = 0
    var labels = 0
    var isValue = false
    for word in Words(utf8) {
      if toolWords.contains(word) {
        buttons += 1
        isValue = false
      } else if let label = toolLabels.first(where: { word.starts(with: $0) }) {
        labels += 1
        isValue = word.count == label.count
      } else if isValue || isFigure(word) {
        isValue = false
      } else {
        return false
      }
    }
    return buttons + labels > 1 || buttons == 1
  }

  /// What a line says behind its labels, if it begins with one: `发布时间：2019-05-08 来源：市外办`.
  private static func labelled(_ words: Words) -> [(label: String, value: String)] {
    var found: [(label: String, value: String)] = []
    var isOpen = false
    for word in words {
      if let label = toolLabels.first(where: { word.starts(with: $0) }) {
        let value = String(decoding: word.dropFirst(label.count), as: UTF8.self)
        found.append((String(decoding: label, as: UTF8.self), value))
        isOpen = value.isEmpty
      } else if let last = found.indices.last {
        if isOpen { found[last].value = String(decoding: word, as: UTF8.self) }
        isOpen = false
      } else {
        return []
      }
    }
    return found
  }

  /// Whether a word is a date, a time or a number.
  private static func isFigure(_ word: ArraySlice<UInt8>) -> Bool {
    word.allSatisfy { (0x30...0x3A).contains($0) || $0 == 0x2D || $0 == 0x2F || $0 == 0x2E }
  }

  /// The words of a line: what white space, brackets and bars part, and what a label begins.
  private struct Words: Sequence, IteratorProtocol {
    private let utf8: [UInt8]
    private var index = 0

    init(_ utf8: [UInt8]) { self.utf8 = utf8 }

    mutating func next() -> ArraySlice<UInt8>? {
      var start = index
      skipLabel()
      while index < utf8.count {
        let end = index
        if start < end, HTMLFurniture.label(at: end, in: utf8) != nil { return utf8[start..<end] }
        guard Self.parts(Scalars.decode(utf8, at: &index)) else { continue }
        if start < end { return utf8[start..<end] }
        start = index
        skipLabel()
      }
      return start < utf8.count ? utf8[start...] : nil
    }

    private mutating func skipLabel() {
      index += HTMLFurniture.label(at: index, in: utf8)?.count ?? 0
    }

    private static func parts(_ scalar: UInt32) -> Bool {
      switch scalar {
      case 0x5B, 0x5D, 0x7C, 0x28, 0x29, 0x3010, 0x3011, 0xFF08, 0xFF09, 0xFF5C, 0xFF3B, 0xFF3D:
        true
      default: WhiteSpace.contains(scalar)
      }
    }
  }

  private static func contains(_ marks: [[UInt8]], _ utf8: [UInt8]) -> Bool {
    guard utf8.count <= maximumBytes else { return false }
    for start in utf8.indices {
      for mark in marks where mark[0] == utf8[start] && utf8[start...].starts(with: mark) {
        return true
      }
    }
    return false
  }

  private static func bytes(_ words: String...) -> [[UInt8]] { words.map { Array($0.utf8) } }

  private static let ownerMarks = bytes(
    "ICP备", "ICP備", "© Copyright", "公网安备", "公網安備", "网站标识码", "网站识别码", "版权所有：", "版权所有:", "版权所有 ",
    "版權所有：", "版權所有:", "版權所有 ", "Copyright ©", "Copyright (c)", "All Rights Reserved",
    "All rights reserved")

  private static let organiserMarks = bytes("主办单位：", "主办：")

  private static let starts = bytes(
    "当前位置", "您的位置", "您当前的位置", "您现在的位置", "您所在的位置", "你的位置", "所在位置：", "目前位置", "您的位置",
    "您現在的位置", "現在位置", "You are here:", "Your location:", "Current location:", "Current position:",
    "Your position:", "上一篇：", "下一篇：", "上一条：", "下一条：", "上一篇:", "下一篇:", "上一則：", "下一則：")

  private static let toolWords: Set<ArraySlice<UInt8>> = Set(
    bytes(
      "打印", "打印本页", "打印本頁", "关闭", "關閉", "关闭窗口", "關閉視窗", "分享", "分享到", "分享到：", "收藏",
      "返回顶部", "返回", "列印", "字体：大", "大", "中", "小", "微信", "微博", "新浪微博", "QQ空间", "复制链接",
      "Print", "Close", "Share", "Share:", "A+", "A-", "Top"
    ).map { $0[...] })

  /// The label of such a line that begins at an offset.
  private static func label(at offset: Int, in utf8: [UInt8]) -> [UInt8]? {
    guard offset < utf8.count, utf8[offset] & 0xC0 != 0x80 else { return nil }
    return toolLabels.first { $0[0] == utf8[offset] && utf8[offset...].starts(with: $0) }
  }

  private static let toolLabels = bytes(
    "发布者：", "发布者:", "發布者：", "发布时间：", "发布时间:", "发布日期：", "发布日期:", "發布時間：", "發布日期：", "来源：", "来源:",
    "來源：", "信息来源：",
    "文章来源：", "稿件来源：", "浏览次数：", "浏览次数:", "浏览量：", "点击数：", "点击次数：", "访问量：", "瀏覽次數：",
    "字体：", "字体:", "字號：", "字号：", "【字体：", "作者：", "编辑：", "责任编辑：", "日期：", "Source:", "Views:",
    "Updated:", "Published:")
}
