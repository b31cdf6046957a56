internal import ArgumentParser
internal import Foundation
internal import Synchronization

/// `diptych run`.
struct RunCommand: ToolCommand {
  static let configuration = CommandConfiguration(
    commandName: "run", abstract: "Takes every document of a drop through the pipeline.")

  @Option(help: "The pipeline's settings.") var config = "pipeline.json"
  @Option(help: "The folder that documents arrive in.") var input = "input"
  @Option(help: "The folder that results are kept in.") var output = "output"
  @Option(help: "How many documents are worked on at a time; 0: one for each core.") var jobs = 0
  @Option(help: "Seconds that a file must have been left alone.") var settleSeconds = 5

  func run(with registry: StageRegistry) throws -> ExitCode {
    let context = StageContext(languages: ["zh-Hant", "en"])
    let stages = try registry.stages.map { try make($0, context: context) }
    var description = RunDescription()
    description.languages = context.languages
    description.stages = stages.map {
      RunDescription.StageDescription(
        name: type(of: $0).name, version: type(of: $0).version, isPlugin: false,
        provides: $0.provides)
    }
    let worker = InProcessWorker(stages: stages, description: description)
    let count = jobs > 0 ? jobs : ProcessInfo.processInfo.activeProcessorCount
    let slots = DispatchSemaphore(value: count)
    let queue = DispatchQueue(label: "diptych.workers", attributes: .concurrent)
    let group = DispatchGroup()
    let quarantined = Mutex(0)
    guard let paths = FileManager.default.enumerator(atPath: input) else { throw ExitCode(66) }
    for case let path as String in paths {
      let url = URL(fileURLWithPath: input).appendingPathComponent(path)
      guard let content = try? Data(contentsOf: url) else { continue }
      slots.wait()
      queue.async(group: group) {
        defer { slots.signal() }
        let bytes = [UInt8](content)
        let source = Source(path: Array(path.utf8), sha256: sha256(bytes), content: bytes)
        let outcome = worker.process(source)
        if let reason = outcome.reason {
          FileHandle.standardError.write(
            Data("\(path): \(outcome.status): \(reason.code): \(reason.message)\n".utf8))
        }
        if outcome.status == .quarantined { quarantined.withLock { $0 += 1 } }
        do {
          for result in outcome.document?.outputs ?? [] { try write(result, of: path) }
        } catch {
          FileHandle.standardError.write(Data("\(path): \(error)\n".utf8))
        }
      }
    }
    group.wait()
    return ExitCode(quarantined.withLock { $0 } > 0 ? 3 : 0)
  }

  private func make<S: Stage>(_ type: S.Type, context: StageContext) throws -> any Stage {
    try type.init(S.Configuration(), context: context)
  }

  private func write(_ result: Output, of path: String) throws {
    let target = URL(fileURLWithPath: "\(output)/data/\(path).\(result.suffix)")
    try FileManager.default.createDirectory(
      at: target.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(result.bytes).write(to: target, options: .atomic)
  }
}
