// What ingest says of a file that it refuses, and of one that it doubts.

extension StageFailure {
  static let emptyInput = StageFailure(
    code: "empty_input", message: "the file is empty")
  static let noText = StageFailure(
    code: "no_text", message: "the file has only white space")

  static func unsupported(_ kind: String) -> StageFailure {
    StageFailure(
      code: "unsupported_format", message: "the file is \(kind), which no reader of ingest knows")
  }

  static func unmapped(_ root: String) -> StageFailure {
    StageFailure(
      code: "unsupported_format",
      message: "the file is XML with the root element '\(readable(root))', which no mapping in "
        + "'xmlMappings' is for")
  }

  static func unclear(
    _ best: TextEncoding, _ second: TextEncoding?, _ confidence: Double
  ) -> StageFailure {
    var ranking = "\(best.name) fits best, with confidence \(percent(confidence))"
    if let second { ranking = "\(ranking), \(second.name) is next" }
    return StageFailure(
      code: "decode_failed",
      message: "the encoding is not clear: \(ranking); name the right one in 'encodings'")
  }

  static func undecodable(
    _ encoding: TextEncoding, offset: Int, line: Int, count: Int
  ) -> StageFailure {
    StageFailure(
      code: "decode_failed",
      message: "byte \(offset) is not \(encoding.name), the encoding that fits best, nor are "
        + "\(count) sequences in all; 'maximumUndecodableShare' allows for damage", line: line)
  }

  static func tooLong(limit: Int) -> StageFailure {
    StageFailure(
      code: "limit_exceeded",
      message: "the text has more than \(limit) characters; 'maximumTextCharacters' sets the limit")
  }

  static func tooManyBlocks(limit: Int) -> StageFailure {
    StageFailure(
      code: "limit_exceeded",
      message: "the file has more than \(limit) blocks; 'maximumBlocks' sets the limit")
  }
}

extension Finding {
  static func mismatch(expected: MediaType, found: MediaType) -> Finding {
    .note(
      "format_mismatch", at: .document,
      "the name of the file promises \(expected.readable), but it is \(found.readable)")
  }

  static func mislabelled(_ label: TextEncoding, as encoding: TextEncoding) -> Finding {
    .warning(
      "encoding_mislabelled", at: .document,
      "the file is marked as \(label.name), but it is \(encoding.name)")
  }

  static func doubtful(
    _ encoding: TextEncoding, _ second: TextEncoding?, _ confidence: Double
  ) -> Finding {
    var ranking = "\(encoding.name) with confidence \(percent(confidence))"
    if let second { ranking = "\(ranking); \(second.name) is next" }
    return .warning("encoding_doubtful", at: .document, "the encoding is taken to be \(ranking)")
  }

  /// How many sequences of bytes there are, for people.
  static func sequences(_ count: Int) -> String {
    count == 1 ? "1 sequence" : "\(count) sequences"
  }

  static func undecodable(_ count: Int, as encoding: TextEncoding) -> Finding {
    .warning(
      "undecodable_bytes", at: .document,
      "\(Finding.sequences(count)) of bytes not in \(encoding.name) "
        + "became U+FFFD")
  }
}

/// A probability for people.
private func percent(_ probability: Double) -> String {
  "\(Int((probability * 100).rounded())) %"
}
