import ArgumentParser
import Foundation
import Testing

@testable import Diptych

/// The manual page and the program say the same.
@Suite struct ManualPageTests {
  private static let page = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Packaging/diptych.1")

  /// The items of a section's list.
  private func items(_ section: String) throws -> [String] {
    let text = try String(contentsOf: Self.page, encoding: .utf8)
    let start = try #require(text.range(of: ".Sh \(section)\n")).upperBound
    let end = text.range(of: "\n.Sh ", range: start..<text.endIndex)?.lowerBound ?? text.endIndex
    return text[start..<end].split(separator: "\n").filter { $0.hasPrefix(".It ") }
      .map { String($0.dropFirst(4)) }
  }

  @Test("It has every command in the order of the help, and no other")
  func commands() throws {
    let commands = RootCommand.configuration.subcommands
      .filter { $0.configuration.shouldDisplay }.map { "Cm " + $0._commandName }
    #expect(commands.count > 10)
    #expect(try items("COMMANDS") == commands)
  }

  @Test("Every exit code that the help names is explained")
  func exitCodes() throws {
    let explained = Set(
      try items("EXIT STATUS").flatMap { $0.split { !$0.isNumber } }.map(String.init))
    let help = RootCommand.configuration.discussion
    let codes = help.split { !$0.isNumber }.map(String.init)
    #expect(codes.count > 8)
    #expect(codes.allSatisfy { explained.contains($0) })
  }

  @Test("groff has nothing to say against it", .enabled(if: Tool("groff") != nil))
  func markup() throws {
    let groff = try #require(Tool("groff"))
    let (status, output) = try groff.run(["-mdoc", "-wall", "-Tascii", "-z", Self.page.path])
    #expect(status == 0)
    #expect(output.isEmpty, "\(output)")
  }
}
