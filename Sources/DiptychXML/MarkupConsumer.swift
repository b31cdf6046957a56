/// Takes what a reader of markup finds, in the order of the source.
public protocol MarkupConsumer: AnyObject {
  /// An element begins.
  ///
  /// - Parameters:
  ///   - name: the local name, in HTML in lower case.
  ///   - attributes: those of ``HTMLReader/attributeNames`` that are there.
  ///   - line: the line, from 1, in which the tag ends.
  /// - Returns: whether to go on.
  func start(_ name: String, _ attributes: [XMLAttribute], line: Int) -> Bool
  /// The element that began last and has not ended yet ends.
  func end(_ name: String, line: Int)
  /// Text between tags, valid UTF-8, entities resolved; one stretch may come in several parts.
  func text(_ utf8: Span<UInt8>)
}

/// Why markup cannot be read.
public enum MarkupError: Error, Equatable {
  /// Elements are nested deeper than is allowed.
  case tooDeep(line: Int)
  /// A tag has more attributes than any real one.
  case tooManyAttributes
  /// The document type has a part of its own that declares something.
  case internalSubset
  /// The text is no well-formed XML.
  case notWellFormed(XMLError)
}
