import Foundation
import Testing

@testable import Diptych

/// What other packages may use, as the compiler sees it.
@Suite(.enabled(if: Tool("swift") != nil, "the compiler is not installed"))
struct PublicInterfaceTests {
  private struct SymbolGraph: Decodable {
    struct Symbol: Decodable {
      struct Fragment: Decodable {
        var spelling: String
      }
      struct Comment: Decodable {}

      var pathComponents: [String]
      var declarationFragments: [Fragment]
      var docComment: Comment?

      var path: String { pathComponents.joined(separator: ".") }
      var declaration: String { declarationFragments.map(\.spelling).joined() }
    }

    var symbols: [Symbol]
  }

  /// Made by the compiler, so that nobody can describe them.
  private static let synthesized = [".init(from:)", ".init(rawValue:)"]

  /// The public symbols of the library.
  private func symbols() throws -> [SymbolGraph.Symbol] {
    let folder = try TemporaryFolder()
    var arguments = [
      "symbolgraph-extract", "-module-name", "Diptych", "-output-dir", folder.path,
      "-minimum-access-level", "public", "-skip-inherited-docs", "-skip-synthesized-members",
      "-target", Self.target,
    ]
    arguments += try CompiledModule.flags()
    let (status, output) = try #require(Tool("swift")).run(arguments)
    try #require(status == 0, "\(output)")
    let text = try Data(
      contentsOf: URL(fileURLWithPath: folder.path + "/Diptych.symbols.json"))
    return try JSONDecoder().decode(SymbolGraph.self, from: text).symbols
  }

  #if arch(arm64)
    private static let target = "aarch64-unknown-linux-gnu"
  #else
    private static let target = "x86_64-unknown-linux-gnu"
  #endif

  @Test("The public symbols are those that were recorded, and each is described")
  func symbolsAreKnown() throws {
    let symbols = try symbols()
    #expect(symbols.count > 300)
    for symbol in symbols
    where symbol.docComment == nil && !Self.synthesized.contains(where: symbol.path.hasSuffix) {
      Issue.record("\(symbol.path) is not described")
    }
    let lines = symbols.map { "\($0.path): \($0.declaration)\n" }.sorted()
    try GoldenFile("interface.txt").compare(Array(lines.joined().utf8))
  }
}
