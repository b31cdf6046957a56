internal import CLibXML2

/// The attributes of the element that begins.
///
/// Valid during the call that hands it over; afterwards it is empty.
@safe public final class XMLAttributes {
  private var attributes: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?
  /// The number of attributes.
  public private(set) var count = 0
  private var prefixes: XMLPrefixes

  init(_ prefixes: [String: String]) { self.prefixes = XMLPrefixes(prefixes) }

  /// Lets `use` look at attributes as libxml2 has them: five pointers each.
  func with<Result>(
    _ pointer: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?, count: Int, _ use: () -> Result
  ) -> Result {
    unsafe attributes = pointer
    self.count = unsafe pointer == nil ? 0 : count
    defer {
      unsafe attributes = nil
      self.count = 0
    }
    return use()
  }

  /// The value of an attribute by its name such as `w:val`; `xml:lang` and its like have that prefix
  /// always, an attribute without a prefix belongs to no namespace.
  public subscript(name: String) -> String? {
    let count = count
    guard count > 0, let attributes = unsafe attributes else { return nil }
    let bytes = name.utf8.span
    let colon = bytes.indices.first { bytes[$0] == UInt8(ascii: ":") }
    let local = bytes.extracting((colon.map { $0 + 1 } ?? 0)...)
    for index in 0..<count {
      let attribute = unsafe attributes.advanced(by: 5 * index)
      guard unsafe Self.matches(attribute[0], local) else { continue }
      let prefix = unsafe prefixes.prefix(attribute[2])
      if prefix.utf8.elementsEqual(name.utf8.prefix(colon ?? 0)), prefix.isEmpty == (colon == nil) {
        return value(index)
      }
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
    let prefix = unsafe prefixes.prefix(attribute[2])
    return prefix.isEmpty ? name : prefix + ":" + name
  }

  /// Compares a name that ends with a zero without making a string.
  private static func matches(_ name: UnsafePointer<xmlChar>?, _ other: Span<UInt8>) -> Bool {
    guard let name = unsafe name else { return false }
    for index in other.indices where unsafe name[index] != other[index] { return false }
    return unsafe name[other.count] == 0
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
