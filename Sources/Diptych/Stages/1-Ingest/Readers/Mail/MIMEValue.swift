/// A value with parameters, such as that of `Content-Type` (RFC 2045, section 5.1; RFC 2231).
struct MIMEValue {
  /// The value itself in lower case: `text/html`, `attachment`.
  let value: String
  private var parameters: [(name: String, value: [UInt8])] = []

  /// More of them are not looked at.
  private static let maximumParameters = 100

  /// Reads the value of a field; that of a field that is not there is empty.
  init(_ field: [UInt8]?) {
    let field = field ?? []
    var index = 0
    value = Self.lowercased(Self.token(field, &index))
    while index < field.count, parameters.count < Self.maximumParameters {
      guard field[index] == UInt8(ascii: ";") else {
        index += 1
        continue
      }
      index += 1
      let name = Self.lowercased(Self.token(field, &index))
      Self.skipSpace(field, &index)
      guard index < field.count, field[index] == UInt8(ascii: "="), !name.isEmpty else { continue }
      index += 1
      parameters.append((name, Self.parameter(field, &index)))
    }
  }

  /// The first part of a media type.
  var kind: String { value.split(separator: "/").first.map(String.init) ?? "" }

  /// A parameter as it stands there.
  subscript(name: String) -> [UInt8]? { parameters.first { $0.name == name }?.value }

  /// A parameter that is text; its parts are put together and decoded.
  func text(_ name: String, _ charsets: MailCharsets) -> [UInt8]? {
    if let plain = self[name] { return EncodedWords.decode(plain, charsets) }
    if let encoded = self[name + "*"] { return Self.extended([(true, encoded)], charsets) }
    var parts: [(isEncoded: Bool, value: [UInt8])] = []
    while parts.count < Self.maximumParameters {
      let key = "\(name)*\(parts.count)"
      if let encoded = self[key + "*"] {
        parts.append((true, encoded))
      } else if let plain = self[key] {
        parts.append((false, plain))
      } else {
        break
      }
    }
    return parts.isEmpty ? nil : Self.extended(parts, charsets)
  }

  /// Puts parts together, the first of which names the charset: `utf-8'zh'%E6%96%87`.
  private static func extended(
    _ parts: [(isEncoded: Bool, value: [UInt8])], _ charsets: MailCharsets
  ) -> [UInt8] {
    var charset: String?
    var bytes: [UInt8] = []
    for (number, part) in parts.enumerated() {
      var value = part.value[...]
      if number == 0, part.isEncoded,
        let first = value.firstIndex(of: UInt8(ascii: "'")),
        let second = value[(first + 1)...].firstIndex(of: UInt8(ascii: "'"))
      {
        charset = String(decoding: value[..<first], as: UTF8.self)
        value = value[(second + 1)...]
      }
      bytes += part.isEncoded ? TransferEncoding.percentDecoded(value) : Array(value)
    }
    return charsets.decode(bytes, charset: charset)
  }

  private static func token(_ field: [UInt8], _ index: inout Int) -> ArraySlice<UInt8> {
    skipSpace(field, &index)
    let start = index
    while index < field.count {
      switch field[index] {
      case 0...0x20, UInt8(ascii: ";"), UInt8(ascii: "="), UInt8(ascii: "\""), UInt8(ascii: ","):
        return field[start..<index]
      default: index += 1
      }
    }
    return field[start..<index]
  }

  private static func parameter(_ field: [UInt8], _ index: inout Int) -> [UInt8] {
    skipSpace(field, &index)
    guard index < field.count, field[index] == UInt8(ascii: "\"") else {
      // File names without quotation marks may have spaces.
      let start = index
      while index < field.count, field[index] != UInt8(ascii: ";") { index += 1 }
      return MIMEHeader.trimmed(Array(field[start..<index]))
    }
    index += 1
    var value: [UInt8] = []
    while index < field.count, field[index] != UInt8(ascii: "\"") {
      // Windows' paths have backslashes that quote nothing.
      if field[index] == UInt8(ascii: "\\"), index + 1 < field.count,
        field[index + 1] == UInt8(ascii: "\"") || field[index + 1] == UInt8(ascii: "\\")
      {
        index += 1
      }
      value.append(field[index])
      index += 1
    }
    index += 1
    return value
  }

  private static func skipSpace(_ field: [UInt8], _ index: inout Int) {
    while index < field.count, field[index] <= 0x20 { index += 1 }
  }

  private static func lowercased(_ bytes: ArraySlice<UInt8>) -> String {
    String(decoding: bytes, as: UTF8.self).lowercased()
  }
}
