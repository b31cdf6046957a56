import Foundation
import Testing

@testable import Diptych

@Suite struct ArchiveTests {
  private let outputs = [
    Output(suffix: "one", bytes: Array("1".utf8)), Output(suffix: "two", bytes: Array("2".utf8)),
  ]

  @Test("Nothing is written through a link, and the document has no output at all")
  func links() throws {
    let run = try TestRun(["a.txt": "alpha", "f/b.txt": "beta", "c.txt": "gamma"])
    let files = FileManager.default
    try files.createDirectory(atPath: run.path("output/data"), withIntermediateDirectories: true)
    try files.createDirectory(atPath: run.path("outside"), withIntermediateDirectories: true)
    try files.createSymbolicLink(
      atPath: run.path("output/data/a.txt.two.xml"), withDestinationPath: run.path("outside/x"))
    try files.createSymbolicLink(
      atPath: run.path("output/data/f"), withDestinationPath: run.path("outside"))
    #expect(run.run() == 3)
    #expect(try run.files(below: "outside").isEmpty)
    #expect(try run.files(below: "output/data").keys.sorted() == ["c.txt.one", "c.txt.two.xml"])
    for path in ["a.txt", "f/b.txt"] {
      let error = try #require(try run.records()[path]?["error"])
      #expect(error["code"] == "output_blocked")
      #expect(
        error["message"]
          == "something that is no output of this tool has the name of an output")
    }
    #expect(try run.files(below: "output/.diptych/tmp").isEmpty)
  }

  @Test("A folder with the name of an output stays, and the document fails")
  func folderInTheWay() throws {
    let run = try TestRun(["a.txt": "alpha"])
    try FileManager.default.createDirectory(
      atPath: run.path("output/data/a.txt.one"), withIntermediateDirectories: true)
    #expect(run.run() == 3)
    #expect(try run.records()["a.txt"]?["error"]?["code"] == "output_blocked")
    #expect(try run.files(below: "output/data").isEmpty)
  }

  @Test("If one file cannot be published, those before it get their old content back")
  func rollback() throws {
    let folder = try TemporaryFolder()
    let root = try Descriptor.folder(at: Array(folder.path.utf8))
    let temporary = try root.makeFolder(Array("tmp".utf8))
    _ = try folder.write(Array("old".utf8), to: "kept")
    _ = try root.makeFolder(Array("blocked".utf8)).makeFile(Array("full".utf8))
    var publication = Publication(in: temporary)
    for name in ["kept", "new", "blocked"] {
      try publication.write(
        Array("fresh".utf8), to: Array(name.utf8), in: root,
        temporaryName: Array("t-\(name)".utf8))
    }
    #expect(throws: SystemError.self) { try publication.commit() }
    publication.discard()
    let kept = try root.file(Array("kept".utf8)).read(maximum: 100, expected: 3)
    #expect(kept == Array("old".utf8))
    #expect(try root.status(of: Array("new".utf8)) == nil)
    #expect(Array(try temporary.names()) == [])
  }

  @Test("The error that ends a run is told as it is")
  func errors() throws {
    let folder = try TemporaryFolder()
    let archive = try Archive(at: Array((folder.path + "/archive").utf8))
    func publish(
      _ name: String, quarantining: (inout FinishedDocument, Failure) throws(RunError) -> Void
    ) throws -> RunError? {
      var outcome = Outcome(.processed, findings: [], findingCounts: [:])
      outcome.outputs = outputs
      let record = DocumentRecord(
        path: Array(name.utf8), sha256: "", bytes: 0, outcome: try archive.staging.stage(outcome))
      var batch = [
        FinishedDocument(
          record,
          of: Drop.Entry(
            path: record.path, name: record.path, folder: archive.root, trace: .none, outcome: nil),
          nil)
      ]
      return #expect(throws: RunError.self) {
        try archive.publish(&batch, Archive.PublishingSettings(), quarantining: quarantining)
      }
    }
    _ = try archive.data.makeFolder(Array("a.one".utf8))
    let full = RunError(.inputOutput, "cannot write 'error.json': no space left on device")
    #expect(try publish("a") { (_, _) throws(RunError) in throw full } == full)
    _ = try archive.data.makeFile(Array("b.one".utf8))
    try archive.ledger.close()
    let error = try publish("b") { (_, _) throws(RunError) in }
    let told = error.map { $0.message.text(.english) } ?? ""
    #expect(told.hasPrefix("the ledger cannot be "))
  }

  @Test("A path that leads out of the archive is made safe")
  func names() {
    func name(_ path: [UInt8]) -> String {
      ArchiveName.parts(of: path).map { String(decoding: $0, as: UTF8.self) }
        .joined(separator: "/")
    }
    #expect(name(Array("信/公告 1.txt".utf8)) == "信/公告 1.txt")
    #expect(name(Array("100%.txt".utf8)) == "100%25.txt")
    #expect(name(Array("a\nb\u{1B}\u{85}.txt".utf8)) == "a%0Ab%1B%C2%85.txt")
    #expect(name([0x61, 0xFF, 0x62]) == "a%FFb")
    #expect(name(Array("-rf/.a".utf8)) == "-rf/.a")
  }

  @Test("A name that would be too long is cut at a character and ends with a digest")
  func longNames() throws {
    func part(_ text: String) -> [UInt8] { ArchiveName.parts(of: Array(text.utf8))[0] }
    let fitting = String(repeating: "a", count: 223)
    #expect(part(fitting) == Array(fitting.utf8))
    let long = part(String(repeating: "龍", count: 85))
    #expect(long.count <= 223)
    let text = try #require(String(validating: long, as: UTF8.self))
    #expect(text.hasPrefix(String(repeating: "龍", count: 68) + "~"))
    #expect(part(String(repeating: "龍", count: 84) + "x") != long)
  }

  @Test("A document with a very long name is processed")
  func longNameRuns() throws {
    let name = String(repeating: "龍", count: 83) + ".txt"
    let run = try TestRun([name: "alpha"])
    #expect(run.run() == 0)
    #expect(try run.files(below: "output/data").count == 2)
  }

  @Test("An archive that cannot be written is reported, and nothing is half-written")
  func readOnly() throws {
    // Root may write anywhere.
    guard geteuid() != 0 else { return }
    let run = try TestRun(["a.txt": "alpha"])
    try FileManager.default.createDirectory(
      atPath: run.path("output"), withIntermediateDirectories: true,
      attributes: [.posixPermissions: 0o555])
    #expect(run.run() == 73)
  }

  @Test(
    "An output whose suffix is no suffix is a failure", arguments: ["", "a/b", "a_b", "../x", "é"])
  func suffix(suffix: String) throws {
    let outcome = try Self.outcome(emitting: [suffix])
    #expect(outcome.status == .quarantined)
    #expect(outcome.failure?.code == "bad_output")
  }

  @Test("A suffix may have capitals, which tell no two outputs apart")
  func suffixCase() throws {
    #expect(try Self.outcome(emitting: ["zh-Hant.en.xlf", "en.zh-Hant.xlf"]).failure == nil)
    let failure = try Self.outcome(emitting: ["zh-hant.xlf", "zh-Hant.xlf"]).failure
    #expect(failure?.message == "two outputs have the suffix 'zh-Hant.xlf'")
  }

  /// What becomes of a document for which a stage emits outputs with these suffixes.
  private static func outcome(emitting suffixes: [String]) throws -> Outcome {
    struct Emitting: Stage {
      static let name = "emitting"
      static let summary = "Emits outputs."
      let requires: Set<Layer> = []
      let provides: Set<Layer> = []
      let suffixes: [String]
      init(_ configuration: NoConfiguration, context: StageContext) { suffixes = [] }
      init(suffixes: [String]) { self.suffixes = suffixes }
      func run(_ document: inout Document) {
        for suffix in suffixes { document.emit(Output(suffix: suffix, bytes: [])) }
      }
    }
    let worker = InProcessWorker(
      stages: [Emitting(suffixes: suffixes)], description: RunDescription())
    return try worker.process(Source(path: [0x61], sha256: "", content: []), staging: nil)
  }
}
