/// What a program that is a stage answers when it was given a document.
enum StageAnswer {
  /// The document with what the program filled.
  case document(Document)
  /// The document can have no result.
  case failure(StageFailure)

  /// So much is kept of the sentence with which a program refuses a document, in characters.
  private static let maximumMessage = 300

  /// Reads an answer, and makes sure that it changes nothing but what was announced, and leaves what
  /// later stages rely on.
  ///
  /// - Parameters:
  ///   - line: the answer.
  ///   - request: what it answers; what comes back as it was sent is not read again.
  ///   - document: the document as it was.
  ///   - announcement: what the program said of itself.
  /// - Throws: a ``WireError`` that names the place and the rule.
  init(
    line: [UInt8], to request: DocumentWire.Line? = nil, about document: Document,
    _ announcement: StageAnnouncement
  ) throws(WireError) {
    if let request, request.isEqual(to: line) {
      self = .document(document)
      return
    }
    var json = JSONReader(line)
    json.author = announcement.name
    var answer: StageAnswer?
    var touched: [Int] = []
    try json.object(["document", "failure"]) { json, key throws(WireError) in
      guard answer == nil else {
        throw WireError("an answer is either a document or a failure")
      }
      if key == "document" {
        let reader = try WireReader(
          &json, changing: document, announcement.selection, sent: request)
        guard reader.id != nil else {
          throw WireError("the key 'id' is missing: it says which document this is about")
        }
        touched = reader.touched
        answer = .document(reader.document)
      } else {
        answer = .failure(try Self.failure(&json))
      }
    }
    try json.end()
    guard let answer else { throw WireError("the key 'document' or 'failure' is missing") }
    if case .document(let changed) = answer {
      try Self.check(changed, document, touched, announcement)
    }
    self = answer
  }

  private static func failure(_ json: inout JSONReader) throws(WireError) -> StageFailure {
    var code: String?
    var message: String?
    var line: Int?
    try json.object(["code", "message", "line"]) { json, key throws(WireError) in
      switch key {
      case "code": code = try json.string()
      case "message": message = try json.string()
      default: line = try json.optional { json throws(WireError) in try json.count() }
      }
    }
    guard let code, let message else {
      throw WireError("a failure has a 'code' and a 'message'").within("failure")
    }
    let isCode =
      1...64 ~= code.utf8.count
      && code.utf8.allSatisfy { 0x61...0x7A ~= $0 || 0x30...0x39 ~= $0 || $0 == 0x5F }
    guard isCode else {
      throw WireError("a code takes at most 64 of a-z, 0-9 and '_'").within("code").within(
        "failure")
    }
    return StageFailure(
      code: code, message: String(readable(message).prefix(maximumMessage)), line: line)
  }

  private static func check(
    _ changed: Document, _ document: Document, _ touched: [Int],
    _ announcement: StageAnnouncement
  ) throws(WireError) {
    guard changed.blocks.count == document.blocks.count || announcement.provides.contains(.blocks)
    else {
      throw WireError(
        "there are \(changed.blocks.count) blocks and not \(document.blocks.count); each has its "
          + "place, if only an empty one"
      ).within("blocks").within("document")
    }
    guard !changed.blocks.isEmpty || document.blocks.isEmpty else {
      throw WireError("a document keeps at least one block").within("blocks").within("document")
    }
    if let layer = changed.changedLayer(
      since: document, among: announcement.fixedLayers, in: touched)
    {
      throw WireError("the layer '\(layer.rawValue)' is changed, which the stage does not provide")
    }
    do throws(WireError) {
      // Mentions of any block may point to an entity that is gone.
      let isNewWorld =
        changed.entities.count != document.entities.count
        || changed.blocks.count != document.blocks.count
      try changed.checkReferences(in: isNewWorld ? nil : touched)
    } catch {
      throw error.within("document")
    }
  }
}
