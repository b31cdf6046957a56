/// Takes what ``XMLReader`` finds, in the order of the source.
public protocol XMLConsumer {
  /// An element begins.
  ///
  /// - Parameters:
  ///   - element: its name.
  ///   - attributes: those of the element.
  ///   - line: the line, from 1, in which the tag ends.
  /// - Returns: whether to go on.
  mutating func start(_ element: XMLElementName, _ attributes: borrowing XMLAttributes, line: Int)
    -> Bool
  /// The element that began last and has not ended yet ends.
  mutating func end(_ element: XMLElementName, line: Int)
  /// Text between tags, valid UTF-8, entities resolved; one stretch may come in several parts.
  mutating func text(_ utf8: Span<UInt8>)
}

/// The name of an element, its namespace resolved.
public struct XMLElementName: Sendable, Hashable {
  /// The local name behind the prefix that the caller gave the namespace, such as `w:p`.
  ///
  /// Without a colon if that prefix is empty or there is no namespace; `?:p` in a namespace that the
  /// caller did not name.
  public let name: String
  /// The number of the name, from 0, in the order in which the names of one text came up first.
  ///
  /// A consumer may keep what it knows of a name in an array under this number.
  public let number: Int

  /// Whether two names of one text are the same.
  public static func == (left: XMLElementName, right: XMLElementName) -> Bool {
    left.number == right.number
  }

  /// Adds the number.
  public func hash(into hasher: inout Hasher) { hasher.combine(number) }
}
