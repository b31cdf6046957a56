/// Which stages provide a layer, and for which documents.
struct LayerProviders {
  private struct Provider {
    /// How messages call the stage, such as `stages[3] heading-detection`.
    let owner: String
    /// Where its entry starts.
    let position: TextPosition
    let condition: StageCondition?
  }

  private var providers: [Layer: [Provider]] = [:]

  /// Adds a stage.
  mutating func add(
    _ layers: Set<Layer>, owner: String, position: TextPosition, condition: StageCondition?
  ) {
    let provider = Provider(owner: owner, position: position, condition: condition)
    for layer in layers { providers[layer, default: []].append(provider) }
  }

  /// The stage that provides a layer only for some of the documents of a condition; `nil` if the
  /// layer is there for all of them.
  func partialProvider(of layer: Layer, for condition: StageCondition?) -> String? {
    guard let all = providers[layer], let last = all.last else { return nil }
    let conditions = all.compactMap(\.condition)
    guard conditions.count == all.count else { return nil }
    if let condition, conditions.contains(where: condition.implies) { return nil }
    let rests = conditions.map { StageCondition(exceptions: [$0]) }
    return conditions.contains(where: rests.contains) ? nil : last.owner
  }

  /// What is to be said if no stage reads every file.
  var unreadFiles: PipelineError.Problem? {
    guard let owner = partialProvider(of: .blocks, for: nil),
      let position = providers[.blocks]?.last?.position
    else { return nil }
    return PipelineError.Problem(
      position: position,
      message: """
        \(owner) is not for every document, and no other stage reads the rest: it is left alone with \
        'no_pipeline'
        """)
  }
}
