import Foundation
import Testing

#if canImport(Glibc)
  import Glibc
#endif

@testable import Diptych

@Suite struct DropTests {
  /// What the drop says of each name: a code, or `file`.
  private func listing(_ run: TestRun, settleSeconds: Double = 5) throws -> [String: String] {
    let drop = Drop(
      try .folder(at: Array(run.path("input").utf8)), settleSeconds: settleSeconds)
    var listing: [String: String] = [:]
    for entry in drop.entries() {
      listing[readable(entry.path)] = entry.outcome?.failure?.code ?? "file"
    }
    return listing
  }

  @Test("Names of transfers, hidden names and what is no file are left alone")
  func names() throws {
    let run = try TestRun([
      "a.txt": "", "b.txt.part": "", "c.CRDOWNLOAD": "", "~$d.docx": "", ".~lock.e.odt#": "",
      "f.tmp": "", ".g": "", ".h/i.txt": "", "j/k.txt": "", "l.parts": "",
    ])
    let input = run.path("input/")
    try FileManager.default.createSymbolicLink(
      atPath: input + "link.txt", withDestinationPath: input + "a.txt")
    try FileManager.default.createSymbolicLink(
      atPath: input + "linked", withDestinationPath: input + "j")
    let made = unsafe mkfifo(input + "pipe", 0o644)
    #expect(made == 0)
    #expect(
      try listing(run) == [
        "a.txt": "file", "b.txt.part": "unfinished_transfer", "c.CRDOWNLOAD": "unfinished_transfer",
        "~$d.docx": "unfinished_transfer", ".~lock.e.odt#": "unfinished_transfer",
        "f.tmp": "unfinished_transfer", ".g": "hidden_name", ".h": "hidden_name", "j/k.txt": "file",
        "l.parts": "file", "link.txt": "not_regular_file", "linked": "not_regular_file",
        "pipe": "not_regular_file",
      ])
  }

  @Test("A file that is gone when its turn comes is accounted for")
  func goneBeforeItsTurn() throws {
    let run = try TestRun(["a.txt": "", "b.txt": "", "c.txt.part": ""])
    var entries = Drop(try .folder(at: Array(run.path("input").utf8))).entries()
    let first = entries.next()
    #expect(first?.name == Array("a.txt".utf8))
    for name in ["b.txt", "c.txt.part"] {
      try FileManager.default.removeItem(atPath: run.path("input/" + name))
    }
    let second = entries.next()
    #expect(second?.path == Array("b.txt".utf8))
    #expect(second?.outcome?.failure?.code == "changed_while_read")
    let third = entries.next()
    #expect(third?.path == nil)
  }

  @Test("A file that was just changed waits, one from the future does not")
  func settling() throws {
    let run = try TestRun()
    try run.put("old.txt", "", secondsAgo: 60)
    try run.put("new.txt", "", secondsAgo: 1)
    try run.put("future.txt", "", secondsAgo: -3600)
    #expect(
      try listing(run, settleSeconds: 10)
        == ["old.txt": "file", "new.txt": "not_settled", "future.txt": "file"])
    #expect(try listing(run, settleSeconds: 0).values.allSatisfy { $0 == "file" })
  }

  @Test("A name that is not UTF-8 is read, and written down in a readable and an exact form")
  func bytes() throws {
    let run = try TestRun()
    let name: [UInt8] = Array("caf".utf8) + [0xE9] + Array(".txt".utf8)
    let folder = try Descriptor.folder(at: Array(run.path("input").utf8))
    try folder.makeFile(name).write(Array("latin".utf8))
    #expect(run.run("--settle-seconds", "0") == 0)
    let record = try #require(try run.records()["caf\u{FFFD}.txt"])
    #expect(record["path_b64"]?.string.flatMap(Base64.decode) == name)
    #expect(record["outputs"]?.elements?.first == "data/caf%E9.txt.one")
    #expect(try run.files(below: "output/data")["caf%E9.txt.one"] == "latin1")
  }

  @Test("A link that takes the place of a file or folder is not followed")
  func swapped() throws {
    let run = try TestRun(["a.txt": "alpha", "f/b.txt": "beta"])
    let drop = Drop(try .folder(at: Array(run.path("input").utf8)))
    let entries = Array(drop.entries()).filter { $0.outcome == nil }
    #expect(entries.count == 2)
    let files = FileManager.default
    try files.moveItem(atPath: run.path("input/a.txt"), toPath: run.path("away"))
    try files.createSymbolicLink(
      atPath: run.path("input/a.txt"), withDestinationPath: run.path("away"))
    for entry in entries where entry.name == Array("a.txt".utf8) {
      #expect(throws: DropFailure.self) { try drop.read(entry).get() }
      #expect(failure(drop.read(entry))?.code == "not_regular_file")
    }
  }

  @Test("A file over the limit is not read; one at the limit is")
  func limit() throws {
    let run = try TestRun(["a.txt": "12345", "b.txt": "123456"])
    let drop = Drop(try .folder(at: Array(run.path("input").utf8)), maximumBytes: 5)
    for entry in drop.entries() {
      let result = drop.read(entry)
      if entry.bytes == 5 {
        #expect(try result.get().content == Array("12345".utf8))
      } else {
        let failure = failure(result)
        #expect(failure?.code == "limit_exceeded")
        #expect(failure?.value == 6)
        #expect(
          failure?.message
            == "the file has 6 bytes, more than the 5 of limits.maximumInputBytes")
      }
    }
  }

  @Test("A file that is gone when its turn comes waits for the next run")
  func vanished() throws {
    let run = try TestRun(["a.txt": "alpha"])
    let drop = Drop(try .folder(at: Array(run.path("input").utf8)))
    let entry = try #require(Array(drop.entries()).first)
    try FileManager.default.removeItem(atPath: run.path("input/a.txt"))
    guard case .failure(.deferred(let failure)) = drop.read(entry) else {
      Issue.record("the file is not deferred")
      return
    }
    #expect(failure.code == "changed_while_read")
  }

  @Test("Reading needs no knowledge of the size", arguments: [0, 1, 65_535, 65_536, 200_000])
  func sizes(count: Int) throws {
    let run = try TestRun()
    let content = (0..<count).map { UInt8(truncatingIfNeeded: $0) }
    let folder = try Descriptor.folder(at: Array(run.path("input").utf8))
    try folder.makeFile(Array("a".utf8)).write(content)
    for expected in [0, count, count * 2] {
      let file = try folder.file(Array("a".utf8))
      #expect(try file.read(maximum: count, expected: expected) == content)
    }
    if count > 0 {
      let file = try folder.file(Array("a".utf8))
      #expect(try file.read(maximum: count - 1, expected: 10) == nil)
    }
  }

  private func failure(_ result: Result<Source, DropFailure>) -> Failure? {
    guard case .failure(let failure) = result else { return nil }
    return failure.outcome.failure
  }
}
