internal import CLibXML2

/// The prefixes under which a consumer knows the namespaces of one text.
@safe struct XMLPrefixes {
  private let prefixes: [String: String]
  /// libxml2 keeps the same address of a namespace at the same place.
  private var known: [(uri: UInt, prefix: String)] = []

  private static let xml = "http://www.w3.org/XML/1998/namespace"

  init(_ prefixes: [String: String]) { self.prefixes = prefixes }

  /// The caller's prefix of a namespace, or `?`; that of none is empty.
  mutating func prefix(_ uri: UnsafePointer<xmlChar>?) -> String {
    guard let uri = unsafe uri else { return "" }
    let address = UInt(bitPattern: uri)
    for (known, prefix) in known where known == address { return prefix }
    let name = unsafe String(cString: uri)
    let prefix = name == Self.xml ? "xml" : prefixes[name] ?? "?"
    if known.count < Self.maximumKnown { known.append((address, prefix)) }
    return prefix
  }

  /// More namespaces than any real text has are not worth a search.
  private static let maximumKnown = 64
}
