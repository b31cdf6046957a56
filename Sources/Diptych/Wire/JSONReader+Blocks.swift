extension JSONReader {
  /// Reads a place in a list or table.
  mutating func place() throws(WireError) -> Place {
    var numbers: [String: Int] = [:]
    var isNumbered = false
    var isLabel = false
    let keys = [
      "list", "item", "depth", "isNumbered", "table", "row", "column", "rows", "columns", "isLabel",
    ]
    try object(keys) { json, key throws(WireError) in
      switch key {
      case "isNumbered": isNumbered = try json.bool()
      case "isLabel": isLabel = try json.bool()
      default: numbers[key] = try json.count()
      }
    }
    if let list = numbers["list"], let item = numbers["item"] {
      return .item(
        ListPlace(list: list, item: item, depth: numbers["depth"] ?? 1, isNumbered: isNumbered))
    }
    guard let table = numbers["table"], let row = numbers["row"], let column = numbers["column"]
    else { throw WireError("a place is a 'list' and an 'item', or a 'table', a 'row', a 'column'") }
    return .cell(
      CellPlace(
        table: table, row: row, column: column, rows: numbers["rows"] ?? 1,
        columns: numbers["columns"] ?? 1, isLabel: isLabel))
  }

  /// Reads what the layout says of a block, over what is known.
  mutating func layout(_ layout: inout Layout) throws(WireError) {
    var read = layout
    let keys = [
      "blankLinesBefore", "indentation", "markupHeadingLevel", "hasMarkup", "letterRank",
    ]
    try object(keys) { json, key throws(WireError) in
      switch key {
      case "blankLinesBefore": read.blankLinesBefore = try json.count()
      case "indentation": read.indentation = try json.count()
      case "markupHeadingLevel":
        read.markupHeadingLevel = try json.optional { json throws(WireError) in try json.count() }
      case "hasMarkup": read.hasMarkup = try json.bool()
      default:
        read.letterRank = try json.optional { json throws(WireError) in try json.count() }
      }
    }
    layout = read
  }

  /// Reads the start of a source line: `[offset, number, isWordBreak]`, and maybe its mark.
  mutating func line(_ offsets: inout ByteOffsets) throws(WireError) -> LineStart {
    let rule = WireError("a line is [offset, number, whether a word ends there]")
    try beginArray()
    guard try nextElement() else { throw rule }
    let offset = try offsets.byte(of: try count())
    guard try nextElement() else { throw rule }
    let number = try count()
    guard try nextElement() else { throw rule }
    let isWordBreak = try bool()
    var line = LineStart(offset: offset, number: number, isWordBreak: isWordBreak)
    guard try nextElement() else { return line }
    line.mark = try string()
    guard try !nextElement() else { throw rule }
    return line
  }

  /// Reads where a block stands in a source without lines.
  mutating func position() throws(WireError) -> SourcePosition {
    var position = SourcePosition()
    try object(["part", "paragraph", "page", "box"]) { json, key throws(WireError) in
      switch key {
      case "part": position.part = try json.optional { json throws(WireError) in try json.string() }
      case "paragraph":
        position.paragraph = try json.optional { json throws(WireError) in try json.count() }
      case "page": position.page = try json.optional { json throws(WireError) in try json.count() }
      default: position.box = try json.optional { json throws(WireError) in try json.box() }
      }
    }
    return position
  }

  private mutating func box() throws(WireError) -> SourcePosition.Box {
    let edges = try list { json throws(WireError) in try json.integer() }
    guard edges.count == 4 else { throw WireError("a box is [x, y, width, height]") }
    return SourcePosition.Box(x: edges[0], y: edges[1], width: edges[2], height: edges[3])
  }

  /// Reads an object with a range; `read` takes the values of all keys but `start` and `end`.
  mutating func ranged(
    _ offsets: inout RangeOffsets, _ keys: [String],
    _ read: (inout JSONReader, String) throws(WireError) -> Void
  ) throws(WireError) -> TextRange {
    var start: Int?
    var end: Int?
    try object(keys) { json, key throws(WireError) in
      switch key {
      case "start": start = try json.count()
      case "end": end = try json.count()
      default: try read(&json, key)
      }
    }
    guard let start, let end else { throw WireError("the keys 'start' and 'end' are needed") }
    return try offsets.range(start, end)
  }

  /// Reads a stretch in another language.
  mutating func run(_ offsets: inout RangeOffsets) throws(WireError) -> LanguageRun {
    var language = LanguageTag.undetermined
    let range = try ranged(&offsets, ["start", "end", "language"]) { json, _ throws(WireError) in
      language = try json.language()
    }
    return LanguageRun(range: range, language: language)
  }

  /// Reads a gloss.
  mutating func gloss(_ offsets: inout RangeOffsets) throws(WireError) -> Gloss {
    var gloss = Gloss(
      range: TextRange(0, 0), reading: "", scheme: .other, rendition: .parentheses, confidence: 1)
    let keys = ["start", "end", "reading", "scheme", "rendition", "confidence"]
    gloss.range = try ranged(&offsets, keys) { json, key throws(WireError) in
      switch key {
      case "reading": gloss.reading = try json.string()
      case "scheme": gloss.scheme = Gloss.Scheme(rawValue: try json.word())
      case "rendition": gloss.rendition = try json.word(Gloss.Rendition.self)
      default: gloss.confidence = try json.confidence()
      }
    }
    return gloss
  }

  /// Reads a repair.
  mutating func repair(_ offsets: inout RangeOffsets) throws(WireError) -> Repair {
    var repair = Repair(range: TextRange(0, 0), before: "", confidence: 1)
    let keys = ["start", "end", "before", "confidence"]
    repair.range = try ranged(&offsets, keys) { json, key throws(WireError) in
      if key == "before" {
        repair.before = try json.string()
      } else {
        repair.confidence = try json.confidence()
      }
    }
    return repair
  }

  /// Reads a mention.
  mutating func mention(_ offsets: inout RangeOffsets) throws(WireError) -> Mention {
    var kind: EntityKind?
    var mention = Mention(range: TextRange(0, 0), kind: .term, confidence: 1)
    let keys = ["start", "end", "kind", "entity", "value", "confidence"]
    mention.range = try ranged(&offsets, keys) { json, key throws(WireError) in
      switch key {
      case "kind": kind = EntityKind(rawValue: try json.word())
      case "entity":
        mention.entity = try json.optional { json throws(WireError) in try json.count() }
      case "value":
        mention.value = try json.optional { json throws(WireError) in try json.string() }
      default: mention.confidence = try json.confidence()
      }
    }
    guard let kind else { throw WireError("the key 'kind' is missing") }
    mention.kind = kind
    return mention
  }
}
