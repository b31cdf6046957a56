internal import DiptychXML

/// Where the references of one part of an Office container lead.
///
/// ECMA-376 part 2, section 9.3.
struct OfficeRelationships: XMLConsumer {
  /// A reference.
  struct Relationship: Equatable {
    let id: String
    /// The last word of its type, such as `styles`: the same in the strict and the transitional form.
    let kind: String
    /// The part that it leads to; `nil` if that lies outside.
    let part: String?
  }

  private(set) var all: [Relationship] = []
  private var byID: [String: Int] = [:]
  private let source: String

  static let namespaces = [
    "http://schemas.openxmlformats.org/package/2006/relationships": ""
  ]

  /// Collects the references of a part; of the container itself if its name is empty.
  init(of source: String) { self.source = source }

  /// The part with the references of a part.
  static func part(of source: String) -> String {
    guard let slash = source.lastIndex(of: "/") else { return "_rels/\(source).rels" }
    let name = source[source.index(after: slash)...]
    return "\(source[..<slash])/_rels/\(name).rels"
  }

  /// The first part of a kind.
  func part(_ kind: String) -> String? { all.first { $0.kind == kind }?.part }

  /// The reference with an id.
  func relationship(id: String?) -> Relationship? {
    id.flatMap { byID[$0] }.map { all[$0] }
  }

  /// The part that a reference leads to.
  func part(id: String?) -> String? { relationship(id: id)?.part }

  mutating func start(_ element: XMLElementName, _ attributes: borrowing XMLAttributes, line: Int)
    -> Bool
  {
    guard element.name == "Relationship", let id = attributes["Id"],
      let type = attributes["Type"], let target = attributes["Target"]
    else { return true }
    let kind = type.split(separator: "/").last.map(String.init) ?? ""
    let isInside = attributes["TargetMode"] != "External"
    let part = isInside ? Self.resolve(target, from: source) : nil
    all.append(Relationship(id: id, kind: kind, part: part))
    byID[id] = all.count - 1
    return true
  }

  mutating func end(_ element: XMLElementName, line: Int) {}

  mutating func text(_ utf8: Span<UInt8>) {}

  private static func resolve(_ target: String, from source: String) -> String? {
    guard target.hasPrefix("/") else { return PartAddress.resolve(target, from: source) }
    return PartAddress.resolve(String(target.dropFirst()), from: "")
  }
}
