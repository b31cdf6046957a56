import Foundation
import Testing

/// The rules about who may use what, looked up in the sources.
@Suite struct LayeringTests {
  private static let sources = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "Sources")

  /// The lines of code, without comments, of every Swift file below a folder.
  private func lines(below folder: String) throws -> [(file: String, line: String)] {
    let root = Self.sources.appending(path: folder)
    var lines: [(file: String, line: String)] = []
    for case let name as String in FileManager.default.enumerator(atPath: root.path) ?? .init()
    where name.hasSuffix(".swift") {
      let text = try String(contentsOf: root.appending(path: name), encoding: .utf8)
      for line in text.split(separator: "\n") {
        let code = line.drop { $0 == " " }
        if !code.hasPrefix("//") { lines.append((folder + "/" + name, String(code))) }
      }
    }
    #expect(!lines.isEmpty, "there is nothing in \(folder)")
    return lines
  }

  private func expectNone(
    of words: [String], below folder: String, except: Set<String> = [],
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    for (file, line) in try lines(below: folder) where !except.contains(file) {
      for word in words where line.contains(word) {
        Issue.record("\(file) has '\(word)': \(line)", sourceLocation: sourceLocation)
      }
    }
  }

  @Test("The model imports nothing")
  func model() throws {
    for (file, line) in try lines(below: "Diptych/Model") where line.contains("import ") {
      Issue.record("\(file): \(line)")
    }
  }

  @Test("Stages and algorithms touch no file, no clock, no stream and nothing of the runner")
  func stages() throws {
    let words = [
      "FileManager", "FileHandle", "print(", "Descriptor", "StandardStream", "WallClock", "Archive",
      "Drop(", "RunLog", "Process(", "usleep", "Thread.",
    ]
    try expectNone(of: words, below: "Diptych/Stages")
    try expectNone(of: words, below: "Diptych/Text")
  }

  @Test("The stages' folder knows nothing of the runner and the command line")
  func direction() throws {
    for folder in ["Diptych/Model", "Diptych/Stage", "Diptych/Stages", "Diptych/Text"] {
      try expectNone(
        of: [
          "ArgumentParser", "RunReport", " Archive", "Archive(", "ArchiveName", "ArchivePath",
          "InProcessWorker",
        ], below: folder)
    }
    try expectNone(of: ["ArgumentParser"], below: "Diptych/Pipeline")
    try expectNone(of: ["ArgumentParser"], below: "Diptych/Runner")
    try expectNone(of: ["RunReport", "Archive(", "Runner("], below: "Diptych/Pipeline")
  }

  @Test("Each C library is used by its wrapper only")
  func wrappers() throws {
    for (library, wrapper) in [
      ("CArchive", "DiptychContainer"), ("CLibXML2", "DiptychXML"), ("CICU", "DiptychUnicode"),
    ] {
      for (file, line) in try lines(below: "") where line.contains("import \(library)") {
        #expect(file.hasPrefix("/\(wrapper)/"), "\(file): \(line)")
      }
    }
  }

  @Test("The C library is called in one folder only")
  func system() throws {
    for (file, line) in try lines(below: "Diptych") where line.contains("import Glibc") {
      #expect(file.hasPrefix("Diptych/System/"), "\(file): \(line)")
    }
  }

  @Test("Nothing is forced, and no check of the compiler is turned off")
  func noForce() throws {
    try expectNone(
      of: ["try!", " as! ", "@unchecked", "nonisolated(unsafe)", "dlopen"], below: "Diptych")
  }
}
