/// A JSON value, and where it stands in its file.
struct JSONValue: Sendable {
  /// What the value is.
  enum Kind: Sendable, Equatable {
    case null
    case bool(Bool)
    /// A number that is written, or meant, as a whole one.
    case integer(Int)
    case number(Double)
    case string(String)
    case array([JSONValue])
    case object([Member])
  }

  /// A key of an object with its value.
  struct Member: Sendable, Equatable {
    var key: String
    /// Where the key stands.
    var position = TextPosition.none
    var value: JSONValue
  }

  var kind: Kind
  /// Where the value starts.
  var position = TextPosition.none
  /// The text in the file, if environment variables were put into it.
  var written: String?

  init(_ kind: Kind, at position: TextPosition = .none) {
    self.kind = kind
    self.position = position
  }

  /// An object with these members, in this order.
  static func object(_ members: KeyValuePairs<String, JSONValue>) -> JSONValue {
    JSONValue(.object(members.map { Member(key: $0.key, value: $0.value) }))
  }

  /// An array.
  static func array(_ elements: [JSONValue]) -> JSONValue { JSONValue(.array(elements)) }

  /// The value of a key; of a key that is there twice, the first.
  subscript(key: String) -> JSONValue? {
    guard case .object(let members) = kind else { return nil }
    return members.first { $0.key == key }?.value
  }

  /// The text of a string.
  var string: String? {
    guard case .string(let text) = kind else { return nil }
    return text
  }

  /// A whole number.
  var integer: Int? {
    guard case .integer(let number) = kind else { return nil }
    return number
  }

  /// The elements of an array.
  var elements: [JSONValue]? {
    guard case .array(let elements) = kind else { return nil }
    return elements
  }

  /// The members of an object.
  var members: [Member]? {
    guard case .object(let members) = kind else { return nil }
    return members
  }
}

/// Two values are equal whatever their places.
extension JSONValue: Equatable {
  static func == (left: JSONValue, right: JSONValue) -> Bool { left.kind == right.kind }
}

extension JSONValue.Member {
  static func == (left: Self, right: Self) -> Bool {
    left.key == right.key && left.value == right.value
  }
}

extension JSONValue: CustomStringConvertible {
  var description: String { String(decoding: JSONText.write(self, .compact), as: UTF8.self) }
}

extension JSONValue: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral,
  ExpressibleByBooleanLiteral
{
  init(stringLiteral text: String) { self.init(.string(text)) }
  init(integerLiteral number: Int) { self.init(.integer(number)) }
  init(booleanLiteral value: Bool) { self.init(.bool(value)) }
}

/// A place in a text file.
struct TextPosition: Sendable, Hashable, Comparable {
  /// From 1.
  var line: Int
  /// From 1, in characters (Unicode scalars).
  var column: Int
  /// Which file: 0 for the one that was asked for, else the number of one that it includes.
  var file = 0

  /// Of a value that was made and not read.
  static let none = TextPosition(line: 0, column: 0)

  static func < (left: TextPosition, right: TextPosition) -> Bool {
    (left.file, left.line, left.column) < (right.file, right.line, right.column)
  }
}
