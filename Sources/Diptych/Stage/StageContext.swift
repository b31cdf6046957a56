internal import Synchronization

/// What a stage may know of the run when it is made.
public struct StageContext: Sendable {
  /// The expected languages of the run, the left one first; a prior, never a filter.
  public let languages: [LanguageTag]
  /// The limits that hold for every document.
  public let limits: Limits
  /// The folder that relative paths of the settings start from.
  let folder: String
  private let shared = SharedTables()

  /// Makes the context of a run.
  public init(languages: [LanguageTag] = [], limits: Limits = Limits(), folder: String = ".") {
    self.languages = languages
    self.limits = limits
    self.folder = folder
  }

  /// The digests of the files that were read so far, by name, in ascending order.
  var digests: [(name: String, sha256: String)] { shared.digests }

  /// Reads a file that the settings name, relative to `pipeline.json`.
  ///
  /// Its digest becomes part of the run's fingerprint, so a stage reads what it needs when it is made.
  ///
  /// - Throws: a `ResourceError` that names the file.
  public func resource(_ path: String) throws -> [UInt8] {
    let place = self.path(path)
    guard let bytes = try? Descriptor.content(of: place) else { throw ResourceError(path: place) }
    shared.note(path, sha256: sha256(bytes))
    return bytes
  }

  /// Where a path of the settings leads.
  func path(_ path: String) -> String {
    path.utf8.first == UInt8(ascii: "/") ? path : folder + "/" + path
  }

  /// Makes a file that the settings may name part of the run's fingerprint, if there is one.
  func noteFile(_ path: String) {
    guard let status = try? Descriptor.file(at: Array(self.path(path).utf8)).status(),
      status.kind == .file
    else { return }
    _ = try? resource(path)
  }

  /// Makes the version of a program part of the run's fingerprint, if it is installed.
  func note(_ program: UsedProgram) {
    if let version = program.version {
      shared.note("program \(program.name)", sha256: sha256(Array(version.utf8)))
    } else if program.isDemanded {
      shared.noteMissing(program.name)
    }
  }

  /// The programs that settings ask for and that are not installed, in ascending order.
  var missingPrograms: [String] { shared.missingPrograms }

  /// Reads a file that ships with the product, by its name in `Resources`.
  func bundled(_ name: String) throws -> [UInt8] {
    guard let bytes = try? ShippedFiles.content(of: name) else { throw ResourceError(path: name) }
    return bytes
  }

  /// A table that several stages use: made once, by the first that asks.
  func table<Table: Sendable>(_ name: String, make: () throws -> Table) throws -> Table {
    try shared.table(name, make: make)
  }
}

/// A file that a stage needs cannot be read.
struct ResourceError: Error, CustomStringConvertible {
  let path: String
  var description: String { "the resource '\(path)' cannot be read" }
}

/// Tables by name, filled on first use.
private final class SharedTables: Sendable {
  private let tables = Mutex<[String: any Sendable]>([:])
  private let noted = Mutex<[String: String]>([:])
  private let missing = Mutex<Set<String>>([])

  var digests: [(name: String, sha256: String)] {
    noted.withLock { $0.sorted { $0.key < $1.key }.map { (name: $0.key, sha256: $0.value) } }
  }

  func note(_ name: String, sha256: String) { noted.withLock { $0[name] = sha256 } }

  var missingPrograms: [String] { missing.withLock { $0.sorted() } }

  func noteMissing(_ program: String) { _ = missing.withLock { $0.insert(program) } }

  func table<Table: Sendable>(_ name: String, make: () throws -> Table) throws -> Table {
    try tables.withLock { tables in
      if let table = tables[name] as? Table { return table }
      let table = try make()
      tables[name] = table
      return table
    }
  }
}
