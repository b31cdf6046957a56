extension Message {
  /// A sentence that a record has in English, such as the reason of a failure.
  ///
  /// Records, which programs read, are English whoever runs the tool. So that people read the reason
  /// in their own language all the same, the pattern that the sentence was made from is looked for
  /// among those that have a translation. A sentence of which there is none stays as it is.
  init(recorded text: String) { self.init(recorded: text, depth: 0) }

  /// A sentence with its values, by the pattern among some that it was made from and that says most;
  /// `nil` if it was made from none of them.
  init?(_ text: Substring, among patterns: [Pattern]) {
    let bytes = Array(text.utf8)
    let found = patterns.compactMap { pattern in
      RecordedSentence(pattern).values(in: bytes).map { (pattern, $0) }
    }
    guard let (pattern, values) = found.max(by: { $0.0.utf8.count < $1.0.utf8.count }) else {
      return nil
    }
    self.init(
      pattern: pattern,
      values: values.map { Message(verbatim: String(decoding: $0.bytes, as: UTF8.self)) })
  }

  /// An English sentence with a ``gap`` for each value.
  typealias Pattern = String

  /// Values are sentences themselves at most this deep.
  private static let maximumDepth = 3

  private init(recorded text: String, depth: Int) {
    guard depth < Self.maximumDepth, let found = RecordedSentence.find(Array(text.utf8)) else {
      self.init(verbatim: text)
      return
    }
    let values = found.values.map { value in
      let text = String(decoding: value.bytes, as: UTF8.self)
      return value.isQuoted
        ? Message(verbatim: text) : Message(recorded: text, depth: depth + 1)
    }
    self.init(pattern: found.pattern, values: values)
  }
}

/// A pattern of the catalogue, ready to be compared with sentences.
private struct RecordedSentence {
  struct Value {
    var bytes: ArraySlice<UInt8>
    /// A name, which is never translated.
    var isQuoted: Bool
  }

  let pattern: String
  /// What stands before, between and after the values.
  private let pieces: [[UInt8]]
  /// The bytes of the pieces: of two patterns that fit, the one that says more itself is meant.
  private let weight: Int

  /// The patterns with translations, those that say most first.
  private static let all = MessageCatalogue.of(.chinese).translations.keys
    .map(RecordedSentence.init)
    .sorted { ($1.weight, $0.pattern) < ($0.weight, $1.pattern) }

  init(_ pattern: String) {
    self.pattern = pattern
    var pieces: [[UInt8]] = [[]]
    var rest = Array(pattern.utf8)[...]
    let gap = Array(Message.gap.utf8)
    while let byte = rest.first {
      if rest.starts(with: gap) {
        pieces.append([])
        rest.removeFirst(gap.count)
      } else {
        pieces[pieces.count - 1].append(byte)
        rest.removeFirst()
      }
    }
    self.pieces = pieces
    weight = pieces.reduce(0) { $0 + $1.count }
  }

  static func find(_ text: [UInt8]) -> (pattern: String, values: [Value])? {
    for sentence in all {
      if let values = sentence.values(in: text) { return (sentence.pattern, values) }
    }
    return nil
  }

  /// The values that make the sentence of the pattern; `nil` if none do.
  func values(in text: [UInt8]) -> [Value]? {
    guard weight > 0, weight <= text.count, text.starts(with: pieces[0]) else { return nil }
    guard pieces.count > 1 else { return text.count == weight ? [] : nil }
    var values: [Value] = []
    var start = pieces[0].count
    for index in 1..<pieces.count {
      let piece = pieces[index]
      let isLast = index == pieces.count - 1
      guard
        let end = isLast
          ? Self.suffix(piece, of: text, from: start) : Self.first(piece, in: text, from: start)
      else { return nil }
      let isQuoted =
        pieces[index - 1].last == UInt8(ascii: "'") && piece.first == UInt8(ascii: "'")
      values.append(Value(bytes: text[start..<end], isQuoted: isQuoted))
      start = end + piece.count
    }
    return values
  }

  private static func suffix(_ piece: [UInt8], of text: [UInt8], from start: Int) -> Int? {
    let end = text.count - piece.count
    return end >= start && text[end...].elementsEqual(piece) ? end : nil
  }

  private static func first(_ piece: [UInt8], in text: [UInt8], from start: Int) -> Int? {
    var place = start
    while place + piece.count <= text.count {
      if text[place...].starts(with: piece) { return place }
      place += 1
    }
    return nil
  }
}
