/// The smallest unit of layout: a paragraph, a list item, a cell.
public struct Block: Sendable {
  /// What a block is in the layout; an open set.
  ///
  /// Whether it is a heading is ``Block/heading``.
  public struct Kind: RawRepresentable, Hashable, Sendable, ExpressibleByStringLiteral {
    /// A lower-case word, camel case inside.
    public let rawValue: String
    /// Makes a kind from its word.
    public init(rawValue: String) { self.rawValue = rawValue }
    /// Makes a kind from its word.
    public init(stringLiteral value: String) { rawValue = value }
    /// Running text.
    public static let paragraph: Kind = "paragraph"
    /// An item of a list; see ``Block/place``.
    public static let listItem: Kind = "listItem"
    /// A cell of a table; see ``Block/place``.
    public static let cell: Kind = "cell"
    /// The caption of a table or picture.
    public static let caption: Kind = "caption"
    /// A footnote.
    public static let footnote: Kind = "footnote"
    /// A line of the head of an older message that a mail quotes: its fields, or who wrote it when.
    public static let messageHead: Kind = "messageHead"
  }

  /// The running text as UTF-8; never empty after ingest.
  public private(set) var utf8: [UInt8]
  /// Where each piece of the running text stands in the decoded file.
  public private(set) var map: SourceMap
  /// What the block is in the layout.
  public var kind: Kind
  /// Where in a list or table the block stands.
  public var place: Place
  /// What ingest saw around the block.
  public var layout: Layout
  /// The source lines that the block consists of, in order; empty where the format has no lines.
  public var lines: [LineStart]
  /// The pages that begin in the block, in order; empty where the format has no pages.
  public var pages: [PageStart]
  /// The index in ``Document/sources`` of the file that the block stands in.
  public var sourceIndex = 0
  /// Where the block stands in a source whose places are no lines.
  public var position: SourcePosition?
  /// The language of the block.
  public var language: Inferred<LanguageTag>?
  /// The language that the source's markup declares, if it does.
  public var declaredLanguage: LanguageTag?
  /// The heading's level, from 1; `nil` for a block that is no heading.
  public var heading: Inferred<Int>?
  /// The log-odds that the block is a heading, where they were weighed.
  ///
  /// Stages that compare headings read it; a block without it is surely what ``heading`` says.
  public var headingEvidence: Double?
  /// Stretches in another language than the block's, ascending, disjoint.
  public var runs: [LanguageRun]
  /// Readings lifted out of the text, ascending, disjoint.
  public var glosses: [Gloss]
  /// Damaged characters that were restored, ascending, disjoint.
  public var repairs: [Repair]
  /// The sentences, ascending, disjoint.
  ///
  /// They cover all but white space between them; a heading has none.
  public var segments: [TextRange]
  /// Names, dates, terms … ascending by start, the longer first; nested, never crossing.
  public var mentions: [Mention]

  /// Makes a block of running text.
  public init(
    utf8: [UInt8], map: SourceMap = SourceMap(), kind: Kind = .paragraph, place: Place = .flow,
    layout: Layout = Layout(), lines: [LineStart] = []
  ) {
    self.utf8 = utf8
    self.map = map
    self.kind = kind
    self.place = place
    self.layout = layout
    self.lines = lines
    pages = []
    runs = []
    glosses = []
    repairs = []
    segments = []
    mentions = []
  }

  /// The running text.
  ///
  /// Makes a copy: hot paths read ``utf8``.
  public var text: String { String(decoding: utf8, as: UTF8.self) }

  /// The text in `range`.
  public subscript(range: TextRange) -> String {
    String(decoding: utf8[range.start..<range.end], as: UTF8.self)
  }

  /// The first source line, from 1; `nil` where the format has no lines.
  public var line: Int? { lines.first?.number }

  /// Whether the block is a heading.
  public var isHeading: Bool { heading != nil }

  /// The same block with a part of its text only, and with what stands in that.
  func part(_ range: Range<Int>) -> Block {
    var part = self
    part.lines = LineStart.from(range, of: lines)
    // Lines without text stand behind the last one.
    if range.upperBound == utf8.count { part.lines += lines.filter { $0.offset == utf8.count } }
    part.pages.removeAll { !range.contains($0.offset) }
    let range = TextRange(range.lowerBound, range.upperBound)
    part.runs.removeAll { !range.contains($0.range) }
    part.glosses.removeAll { !range.contains($0.range) }
    part.repairs.removeAll { !range.contains($0.range) }
    part.segments.removeAll { !range.contains($0) }
    part.mentions.removeAll { !range.contains($0.range) }
    part.edit(
      [TextRange(0, range.start), TextRange(range.end, utf8.count)].filter { !$0.isEmpty }
        .map { TextEdit(range: $0, replacement: []) })
    return part
  }

  /// Says where the running text stands in the decoded file.
  mutating func set(map: SourceMap) { self.map = map }

  /// Takes `range` out of the running text; everything that points into the text moves along.
  public mutating func remove(_ range: TextRange) { replace(range, with: []) }

  /// Puts `replacement` in the place of `range`; everything that points into the text moves along.
  public mutating func replace(_ range: TextRange, with replacement: [UInt8]) {
    edit([TextEdit(range: range, replacement: replacement)])
  }

  /// Makes many changes at once, in time linear in the text; `edits` ascend and are disjoint.
  ///
  /// An offset inside a replaced range moves to the end of the replacement if it was the range's end,
  /// else to its start.
  public mutating func edit(_ edits: [TextEdit]) {
    guard !edits.isEmpty else { return }
    var shifted = OffsetShift(edits)
    var result: [UInt8] = []
    result.reserveCapacity(utf8.count)
    var newMap = SourceMap(startingAt: map.source(of: 0))
    var oldOffset = 0
    var pieces = map.pieces[...]
    // Copies text[oldOffset..<end], and the pieces of the map that start in it.
    func copy(upTo end: Int, from map: SourceMap) {
      guard oldOffset < end else { return }
      newMap.append(text: result.count, source: map.source(of: oldOffset))
      while let piece = pieces.first, piece.text < end {
        if piece.text > oldOffset {
          newMap.append(text: result.count + piece.text - oldOffset, source: piece.source)
        }
        pieces.removeFirst()
      }
      result += utf8[oldOffset..<end]
      oldOffset = end
    }
    for edit in edits {
      copy(upTo: edit.range.start, from: map)
      if !edit.replacement.isEmpty {
        newMap.append(text: result.count, source: map.source(of: edit.range.start))
        result += edit.replacement
      }
      oldOffset = edit.range.end
    }
    copy(upTo: utf8.count, from: map)
    utf8 = result
    map = newMap
    for index in lines.indices { lines[index].offset = shifted.start(lines[index].offset) }
    shifted.reset()
    for index in pages.indices { pages[index].offset = shifted.start(pages[index].offset) }
    shifted.reset()
    for index in runs.indices { runs[index].range = shifted.range(runs[index].range) }
    shifted.reset()
    for index in glosses.indices { glosses[index].range = shifted.range(glosses[index].range) }
    shifted.reset()
    for index in repairs.indices { repairs[index].range = shifted.range(repairs[index].range) }
    shifted.reset()
    for index in segments.indices { segments[index] = shifted.range(segments[index]) }
    shifted.reset()
    for index in mentions.indices { mentions[index].range = shifted.range(mentions[index].range) }
  }
}
