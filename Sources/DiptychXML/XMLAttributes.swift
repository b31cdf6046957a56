internal import CLibXML2

/// The attributes of the element that begins, which cannot be kept beyond the call that hands them over.
@safe public struct XMLAttributes: ~Copyable {
  /// The number of attributes.
  public let count: Int

  /// As libxml2 has them: five pointers each.
  private let attributes: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?
  private let prefixes: UnsafeMutablePointer<XMLPrefixes>

  init(
    _ attributes: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?, count: Int,
    _ prefixes: UnsafeMutablePointer<XMLPrefixes>
  ) {
    unsafe self.attributes = attributes
    unsafe self.prefixes = prefixes
    self.count = unsafe attributes == nil ? 0 : count
  }

  /// The value of an attribute by its name such as `w:val`; `xml:lang` and its like have that prefix
  /// always, an attribute without a prefix belongs to no namespace.
  public subscript(name: String) -> String? {
    guard count > 0, let attributes = unsafe attributes else { return nil }
    let name = name.utf8.span
    let colon = name.indices.first { name[$0] == UInt8(ascii: ":") }
    let local = name.extracting((colon.map { $0 + 1 } ?? 0)...)
    for index in 0..<count {
      let attribute = unsafe attributes.advanced(by: 5 * index)
      guard unsafe Self.isEqual(attribute[0], local) else { continue }
      let prefix = unsafe prefixes.pointee.prefix(attribute[2])
      guard prefix.isEmpty == (colon == nil) else { continue }
      if Self.isEqual(prefix.utf8.span, name.extracting(first: colon ?? 0)) { return value(index) }
    }
    return nil
  }

  /// The name of each attribute with its value, in the order of the source.
  public var all: [XMLAttribute] {
    (0..<count).map { index in
      XMLAttribute(name: fullName(index), value: value(index))
    }
  }

  private func fullName(_ index: Int) -> String {
    guard let attribute = unsafe attributes?.advanced(by: 5 * index),
      let local = unsafe attribute[0]
    else { return "" }
    let name = unsafe String(cString: local)
    let prefix = unsafe prefixes.pointee.prefix(attribute[2])
    return prefix.isEmpty ? name : prefix + ":" + name
  }

  /// Compares a name that ends with a zero without making a string.
  private static func isEqual(_ name: UnsafePointer<xmlChar>?, _ other: Span<UInt8>) -> Bool {
    guard let name = unsafe name else { return false }
    for index in other.indices where unsafe name[index] != other[index] { return false }
    return unsafe name[other.count] == 0
  }

  private static func isEqual(_ left: Span<UInt8>, _ right: Span<UInt8>) -> Bool {
    left.count == right.count && left.indices.allSatisfy { left[$0] == right[$0] }
  }

  private func value(_ index: Int) -> String {
    guard let attribute = unsafe attributes?.advanced(by: 5 * index),
      let start = unsafe attribute[3], let end = unsafe attribute[4]
    else { return "" }
    let bytes = unsafe UnsafeBufferPointer(start: start, count: end - start)
    guard unsafe bytes.contains(UInt8(ascii: "&")) else {
      return unsafe String(decoding: bytes, as: UTF8.self)
    }
    return String(decoding: Self.withoutReferences(unsafe [UInt8](bytes)), as: UTF8.self)
  }

  /// libxml2 leaves an ampersand of an attribute as a reference to it.
  private static func withoutReferences(_ bytes: [UInt8]) -> [UInt8] {
    let reference = Array("&#38;".utf8)
    var result: [UInt8] = []
    var index = 0
    while index < bytes.count {
      result.append(bytes[index])
      let isReference =
        bytes[index] == reference[0] && bytes[index...].starts(with: reference)
      index += isReference ? reference.count : 1
    }
    return result
  }
}
