extension JSONValue {
  /// What `value` encodes, with keys in the order in which they were encoded.
  init(encoding value: some Encodable) throws {
    let slot = JSONSlot()
    try value.encode(to: JSONValueEncoder(slot: slot, codingPath: []))
    self = slot.value
  }
}

/// A place in the value that is being encoded; encoders share it, since containers may nest.
private final class JSONSlot {
  private enum Content {
    case value(JSONValue)
    case array([JSONSlot])
    case object([(key: String, slot: JSONSlot)])
  }

  private var content = Content.value(JSONValue(.null))

  var value: JSONValue {
    switch content {
    case .value(let value): value
    case .array(let slots): .array(slots.map(\.value))
    case .object(let members):
      JSONValue(.object(members.map { JSONValue.Member(key: $0.key, value: $0.slot.value) }))
    }
  }

  var count: Int {
    guard case .array(let slots) = content else { return 0 }
    return slots.count
  }

  func set(_ kind: JSONValue.Kind) { content = .value(JSONValue(kind)) }

  func becomeArray() {
    if case .array = content { return }
    content = .array([])
  }

  func becomeObject() {
    if case .object = content { return }
    content = .object([])
  }

  func append() -> JSONSlot {
    let slot = JSONSlot()
    guard case .array(let slots) = content else { return slot }
    content = .array(slots + [slot])
    return slot
  }

  func member(_ key: String) -> JSONSlot {
    let slot = JSONSlot()
    guard case .object(let members) = content else { return slot }
    content = .object(members + [(key, slot)])
    return slot
  }
}

private struct JSONValueEncoder: Encoder {
  let slot: JSONSlot
  let codingPath: [any CodingKey]
  var userInfo: [CodingUserInfoKey: Any] { [:] }

  func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
    slot.becomeObject()
    return KeyedEncodingContainer(KeyedContainer(slot: slot, codingPath: codingPath))
  }

  func unkeyedContainer() -> any UnkeyedEncodingContainer {
    slot.becomeArray()
    return UnkeyedContainer(slot: slot, codingPath: codingPath)
  }

  func singleValueContainer() -> any SingleValueEncodingContainer {
    SingleValueContainer(slot: slot, codingPath: codingPath)
  }
}

/// Encodes `value` into `slot`; the simple types directly.
private func encode(
  _ value: some Encodable, into slot: JSONSlot, at codingPath: [any CodingKey]
) throws {
  switch value {
  case let value as Bool: slot.set(.bool(value))
  case let value as String: slot.set(.string(value))
  case let value as any BinaryInteger:
    guard let integer = Int(exactly: value) else {
      throw EncodingError.invalidValue(
        value, .init(codingPath: codingPath, debugDescription: "the number is too large"))
    }
    slot.set(.integer(integer))
  case let value as Double: slot.set(.number(value))
  case let value as Float: slot.set(.number(Double(value)))
  default: try value.encode(to: JSONValueEncoder(slot: slot, codingPath: codingPath))
  }
}

private struct KeyedContainer<Key: CodingKey>: KeyedEncodingContainerProtocol {
  let slot: JSONSlot
  let codingPath: [any CodingKey]

  func encodeNil(forKey key: Key) { slot.member(key.stringValue).set(.null) }

  func encode(_ value: some Encodable, forKey key: Key) throws {
    try Diptych.encode(value, into: slot.member(key.stringValue), at: codingPath + [key])
  }

  func nestedContainer<Nested: CodingKey>(
    keyedBy type: Nested.Type, forKey key: Key
  ) -> KeyedEncodingContainer<Nested> {
    encoder(forKey: key).container(keyedBy: type)
  }

  func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer {
    encoder(forKey: key).unkeyedContainer()
  }

  func superEncoder() -> any Encoder {
    JSONValueEncoder(slot: slot.member("super"), codingPath: codingPath)
  }

  func superEncoder(forKey key: Key) -> any Encoder { encoder(forKey: key) }

  private func encoder(forKey key: Key) -> JSONValueEncoder {
    JSONValueEncoder(slot: slot.member(key.stringValue), codingPath: codingPath + [key])
  }
}

private struct UnkeyedContainer: UnkeyedEncodingContainer {
  let slot: JSONSlot
  let codingPath: [any CodingKey]
  var count: Int { slot.count }

  func encodeNil() { slot.append().set(.null) }

  func encode(_ value: some Encodable) throws {
    try Diptych.encode(value, into: slot.append(), at: codingPath)
  }

  func nestedContainer<Nested: CodingKey>(
    keyedBy type: Nested.Type
  ) -> KeyedEncodingContainer<Nested> {
    JSONValueEncoder(slot: slot.append(), codingPath: codingPath).container(keyedBy: type)
  }

  func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer {
    JSONValueEncoder(slot: slot.append(), codingPath: codingPath).unkeyedContainer()
  }

  func superEncoder() -> any Encoder {
    JSONValueEncoder(slot: slot.append(), codingPath: codingPath)
  }
}

private struct SingleValueContainer: SingleValueEncodingContainer {
  let slot: JSONSlot
  let codingPath: [any CodingKey]

  func encodeNil() { slot.set(.null) }

  func encode(_ value: some Encodable) throws {
    try Diptych.encode(value, into: slot, at: codingPath)
  }
}
