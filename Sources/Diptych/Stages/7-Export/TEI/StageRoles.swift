internal import Synchronization

/// What the headers of all documents of a run say about its stages.
struct StageRoles: Sendable {
  /// A stage of the run.
  struct Role: Sendable {
    /// Its name.
    let name: String
    /// Its name in ids: lower-case letters, digits and hyphens; no two stages have the same.
    let word: String
    /// Its version.
    let version: String
    /// Whether it is not one of the standard stages.
    let isPlugin: Bool
    /// What it decides; empty if it decides nothing.
    let decisions: String
    /// The program and the stage.
    let software: String
  }

  /// The program with its version.
  let product: String
  /// The version.
  let version: String
  /// The stages, in order.
  let stages: [Role]
  /// The indices of the stages that decide something.
  let deciding: [Int]
  /// For each layer the indices in ``deciding`` of the first and the last stage that provide it.
  let providers: [Layer: (first: Int, last: Int)]

  /// What stages decide, in the order in which it is told.
  private static let decisions: [(layer: Layer, text: String)] = [
    (.glosses, "glosses"), (.repairs, "repairs of damaged characters"),
    (.languages, "language identification"), (.letters, "parts of official letters"),
    (.headings, "headings"),
    (.sections, "division into sections"), (.segments, "division into sentences"),
    (.pairs, "pairing of sections"), (.beads, "alignment of paragraphs and sentences"),
    (.mentions, "names, dates and quantities"), (.entities, "entities"), (.terms, "terms"),
  ]

  init(_ run: RunDescription) {
    version = run.version.exportVersion
    product = "Diptych \(version)"
    var words: Set<String> = []
    var stages: [Role] = []
    var deciding: [Int] = []
    var providers: [Layer: (first: Int, last: Int)] = [:]
    for (index, stage) in run.stages.enumerated() {
      var word = stage.name.idWord
      if !words.insert(word).inserted {
        word += "-\(index + 1)"
        words.insert(word)
      }
      let told = Self.decisions.filter { stage.provides.contains($0.layer) }
      stages.append(
        Role(
          name: stage.name, word: word, version: stage.version.exportVersion,
          isPlugin: stage.isPlugin, decisions: told.map(\.text).joined(separator: ", "),
          software: "\(product), stage \(stage.name)"))
      guard !told.isEmpty else { continue }
      let place = deciding.count
      for (layer, _) in told { providers[layer] = (providers[layer]?.first ?? place, place) }
      deciding.append(index)
    }
    self.stages = stages
    self.deciding = deciding
    self.providers = providers
  }
}

/// Works the roles of stages out for the first of many documents of one run.
final class RememberedRoles: Sendable {
  private let last = Mutex<(stages: [RunDescription.StageDescription], roles: StageRoles)?>(nil)

  /// The roles of the stages of a run.
  func roles(of run: RunDescription) -> StageRoles {
    last.withLock { last in
      if let last, last.stages == run.stages { return last.roles }
      let roles = StageRoles(run)
      last = (run.stages, roles)
      return roles
    }
  }
}

extension String {
  /// The name of a stage as a part of ids: lower-case letters, digits and hyphens.
  fileprivate var idWord: String {
    var word: [UInt8] = []
    for byte in utf8 {
      switch byte {
      case 0x61...0x7A, 0x30...0x39: word.append(byte)
      case 0x41...0x5A: word.append(byte + 0x20)
      default: if let last = word.last, last != UInt8(ascii: "-") { word.append(UInt8(ascii: "-")) }
      }
    }
    while word.last == UInt8(ascii: "-") { word.removeLast() }
    return word.isEmpty ? "stage" : String(decoding: word, as: UTF8.self)
  }
}
