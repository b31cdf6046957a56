/// What a document says about itself.
struct OpenDocumentMetadata {
  private var values: [OpenDocumentElement.Metadata: [UInt8]] = [:]
  private var open: OpenDocumentElement.Metadata?

  var title: String? { value(.title) }
  var author: String? { value(.firstAuthor) ?? value(.lastAuthor) }
  /// The day of the last change, else that on which the document was made.
  var date: String? { [.changed, .created].lazy.compactMap(day).first }

  /// Longer values are no metadata.
  private static let maximumBytes = 4096

  mutating func start(_ kind: OpenDocumentElement.Metadata) { open = kind }

  mutating func end() { open = nil }

  mutating func text(_ utf8: Span<UInt8>) {
    guard let open else { return }
    var value = values[open] ?? []
    guard value.count + utf8.count <= Self.maximumBytes else { return }
    for index in utf8.indices { value.append(utf8[index]) }
    values[open] = value
  }

  private func value(_ kind: OpenDocumentElement.Metadata) -> String? {
    guard let bytes = values[kind] else { return nil }
    let range = WhiteSpace.trimmed(bytes.indices, in: bytes)
    return range.isEmpty ? nil : String(decoding: bytes[range], as: UTF8.self)
  }

  /// The day of a time such as `2019-05-21T10:30:00`.
  private func day(_ kind: OpenDocumentElement.Metadata) -> String? {
    value(kind).flatMap(W3CDate.day)
  }
}
