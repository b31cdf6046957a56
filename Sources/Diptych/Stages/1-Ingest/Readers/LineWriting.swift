/// In what kind of script most of a line is written.
enum LineWriting {
  /// It has hardly a letter.
  case none
  case eastAsian
  case other

  /// Looks at a range of valid UTF-8; a letter of an alphabet is a third of what a character is.
  init(_ utf8: [UInt8], in range: Range<Int>) {
    var (wide, narrow) = (0, 0)
    for scalar in Scalars.values(of: utf8, in: range) {
      switch Script.of(scalar) {
      case .common: break
      case .han, .hiragana, .katakana, .bopomofo, .hangul: wide += 3
      default: narrow += 1
      }
    }
    // A letter alone is a number or a sign.
    self = wide + narrow < 2 ? .none : wide > narrow ? .eastAsian : .other
  }

  /// Whether both have a script, and not the same.
  func differs(from other: LineWriting) -> Bool {
    self != other && self != .none && other != .none
  }
}
