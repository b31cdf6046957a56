import Foundation

@testable import Diptych

/// Programs that are built beside the tests.
enum BuiltTool {
  /// The path of a program; `nil` if it was not built.
  static func path(_ name: String) -> String? {
    let folder = Bundle.module.bundleURL.deletingLastPathComponent()
    let path = folder.appending(path: name).path
    return FileManager.default.isExecutableFile(atPath: path) ? path : nil
  }
}
