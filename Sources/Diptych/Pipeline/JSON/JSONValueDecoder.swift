extension JSONValue {
  /// A value of a type of Swift.
  ///
  /// - Throws: a ``JSONTypeError`` that knows the place.
  func decode<Value: Decodable>(_ type: Value.Type) throws -> Value {
    try Diptych.decode(type, from: self, at: [])
  }
}

/// A value of a JSON file that does not have the type that is needed there.
struct JSONTypeError: Error, Equatable {
  let position: TextPosition
  /// The way to the value: keys, and places in lists.
  let path: [String]
  /// What is needed there, such as `a whole number`.
  let expected: String
  /// What stands there.
  let found: JSONValue
}

/// Decodes a value; the simple types directly.
private func decode<Value: Decodable>(
  _ type: Value.Type, from value: JSONValue, at codingPath: [any CodingKey]
) throws -> Value {
  func mismatch(_ expected: String) -> JSONTypeError {
    JSONTypeError(
      position: value.position, path: codingPath.map(\.stringValue), expected: expected,
      found: value)
  }
  func result(_ decoded: (some Any)?, _ expected: String) throws -> Value {
    guard let decoded = decoded as? Value else { throw mismatch(expected) }
    return decoded
  }
  switch type {
  case is Bool.Type:
    guard case .bool(let decoded) = value.kind else { throw mismatch("true or false") }
    return try result(decoded, "true or false")
  case is String.Type: return try result(value.string, "a text")
  case let type as any FixedWidthInteger.Type:
    return try result(value.whole(type), "a whole number")
  case is Double.Type: return try result(value.double, "a number")
  case is Float.Type: return try result(value.double.map(Float.init), "a number")
  default:
    do {
      return try Value(from: JSONValueDecoder(value: value, codingPath: codingPath))
    } catch let error as DecodingError {
      // A type's own check, such as a word that is no case of an enum.
      switch error {
      case .dataCorrupted: throw mismatch("another value")
      default: throw error
      }
    }
  }
}

extension JSONValue {
  /// The value as a number.
  var double: Double? {
    switch kind {
    case .integer(let integer): Double(integer)
    case .number(let number): number
    default: nil
    }
  }

  fileprivate func whole<Integer: FixedWidthInteger>(_ type: Integer.Type) -> Integer? {
    switch kind {
    case .integer(let integer): Integer(exactly: integer)
    case .number(let number): Integer(exactly: number)
    default: nil
    }
  }
}

private struct JSONValueDecoder: Decoder {
  let value: JSONValue
  let codingPath: [any CodingKey]
  var userInfo: [CodingUserInfoKey: Any] { [:] }

  func container<Key: CodingKey>(keyedBy type: Key.Type) throws -> KeyedDecodingContainer<Key> {
    guard let members = value.members else { throw mismatch("an object in braces") }
    return KeyedDecodingContainer(
      KeyedContainer(
        members: Dictionary(members.map { ($0.key, $0.value) }) { first, _ in first },
        value: value, codingPath: codingPath))
  }

  func unkeyedContainer() throws -> any UnkeyedDecodingContainer {
    guard let elements = value.elements else { throw mismatch("a list in brackets") }
    return UnkeyedContainer(elements: elements, codingPath: codingPath)
  }

  func singleValueContainer() -> any SingleValueDecodingContainer {
    SingleValueContainer(value: value, codingPath: codingPath)
  }

  private func mismatch(_ expected: String) -> JSONTypeError {
    JSONTypeError(
      position: value.position, path: codingPath.map(\.stringValue), expected: expected,
      found: value)
  }
}

private struct KeyedContainer<Key: CodingKey>: KeyedDecodingContainerProtocol {
  let members: [String: JSONValue]
  let value: JSONValue
  let codingPath: [any CodingKey]

  /// In the order of the file.
  var allKeys: [Key] { (value.members ?? []).compactMap { Key(stringValue: $0.key) } }

  func contains(_ key: Key) -> Bool { members[key.stringValue] != nil }

  func decodeNil(forKey key: Key) throws -> Bool { try member(key) == JSONValue(.null) }

  func decode<Value: Decodable>(_ type: Value.Type, forKey key: Key) throws -> Value {
    try Diptych.decode(type, from: member(key), at: codingPath + [key])
  }

  func nestedContainer<Nested: CodingKey>(
    keyedBy type: Nested.Type, forKey key: Key
  ) throws -> KeyedDecodingContainer<Nested> {
    try decoder(key).container(keyedBy: type)
  }

  func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer {
    try decoder(key).unkeyedContainer()
  }

  func superDecoder() -> any Decoder { JSONValueDecoder(value: value, codingPath: codingPath) }

  func superDecoder(forKey key: Key) throws -> any Decoder { try decoder(key) }

  private func decoder(_ key: Key) throws -> JSONValueDecoder {
    JSONValueDecoder(value: try member(key), codingPath: codingPath + [key])
  }

  private func member(_ key: Key) throws -> JSONValue {
    guard let member = members[key.stringValue] else {
      throw JSONTypeError(
        position: value.position, path: codingPath.map(\.stringValue),
        expected: "an object with the key '\(key.stringValue)'", found: value)
    }
    return member
  }
}

private struct UnkeyedContainer: UnkeyedDecodingContainer {
  private struct Index: CodingKey {
    let value: Int
    init(_ value: Int) { self.value = value }
    init?(intValue: Int) { value = intValue }
    init?(stringValue: String) { nil }
    var intValue: Int? { value }
    var stringValue: String { "\(value)" }
  }

  let elements: [JSONValue]
  let codingPath: [any CodingKey]
  var currentIndex = 0

  init(elements: [JSONValue], codingPath: [any CodingKey]) {
    self.elements = elements
    self.codingPath = codingPath
  }

  var count: Int? { elements.count }
  var isAtEnd: Bool { currentIndex == elements.count }

  mutating func decodeNil() throws -> Bool {
    guard try next().kind == .null else { return false }
    currentIndex += 1
    return true
  }

  mutating func decode<Value: Decodable>(_ type: Value.Type) throws -> Value {
    let value = try Diptych.decode(type, from: next(), at: codingPath + [Index(currentIndex)])
    currentIndex += 1
    return value
  }

  mutating func nestedContainer<Nested: CodingKey>(
    keyedBy type: Nested.Type
  ) throws -> KeyedDecodingContainer<Nested> {
    try superDecoder().container(keyedBy: type)
  }

  mutating func nestedUnkeyedContainer() throws -> any UnkeyedDecodingContainer {
    try superDecoder().unkeyedContainer()
  }

  mutating func superDecoder() throws -> any Decoder {
    let decoder = JSONValueDecoder(
      value: try next(), codingPath: codingPath + [Index(currentIndex)])
    currentIndex += 1
    return decoder
  }

  private func next() throws -> JSONValue {
    guard !isAtEnd else {
      throw DecodingError.dataCorrupted(
        .init(codingPath: codingPath, debugDescription: "the list is too short"))
    }
    return elements[currentIndex]
  }
}

private struct SingleValueContainer: SingleValueDecodingContainer {
  let value: JSONValue
  let codingPath: [any CodingKey]

  func decodeNil() -> Bool { value.kind == .null }

  func decode<Value: Decodable>(_ type: Value.Type) throws -> Value {
    try Diptych.decode(type, from: value, at: codingPath)
  }
}
