/// The stages that a pipeline may name.
struct StageRegistry: Sendable {
  /// In the order of the standard pipeline, those of other packages last.
  let stages: [any Stage.Type]

  /// The standard stages and those that another package adds.
  init(adding added: [any Stage.Type] = []) { stages = standardStages + added }
}
