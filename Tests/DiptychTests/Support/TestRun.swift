import Foundation

@testable import Diptych

/// A drop, a pipeline of test stages and an archive in a folder of their own.
final class TestRun {
  static let pipeline = """
    { "diptych": 1, "stages": [ { "stage": "reading" }, { "stage": "writing" } ] }
    """

  private let folder: TemporaryFolder
  let registry: StageRegistry

  /// Makes a drop of settled files.
  init(
    _ files: [String: String] = [:], pipeline: String = TestRun.pipeline,
    registry: StageRegistry? = nil
  ) throws {
    folder = try TemporaryFolder()
    self.registry = try registry ?? .test()
    _ = try folder.write(Array(pipeline.utf8), to: "pipeline.json")
    try FileManager.default.createDirectory(
      atPath: path("input"), withIntermediateDirectories: true)
    for (name, text) in files { try put(name, text) }
  }

  /// A path in the folder.
  func path(_ name: String) -> String { folder.path + "/" + name }

  /// Puts a file into the drop that was changed an hour ago.
  func put(_ name: String, _ text: String, secondsAgo: Double = 3600) throws {
    try put(name, Array(text.utf8), secondsAgo: secondsAgo)
  }

  /// The same with a file that is no text.
  func put(_ name: String, _ content: [UInt8], secondsAgo: Double = 3600) throws {
    let url = URL(fileURLWithPath: path("input/" + name))
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(content).write(to: url)
    try FileManager.default.setAttributes(
      [.modificationDate: Date(timeIntervalSinceNow: -secondsAgo)], ofItemAtPath: url.path)
  }

  /// Runs the tool in this process.
  ///
  /// - Returns: the exit code.
  func run(_ options: String..., verb: String = "run") -> Int32 {
    DiptychTool.answer(
      [verb, "--config", path("pipeline.json")]
        + (verb == "run" ? ["--log-format", "text", "--in-process"] : []) + options,
      in: ToolEnvironment(registry: registry, signals: StopSignals(codes: [])))
  }

  /// Runs a verb that needs no pipeline.
  ///
  /// - Returns: the exit code.
  func answer(_ arguments: String...) -> Int32 {
    DiptychTool.answer(
      arguments, in: ToolEnvironment(registry: registry, signals: StopSignals(codes: [])))
  }

  /// Writes another `pipeline.json`.
  func setPipeline(_ text: String) throws {
    _ = try folder.write(Array(text.utf8), to: "pipeline.json")
  }

  /// The newest run's report.
  func report() throws -> JSONValue {
    let text = try files(below: "output/runs")["latest.json"] ?? ""
    var parser = JSONParser(Array(text.utf8))
    return try parser.parse()
  }

  /// Every file below a folder with its content, without what differs from run to run.
  func files(below name: String) throws -> [String: String] {
    var files: [String: String] = [:]
    let root = path(name)
    for case let file as String in FileManager.default.enumerator(atPath: root) ?? .init() {
      let url = URL(fileURLWithPath: root + "/" + file)
      guard try url.resourceValues(forKeys: [.isRegularFileKey]).isRegularFile == true else {
        continue
      }
      files[file] = String(decoding: try Data(contentsOf: url), as: UTF8.self)
    }
    return files
  }

  /// The lines of the newest run's `documents.jsonl`, by path.
  func records() throws -> [String: JSONValue] {
    Dictionary(
      uniqueKeysWithValues: try records(in: "output").map { ($0["path"]?.string ?? "", $0) })
  }

  /// What became of each document of the newest run, by path.
  func statuses() throws -> [String: String] {
    try records().mapValues { $0["status"]?.string ?? "" }
  }

  /// The lines of the newest run's `documents.jsonl`.
  func records(in archive: String) throws -> [JSONValue] {
    let folder = path(archive + "/runs")
    let runs = try FileManager.default.contentsOfDirectory(atPath: folder)
    let newest = runs.filter { !$0.hasPrefix("latest") }.max {
      creation(of: folder + "/" + $0) < creation(of: folder + "/" + $1)
    }
    guard let newest else { return [] }
    let text = try String(contentsOfFile: "\(folder)/\(newest)/documents.jsonl", encoding: .utf8)
    return try text.split(separator: "\n").map { line in
      var parser = JSONParser(Array(line.utf8))
      return try parser.parse()
    }
  }

  private func creation(of run: String) -> Date {
    let attributes = try? FileManager.default.attributesOfItem(atPath: run)
    return attributes?[.modificationDate] as? Date ?? .distantPast
  }
}
