/// What is wrong with an XML text or a schema, in the words of libxml2.
public struct XMLError: Error, Equatable, CustomStringConvertible {
  /// The rule that was broken.
  public let message: String
  /// The line, from 1, where libxml2 knows it.
  public let line: Int?

  /// Makes an error.
  public init(message: String, line: Int?) {
    self.message = message
    self.line = line
  }

  /// The line and the message.
  public var description: String { line.map { "line \($0): \(message)" } ?? message }
}
