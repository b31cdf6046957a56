/// The stages of a run, made and checked, with everything else that `pipeline.json` decides.
struct Pipeline: Sendable {
  let file: String
  let languages: [LanguageTag]
  let metadata: MetadataSettings
  let input: InputSettings
  let output: OutputSettings
  let run: RunSettings
  let limits: Limits
  let stages: [any Stage]
  /// Which documents each stage is for.
  let conditions: [StageCondition?]
  /// Which stages are for a document.
  let selection: StageSelection
  /// What exporters write into headers.
  let description: RunDescription
  /// What `pipeline.json` calls the stages.
  private let stageKinds: [String]
  /// Every setting of every stage, in the order of the file.
  let stageSettings: [JSONValue]
  /// What is right in the file, but may not be meant; for people.
  let remarks: Message?
  /// Programs that the settings ask for and that are not installed.
  private let missingPrograms: [String]
  /// Where the file sets a value, by its path such as `run.jobs`.
  let positions: [String: TextPosition]

  /// Reads `pipeline.json`, checks everything in it and makes the stages.
  ///
  /// - Parameters:
  ///   - text: the content of the file.
  ///   - file: the file as the user calls it, for messages.
  ///   - folder: the folder that relative paths in it start from.
  ///   - registry: the stages that it may name.
  ///   - variable: the value of an environment variable; `nil` if it is unset.
  /// - Throws: a ``PipelineError`` with all that is wrong.
  init(
    _ text: [UInt8], file: String, folder: String, registry: StageRegistry,
    variable: @escaping (String) -> String? = Machine.variable
  ) throws(PipelineError) {
    var problems = ProblemList()
    let read: PipelineFile
    do {
      read = try PipelineFile(
        text, folder: folder, variables: VariableSubstitution(value: variable),
        problems: &problems)
    } catch {
      problems.add(error.position, error.message)
      throw problems.error(in: file)
    }
    let context = StageContext(languages: read.languages, limits: read.limits, folder: folder)
    let assembly = StageAssembly(
      read, registry: registry, context: context, problems: &problems)
    guard problems.isEmpty else {
      throw problems.error(in: file, including: read.includedFiles)
    }

    self.file = file
    languages = read.languages
    metadata = read.metadata
    input = read.input
    output = read.output
    run = read.run
    limits = read.limits
    positions = read.positions
    stages = assembly.stages
    conditions = assembly.selection.map(\.condition)
    selection = StageSelection(assembly.selection)
    stageKinds = assembly.kinds
    stageSettings = assembly.settings
    let found = assembly.remarks.error(in: file, including: read.includedFiles)
    remarks = found.problems.isEmpty ? nil : found.message
    missingPrograms = context.missingPrograms
    description = Self.description(of: read, assembly)
  }

  /// Which files of the drop are pairs.
  var pairRules: PairRules { PairRules(input.pairs, expected: languages) }

  private static func description(
    of file: PipelineFile, _ assembly: StageAssembly
  ) -> RunDescription {
    var description = RunDescription()
    description.stages = assembly.descriptions
    description.languages = file.languages
    description.publisher = file.metadata.publisher.isEmpty ? nil : file.metadata.publisher
    description.date = file.metadata.date.isEmpty ? nil : file.metadata.date
    description.availability = file.metadata.availability
    let licence = file.metadata.licence
    description.licence = licence.target.isEmpty ? nil : (licence.target, licence.text)
    description.timestamp = file.run.timestamp.isEmpty ? nil : file.run.timestamp
    let digests = assembly.context.digests
    description.settingsSHA256 =
      Fingerprint(
        description: description, limits: file.limits, pairs: file.input.pairs,
        settings: assembly.settings, conditions: assembly.selection.map(\.condition),
        resources: ShippedFiles.sha256.map { [(name: ShippedFiles.listName, sha256: $0)] + digests }
          ?? digests
      ).sha256
    return description
  }

  /// Makes the stages that are still to be made, in this process.
  ///
  /// - Throws: a ``RunError`` that names the stage.
  func prepare() throws(RunError) {
    try checkPrograms()
    for case let stage as any PreparableStage in stages {
      do {
        try stage.prepare()
      } catch {
        let name = stage.title
        throw RunError(.internalError, "the stage '\(name)' cannot be made: \(error)")
      }
    }
  }

  /// Gives back what only documents need.
  func release() {
    for case let stage as any PreparableStage in stages { stage.release() }
  }

  /// Makes sure that the programs are there that the settings ask for.
  ///
  /// - Throws: a ``RunError`` that names the first one that is not.
  func checkPrograms() throws(RunError) {
    guard let name = missingPrograms.first else { return }
    throw RunError(
      .unavailable,
      "the program '\(readable(name))', which the settings ask for, is not installed")
  }

  /// The whole file with every default filled in; it reads as the same pipeline.
  func effective() throws -> JSONValue {
    let stages = zip(stageKinds, zip(conditions, stageSettings)).map { kind, entry in
      let name = JSONValue.Member(key: "stage", value: JSONValue(.string(kind)))
      let condition = entry.0.map { JSONValue.Member(key: "when", value: $0.json) }
      return JSONValue(
        .object([name] + (condition.map { [$0] } ?? []) + (entry.1.members ?? [])))
    }
    return JSONValue.object([
      "diptych": JSONValue(.integer(PipelineFile.version)),
      "languages": .array(languages.map { JSONValue(.string($0.rawValue)) }),
      "metadata": try JSONValue(encoding: metadata),
      "input": try JSONValue(encoding: input),
      "output": try JSONValue(encoding: output),
      "run": try JSONValue(encoding: run),
      "limits": try JSONValue(encoding: limits),
      "stages": .array(stages),
    ]).escaped
  }
}
