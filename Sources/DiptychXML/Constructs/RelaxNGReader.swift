/// Reads a RELAX NG schema in XML syntax, as far as ``ConstructGrammar`` can use it.
struct RelaxNGReader {
  /// What the reader does not know; such a schema is left to libxml2.
  struct Unsupported: Error {}

  /// An element of the schema.
  struct Node {
    let name: String
    let attributes: [XMLAttribute]
    /// As inherited, without the address that all of XML Schema's types share.
    let library: String
    var children: [Int] = []
    var text = ""
  }

  /// The namespace of all elements; empty for none.
  private(set) var namespace = ""
  /// The names of the definitions' elements.
  private(set) var names: [String] = []
  /// Their attributes and content.
  private(set) var patterns: [RelaxNGPattern] = []
  /// What the document's root matches.
  private(set) var start = RelaxNGPattern.empty

  private(set) var nodes: [Node] = []
  /// The nodes of the named patterns.
  private(set) var defines: [String: Int] = [:]
  /// The numbers of the definitions by their nodes.
  private(set) var definitions: [Int: Int] = [:]

  /// Reads a schema.
  ///
  /// - Throws: ``Unsupported``, or ``XMLError`` if it is not well formed.
  init(_ bytes: [UInt8]) throws {
    try readNodes(bytes)
    guard let root = nodes.first else { throw Unsupported() }
    namespace = root.attributes["ns"] ?? ""
    if root.name == "grammar" {
      for child in root.children {
        switch nodes[child].name {
        case "define":
          guard let name = nodes[child].attributes["name"], defines[name] == nil,
            nodes[child].attributes["combine"] == nil
          else { throw Unsupported() }
          defines[name] = child
        case "start": break
        default: throw Unsupported()
        }
      }
      let starts = root.children.filter { nodes[$0].name == "start" }
      guard starts.count == 1 else { throw Unsupported() }
      start = try group(nodes[starts[0]].children, depth: 0)
    } else {
      start = try pattern(0, depth: 0)
    }
    // Reading a definition finds further ones.
    var read = 0
    while read < names.count {
      guard let node = definitions.first(where: { $0.value == read })?.key else {
        throw Unsupported()
      }
      patterns.append(try group(nodes[node].children, depth: 0))
      read += 1
    }
  }

  private mutating func readNodes(_ bytes: [UInt8]) throws {
    var open: [Int] = []
    var skipped = 0
    for event in try [XMLEvent](xml: bytes) {
      switch event {
      case .start(let name, let attributes):
        guard skipped == 0, !name.contains(":") else {
          skipped += 1
          continue
        }
        guard attributes["ns"] == nil || nodes.isEmpty else { throw Unsupported() }
        let library = attributes["datatypeLibrary"] ?? open.last.map { nodes[$0].library } ?? ""
        let node = Node(name: name, attributes: attributes, library: library)
        if let parent = open.last { nodes[parent].children.append(nodes.count) }
        open.append(nodes.count)
        nodes.append(node)
      case .end:
        if skipped > 0 { skipped -= 1 } else { open.removeLast() }
      case .text(let text):
        if skipped == 0, let node = open.last { nodes[node].text += text }
      }
    }
  }

  private mutating func group(_ children: [Int], depth: Int) throws -> RelaxNGPattern {
    var patterns: [RelaxNGPattern] = []
    for child in children { patterns.append(try pattern(child, depth: depth)) }
    return patterns.count == 1 ? patterns[0] : .group(patterns)
  }

  private mutating func pattern(_ number: Int, depth: Int) throws -> RelaxNGPattern {
    // References that lead into themselves are no schema.
    guard depth < 200 else { throw Unsupported() }
    let node = nodes[number]
    switch node.name {
    case "element": return .element(try definition(number))
    case "attribute":
      guard let name = node.attributes["name"], !node.children.isEmpty else { throw Unsupported() }
      return .attribute(name, try group(node.children, depth: depth + 1))
    case "ref":
      guard let name = node.attributes["name"], let define = defines[name] else {
        throw Unsupported()
      }
      return try group(nodes[define].children, depth: depth + 1)
    case "empty": return .empty
    case "text": return .text
    case "value":
      let type = node.attributes["type"]
      return .value(node.text, isText: type == nil || type == "string" || type == "token")
    case "data": return .data(try datatype(node))
    case "list": return .list(try group(node.children, depth: depth + 1))
    case "group": return try group(node.children, depth: depth + 1)
    case "choice":
      var patterns: [RelaxNGPattern] = []
      for child in node.children { patterns.append(try pattern(child, depth: depth + 1)) }
      return .choice(patterns)
    case "optional": return .choice([.empty, try group(node.children, depth: depth + 1)])
    case "oneOrMore": return .oneOrMore(try group(node.children, depth: depth + 1))
    case "zeroOrMore":
      return .choice([.empty, .oneOrMore(try group(node.children, depth: depth + 1))])
    default: throw Unsupported()
    }
  }

  private mutating func definition(_ node: Int) throws -> Int {
    if let known = definitions[node] { return known }
    guard let name = nodes[node].attributes["name"] else { throw Unsupported() }
    definitions[node] = names.count
    names.append(name)
    return names.count - 1
  }

  private func datatype(_ node: Node) throws -> RelaxNGDatatype {
    guard let type = node.attributes["type"] else { throw Unsupported() }
    var parameters: [String: String] = [:]
    var exceptsEmpty = false
    for child in node.children {
      let child = nodes[child]
      switch child.name {
      case "param":
        guard let name = child.attributes["name"], parameters[name] == nil else {
          throw Unsupported()
        }
        parameters[name] = child.text
      case "except":
        guard !exceptsEmpty, child.children.count == 1, nodes[child.children[0]].name == "value",
          nodes[child.children[0]].text.isEmpty
        else { throw Unsupported() }
        exceptsEmpty = true
      default: throw Unsupported()
      }
    }
    switch node.library {
    case "": return .init(type: type, parameters: parameters, exceptsEmpty: exceptsEmpty)
    case "http://www.w3.org/2001/XMLSchema-datatypes":
      return .init(type: "xsd:" + type, parameters: parameters, exceptsEmpty: exceptsEmpty)
    default: throw Unsupported()
    }
  }
}
