internal import DiptychBytes

extension XMLWriter {
  /// Writes text, valid UTF-8, up to the first character that XML forbids.
  ///
  /// - Returns: the offset of that character, or the end of the range.
  @inlinable @inline(__always)
  public mutating func text(_ utf8: [UInt8], _ range: Range<Int>) -> Int {
    text(utf8.span, range)
  }

  /// Writes text, valid UTF-8, up to the first character that XML forbids.
  ///
  /// - Returns: the offset of that character, or the end of the range.
  public mutating func text(_ utf8: Span<UInt8>, _ range: Range<Int>) -> Int {
    endTag()
    let start = buffer.count
    let end = appendText(utf8, range)
    if isRecording { recordText(from: start) }
    return end
  }

  /// Writes text in which U+FFFD stands for what XML forbids.
  public mutating func data(_ text: String) {
    endTag()
    let start = buffer.count
    var text = text
    text.withUTF8 { utf8 in
      append(unsafe Span(_unsafeElements: utf8), isAttribute: false)
    }
    if isRecording { recordText(from: start) }
  }

  /// Writes text, valid UTF-8, in which U+FFFD stands for what XML forbids.
  public mutating func data(_ utf8: Span<UInt8>) {
    endTag()
    let start = buffer.count
    append(utf8, isAttribute: false)
    if isRecording { recordText(from: start) }
  }

  @usableFromInline
  internal mutating func append(attribute value: String) {
    var value = value
    value.withUTF8 { utf8 in
      append(unsafe Span(_unsafeElements: utf8), isAttribute: true)
    }
  }

  private mutating func append(_ utf8: Span<UInt8>, isAttribute: Bool) {
    var start = 0
    while true {
      start =
        isAttribute
        ? appendAttribute(utf8, start..<utf8.count) : appendText(utf8, start..<utf8.count)
      guard start < utf8.count else { return }
      buffer.append("\u{FFFD}")
      start += XMLCharacters.lengthOfForbidden(in: utf8, at: start)
    }
  }

  private mutating func appendText(_ utf8: Span<UInt8>, _ range: Range<Int>) -> Int {
    var start = range.lowerBound
    var index = XMLCharacters.firstOfNote(in: utf8, range)
    while index < range.upperBound {
      if let escape = XMLCharacters.textEscape(utf8[index]) {
        buffer.append(utf8.extracting(start..<index))
        buffer.append(escape)
        start = index + 1
      } else if XMLCharacters.isForbidden(in: utf8, at: index) {
        buffer.append(utf8.extracting(start..<index))
        return index
      } else if utf8[index] >= 0x80 {
        // No UTF-8: what a caller's mistake makes of the file is not known here.
        recorder?.giveUp()
      }
      index = XMLCharacters.firstOfNote(in: utf8, index + 1..<range.upperBound)
    }
    buffer.append(utf8.extracting(start..<range.upperBound))
    return range.upperBound
  }

  private mutating func appendAttribute(_ utf8: Span<UInt8>, _ range: Range<Int>) -> Int {
    var start = range.lowerBound
    for index in range where XMLCharacters.mayNeedEscapeInAttribute(utf8[index]) {
      if let escape = XMLCharacters.attributeEscape(utf8[index]) {
        buffer.append(utf8.extracting(start..<index))
        buffer.append(escape)
        start = index + 1
      } else if XMLCharacters.isForbidden(in: utf8, at: index) {
        buffer.append(utf8.extracting(start..<index))
        return index
      }
    }
    buffer.append(utf8.extracting(start..<range.upperBound))
    return range.upperBound
  }
}
