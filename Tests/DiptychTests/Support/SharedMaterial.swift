import Foundation

/// Development sets that may lie beside the repository; tests that need them are skipped without.
enum SharedMaterial {
  /// The folder: `DIPTYCH_SHARED`, else `shared` beside the repository.
  static let folder: URL = {
    if let path = ProcessInfo.processInfo.environment["DIPTYCH_SHARED"] {
      return URL(filePath: path)
    }
    var root = URL(filePath: #filePath)
    for _ in 0..<4 { root.deleteLastPathComponent() }
    return root.deletingLastPathComponent().appending(path: "shared")
  }()

  /// Whether the folder is there.
  static var isThere: Bool { FileManager.default.fileExists(atPath: folder.path) }

  /// The documents of a development set, by name: the text and the gold.
  static func documents(of set: String) throws -> [(name: String, text: [UInt8], gold: Gold)] {
    let names = try FileManager.default.contentsOfDirectory(
      atPath: folder.appending(path: "eval/\(set)").path)
    return try names.filter { $0.hasSuffix(".txt") }.sorted().map { file in
      let name = String(file.dropLast(4))
      let base = folder.appending(path: "eval/\(set)/\(name)")
      let gold = try JSONDecoder().decode(
        Gold.self, from: Data(contentsOf: base.appendingPathExtension("gold.json")))
      return (name, [UInt8](try Data(contentsOf: base.appendingPathExtension("txt"))), gold)
    }
  }

  /// What a document should become.
  struct Gold: Decodable {
    /// One line of text.
    struct Line: Decodable {
      let line: Int
      let lang: String
      let kind: String
      let clean: String?
      let damaged: Bool?
      let glosses: [Place]?
    }

    /// Where a gloss is: the index in the clean text, the character, the reading.
    struct Place: Decodable, Hashable {
      let index: Int
      let character: String
      let reading: String

      init(index: Int, character: String, reading: String) {
        self.index = index
        self.character = character
        self.reading = reading
      }

      init(from decoder: any Decoder) throws {
        var container = try decoder.unkeyedContainer()
        index = try container.decode(Int.self)
        character = try container.decode(String.self)
        reading = try container.decode(String.self)
      }
    }

    let blocks: [Line]
  }
}
