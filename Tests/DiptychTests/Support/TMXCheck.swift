import DiptychXML
import Foundation
import Testing

/// Checks translation memories against the DTD of TMX 1.4, if it lies beside the repository.
enum TMXCheck {
  /// Expects a file to be well formed, and valid where the DTD and `xmllint` are there.
  static func expectValid(
    _ bytes: [UInt8], sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    _ = try [XMLEvent](xml: bytes)
    let definition = SharedMaterial.folder.appending(path: "schema/tmx14.dtd")
    guard FileManager.default.fileExists(atPath: definition.path), let xmllint = Tool("xmllint")
    else { return }
    let folder = try TemporaryFolder()
    let file = try folder.write(bytes, to: "memory.tmx")
    let (status, output) = try xmllint.run(
      ["--noout", "--nonet", "--dtdvalid", definition.path, file])
    #expect(status == 0, "\(output)", sourceLocation: sourceLocation)
  }
}
