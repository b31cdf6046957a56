import Foundation
import Testing

/// A file that holds what a test expects.
///
/// With `DIPTYCH_RECORD=1` in the environment a file that differs is written anew, and the test
/// fails all the same, so that nobody records by accident.
struct GoldenFile {
  private let url: URL

  /// A file in `Golden`.
  init(_ name: String, testFile: String = #filePath) {
    url = URL(filePath: testFile).deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Golden").appending(path: name)
  }

  /// A file anywhere.
  init(at url: URL) { self.url = url }

  /// Expects the file to have these bytes.
  func compare(
    _ bytes: [UInt8], sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let expected = FileManager.default.contents(atPath: url.path).map { [UInt8]($0) } ?? []
    guard expected != bytes else { return }
    if ProcessInfo.processInfo.environment["DIPTYCH_RECORD"] == "1" {
      try Data(bytes).write(to: url)
      Issue.record("recorded \(url.lastPathComponent)", sourceLocation: sourceLocation)
      return
    }
    let old = String(decoding: expected, as: UTF8.self).split(
      separator: "\n", omittingEmptySubsequences: false)
    let new = String(decoding: bytes, as: UTF8.self).split(
      separator: "\n", omittingEmptySubsequences: false)
    let line = zip(old, new).enumerated().first { $0.element.0 != $0.element.1 }
    let detail =
      line.map { "line \($0.offset + 1) is\n\($0.element.1)\nand not\n\($0.element.0)" }
      ?? "the number of lines is \(new.count) and not \(old.count)"
    Issue.record(
      "\(url.lastPathComponent) differs: \(detail)\nDIPTYCH_RECORD=1 records it",
      sourceLocation: sourceLocation)
  }
}
