/// Reads one block of the wire form.
struct WireBlockReader {
  private let selection: WireSelection
  /// Whether the text is known that offsets point into.
  private var hasText: Bool
  private var hasPointers = false

  private static let keys = [
    "text", "kind", "place", "layout", "declaredLanguage", "source", "lines", "pages", "map",
    "position", "language", "runs", "heading", "headingEvidence", "glosses", "repairs", "segments",
    "mentions",
  ]

  /// - Parameters:
  ///   - selection: what the program was sent.
  ///   - isNew: whether nothing is known of the block.
  init(_ selection: WireSelection, isNew: Bool) {
    self.selection = selection
    hasText = !isNew
  }

  /// Reads the object that stands next, over what is known of a block.
  mutating func read(_ block: inout Block, _ json: inout JSONReader) throws(WireError) {
    var seen = SeenKeys()
    try json.beginObject()
    while let key = try json.nextKey() {
      do throws(WireError) {
        try seen.note(key, among: Self.keys)
        try read(key, of: &block, &json)
      } catch {
        throw error.within(key)
      }
    }
    guard hasText else { throw WireError("a new block needs the key 'text'") }
  }

  private mutating func read(
    _ key: String, of block: inout Block, _ json: inout JSONReader
  ) throws(WireError) {
    switch key {
    case "text": try readText(of: &block, &json)
    case "kind": block.kind = Block.Kind(rawValue: try json.word())
    case "place":
      block.place = try json.optional { json throws(WireError) in try json.place() } ?? .flow
    case "layout": try json.layout(&block.layout)
    case "declaredLanguage":
      block.declaredLanguage = try json.optional { json throws(WireError) in try json.language() }
    case "source": block.sourceIndex = try json.count()
    case "lines":
      var offsets = pointers(into: block)
      block.lines = try json.list { json throws(WireError) in try json.line(&offsets) }
    case "pages":
      var offsets = pointers(into: block)
      block.pages = try json.list { json throws(WireError) in
        let (offset, number) = try json.pair()
        return PageStart(offset: try offsets.byte(of: offset), number: number)
      }
    case "map": try readMap(of: &block, &json)
    case "position":
      block.position = try json.optional { json throws(WireError) in try json.position() }
    case "language":
      block.language = try json.inferred { json throws(WireError) in try json.language() }
    case "heading":
      block.heading = try json.inferred { json throws(WireError) in
        let level = try json.count()
        guard 1...99 ~= level else { throw WireError("a heading's level lies between 1 and 99") }
        return level
      }
    case "headingEvidence":
      block.headingEvidence = try json.optional { json throws(WireError) in try json.number() }
    default: try readAnnotations(key, of: &block, &json)
    }
  }

  private mutating func readAnnotations(
    _ key: String, of block: inout Block, _ json: inout JSONReader
  ) throws(WireError) {
    var offsets = RangeOffsets(block.utf8)
    hasPointers = true
    switch key {
    case "runs":
      block.runs = try json.list { json throws(WireError) in try json.run(&offsets) }
    case "glosses":
      block.glosses = try json.list { json throws(WireError) in try json.gloss(&offsets) }
    case "repairs":
      block.repairs = try json.list { json throws(WireError) in try json.repair(&offsets) }
    case "segments":
      block.segments = try json.list { json throws(WireError) in
        try json.ranged(&offsets, ["start", "end"]) { _, _ in }
      }
    default:
      let read = try json.list { json throws(WireError) in try json.mention(&offsets) }
      let kept = block.mentions.filter { !selection.hasMentions(of: $0.kind) }
      block.mentions = kept.isEmpty ? read : Self.merged(kept, read)
    }
  }

  private static func merged(_ kept: [Mention], _ read: [Mention]) -> [Mention] {
    (kept + read).sorted { first, second in
      (first.range.start, second.range.end) < (second.range.start, first.range.end)
    }
  }

  /// Another text has nothing of what pointed into the old one.
  private mutating func readText(
    of block: inout Block, _ json: inout JSONReader
  ) throws(WireError) {
    let text = try json.utf8()
    if hasText, text == block.utf8 { return }
    guard !hasPointers else { throw WireError("the text comes before what points into it") }
    var changed = Block(utf8: text, kind: block.kind, place: block.place, layout: block.layout)
    changed.sourceIndex = block.sourceIndex
    changed.position = block.position
    changed.language = block.language
    changed.declaredLanguage = block.declaredLanguage
    changed.heading = block.heading
    changed.headingEvidence = block.headingEvidence
    block = changed
    hasText = true
  }

  private mutating func readMap(
    of block: inout Block, _ json: inout JSONReader
  ) throws(WireError) {
    var offsets = pointers(into: block)
    var map: SourceMap?
    var last = -1
    _ = try json.list { json throws(WireError) in
      let (text, source) = try json.pair()
      guard text > last, map != nil || text == 0 else {
        throw WireError("the pieces of a map begin with the offset 0 and ascend")
      }
      last = text
      if map == nil {
        map = SourceMap(startingAt: source)
      } else {
        map?.append(text: try offsets.byte(of: text), source: source)
      }
    }
    guard let map else { throw WireError("a map has at least one piece") }
    block.set(map: map)
  }

  private mutating func pointers(into block: borrowing Block) -> ByteOffsets {
    hasPointers = true
    return ByteOffsets(block.utf8)
  }
}

/// Turns ranges in Unicode scalars into byte ranges: one pass for the starts, one for the ends.
struct RangeOffsets {
  private var starts: ByteOffsets
  private var ends: ByteOffsets
  private var last = 0

  init(_ utf8: [UInt8]) {
    starts = ByteOffsets(utf8)
    ends = starts
  }

  /// The range in bytes; calls ascend by their starts.
  mutating func range(_ start: Int, _ end: Int) throws(WireError) -> TextRange {
    guard start <= end else { throw WireError("a range starts before it ends") }
    guard start >= last else { throw WireError("ranges ascend by their starts") }
    last = start
    return TextRange(try starts.byte(of: start), try ends.byte(of: end))
  }
}
