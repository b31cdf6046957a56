/// The text of one block in the making, white space as a browser shows it.
struct MarkupText {
  /// The text so far, without white space at its ends.
  private(set) var utf8: [UInt8] = []
  /// The readings of ruby markup.
  private(set) var glosses: [Gloss] = []
  /// Where line breaks stand; no white space is kept around them.
  private(set) var breaks: [Int] = []
  /// The ranges of links.
  private(set) var links: [Range<Int>] = []
  /// How the letters look from an offset on, ascending.
  private(set) var styles: [(offset: Int, style: TextStyle)] = []
  /// The line of the tag before the text.
  private(set) var line = 0

  private var space = Space.none
  private var linkStart: Int?
  private var ruby: HTMLRuby?

  private enum Space { case none, blank, newLine }

  /// Adds text between tags.
  mutating func append(_ span: Span<UInt8>, line: Int) {
    var index = 0
    while index < span.count {
      if Self.isSpace(span[index]) {
        if span[index] == 0x0A || span[index] == 0x0D { space = .newLine }
        if space == .none { space = .blank }
        index += 1
        continue
      }
      var end = index + 1
      while end < span.count, !Self.isSpace(span[end]) { end += 1 }
      writeSpace(before: span, index)
      if utf8.isEmpty { self.line = line }
      ruby?.textBegins(at: utf8.count)
      utf8.append(addingCapacity: end - index) { utf8 in
        for place in index..<end { utf8.append(span[place]) }
      }
      index = end
    }
  }

  /// Adds text between tags as it stands.
  mutating func appendExactly(_ span: Span<UInt8>, line: Int) {
    guard !span.isEmpty else { return }
    if utf8.isEmpty { self.line = line }
    ruby?.textBegins(at: utf8.count)
    utf8.append(addingCapacity: span.count) { utf8 in
      for index in span.indices { utf8.append(span[index]) }
    }
  }

  /// Adds spaces that do not shrink to one.
  mutating func appendSpaces(_ count: Int) {
    guard !utf8.isEmpty, breaks.last != utf8.count else { return }
    if space != .none { utf8.append(0x20) }
    space = .none
    for _ in 0..<min(max(count, 0), Self.maximumSpaces) { utf8.append(0x20) }
  }

  /// So many spaces in a row are layout, however many more there are.
  private static let maximumSpaces = 64

  /// Notes a line break; `false` if there is no text since the last one.
  mutating func breakLine() -> Bool {
    guard !utf8.isEmpty, breaks.last != utf8.count else { return false }
    breaks.append(utf8.count)
    space = .none
    return true
  }

  /// Notes how the letters look from here on.
  mutating func setStyle(_ style: TextStyle) {
    if let last = styles.last {
      if last.style == style { return }
      if last.offset == utf8.count { styles.removeLast() }
    }
    styles.append((utf8.count, style))
  }

  mutating func startLink() { linkStart = utf8.count }

  mutating func endLink() {
    if let linkStart, linkStart < utf8.count { links.append(linkStart..<utf8.count) }
    linkStart = nil
  }

  /// Takes away a link at the end that is only a sign, as pages have behind headings: `¶`.
  mutating func removeSignLink() {
    guard let link = links.last, link.upperBound == utf8.count, link.lowerBound > 0,
      link.count <= 5,
      Self.linkSigns.contains(Array(utf8[WhiteSpace.trimmed(link, in: utf8)]))
    else { return }
    links.removeLast()
    utf8.removeSubrange(WhiteSpace.trimmed(0..<link.lowerBound, in: utf8).upperBound...)
    while let last = styles.last, last.offset > utf8.count { styles.removeLast() }
    while let last = breaks.last, last > utf8.count { breaks.removeLast() }
  }

  private static let linkSigns: Set<[UInt8]> = Set(["¶", "#", "§", "🔗"].map { Array($0.utf8) })

  mutating func startRuby() { ruby = HTMLRuby() }

  mutating func startRubyBase() { ruby?.startBase() }

  mutating func endRubyBase() { ruby?.endBase(at: utf8.count) }

  /// Ends a base; readings are no part of the text.
  mutating func startReading() { ruby?.endBase(at: utf8.count) }

  mutating func endReading(_ reading: [UInt8], language: LanguageTag?, form: GlossForm? = nil) {
    let range = WhiteSpace.trimmed(0..<reading.count, in: reading)
    guard let base = ruby?.nextBase(), !range.isEmpty else { return }
    let bytes = Array(reading[range])
    glosses.append(
      Gloss(
        range: base, reading: String(decoding: bytes, as: UTF8.self),
        scheme: form?.scheme ?? HTMLRuby.scheme(of: bytes, language: language),
        rendition: form?.rendition ?? .markup, confidence: form?.confidence ?? 0.99))
  }

  mutating func endRuby() { ruby = nil }

  private mutating func writeSpace(before span: borrowing Span<UInt8>, _ index: Int) {
    defer { space = .none }
    guard space != .none, !utf8.isEmpty, breaks.last != utf8.count else { return }
    // A line end in the source between two East Asian characters is no space.
    if space == .newLine, EastAsian.ends(utf8[...]), index + 2 < span.count,
      EastAsian.begins(span[index], span[index + 1], span[index + 2])
    {
      return
    }
    utf8.append(0x20)
  }

  private static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x0A || byte == 0x09 || byte == 0x0D || byte == 0x0C
  }
}
