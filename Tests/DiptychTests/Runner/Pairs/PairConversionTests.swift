import Foundation
import Testing

@testable import Diptych

@Suite struct PairConversionTests {
  @Test("Outputs of a converted file with a long name have a shorter one")
  func longName() throws {
    let name = String(repeating: "会议", count: 41) + "notes.txt"
    let run = try TestRun([name: "alpha"])
    #expect(run.run(run.path("input/" + name), "--to", run.path("new"), verb: "convert") == 0)
    let made = try run.files(below: "new")
    #expect(Set(made.values).count == 2)
    for name in made.keys {
      #expect(name.utf8.count <= 255)
      #expect(name.hasPrefix(String(repeating: "会议", count: 30)))
      #expect(name.contains("~"))
    }
  }

  @Test("The folder for converted files is made, or refused before there is work")
  func folder() throws {
    let run = try TestRun(["a.txt": "alpha"])
    let file = run.path("input/a.txt")
    #expect(run.run(file, "--to", run.path("new/deep"), verb: "convert") == 0)
    #expect(try run.files(below: "new")["deep/a.txt.one"] == "alpha1")
    #expect(run.run(file, "--to", file, verb: "convert") == 73)
  }

  @Test("Files of one name are not converted into one folder")
  func sameName() throws {
    let run = try TestRun(["1/a.txt": "alpha", "2/a.txt": "beta"])
    let files = [run.path("input/1/a.txt"), run.path("input/2/a.txt")]
    let folder = run.path("new")
    #expect(run.run("--force", files[0], files[1], "--to", folder, verb: "convert") == 73)
    #expect(!FileManager.default.fileExists(atPath: folder + "/a.txt.one"))
    #expect(run.run(files[0], files[1], verb: "convert") == 0)
  }

  @Test("Two files are converted to one document by their names, or because somebody says so")
  func convert() throws {
    let run = try TestRun([
      "r.zh.txt": "alpha", "r.en.txt": "beta", "s.txt": "gamma", "t.txt": "fail",
    ])
    let paths = ["r.en.txt", "s.txt", "r.zh.txt", "t.txt"].map { run.path("input/" + $0) }
    #expect(run.run(paths[0], paths[1], paths[2], "--to", run.path("."), verb: "convert") == 0)
    #expect(try run.files(below: ".")["r.zh.txt.one"] == "alpha+beta1")
    #expect(try run.files(below: ".")["s.txt.one"] == "gamma1")
    #expect(run.run("--pair", paths[1], paths[0], verb: "convert") == 0)
    #expect(try run.files(below: "input")["s.txt.one"] == "gamma+beta1")
    #expect(run.run("--pair", paths[1], paths[3], "--force", verb: "convert") == 3)
    #expect(try run.files(below: "input")["s.txt.one"] == "gamma1")
    #expect(run.run("--pair", paths[1], verb: "convert") == 64)
  }
}
