internal import ArgumentParser

/// `diptych convert`.
struct ConvertCommand: ToolCommand {
  static let configuration = CommandConfiguration(
    commandName: "convert",
    abstract: localized("Takes single files through the pipeline; no archive, no records."),
    discussion: localized(
      """
      The outputs of letter.txt are letter.txt.json and so on, beside the file or in another folder; \
      those of files inside of mail.eml, such as its attachments, lie in mail.eml.parts/. Two files \
      of one folder whose names say that they are two languages of one text become one document, as \
      do any two files with --pair; it is called after the left file. Exit code 3 means that a file, \
      or one inside of it, could not be converted; the reason is on stderr.
      """))

  @OptionGroup var pipelineOptions: PipelineOptions
  @Option(
    help: .localized(
      "The folder for the outputs; it is made if it is missing.", valueName: "folder"))
  var to: String?
  @Flag(help: .localized("Replaces files that have the name of an output."))
  var force = false
  @Flag(
    help: .localized(
      "Takes the two files for two languages of one text, the first one as the left."))
  var pair = false
  @Argument(help: .localized("The files to convert.", valueName: "file"))
  var files: [String]

  func validate() throws {
    guard !pair || files.count == 2 else {
      throw ValidationError(localized("--pair takes two files, not \(files.count)"))
    }
  }

  func run(in environment: ToolEnvironment) throws -> Int32 {
    let pipeline = try pipelineOptions.pipeline(with: environment.registry)
    try pipeline.prepare()
    defer { pipeline.release() }
    if let to { try Self.makeFolder(to) }
    var description = pipeline.description
    description.isCollected = false
    let conversion = Conversion(
      worker: InProcessWorker(
        stages: pipeline.stages, description: description, selection: pipeline.selection,
        limits: pipeline.limits, pairRules: pipeline.pairRules),
      folder: to, replaces: force, drop: pipelineOptions.resolved(pipeline.input.folder))
    let groups = pair ? [files] : groups(pipeline.pairRules)
    if let to { try Self.checkNames(of: groups.map { $0[0] }, in: to) }
    var code: Int32 = 0
    for group in groups {
      do {
        code = max(code, try conversion.convert(group))
      } catch {
        StandardStream.error.tell(Message(verbatim: "\(readable(group[0])): ") + error.message)
        code = max(code, error.exitCode)
        // A disk that is full stays full.
        if error.exitCode == RunError.Code.inputOutput.rawValue { break }
      }
    }
    return code
  }

  /// Makes sure that no file's outputs replace those of another one.
  private static func checkNames(of files: [String], in folder: String) throws(RunError) {
    var taken: [[UInt8]: String] = [:]
    for file in files {
      guard let other = taken.updateValue(file, forKey: InputFile(file).name), other != file else {
        continue
      }
      throw RunError(
        .cannotCreate,
        "'\(readable(other))' and '\(readable(file))' would have the same outputs in '\(readable(folder))'; name a folder for each"
      )
    }
  }

  /// Makes the folder for the outputs if it is missing, before there is work that could be lost.
  private static func makeFolder(_ path: String) throws(RunError) {
    do throws(SystemError) {
      _ = try Archive.makeFolder(at: Array(path.utf8))
    } catch {
      throw RunError(.cannotCreate, "the folder for the outputs cannot be made: \(error)")
    }
  }

  /// The files in the order of the command line, pairs of one folder together, the left one first.
  private func groups(_ rules: PairRules) -> [[String]] {
    var groups: [[String]] = []
    var taken: Set<String> = []
    let byFolder = Dictionary(grouping: files) { InputFile($0).folder }
    let pairs = byFolder.mapValues { NamePairs($0.map { InputFile($0).name }, rules) }
    for file in files where !taken.contains(file) {
      let input = InputFile(file)
      guard let partner = pairs[input.folder]?.partners[input.name],
        let other = byFolder[input.folder]?.first(where: { InputFile($0).name == partner.name })
      else {
        groups.append([file])
        continue
      }
      groups.append(partner.isLeft ? [file, other] : [other, file])
      taken.insert(other)
    }
    return groups
  }
}
