internal import CLibXML2

/// The names of the elements of one text, as libxml2 keeps them: the same name always at the same
/// address.
@safe struct XMLElementNames {
  private var known: [Key: XMLElementName] = [:]
  private var numbers: [String: Int] = [:]
  /// The names that came up last, each in the slot of its key: most texts have few.
  private var recent = [Recent](repeating: Recent(), count: Self.slots)

  private struct Key: Hashable {
    let local: UInt
    let uri: UInt
  }

  private struct Recent {
    var key = Key(local: 0, uri: 0)
    var name = XMLElementName(name: "", number: 0)
  }

  /// A power of two.
  private static let slots = 64

  /// The name of an element.
  mutating func name(
    _ local: UnsafePointer<xmlChar>, _ uri: UnsafePointer<xmlChar>?,
    _ prefixes: inout XMLPrefixes
  ) -> XMLElementName {
    let key = Key(local: UInt(bitPattern: local), uri: UInt(bitPattern: uri))
    let slot = Int((key.local ^ key.local >> 6 ^ key.uri >> 3) & UInt(Self.slots - 1))
    if recent[slot].key == key { return recent[slot].name }
    let name = unsafe known[key] ?? add(key, local, prefixes.prefix(uri))
    recent[slot] = Recent(key: key, name: name)
    return name
  }

  private mutating func add(
    _ key: Key, _ local: UnsafePointer<xmlChar>, _ prefix: String
  ) -> XMLElementName {
    let text = unsafe String(cString: local)
    let full = prefix.isEmpty ? text : prefix + ":" + text
    // Two namespaces of one prefix, such as those of the two kinds of Office files, are one.
    let number = numbers[full] ?? numbers.count
    numbers[full] = number
    let name = XMLElementName(name: full, number: number)
    known[key] = name
    return name
  }
}
