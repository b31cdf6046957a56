import Foundation
import Testing

@testable import Diptych

/// The sample drop, and real material where it lies beside the project, through all standard stages.
@Suite struct SampleDropTests {
  private static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  private static func files(in folder: URL) -> [URL] {
    let names = FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String }
    return (names ?? []).filter { $0.hasSuffix(".txt") || $0.hasSuffix("html") }.sorted()
      .map { folder.appending(path: $0) }
  }

  /// A worker with the standard stages and their default settings.
  private static func worker() throws -> InProcessWorker {
    let context = StageContext(languages: ["zh-Hant", "en"])
    func make<S: Stage>(_ type: S.Type) throws -> any Stage {
      try type.init(S.Configuration(), context: context)
    }
    let stages = try standardStages.map { try make($0) }
    var run = RunDescription()
    run.stages = stages.map {
      RunDescription.StageDescription(
        name: type(of: $0).name, version: "1", isPlugin: false, provides: $0.provides)
    }
    return InProcessWorker(stages: stages, description: run)
  }

  private static func problems(_ file: URL, with worker: InProcessWorker) throws -> [String] {
    let content = try [UInt8](Data(contentsOf: file))
    let source = Source(
      path: Array(file.lastPathComponent.utf8), sha256: String(repeating: "0", count: 64),
      content: content)
    var document = Document(id: "d0000000000000000", source: source, run: worker.description)
    do {
      for stage in worker.stages { try stage.run(&document) }
    } catch let failure as StageFailure {
      // Ingest may refuse a file, but whatever it takes becomes a valid file.
      return failure.code == "decode_failed" ? [] : [failure.message]
    }
    let tei = try #require(document.outputs.first { $0.suffix == "tei.xml" })
    var problems = try TEICheck(tei.bytes).problems()
    if let form = document.source.form, form.mediaType == "text/plain" {
      let rebuilt = try RebuiltSource.normalised(RebuiltSource(tei: tei.bytes).text)
      let original = RebuiltSource.normalised(String(decoding: form.decoded, as: UTF8.self))
      if !rebuilt.utf8.elementsEqual(original.utf8) { problems.append("the source is another") }
    }
    return problems.map { "\(file.lastPathComponent): \($0)" }
  }

  @Test("Every file of the sample drop becomes valid TEI that gives the source back")
  func sampleDrop() throws {
    let files = Self.files(in: Self.root.appending(path: "input"))
    #expect(files.count >= 12)
    let worker = try Self.worker()
    for file in files { #expect(try Self.problems(file, with: worker) == []) }
  }

  @Test(
    "So does real material", .enabled(if: SharedMaterial.isThere),
    arguments: ["corpus", "eval/gov-dev", "eval/help-dev", "eval/help-hard-dev"])
  func realMaterial(folder: String) throws {
    let files = Self.files(in: SharedMaterial.folder.appending(path: folder))
    #expect(!files.isEmpty)
    let worker = try Self.worker()
    for file in files { #expect(try Self.problems(file, with: worker) == []) }
  }
}
