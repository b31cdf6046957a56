internal import ArgumentParser

/// `diptych worker`.
struct WorkerCommand: ToolCommand {
  static let configuration = CommandConfiguration(
    commandName: "worker",
    abstract: localized(
      "Takes documents from standard input, one request a line, and answers each."),
    discussion: localized(
      """
      A request is {"path": "/drop/a.txt"} or {"name": "a.txt", "text": "…"}; a member "id" comes \
      back with the answer. 'diptych run' starts workers itself; other schedulers may use them too. \
      On a cluster, 'diptych run --requests' prints the requests, --answers keeps outputs in a \
      folder, and 'diptych run --answers' takes them from there into the archive.
      """))

  @OptionGroup var pipelineOptions: PipelineOptions
  @Option(
    help: .localized(
      "Keeps outputs in this folder, for 'diptych run --answers', and not in the answers.",
      valueName: "folder"))
  var answers: String?
  @Flag(help: .hidden) var staged = false
  @Option(help: .hidden) var lane: Int = 0
  @Option(help: .hidden) var addressSpace: Int = 0

  func run(in environment: ToolEnvironment) throws -> Int32 {
    Machine.becomeWorker(addressSpace: addressSpace)
    let pipeline = try pipelineOptions.pipeline(with: environment.registry)
    try pipeline.prepare()
    var loop = try WorkerLoop(pipeline)
    if let answers {
      do throws(SystemError) {
        loop.staging = Staging(
          try Archive.makeFolder(at: Array(answers.utf8)),
          machine: "\(Machine.host)-\(WallClock.now().nanoseconds)-")
      } catch {
        throw RunError(.cannotCreate, "outputs cannot be kept: \(error)")
      }
      loop.namesDocuments = true
    }
    if staged {
      let inFlight = InFlight(try .inherited(4))
      loop.staging = Staging(try .inherited(3))
      loop.worker.willRun = { [lane] stage, part in
        // The runner uses it for messages, for time limits, and to tell which part was lost.
        try? inFlight.note(stage: stage, part: part, in: lane)
      }
    }
    defer { pipeline.release() }
    return try loop.run()
  }
}
