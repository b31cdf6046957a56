/// Makes the stages that a file names, one after the other, and checks that each finds its layers.
struct StageAssembly {
  let registry: StageRegistry
  let context: StageContext

  private(set) var stages: [any Stage] = []
  private(set) var settings: [JSONValue] = []
  /// The names of the stages as the file has them.
  private(set) var kinds: [String] = []
  private(set) var descriptions: [RunDescription.StageDescription] = []
  /// Which documents each stage is for.
  private(set) var selection: [StageSelection.Entry] = []
  /// What is right, but may not be meant.
  private(set) var remarks = ProblemList()
  private var providers = LayerProviders()
  private var names: [String: [(index: Int, condition: StageCondition?)]] = [:]
  private var layers: Set<Layer> = []
  /// Whether a stage is missing whose layers nobody knows; then no layer can be called missing.
  private var isIncomplete = false

  /// The names of all stages of the file.
  private let entries: Set<String>

  /// Makes the stages that `file` names.
  init(
    _ file: PipelineFile, registry: StageRegistry, context: StageContext,
    problems: inout ProblemList
  ) {
    self.registry = registry
    self.context = context
    entries = Set(file.stages.map(\.name))
    for (index, entry) in file.stages.enumerated() { add(entry, at: index, problems: &problems) }
    if let unread = providers.unreadFiles { remarks.add(unread.position, unread.message) }
  }

  /// Makes one stage.
  private mutating func add(
    _ entry: PipelineFile.StageEntry, at index: Int, problems: inout ProblemList
  ) {
    guard let definition = registry[entry.name] else {
      let meant = closestWord(to: entry.name, among: registry.stages.map(\.name))
      let hint = Message.meant(meant) ?? "; 'diptych stages' lists them"
      problems.add(
        entry.namePosition,
        "stages[\(index)]: no stage is named '\(readable(entry.name))'" + hint)
      // What is meant most likely provides what later stages read.
      note(meant.flatMap { registry[$0] }.flatMap(made), entry, at: index, problems: &problems)
      return
    }
    let owner = "stages[\(index)] \(entry.name)"
    if !definition.isAnnounced {
      guard isReachable(entry, named: entry.name, owner, problems: &problems) else { return }
      names[entry.name, default: []].append((index, entry.condition))
    }
    do {
      let overlay = SettingsOverlay(
        owner: owner, settings: definition.settings, defaults: try definition.defaults())
      let count = problems.count
      let effective = overlay.lay(entry.settings, problems: &problems)
      guard problems.count == count else {
        note(made(definition), entry, at: index, problems: &problems)
        return
      }
      let stage = try definition.make(effective, context: context)
      if definition.isAnnounced {
        guard isNew(stage, entry, at: index, &problems) else { return }
        names[stage.title, default: []].append((index, entry.condition))
      }
      note(stage, entry, at: index, problems: &problems)
      stages.append(stage)
      settings.append(effective)
      kinds.append(definition.name)
      let announced = stage as? any AnnouncedStage
      let description = RunDescription.StageDescription(
        name: stage.title, version: announced?.announcedVersion ?? definition.version,
        isPlugin: definition.isPlugin || announced != nil, provides: stage.provides)
      descriptions.append(description)
      selection.append(
        StageSelection.Entry(
          description: description, condition: entry.condition,
          readsBlocks: stage.requires.contains(.blocks)))
    } catch let error as JSONTypeError {
      let overlay = SettingsOverlay(owner: owner, settings: [], defaults: .object([:]))
      problems.add(error.position, overlay.message(for: error))
      note(made(definition), entry, at: index, problems: &problems)
    } catch let error as SettingError {
      let member = entry.settings.first { $0.key == error.setting }
      problems.add(
        member?.value.position ?? entry.namePosition,
        "\(owner): '\(error.setting)': \(error.message)")
      note(made(definition), entry, at: index, problems: &problems)
    } catch let error as MissingProgram {
      problems.add(
        entry.namePosition, missing: "\(owner): the stage cannot be made: \(error.message)")
      note(nil, entry, at: index, problems: &problems)
    } catch {
      problems.add(entry.namePosition, "\(owner): the stage cannot be made: \(reason(of: error))")
      note(nil, entry, at: index, problems: &problems)
    }
  }

  /// Whether an entry is for documents that the earlier ones of its name leave to it.
  private func isReachable(
    _ entry: PipelineFile.StageEntry, named name: String, _ owner: String,
    problems: inout ProblemList
  ) -> Bool {
    for earlier in names[name] ?? [] {
      guard let condition = earlier.condition else {
        problems.add(
          entry.namePosition,
          entry.condition == nil
            ? "\(owner): the stage is already there as stages[\(earlier.index)]"
            : """
            \(owner) never runs: stages[\(earlier.index)] comes first and has no 'when'; move it \
            behind this one
            """)
        return false
      }
      if let own = entry.condition, own.implies(condition) {
        problems.add(
          entry.namePosition,
          """
          \(owner) never runs: stages[\(earlier.index)] comes first and is for the same documents
          """)
        return false
      }
    }
    return true
  }

  /// Whether the name that a program announced is not another stage's.
  private func isNew(
    _ stage: any Stage, _ entry: PipelineFile.StageEntry, at index: Int,
    _ problems: inout ProblemList
  ) -> Bool {
    guard registry[stage.title] == nil else {
      problems.add(
        entry.namePosition,
        """
        stages[\(index)] \(entry.name): the program calls itself '\(stage.title)', which another \
        stage is called
        """)
      return false
    }
    return isReachable(
      entry, named: stage.title, "stages[\(index)] \(stage.title)", problems: &problems)
  }

  /// The stage with its default settings; `nil` if it cannot be made.
  private func made(_ definition: StageDefinition) -> (any Stage)? {
    do {
      return try definition.make(definition.defaults(), context: context)
    } catch {
      return nil
    }
  }

  /// Checks the layers that a stage reads, and adds those that it provides.
  private mutating func note(
    _ stage: (any Stage)?, _ entry: PipelineFile.StageEntry, at index: Int,
    problems: inout ProblemList
  ) {
    guard let stage else {
      isIncomplete = true
      return
    }
    if !isIncomplete {
      for layer in stage.requires.subtracting(layers).sorted(by: { $0.rawValue < $1.rawValue }) {
        problems.add(
          entry.position,
          """
          stages[\(index)] \(stage.title) reads \(layer.rawValue), which no earlier stage \
          provides
          """ + remedy(for: layer, in: stage.title))
      }
    }
    let owner = "stages[\(index)] \(stage.title)"
    if let condition = entry.condition {
      check(condition, of: stage, owner, entry, problems: &problems)
    }
    let languages: Set<Layer> = entry.condition?.readsLanguages == true ? [.languages] : []
    remarkGaps(in: stage.requires.union(languages), of: owner, entry)
    providers.add(
      stage.provides, owner: owner, position: entry.position, condition: entry.condition)
    for layer in stage.provides.subtracting(WireSelection.knownLayers)
      .sorted(by: { $0.rawValue < $1.rawValue }) where !layer.meant.description.isEmpty
    {
      remarks.add(
        entry.position,
        "\(owner) provides '\(layer.rawValue)', which no standard stage reads" + layer.meant)
    }
    layers.formUnion(stage.provides)
    // One problem for each missing layer is enough.
    layers.formUnion(stage.requires)
  }

  /// Checks that what a condition asks for is known when the stage's turn comes.
  private func check(
    _ condition: StageCondition, of stage: any Stage, _ owner: String,
    _ entry: PipelineFile.StageEntry, problems: inout ProblemList
  ) {
    guard let key = condition.keyOfContent else { return }
    if stage.provides.contains(.blocks), !stage.requires.contains(.blocks) {
      problems.add(
        entry.position,
        "\(owner): 'when.\(key)' is known only when the file was read; use 'when.path'")
    } else if condition.readsLanguages, !layers.contains(.languages), !isIncomplete,
      !stage.requires.contains(.languages)
    {
      problems.add(
        entry.position,
        "\(owner): 'when' asks for languages, which no earlier stage provides"
          + remedy(for: .languages, in: stage.title))
    }
  }

  /// Remarks on layers that are not there for all documents that a stage is for.
  private mutating func remarkGaps(
    in layers: Set<Layer>, of owner: String, _ entry: PipelineFile.StageEntry
  ) {
    // A document without blocks does not come this far.
    for layer in layers.subtracting([.blocks]).sorted(by: { $0.rawValue < $1.rawValue }) {
      guard let provider = providers.partialProvider(of: layer, for: entry.condition) else {
        continue
      }
      remarks.add(
        entry.position,
        """
        \(owner) reads \(layer.rawValue), which \(provider) provides for the documents of its 'when' \
        only; for others it has nothing to do
        """)
    }
  }

  private func remedy(for layer: Layer, in name: String) -> Message {
    let provider = registry.stages.first { definition in
      definition.name != name && (made(definition)?.provides.contains(layer) ?? false)
    }
    guard let provider else { return "" }
    return entries.contains(provider.name)
      ? "; move '\(provider.name)' before it" : "; add '\(provider.name)' before it"
  }

  private func reason(of error: any Error) -> Message {
    Message(recorded: (error as? StageFailure)?.message ?? readable("\(error)"))
  }
}
