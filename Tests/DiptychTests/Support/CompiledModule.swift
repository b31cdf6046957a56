import Foundation

@testable import Diptych

/// The library as the compiler left it beside the tests.
enum CompiledModule {
  /// What a compiler must be told to import it.
  static func flags() throws -> [String] {
    let products = Bundle.module.bundleURL.deletingLastPathComponent()
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    var flags = ["-I", products.appending(path: "Modules").path]
    for place in ["Sources", ".build/checkouts"] {
      for map in moduleMaps(below: root.appending(path: place)) {
        flags += ["-I", map.deletingLastPathComponent().path]
      }
    }
    for map in moduleMaps(below: products) where !map.path.contains("/include/") {
      flags += ["-Xcc", "-fmodule-map-file=\(map.path)"]
    }
    if let (_, found) = try Tool("pkg-config")?.run([
      "--cflags", "libxml-2.0", "libarchive", "nettle",
    ]) {
      flags += found.split { $0.isWhitespace }.map { String($0) }
    }
    return flags
  }

  private static func moduleMaps(below folder: URL) -> [URL] {
    var maps: [URL] = []
    for case let name as String in FileManager.default.enumerator(atPath: folder.path) ?? .init()
    where name.hasSuffix("/module.modulemap") {
      maps.append(folder.appending(path: name))
    }
    return maps.sorted { $0.path < $1.path }
  }
}
