import Testing

@testable import Diptych

@Suite struct InputLinesTests {
  @Test("A line beyond the maximum is an error, not the end of the lines")
  func tooLong() throws {
    let folder = try TemporaryFolder()
    let long = String(repeating: "x", count: 600_000)
    _ = try folder.write(Array("short\n\(long)\nlast".utf8), to: "lines")
    let path = Array((folder.path + "/lines").utf8)
    var lines = InputLines(try .file(at: path))
    for expected in ["short", long, "last"] {
      let line = try lines.line(maximum: 1_000_000)
      #expect(line == Array(expected.utf8))
    }
    let end = try lines.line(maximum: 1_000_000)
    #expect(end == nil)
    lines = InputLines(try .file(at: path))
    _ = try lines.line(maximum: 1000)
    let error = #expect(throws: SystemError.self) { try lines.line(maximum: 1000) }
    #expect(error?.code == SystemError.tooLong)
  }
}
