/// The stages that a pipeline may name.
struct StageRegistry: Sendable {
  /// Two stages have one name.
  struct DuplicateName: ExplainedError, Equatable {
    let name: String
    var message: Message { "two stages are named '\(name)'; rename the one that was added" }
  }

  /// In the order of the standard pipeline, those of other packages last.
  let stages: [StageDefinition]

  /// The standard stages, ``ExternalStage``, and those that another package adds.
  init(adding added: [any Stage.Type] = []) throws(DuplicateName) {
    try self.init(
      standardStages.map { StageDefinition(stage: $0, isPlugin: false) }
        + [StageDefinition(stage: ExternalStage.self, isPlugin: false)]
        + added.map { StageDefinition(stage: $0, isPlugin: true) })
  }

  /// These stages only.
  init(_ stages: [StageDefinition]) throws(DuplicateName) {
    for (index, stage) in stages.enumerated()
    where stages[..<index].contains(where: { $0.name == stage.name }) {
      throw DuplicateName(name: stage.name)
    }
    self.stages = stages
  }

  /// The stage of that name.
  subscript(name: String) -> StageDefinition? { stages.first { $0.name == name } }
}
