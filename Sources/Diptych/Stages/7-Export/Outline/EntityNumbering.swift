/// The ids of a document's entities, separately numbered for each kind.
struct EntityNumbering: Sendable {
  /// One for each entity of the document; `nil` for one without a name, which no export shows.
  private(set) var ids: [[UInt8]?] = []

  /// Numbers the entities in the order of the document.
  init(_ document: Document) {
    let id = Array(document.id.utf8)
    // Kinds are few: looking for the word among them is cheaper than a dictionary.
    var counts: [(word: String, count: Int)] = []
    ids.reserveCapacity(document.entities.count)
    for entity in document.entities {
      guard entity.forms.contains(where: { !$0.text.isEmpty }) else {
        ids.append(nil)
        continue
      }
      let word = Self.word(for: entity.kind)
      let known = counts.firstIndex { $0.word == word } ?? counts.count
      if known == counts.count { counts.append((word, 0)) }
      counts[known].count += 1
      ids.append(id.part(word, counts[known].count))
    }
  }

  /// The id of what a mention refers to.
  subscript(mention: Mention) -> [UInt8]? {
    guard let entity = mention.entity, ids.indices.contains(entity) else { return nil }
    return ids[entity]
  }

  /// The word for a kind in ids; those of plug-ins are set off so that they meet no other id.
  private static func word(for kind: EntityKind) -> String {
    switch kind {
    case .person: "person"
    case .organisation: "org"
    case .place: "place"
    case .term: "term"
    default: "entity-" + kind.exportWord.lowercased()
    }
  }
}

extension EntityKind {
  /// The kind's word as the schemas allow it: a lower-case letter, then letters; else `other`.
  var exportWord: String { rawValue.isExportWord ? rawValue : "other" }
}

extension Block.Kind {
  /// The kind's word as the schemas allow it: a lower-case letter, then letters; else `other`.
  var exportWord: String { rawValue.isExportWord ? rawValue : "other" }
}

extension Gloss.Scheme {
  /// The scheme's word if the schemas have it, else `other`.
  var exportWord: String {
    switch self {
    case .pinyin, .zhuyin, .furigana: rawValue
    default: "other"
    }
  }
}

extension String {
  fileprivate var isExportWord: Bool {
    guard let first = utf8.first, 0x61...0x7A ~= first else { return false }
    return utf8.allSatisfy { 0x61...0x7A ~= $0 || 0x41...0x5A ~= $0 }
  }
}
