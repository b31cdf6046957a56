import Foundation
import Testing

@testable import Diptych

/// What `diptych init` writes works as it is.
@Suite struct InitTests {
  private func made(
    _ arguments: String..., in folder: TemporaryFolder
  ) throws -> (status: Int32, output: String) {
    let diptych = try #require(BuiltTool.path("diptych"))
    return try #require(Tool("env")).run(["-C", folder.path, diptych, "init"] + arguments)
  }

  /// Makes the sample an hour old: a run leaves files alone that were just written.
  private func settle(_ place: String) throws {
    try FileManager.default.setAttributes(
      [.modificationDate: Date(timeIntervalSinceNow: -3600)],
      ofItemAtPath: place + "/input/sample.txt")
  }

  @Test(
    "A stage in Python passes its tests and the checks, and marks the sample",
    .enabled(if: Tool(at: "/usr/bin/python3").succeeds("--version"), "there is no Python"))
  func python() throws {
    let folder = try TemporaryFolder()
    let (status, told) = try made("--stage", "python", "ship-names", in: folder)
    #expect(status == 0, "\(told)")
    #expect(told.hasSuffix("next: cd ship-names && python3 -m unittest\n"))
    let env = try #require(Tool("env"))
    let python = Tool(at: "/usr/bin/python3")
    let place = folder.path + "/ship-names"
    let (tested, output) = try env.run(["-C", place, python.path, "-m", "unittest"])
    #expect(tested == 0, "\(output)")
    #expect(output.contains("Ran 3 tests"))
    let diptych = try #require(BuiltTool.path("diptych"))
    let (checked, table) = try env.run(
      ["-C", place, diptych, "check-stage", "python3", "ship_names.py", "words.txt"])
    #expect(checked == 0, "\(table)")
    try settle(place)
    let (ran, log) = try env.run(["-C", place, diptych, "run"])
    #expect(ran == 0, "\(log)")
    let json = try String(contentsOfFile: place + "/output/data/sample.txt.json", encoding: .utf8)
    #expect(json.components(separatedBy: "\"vessel\"").count > 2)
    let tei = try String(
      contentsOfFile: place + "/output/data/sample.txt.tei.xml", encoding: .utf8)
    #expect(tei.contains("type=\"vessel\""))
    #expect(tei.contains("ship-names"))
  }

  @Test("A stage in Swift is one that the library takes")
  func swift() throws {
    let folder = try TemporaryFolder()
    let (status, told) = try made("--stage", "swift", "ship-names", in: folder)
    #expect(status == 0, "\(told)")
    let place = folder.path + "/ship-names"
    let compiler = try #require(Tool("swiftc"))
    let (compiled, output) = try compiler.run(
      ["-typecheck", "-swift-version", "6", place + "/Sources/Stages/ShipNames.swift"]
        + CompiledModule.flags())
    #expect(compiled == 0, "\(output)")
    #expect(
      try String(contentsOfFile: place + "/Sources/Tool/main.swift", encoding: .utf8)
        .contains("DiptychTool.main(adding: [ShipNames.self])"))
  }

  @Test(
    "A package with a stage in Swift builds, passes its tests and marks the sample",
    .enabled(
      if: ProcessInfo.processInfo.environment["DIPTYCH_INIT"] == "1",
      "it builds the whole package again; DIPTYCH_INIT=1 asks for it"))
  func swiftPackage() throws {
    let folder = try TemporaryFolder()
    #expect(try made("--stage", "swift", "ship-names", in: folder).status == 0)
    let place = folder.path + "/ship-names"
    let swift = try #require(Tool("swift"))
    let (tested, output) = try swift.run(["test", "--package-path", place])
    #expect(tested == 0, "\(output.suffix(3000))")
    let env = try #require(Tool("env"))
    try settle(place)
    let (ran, log) = try env.run(
      ["-C", place, place + "/.build/debug/ship-names", "run"])
    #expect(ran == 0, "\(log)")
    let json = try String(contentsOfFile: place + "/output/data/sample.txt.json", encoding: .utf8)
    #expect(json.contains("\"vessel\""))
    let tei = try String(
      contentsOfFile: place + "/output/data/sample.txt.tei.xml", encoding: .utf8)
    #expect(tei.contains("type=\"vessel\""))
    let report = try String(
      contentsOfFile: place + "/output/runs/latest.json", encoding: .utf8)
    #expect(report.contains("\"ship-names\""))
  }

  @Test("Wrong names and folders that are there are refused")
  func refused() throws {
    let folder = try TemporaryFolder()
    _ = try folder.write([], to: "taken")
    #expect(try made("--stage", "python", "taken", in: folder).status == 73)
    #expect(
      try made("--stage", "python", "Ship Names", in: folder).output.contains(
        "'Ship Names' is no name of a stage, which takes at most 40 of a-z, 0-9 and '-'"))
    #expect(
      try made("--stage", "swift", "ingest", in: folder).output.contains(
        "another stage is called 'ingest'"))
    #expect(try made("--stage", "swift", "a", "--package", "nowhere", in: folder).status == 66)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["taken"])
  }
}
