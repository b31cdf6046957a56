extension JSONReader {
  /// Reads a file of a document, over what is known of it.
  mutating func source(_ known: Source?) throws(WireError) -> Source {
    var path: [UInt8]?
    var encodedPath: [UInt8]?
    var sha256 = known?.sha256 ?? ""
    var content = known?.content ?? []
    var form = known?.form
    let keys = ["path", "path_b64", "sha256", "form", "content"]
    try object(keys) { json, key throws(WireError) in
      switch key {
      case "path": path = try json.utf8()
      case "path_b64": encodedPath = try json.base64()
      case "sha256": sha256 = try json.string()
      case "form":
        form = try json.optional { json throws(WireError) in try json.form(known?.form) }
      default: content = try json.base64()
      }
    }
    guard let path = encodedPath ?? path ?? known?.path else {
      throw WireError("the key 'path' is missing")
    }
    if let known, known.path != path || known.sha256 != sha256 || known.content != content {
      throw WireError("the file that a document came as cannot be changed")
    }
    var source = Source(path: path, sha256: sha256, content: content)
    source.form = form
    return source
  }

  private mutating func form(_ known: SourceForm?) throws(WireError) -> SourceForm {
    var form = known ?? SourceForm(mediaType: "application/octet-stream")
    let keys = [
      "mediaType", "encoding", "newline", "lines", "pages", "title", "author", "date", "extractor",
      "decoded",
    ]
    try object(keys) { json, key throws(WireError) in
      func text(_ json: inout JSONReader) throws(WireError) -> String { try json.string() }
      func number(_ json: inout JSONReader) throws(WireError) -> Int { try json.count() }
      switch key {
      case "mediaType": form.mediaType = try json.string()
      case "encoding": form.encoding = try json.inferred(text)
      case "newline":
        form.newline = try json.optional { json throws(WireError) in
          try json.word(SourceForm.Newline.self)
        }
      case "lines": form.lines = try json.optional(number)
      case "pages": form.pages = try json.optional(number)
      case "title": form.title = try json.optional(text)
      case "author": form.author = try json.optional(text)
      case "date": form.date = try json.optional(text)
      case "extractor": form.extractor = try json.optional(text)
      default: form.decoded = try json.utf8()
      }
    }
    return form
  }

  /// Reads an attachment.
  mutating func attachment() throws(WireError) -> Attachment {
    var name: [UInt8] = []
    var encodedName: [UInt8]?
    var content: [UInt8] = []
    var failure: StageFailure?
    try object(["name", "name_b64", "content", "failure"]) { json, key throws(WireError) in
      switch key {
      case "name": name = try json.utf8()
      case "name_b64": encodedName = try json.base64()
      case "content": content = try json.base64()
      default: failure = try json.failure()
      }
    }
    if let failure { return Attachment(name: encodedName ?? name, failure: failure) }
    return Attachment(name: encodedName ?? name, content: content)
  }

  /// Reads why a document has no result.
  mutating func failure() throws(WireError) -> StageFailure {
    var failure = StageFailure(code: "", message: "")
    try object(["code", "message", "line"]) { json, key throws(WireError) in
      switch key {
      case "code": failure.code = try json.code()
      case "message": failure.message = try json.string()
      default: failure.line = try json.optional { json throws(WireError) in try json.count() }
      }
    }
    guard !failure.code.isEmpty else { throw WireError("the key 'code' is missing") }
    return failure
  }

  /// Reads a stable word: lower case, digits and underscores.
  mutating func code() throws(WireError) -> String {
    let code = try string()
    let isCode =
      1...64 ~= code.utf8.count
      && code.utf8.allSatisfy { 0x61...0x7A ~= $0 || 0x30...0x39 ~= $0 || $0 == 0x5F }
    guard isCode else {
      throw WireError("'\(readable(code))' is not a code of lower-case letters, digits and '_'")
    }
    return code
  }

  /// Reads a section.
  mutating func section() throws(WireError) -> Section {
    var section = Section(language: .undetermined, blocks: [])
    let keys = ["language", "level", "parent", "heading", "blocks"]
    try object(keys) { json, key throws(WireError) in
      func number(_ json: inout JSONReader) throws(WireError) -> Int { try json.count() }
      switch key {
      case "language": section.language = try json.language()
      case "level": section.level = try json.count()
      case "parent": section.parent = try json.optional(number)
      case "heading": section.heading = try json.optional(number)
      default: section.blocks = try json.list(number)
      }
    }
    return section
  }

  /// Reads the beads of a level.
  mutating func beads<Unit>(
    _ unit: (inout JSONReader) throws(WireError) -> Unit
  ) throws(WireError) -> [Bead<Unit>] {
    try list { json throws(WireError) in
      var bead = Bead<Unit>(left: [], right: [], confidence: 1)
      try json.object(["left", "right", "confidence"]) { json, key throws(WireError) in
        switch key {
        case "left": bead.left = try json.list(unit)
        case "right": bead.right = try json.list(unit)
        default: bead.confidence = try json.confidence()
        }
      }
      return bead
    }
  }

  /// Reads a part of a letter.
  mutating func part(in blocks: [Block]) throws(WireError) -> OfficialLetter.Part {
    var block: Int?
    var start = 0
    var end = 0
    var value: String?
    try object(["block", "start", "end", "value"]) { json, key throws(WireError) in
      switch key {
      case "block": block = try json.count()
      case "start": start = try json.count()
      case "end": end = try json.count()
      default: value = try json.optional { json throws(WireError) in try json.string() }
      }
    }
    guard let block, block < blocks.count else { throw WireError("'block' names no block") }
    var offsets = RangeOffsets(blocks[block].utf8)
    return OfficialLetter.Part(block: block, range: try offsets.range(start, end), value: value)
  }

  /// Reads an entity.
  mutating func entity() throws(WireError) -> Entity {
    var kind: EntityKind?
    var entity = Entity(kind: .term, forms: [])
    try object(["kind", "forms", "authorities"]) { json, key throws(WireError) in
      switch key {
      case "kind": kind = EntityKind(rawValue: try json.word())
      case "forms": entity.forms = try json.list { json throws(WireError) in try json.form() }
      default:
        entity.authorities = try json.list { json throws(WireError) in try json.authority() }
      }
    }
    guard let kind else { throw WireError("the key 'kind' is missing") }
    entity.kind = kind
    return entity
  }

  private mutating func form() throws(WireError) -> Entity.Form {
    var form = Entity.Form(language: .undetermined, text: "", count: 0, confidence: 1)
    try object(["language", "text", "count", "confidence"]) { json, key throws(WireError) in
      switch key {
      case "language": form.language = try json.language()
      case "text": form.text = try json.string()
      case "count": form.count = try json.count()
      default: form.confidence = try json.confidence()
      }
    }
    return form
  }

  private mutating func authority() throws(WireError) -> Authority {
    var authority = Authority(scheme: "", identifier: "")
    try object(["scheme", "identifier"]) { json, key throws(WireError) in
      if key == "scheme" {
        authority.scheme = try json.string()
      } else {
        authority.identifier = try json.string()
      }
    }
    return authority
  }

  /// Reads a finding.
  mutating func finding() throws(WireError) -> Finding {
    var finding = Finding(severity: .note, code: "", place: .document, message: "")
    let keys = ["severity", "code", "block", "section", "message"]
    try object(keys) { json, key throws(WireError) in
      switch key {
      case "severity": finding.severity = try json.word(Finding.Severity.self)
      case "code": finding.code = Finding.Code(rawValue: try json.code())
      case "block": finding.place = .block(try json.count())
      case "section": finding.place = .section(try json.count())
      default: finding.message = try json.string()
      }
    }
    guard !finding.code.rawValue.isEmpty else { throw WireError("the key 'code' is missing") }
    return finding
  }

  /// Reads an output.
  mutating func output() throws(WireError) -> Output {
    var output = Output(suffix: "", bytes: [])
    try object(["suffix", "content", "text"]) { json, key throws(WireError) in
      switch key {
      case "suffix": output.suffix = try json.string()
      case "content": output.bytes = try json.base64()
      default: output.bytes = try json.utf8()
      }
    }
    return output
  }
}
