internal import DiptychBytes

/// What the writer tells its recorder.
extension XMLWriter {
  @usableFromInline
  internal mutating func record(open name: XMLName) { recorder?.open(name) }

  @usableFromInline
  internal mutating func record(attribute name: XMLName) {
    recorder?.attribute(name, at: buffer.count)
  }

  @usableFromInline
  internal mutating func recordEndOfTag() { Self.recordEndOfTag(&recorder, buffer) }

  // A closure in a method would hold the buffer and the recorder at once.
  private static func recordEndOfTag(
    _ recorder: inout ConstructRecorder?, _ buffer: borrowing ByteBuffer
  ) {
    buffer.withSpan { recorder?.endTag($0) }
  }

  mutating func recordClose() {
    if isTagOpen { recordEndOfTag() }
    Self.recordClose(&recorder, buffer)
  }

  private static func recordClose(
    _ recorder: inout ConstructRecorder?, _ buffer: borrowing ByteBuffer
  ) {
    buffer.withSpan { recorder?.close($0) }
  }

  mutating func recordText(from start: Int) { Self.recordText(&recorder, buffer, start) }

  private static func recordText(
    _ recorder: inout ConstructRecorder?, _ buffer: borrowing ByteBuffer, _ start: Int
  ) {
    buffer.withSpan { recorder?.text($0, from: start) }
  }
}
