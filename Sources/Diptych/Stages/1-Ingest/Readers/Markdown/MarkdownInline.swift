internal import DiptychXML

/// The inline marks of a paragraph of Markdown: finds what of it is text.
///
/// Emphasis follows the algorithm of CommonMark 0.31 ("An algorithm for parsing nested emphasis and
/// links"), but for the rule about punctuation beside marks: no spaces stand around words in Chinese.
struct MarkdownInline {
  /// A piece of the paragraph.
  enum Piece {
    /// Text as it stands there.
    case text(Range<Int>)
    /// Another text for what stands there.
    case replacement([UInt8], at: Int)
    case softBreak(at: Int)
    case hardBreak(at: Int)
    /// Marks of emphasis, of which `count` are left as text.
    case marks(at: Int, count: Int)
    /// A bracket that may begin a link.
    case bracket(Range<Int>)
    /// Nothing: a mark that was understood.
    case nothing
  }

  /// The pieces in their order.
  private(set) var pieces: [Piece] = []

  private let utf8: [UInt8]
  private let references: Set<[UInt8]>
  private var index = 0
  private var textStart = 0
  private var brackets: [(piece: Int, start: Int)] = []
  private var delimiters = MarkdownDelimiters()
  /// For each run of backticks, by its place, the next one of the same length.
  private let nextTicks: [Int: Int]
  private let lastCommentEnd: Int

  /// Takes a paragraph apart; `references` are the keys of the links that the document defines.
  init(_ utf8: [UInt8], references: Set<[UInt8]>) {
    self.utf8 = utf8
    self.references = references
    nextTicks = Self.ticks(utf8)
    lastCommentEnd = MarkdownTag.lastCommentEnd(in: utf8)
    read()
  }

  private mutating func read() {
    while index < utf8.count {
      switch utf8[index] {
      case 0x0A: lineEnd()
      case UInt8(ascii: "\\"): escape()
      case UInt8(ascii: "`"): code()
      case UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "~"): marks()
      case UInt8(ascii: "["): bracket(length: 1)
      case UInt8(ascii: "!") where byte(1) == UInt8(ascii: "["): bracket(length: 2)
      case UInt8(ascii: "]"): closeBracket()
      case UInt8(ascii: "<"): angle()
      case UInt8(ascii: "&"): entity()
      default: index += 1
      }
    }
    endText(at: utf8.count)
    for (piece, left) in delimiters.matched() {
      guard case .marks(let place, _) = pieces[piece] else { continue }
      pieces[piece] = left > 0 ? .marks(at: place, count: left) : .nothing
    }
  }

  private func byte(_ distance: Int) -> UInt8? {
    let place = index + distance
    return place >= 0 && place < utf8.count ? utf8[place] : nil
  }

  private mutating func endText(at end: Int) {
    if textStart < end { pieces.append(.text(textStart..<end)) }
  }

  /// Ends the text before `index` and goes on `length` bytes behind it.
  private mutating func pass(_ length: Int, _ piece: Piece? = nil) {
    endText(at: index)
    if let piece { pieces.append(piece) }
    index += length
    textStart = index
  }

  // MARK: - Simple marks

  private mutating func lineEnd() {
    var end = index
    while end > textStart, utf8[end - 1] == 0x20 || utf8[end - 1] == 0x09 { end -= 1 }
    let isHard = index - end >= 2
    endText(at: end)
    pieces.append(isHard ? .hardBreak(at: end) : .softBreak(at: end))
    index += 1
    textStart = index
  }

  private mutating func escape() {
    guard let next = byte(1) else { return index += 1 }
    if next == 0x0A {
      pass(2, .hardBreak(at: index))
    } else if Self.isPunctuation(next) {
      pass(1)
      index += 1
    } else {
      index += 1
    }
  }

  private mutating func code() {
    let start = index
    while index < utf8.count, utf8[index] == UInt8(ascii: "`") { index += 1 }
    let count = index - start
    guard let end = nextTicks[start] else { return }
    endText(at: start)
    var content = start + count..<end
    if content.count > 2, utf8[content.lowerBound] == 0x20, utf8[content.upperBound - 1] == 0x20 {
      content = content.lowerBound + 1..<content.upperBound - 1
    }
    var from = content.lowerBound
    for place in content where utf8[place] == 0x0A {
      pieces.append(.text(from..<place))
      pieces.append(.softBreak(at: place))
      from = place + 1
    }
    pieces.append(.text(from..<content.upperBound))
    index = end + count
    textStart = index
  }

  private static func ticks(_ utf8: [UInt8]) -> [Int: Int] {
    guard utf8.contains(UInt8(ascii: "`")) else { return [:] }
    var runs: [(place: Int, count: Int)] = []
    var index = 0
    while index < utf8.count {
      let start = index
      while index < utf8.count, utf8[index] == UInt8(ascii: "`") { index += 1 }
      if index > start { runs.append((start, index - start)) } else { index += 1 }
    }
    var next: [Int: Int] = [:]
    var byLength: [Int: Int] = [:]
    for run in runs.reversed() {
      next[run.place] = byLength[run.count]
      byLength[run.count] = run.place
    }
    return next
  }

  private mutating func entity() {
    guard let end = utf8[index...].prefix(40).firstIndex(of: UInt8(ascii: ";")), end > index + 1
    else { return index += 1 }
    let name = utf8[(index + 1)..<end]
    var scalar: UInt32?
    if name.first == UInt8(ascii: "#") {
      let digits = name.dropFirst()
      let isHex = digits.first.map { $0 | 0x20 } == UInt8(ascii: "x")
      let number = String(decoding: isHex ? digits.dropFirst() : digits, as: UTF8.self)
      scalar = UInt32(number, radix: isHex ? 16 : 10)
      if let value = scalar, Unicode.Scalar(value) == nil || value == 0 { scalar = 0xFFFD }
    } else {
      scalar = HTMLCharacters.scalar(named: name)
    }
    guard let scalar else { return index += 1 }
    var replacement: [UInt8] = []
    replacement.append(scalar: scalar)
    pass(end + 1 - index, .replacement(replacement, at: index))
  }

  // MARK: - Emphasis

  private mutating func marks() {
    let mark = utf8[index]
    var end = index
    while end < utf8.count, utf8[end] == mark { end += 1 }
    let count = end - index
    let before = byte(-1) ?? 0x20
    let behind = end < utf8.count ? utf8[end] : 0x20
    var opens = behind > 0x20
    var closes = before > 0x20
    if mark == UInt8(ascii: "_") {
      // Underscores inside of words are part of them.
      let isInside = Self.isWord(before) && Self.isWord(behind)
      opens = opens && !isInside && !Self.isWord(before)
      closes = closes && !isInside && !Self.isWord(behind)
    }
    if mark == UInt8(ascii: "~"), count != 2 { (opens, closes) = (false, false) }
    if opens || closes {
      endText(at: index)
      delimiters.append(
        piece: pieces.count, mark: mark, count: count, opens: opens, closes: closes)
      pieces.append(.marks(at: index, count: count))
      textStart = end
    }
    index = end
  }

  // MARK: - Links

  /// Longer labels, in bytes, are those of no link and no footnote.
  private static let maximumLabel = 1000

  private mutating func bracket(length: Int) {
    endText(at: index)
    brackets.append((pieces.count, index + length))
    pieces.append(.bracket(index..<index + length))
    index += length
    textStart = index
  }

  private mutating func closeBracket() {
    guard let open = brackets.popLast() else { return index += 1 }
    let label = utf8[open.start..<index]
    var end: Int?
    if label.first == UInt8(ascii: "^"), 2...Self.maximumLabel ~= label.count, !label.contains(0x20)
    {
      // The mark of a footnote goes with all of its label.
      endText(at: index)
      pieces.removeSubrange(open.piece...)
      delimiters.remove(from: open.piece)
      index += 1
      textStart = index
      return
    }
    if byte(1) == UInt8(ascii: "(") {
      end = MarkdownLink.end(of: utf8, from: index + 1)
    } else if byte(1) == UInt8(ascii: "["),
      let close = utf8[(index + 2)...].prefix(Self.maximumLabel).firstIndex(of: UInt8(ascii: "]"))
    {
      let reference =
        close == index + 2 ? label.prefix(Self.maximumLabel) : utf8[(index + 2)..<close]
      if references.contains(MarkdownMarks.key(reference)) { end = close + 1 }
    }
    if end == nil, label.count <= Self.maximumLabel, references.contains(MarkdownMarks.key(label)) {
      end = index + 1
    }
    guard let end else { return index += 1 }
    pieces[open.piece] = .nothing
    pass(end - index)
  }

  // MARK: - Angle brackets

  private mutating func angle() {
    if let content = MarkdownLink.address(utf8, from: index) {
      endText(at: index)
      pieces.append(.text(content))
      index = content.upperBound + 1
      textStart = index
    } else if let tag = MarkdownTag(utf8, from: index, lastCommentEnd: lastCommentEnd) {
      pass(tag.end - index, tag.isLineBreak ? .hardBreak(at: index) : nil)
    } else {
      index += 1
    }
  }

  private static func isPunctuation(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x21...0x2F, 0x3A...0x40, 0x5B...0x60, 0x7B...0x7E: true
    default: false
    }
  }

  private static func isWord(_ byte: UInt8) -> Bool {
    byte >= 0x80 || (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20)
  }
}
