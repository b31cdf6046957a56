/// A mapping, prepared for reading.
struct XMLVocabulary: Sendable {
  /// What an element's text says of the document.
  enum Metadata: Sendable {
    case title, author, date
  }

  let mapping: XMLMapping
  /// The prefix of each namespace, by its address.
  let prefixes: [String: String]

  private let roles: [String: MarkupRole]
  private let metadata: [String: Metadata]
  private let tableHeads: Set<String>

  init(_ mapping: XMLMapping) {
    self.mapping = mapping
    var prefixes: [String: String] = [:]
    for (prefix, address) in mapping.namespaces.sorted(by: { $0.key < $1.key }) {
      prefixes[address] = prefix
    }
    self.prefixes = prefixes
    var roles: [String: MarkupRole] = [:]
    for (_, names, role) in mapping.roles { for name in names { roles[name] = role } }
    self.roles = roles
    var metadata: [String: Metadata] = [:]
    for name in mapping.titles { metadata[name] = .title }
    for name in mapping.authors { metadata[name] = .author }
    for name in mapping.dates { metadata[name] = .date }
    self.metadata = metadata
    tableHeads = Set(mapping.tableHeads)
  }

  /// Whether it is for files with that root element.
  func isFor(_ root: XMLRoot) -> Bool {
    mapping.roots.contains { name in
      let parts = name.split(separator: ":", maxSplits: 1)
      guard parts.last.map(String.init) == root.localName else { return false }
      return parts.count == 1 || mapping.namespaces[String(parts[0])] == root.namespace
    }
  }

  /// What an element means, by its name and that of the element around it.
  struct Meaning {
    var role = MarkupRole.inline
    var metadata: Metadata?
    var isTableHead = false
  }

  /// The meaning of an element; names are as ``XMLReader`` gives them with ``prefixes``.
  func meaning(of name: String, in parent: String) -> Meaning {
    var meaning = Meaning()
    let names = [name, Self.localName(name)]
    let parents = [parent, Self.localName(parent)]
    // The most exact name first.
    let keys = names.flatMap { name in parents.map { $0 + "/" + name } } + names
    for key in keys {
      if meaning.role == .inline, let role = roles[key] { meaning.role = role }
      if meaning.metadata == nil { meaning.metadata = metadata[key] }
      if tableHeads.contains(key) { meaning.isTableHead = true }
    }
    return meaning
  }

  private static func localName(_ name: String) -> String {
    guard let colon = name.utf8.firstIndex(of: UInt8(ascii: ":")) else { return name }
    return String(name[name.utf8.index(after: colon)...])
  }
}
