/// Which stage answers for which decision, and the ids by which TEI points to it.
struct Responsibility: Sendable {
  /// A stage that decides something.
  struct Entry: Sendable {
    /// The id of its `respStmt`.
    var id: [UInt8]
    /// The id of its `application`.
    var application: [UInt8]
    /// The program and the stage, or the program alone for the whole pipeline.
    var software: String
    /// What it decides.
    var decisions: String
  }

  /// What is the same for all documents of the run.
  let roles: StageRoles
  /// The id of the whole pipeline's `application`.
  let pipeline: [UInt8]
  /// The id of the `application` of each stage, in order.
  let applications: [[UInt8]]
  /// The stages that decide something; never empty.
  let entries: [Entry]
  /// The ids of the two categories of sections.
  let paired: [UInt8]
  let unpaired: [UInt8]

  init(_ roles: StageRoles, documentID: [UInt8]) {
    self.roles = roles
    pipeline = documentID.part("app")
    paired = documentID.part("pairing-paired")
    unpaired = documentID.part("pairing-unpaired")
    let application = documentID.part("app-")
    let resp = documentID.part("resp-")
    let applications = roles.stages.map { application + $0.word.utf8 }
    self.applications = applications
    guard !roles.deciding.isEmpty else {
      entries = [
        Entry(
          id: documentID.part("resp"), application: pipeline, software: roles.product,
          decisions: "all decisions")
      ]
      return
    }
    entries = roles.deciding.map { index in
      let stage = roles.stages[index]
      return Entry(
        id: resp + stage.word.utf8, application: applications[index], software: stage.software,
        decisions: stage.decisions)
    }
  }

  /// Whether a stage of the run provides a layer.
  func isProvided(_ layer: Layer) -> Bool { roles.providers[layer] != nil }

  /// The id of the `respStmt` of the last stage that provides a layer, else of the first one.
  func id(for layer: Layer) -> [UInt8] { entries[roles.providers[layer]?.last ?? 0].id }

  /// The id of the `respStmt` of the first stage that provides a layer, else of the first one.
  func firstID(for layer: Layer) -> [UInt8] { entries[roles.providers[layer]?.first ?? 0].id }

  /// The id for the repairs of characters.
  var repairs: [UInt8] { id(for: .repairs) }
}
