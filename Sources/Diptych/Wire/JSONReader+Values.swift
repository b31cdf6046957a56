extension JSONReader {
  /// Reads a list; `read` is called in front of each element.
  mutating func list<Element>(
    _ read: (inout JSONReader) throws(WireError) -> Element
  ) throws(WireError) -> [Element] {
    var elements: [Element] = []
    try beginArray()
    while try nextElement() {
      do throws(WireError) {
        elements.append(try read(&self))
      } catch {
        throw error.within(elements.count)
      }
    }
    return elements
  }

  /// Reads what `read` reads, or `null`.
  mutating func optional<Value>(
    _ read: (inout JSONReader) throws(WireError) -> Value
  ) throws(WireError) -> Value? {
    isNull() ? nil : try read(&self)
  }

  /// Reads a probability.
  mutating func confidence() throws(WireError) -> Double {
    let number = try number()
    guard 0...1 ~= number else { throw WireError("a confidence lies between 0 and 1") }
    return number
  }

  /// Reads a language tag in the usual spelling.
  mutating func language() throws(WireError) -> LanguageTag {
    let text = try string()
    // Documents have few languages, and to look at a tag takes longer than to find it here.
    if let known = languages.first(where: { $0.rawValue == text }) { return known }
    guard let tag = LanguageTag(canonical: text), tag.rawValue == text else {
      throw WireError("'\(readable(text))' is not a language tag such as 'zh-Hant'")
    }
    if languages.count < 16 { languages.append(tag) }
    return tag
  }

  /// Reads the word of an open set: lower case, camel case inside.
  mutating func word() throws(WireError) -> String {
    let word = try string()
    let isWord =
      word.utf8.first.map { 0x61...0x7A ~= $0 } == true
      && word.utf8.allSatisfy { byte in
        0x61...0x7A ~= byte | 0x20 || 0x30...0x39 ~= byte
      }
    guard isWord else { throw WireError("'\(readable(word))' is not a lower-case word") }
    return word
  }

  /// Reads the word of a closed set.
  mutating func word<Word: RawRepresentable & CaseIterable>(
    _ type: Word.Type
  ) throws(WireError) -> Word where Word.RawValue == String {
    let text = try string()
    guard let word = Word(rawValue: text) else {
      let all = Word.allCases.map { "'\($0.rawValue)'" }.joined(separator: ", ")
      throw WireError("'\(readable(text))' is none of \(all)")
    }
    return word
  }

  /// Reads a decision.
  mutating func inferred<Value>(
    _ read: (inout JSONReader) throws(WireError) -> Value
  ) throws(WireError) -> Inferred<Value>? {
    if isNull() { return nil }
    var value: Value?
    var confidence: Double?
    var stage: String?
    try object(["value", "confidence", "stage"]) { reader, key throws(WireError) in
      switch key {
      case "value": value = try read(&reader)
      case "confidence": confidence = try reader.confidence()
      default: stage = try reader.string()
      }
    }
    guard let value else { throw WireError("the key 'value' is missing") }
    guard let confidence else { throw WireError("the key 'confidence' is missing") }
    guard let stage = stage ?? author else { throw WireError("the key 'stage' is missing") }
    return Inferred(value: value, confidence: confidence, stage: stage)
  }

  /// Reads an object; `read` is called in front of the value of each key, which is one of `keys`.
  mutating func object(
    _ keys: [String], _ read: (inout JSONReader, String) throws(WireError) -> Void
  ) throws(WireError) {
    var seen = SeenKeys()
    try beginObject()
    while let key = try nextKey() {
      try seen.note(key, among: keys)
      do throws(WireError) {
        try read(&self, key)
      } catch {
        throw error.within(key)
      }
    }
  }

  /// Reads two whole numbers.
  mutating func pair() throws(WireError) -> (Int, Int) {
    try beginArray()
    guard try nextElement() else { throw WireError("two numbers are expected") }
    let first = try count()
    guard try nextElement() else { throw WireError("two numbers are expected") }
    let second = try count()
    guard try !nextElement() else { throw WireError("two numbers are expected") }
    return (first, second)
  }

  /// Reads bytes in base 64.
  mutating func base64() throws(WireError) -> [UInt8] {
    guard let bytes = Base64.decode(try string()) else { throw WireError("this is not base 64") }
    return bytes
  }
}
