/// The first line of a program that is a stage: what it is called, what it reads and what it fills.
struct StageAnnouncement: Sendable, Equatable {
  /// Such as `seals`: lower-case letters, digits and hyphens.
  let name: String
  /// Digits and dots.
  let version: String
  /// The layers that must be filled before the stage.
  let requires: Set<Layer>
  /// The layers that it fills or refines: nothing else may change.
  let provides: Set<Layer>
  /// The layers that have to stay as they are, in alphabetical order.
  let fixedLayers: [Layer]
  /// What it gets to see of a document.
  let selection: WireSelection

  private static let keys = [
    "diptych", "name", "version", "requires", "provides", "uses", "content",
  ]

  /// Reads the line.
  ///
  /// - Throws: a ``WireError`` that names the place and the rule.
  init(line: [UInt8]) throws(WireError) {
    var json = JSONReader(line)
    var protocolVersion: Int?
    var name: String?
    var version: String?
    var requires: Set<Layer>?
    var provides: Set<Layer>?
    var uses: Set<Layer> = []
    var content = WireSelection.Content.none
    try json.object(Self.keys) { json, key throws(WireError) in
      switch key {
      case "diptych": protocolVersion = try json.count()
      case "name": name = try Self.name(&json)
      case "version": version = try Self.version(&json)
      case "requires": requires = try Self.layers(&json)
      case "provides": provides = try Self.layers(&json)
      case "uses": uses = try Self.layers(&json)
      default: content = try json.word(WireSelection.Content.self)
      }
    }
    try json.end()
    guard protocolVersion == 1 else {
      throw WireError("the key 'diptych' is the version of the protocol, 1")
    }
    guard let name else { throw Self.missing("name") }
    guard let version else { throw Self.missing("version") }
    guard let requires else { throw Self.missing("requires") }
    guard let provides else { throw Self.missing("provides") }
    self.name = name
    self.version = version
    self.requires = requires
    self.provides = provides
    fixedLayers = WireSelection.knownLayers.subtracting(provides)
      .sorted { $0.rawValue < $1.rawValue }
    selection = WireSelection(
      layers: requires.union(provides).union(uses).union([.blocks, .title])
        .intersection(WireSelection.knownLayers),
      content: content, hasResults: false)
  }

  /// The layers it fills that are none of the standard ones, in alphabetical order.
  var ownLayers: [Layer] {
    provides.subtracting(WireSelection.knownLayers).sorted { $0.rawValue < $1.rawValue }
  }

  private static func missing(_ key: String) -> WireError {
    WireError("the key '\(key)' is missing")
  }

  private static func name(_ json: inout JSONReader) throws(WireError) -> String {
    let name = try json.string()
    let isName =
      1...64 ~= name.utf8.count && name.utf8.first.map { 0x61...0x7A ~= $0 } == true
      && name.utf8.allSatisfy { 0x61...0x7A ~= $0 || 0x30...0x39 ~= $0 || $0 == 0x2D }
    guard isName else {
      throw WireError("a name takes at most 64 of a-z, 0-9 and '-', and begins with a letter")
    }
    return name
  }

  private static func version(_ json: inout JSONReader) throws(WireError) -> String {
    let version = try json.string()
    let isVersion =
      1...32 ~= version.utf8.count
      && version.utf8.split(separator: 0x2E, omittingEmptySubsequences: false).allSatisfy { part in
        !part.isEmpty && part.allSatisfy { 0x30...0x39 ~= $0 }
      }
    guard isVersion else { throw WireError("a version takes numbers and dots, such as '1.2'") }
    return version
  }

  private static func layers(_ json: inout JSONReader) throws(WireError) -> Set<Layer> {
    Set(try json.list { json throws(WireError) in Layer(rawValue: try json.word()) })
  }
}
