extension JSONWriter {
  /// Writes a number, or `null`.
  mutating func integerOrNull(_ number: Int?) {
    if let number { integer(number) } else { null() }
  }

  /// Writes a string that needs no escapes, or `null`.
  mutating func plainStringOrNull(_ utf8: [UInt8]?) {
    if let utf8 { plainString(utf8.span) } else { null() }
  }

  /// Writes a finite number so that reading it gives the same one again.
  mutating func number(_ number: Double) {
    if let whole = Int(exactly: number) { return integer(whole) }
    // Most numbers have two decimals, and are the nearest to what these say.
    if 0...1 ~= number, (number * 100).rounded() / 100 == number { return confidence(number) }
    plain(number.description)
  }

  /// Writes a string, or `null`.
  mutating func stringOrNull(_ text: String?) {
    if let text { string(text) } else { null() }
  }

  /// Writes a decision with how sure its stage is, or `null`.
  mutating func inferred<Value>(
    _ inferred: Inferred<Value>?, _ write: (inout JSONWriter, Value) -> Void
  ) {
    guard let inferred else { return null() }
    fragment(#"{"value":"#)
    write(&self, inferred.value)
    fragment(#","confidence":"#)
    number(inferred.confidence)
    fragment(#","stage":"#)
    string(inferred.stage)
    fragment("}")
  }

  /// Writes a path as text, and in base 64 as well if it is not UTF-8.
  mutating func path(_ name: JSONKey, _ encodedName: JSONKey, _ path: [UInt8]) {
    key(name)
    guard (try? UTF8Span(validating: path.span)) == nil else { return string(path.span) }
    string(String(decoding: path, as: UTF8.self))
    key(encodedName)
    word(Base64.encode(path))
  }
}
