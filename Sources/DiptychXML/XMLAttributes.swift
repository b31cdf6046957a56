internal import CLibXML2

/// The attributes of the element that begins.
///
/// Valid during the call that hands it over; afterwards it is empty.
@safe public final class XMLAttributes {
  private var attributes: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?
  /// The number of attributes.
  public private(set) var count = 0
  private let namespaces: XMLNamespaces

  init(_ namespaces: XMLNamespaces) { self.namespaces = namespaces }

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
    for index in 0..<count where matches(index, name) { return value(index) }
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
    let prefix = unsafe namespaces.prefix(attribute[2])
    return prefix.isEmpty ? name : prefix + ":" + name
  }

  /// Compares a name without making a string.
  private func matches(_ index: Int, _ name: String) -> Bool {
    guard let attribute = unsafe attributes?.advanced(by: 5 * index),
      let local = unsafe attribute[0]
    else { return false }
    let prefix = unsafe namespaces.prefix(attribute[2])
    var rest = name.utf8[...]
    if !prefix.isEmpty {
      guard rest.starts(with: prefix.utf8) else { return false }
      rest = rest.dropFirst(prefix.utf8.count)
      guard rest.first == UInt8(ascii: ":") else { return false }
      rest = rest.dropFirst()
    }
    var place = 0
    for byte in rest {
      guard unsafe local[place] == byte else { return false }
      place += 1
    }
    return unsafe local[place] == 0
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
