extension JSONWriter {
  /// Writes a number, or `null`.
  mutating func integerOrNull(_ number: Int?) {
    if let number { integer(number) } else { null() }
  }

  /// Writes a string that needs no escapes, or `null`.
  mutating func plainStringOrNull(_ utf8: [UInt8]?) {
    if let utf8 { plainString(utf8.span) } else { null() }
  }
}
