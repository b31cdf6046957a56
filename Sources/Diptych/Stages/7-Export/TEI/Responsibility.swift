/// Which stage answers for which decision, and the ids by which TEI points to it.
struct Responsibility: Sendable {
  /// A stage that decides something.
  struct Entry: Sendable {
    /// The id of its `respStmt`.
    var id: [UInt8]
    /// The id of its `application`.
    var application: [UInt8]
    /// The name of the stage; `nil` for the whole pipeline.
    var stage: String?
    /// What it decides.
    var decisions: [String]
  }

  /// The id of the whole pipeline's `application`.
  let pipeline: [UInt8]
  /// The id of the `application` of each stage, in order.
  let applications: [[UInt8]]
  /// The stages that decide something; never empty.
  private(set) var entries: [Entry] = []
  /// The ids of the two categories of sections.
  let paired: [UInt8]
  let unpaired: [UInt8]
  private var entryOfLayer: [Layer: Int] = [:]
  private var firstOfLayer: [Layer: Int] = [:]

  /// What stages decide, in the order in which it is told.
  private static let decisions: [(layer: Layer, text: String)] = [
    (.glosses, "glosses"), (.repairs, "repairs of damaged characters"),
    (.languages, "language identification"), (.letters, "parts of official letters"),
    (.headings, "headings"),
    (.sections, "division into sections"), (.segments, "division into sentences"),
    (.pairs, "pairing of sections"), (.beads, "alignment of paragraphs and sentences"),
    (.mentions, "names and dates"), (.entities, "entities"), (.terms, "terms"),
  ]

  init(_ run: RunDescription, documentID: [UInt8]) {
    pipeline = documentID.part("app")
    paired = documentID.part("pairing-paired")
    unpaired = documentID.part("pairing-unpaired")
    var applications: [[UInt8]] = []
    var words: Set<String> = []
    for (index, stage) in run.stages.enumerated() {
      var word = stage.name.idWord
      if !words.insert(word).inserted {
        word += "-\(index + 1)"
        words.insert(word)
      }
      applications.append(documentID.part("app-" + word))
      let told = Self.decisions.filter { stage.provides.contains($0.layer) }
      guard !told.isEmpty else { continue }
      for decision in told {
        entryOfLayer[decision.layer] = entries.count
        if firstOfLayer[decision.layer] == nil { firstOfLayer[decision.layer] = entries.count }
      }
      entries.append(
        Entry(
          id: documentID.part("resp-" + word), application: applications[index],
          stage: stage.name, decisions: told.map(\.text)))
    }
    self.applications = applications
    if entries.isEmpty {
      entries.append(
        Entry(
          id: documentID.part("resp"), application: pipeline, stage: nil,
          decisions: ["all decisions"]))
    }
  }

  /// Whether a stage of the run provides a layer.
  func isProvided(_ layer: Layer) -> Bool { entryOfLayer[layer] != nil }

  /// The id of the `respStmt` of the last stage that provides a layer, else of the first one.
  func id(for layer: Layer) -> [UInt8] { entries[entryOfLayer[layer] ?? 0].id }

  /// The id of the `respStmt` of the first stage that provides a layer, else of the first one.
  func firstID(for layer: Layer) -> [UInt8] { entries[firstOfLayer[layer] ?? 0].id }

  /// The id for the repairs of characters.
  var repairs: [UInt8] { id(for: .repairs) }
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
