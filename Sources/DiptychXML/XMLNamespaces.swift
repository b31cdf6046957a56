internal import CLibXML2

/// The names of one text, as libxml2 keeps them: the same name always at the same address.
@safe final class XMLNamespaces {
  private let prefixes: [String: String]
  private var known: [(uri: UInt, prefix: String)] = []
  private var names: [Key: XMLElementName] = [:]
  private var numbers = 0

  private struct Key: Hashable {
    let local: UInt
    let uri: UInt
  }

  private static let xml = "http://www.w3.org/XML/1998/namespace"

  init(_ prefixes: [String: String]) { self.prefixes = prefixes }

  /// The caller's prefix of a namespace.
  func prefix(_ uri: UnsafePointer<xmlChar>?) -> String {
    guard let uri = unsafe uri else { return "" }
    let address = UInt(bitPattern: uri)
    for (known, prefix) in known where known == address { return prefix }
    let name = unsafe String(cString: uri)
    let prefix = name == Self.xml ? "xml" : prefixes[name] ?? "?"
    known.append((address, prefix))
    return prefix
  }

  /// The name of an element.
  func name(_ local: UnsafePointer<xmlChar>, _ uri: UnsafePointer<xmlChar>?) -> XMLElementName {
    let key = Key(local: UInt(bitPattern: local), uri: UInt(bitPattern: uri))
    if let name = names[key] { return name }
    let prefix = unsafe prefix(uri)
    let text = unsafe String(cString: local)
    let full = prefix.isEmpty ? text : prefix + ":" + text
    // Two namespaces of one prefix, such as those of the two kinds of Office files, are one.
    let name =
      names.values.first { $0.name == full }
      ?? XMLElementName(
        name: full, number: numbers)
    if name.number == numbers { numbers += 1 }
    names[key] = name
    return name
  }
}
