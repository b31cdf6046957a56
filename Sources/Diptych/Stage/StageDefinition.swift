/// A kind of stage, as `pipeline.json` sees it.
struct StageDefinition: Sendable {
  let stage: any Stage.Type
  /// Whether another package added it.
  let isPlugin: Bool

  var name: String { stage.name }
  var summary: String { stage.summary }
  var version: String { stage.version }
  /// Whether name, version and layers come from the program of each such stage.
  var isAnnounced: Bool { stage is any AnnouncedStage.Type }

  /// What the stage reads and provides with its default settings; `nil` if its program announces it.
  var layers: (requires: Set<Layer>, provides: Set<Layer>)? {
    get throws {
      guard !isAnnounced else { return nil }
      let stage = try make(defaults(), context: StageContext())
      return (stage.requires, stage.provides)
    }
  }

  /// What a person and a schema must know about its settings, in the order of the help.
  var settings: [Setting] { Self.settings(of: stage) }

  /// The settings with their defaults.
  func defaults() throws -> JSONValue { try Self.defaults(of: stage) }

  /// Makes the stage from its settings, all of them given.
  ///
  /// - Throws: a ``JSONTypeError``, a ``SettingError``, or what the stage itself throws.
  func make(_ settings: JSONValue, context: StageContext) throws -> any Stage {
    if let standard = stage as? any StandardStage.Type {
      return try Self.postpone(standard, settings, context)
    }
    return try Self.make(stage, settings, context)
  }

  private static func settings<S: Stage>(of type: S.Type) -> [Setting] { S.Configuration.settings }

  private static func defaults<S: Stage>(of type: S.Type) throws -> JSONValue {
    try JSONValue(encoding: S.Configuration())
  }

  private static func postpone<S: StandardStage>(
    _ type: S.Type, _ settings: JSONValue, _ context: StageContext
  ) throws -> any Stage {
    let configuration: S.Configuration = try configuration(settings)
    for program in S.programs(configuration) { context.note(program) }
    try S.readResources(configuration, context: context)
    return PostponedStage<S>(configuration, context: context)
  }

  private static func make<S: Stage>(
    _ type: S.Type, _ settings: JSONValue, _ context: StageContext
  ) throws -> any Stage {
    try S(configuration(settings), context: context)
  }

  private static func configuration<C: StageConfiguration>(_ settings: JSONValue) throws -> C {
    let configuration = try settings.decode(C.self)
    try configuration.check()
    return configuration
  }
}
