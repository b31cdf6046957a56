/// What a run that died has left in `.diptych`.
struct Leftovers: Sendable {
  /// Paths in the archive that it was about to publish: they are ours although the ledger does not
  /// know them.
  let publishing: Set<[UInt8]>
  /// The ids of the documents that it was working on.
  let inFlight: Set<String>

  /// The file that says which outputs are about to get their names: a path in the archive a line.
  static let publishingName = "publishing"
  /// The file that says which documents are being worked on; see ``InFlight``.
  static let inFlightName = "in-flight"

  /// Nothing was left.
  init() {
    publishing = []
    inFlight = []
  }

  /// Reads what lies in the archive's own folder.
  init(in folder: Descriptor) throws(SystemError) {
    publishing = Set(
      try Self.text(Self.publishingName, in: folder).split(separator: 0x0A).map { Array($0) })
    inFlight = Set(InFlight.documents(in: try Self.text(Self.inFlightName, in: folder)))
  }

  /// Without what the ledger knows: that was finished.
  func unfinished(_ ledger: Ledger) throws(RunError) -> Leftovers {
    var paths = Set<[UInt8]>()
    for path in publishing where try !ledger.hasOutput(path) { paths.insert(path) }
    return Leftovers(publishing: paths, inFlight: inFlight)
  }

  private init(publishing: Set<[UInt8]>, inFlight: Set<String>) {
    self.publishing = publishing
    self.inFlight = inFlight
  }

  private static func text(_ name: String, in folder: Descriptor) throws(SystemError) -> [UInt8] {
    do {
      let file = try folder.file(Array(name.utf8))
      return try file.read(maximum: 64 << 20, expected: 4096) ?? []
    } catch {
      guard error.isMissing else { throw error }
      return []
    }
  }
}
