/// Looks documents up in the ledger in the order in which a drop is walked, a page at a time.
struct KnownDocuments {
  private static let page = 256

  private let ledger: Ledger
  private var folder: [UInt8]?
  private var documents: [KnownDocument] = []
  private var next = 0
  /// Whether the folder has more documents than those.
  private var hasMore = false

  init(_ ledger: Ledger) { self.ledger = ledger }

  /// What is known of an entry; `nil` if it is new.
  mutating func lookUp(_ entry: Drop.Entry) throws(RunError) -> KnownDocument? {
    let folderLength = max(0, entry.path.count - entry.name.count - 1)
    if folder?.elementsEqual(entry.path[..<folderLength]) != true {
      folder = Array(entry.path[..<folderLength])
      try load(from: entry.name)
    }
    while true {
      while next < documents.count {
        let path = documents[next].path
        if path == entry.path {
          next += 1
          return documents[next - 1]
        }
        guard path.lexicographicallyPrecedes(entry.path) else { return nil }
        next += 1
      }
      guard hasMore else { return nil }
      try load(from: entry.name)
    }
  }

  private mutating func load(from name: [UInt8]) throws(RunError) {
    documents = try ledger.documents(in: folder ?? [], from: name, limit: Self.page)
    hasMore = documents.count == Self.page
    next = 0
  }
}
