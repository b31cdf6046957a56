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
      back with the answer. 'diptych run' starts workers itself; other schedulers may use them too.
      """))

  @OptionGroup var pipelineOptions: PipelineOptions
  @Flag(help: .hidden) var staged = false
  @Option(help: .hidden) var lane: Int = 0
  @Option(help: .hidden) var addressSpace: Int = 0

  func run(in environment: ToolEnvironment) throws -> Int32 {
    Machine.becomeWorker(addressSpace: addressSpace)
    let pipeline = try pipelineOptions.pipeline(with: environment.registry)
    try pipeline.prepare()
    var loop = try WorkerLoop(pipeline)
    if staged {
      let inFlight = InFlight(try .inherited(4))
      loop.staging = Staging(try .inherited(3))
      loop.worker.willRun = { [lane] stage, part in
        // The runner uses it for messages, for time limits, and to tell which part was lost.
        try? inFlight.note(stage: stage, part: part, in: lane)
      }
    }
    return try loop.run()
  }
}
