internal import ArgumentParser

/// The options that override values of `pipeline.json`.
struct RunOptions: ParsableArguments {
  @Option(
    help: .localized("The folder that documents arrive in.", valueName: "folder"))
  var input: String?
  @Option(help: .localized("The folder that results are kept in.", valueName: "folder"))
  var output: String?
  // Whatever follows is the value: '-1' is a wrong number, not a missing one.
  @Option(
    parsing: .unconditional,
    help: .localized(
      "How many documents are worked on at a time; 0 for one on each core.", valueName: "number"))
  var jobs: Int?
  @Option(
    parsing: .unconditional,
    help: .localized(
      "How long a file must have been left alone before it is read.", valueName: "seconds"))
  var settleSeconds: Double?
}

/// A value, and where it came from.
struct Sourced<Value> {
  let value: Value
  /// Such as `--jobs`, `DIPTYCH_JOBS`, `pipeline.json:5:12` or `default`.
  let origin: String

  /// What the value becomes, from the same place.
  func map(_ transform: (Value) -> Value) -> Self {
    Self(value: transform(value), origin: origin)
  }
}

/// The values of a run: options over environment over `pipeline.json` over defaults.
struct RunValues {
  let input: Sourced<String>
  let output: Sourced<String>
  let jobs: Sourced<Int>
  let settleSeconds: Sourced<Double>
  /// Where processed files go if the pipeline moves them.
  let processedFolder: String

  /// Looks each value up.
  ///
  /// - Throws: a `ValidationError` if an option or a variable has a value that it may not have.
  init(
    _ options: RunOptions, _ pipeline: Pipeline, folder: String,
    variable: (String) -> String? = Machine.variable
  ) throws {
    func pick<Value>(
      _ option: Value?, _ name: String, _ key: String, _ value: Value,
      parse: (String) -> Value?
    ) throws -> Sourced<Value> {
      if let option { return Sourced(value: option, origin: "--\(name)") }
      let variableName =
        "DIPTYCH_" + name.uppercased().map { $0 == "-" ? "_" : String($0) }.joined()
      if let text = variable(variableName), !text.isEmpty {
        guard let parsed = parse(text) else {
          throw ValidationError(
            localized("\(variableName) takes a number, not '\(readable(text))'"))
        }
        return Sourced(value: parsed, origin: variableName)
      }
      let position = pipeline.positions[key]
      return Sourced(
        value: value,
        origin: position.map { "\(pipeline.file):\($0.line):\($0.column)" } ?? "default")
    }
    func resolved(_ path: String) -> String {
      path.hasPrefix("/") || folder == "." ? path : folder + "/" + path
    }
    processedFolder = resolved(pipeline.input.processedFolder)
    input = try pick(
      options.input, "input", "input.folder", resolved(pipeline.input.folder)
    ) { $0 }.map(Self.withoutLastSlash)
    output = try pick(
      options.output, "output", "output.folder", resolved(pipeline.output.folder)
    ) { $0 }.map(Self.withoutLastSlash)
    jobs = try pick(options.jobs, "jobs", "run.jobs", pipeline.run.jobs) { Int($0) }
    settleSeconds = try pick(
      options.settleSeconds, "settle-seconds", "run.settleSeconds", pipeline.run.settleSeconds
    ) { Double($0) }
    guard (0...1024).contains(jobs.value) else {
      throw ValidationError(
        localized("\(jobs.origin) takes a whole number from 0 to 1024, not \(jobs.value)"))
    }
    guard (0...86_400).contains(settleSeconds.value) else {
      throw ValidationError(
        localized(
          "\(settleSeconds.origin) takes a number from 0 to 86400, not \(settleSeconds.value)"))
    }
  }

  /// A folder's path that a slash and a name can follow.
  private static func withoutLastSlash(_ path: String) -> String {
    path.lastIndex { $0 != "/" }.map { String(path[...$0]) } ?? path
  }

  /// Makes sure that no result can become an input, before anything is made.
  ///
  /// An archive may lie in the drop: the walk leaves it out.
  func checkFolders(_ drop: Descriptor) throws(RunError) {
    // An archive that is not there yet holds no drop.
    guard let archive = try? Descriptor.folder(at: Array(output.value.utf8)) else { return }
    let isSame: Bool
    let isInside: Bool
    do throws(SystemError) {
      isSame = try drop.status().identity == archive.status().identity
      let root = try archive.absolutePath() + "/"
      isInside = try (drop.absolutePath() + "/").utf8.starts(with: root.utf8)
    } catch {
      throw RunError(.inputOutput, "\(error)")
    }
    if isSame {
      throw RunError(
        .configuration, "input and output are the same folder '\(readable(input.value))'")
    }
    if isInside {
      throw RunError(
        .configuration, "the input folder '\(readable(input.value))' lies in the output folder")
    }
  }

  /// How many documents are in flight.
  var jobCount: Int { jobs.value > 0 ? jobs.value : Machine.cores }
}
