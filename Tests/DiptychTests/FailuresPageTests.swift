import Foundation
import Testing

@testable import Diptych

/// The page about failures and the program name the same codes.
@Suite struct FailuresPageTests {
  private static let sources = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "Sources/Diptych")

  /// The codes in the first column of the page's tables, by the heading above them.
  private func page() throws -> [String: Set<String>] {
    let text = try String(
      contentsOf: Self.sources.appending(path: "Diptych.docc/Failures.md"), encoding: .utf8)
    var codes: [String: Set<String>] = [:]
    var heading = ""
    for line in text.split(separator: "\n") {
      if line.hasPrefix("### ") { heading = String(line.dropFirst(4)) }
      guard line.hasPrefix("| `") else { continue }
      codes[heading, default: []].insert(String(line.dropFirst(3).prefix { $0 != "`" }))
    }
    return codes
  }

  @Test("Every failure code is explained, and nothing else")
  func failures() throws {
    let page = try page()
    let explained = page["Quarantined", default: []].union(page["Left alone", default: []])
    #expect(explained == Failure.codes)
  }

  @Test("Every finding that a stage or the runner adds is explained, and nothing else")
  func findings() throws {
    var added: Set<String> = []
    for folder in ["Stages", "Runner"].map({ Self.sources.appending(path: $0) }) {
      for case let name as String in FileManager.default.enumerator(atPath: folder.path) ?? .init()
      where name.hasSuffix(".swift") {
        let text = try String(contentsOf: folder.appending(path: name), encoding: .utf8)
        for call in [".note(", ".warning("] {
          for part in text.components(separatedBy: call).dropFirst() {
            guard
              let code = part.prefix(60).split(separator: "\"", omittingEmptySubsequences: false)
                .dropFirst().first
            else { continue }
            if code.allSatisfy({ $0 == "_" || $0.isLowercase }), code.contains("_") {
              added.insert(String(code))
            }
          }
        }
      }
    }
    #expect(added == (try page()["Findings"]))
  }
}
