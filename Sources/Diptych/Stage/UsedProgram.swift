/// A program of others that a stage runs.
struct UsedProgram: Sendable, Equatable {
  /// Its name, or an absolute path.
  let name: String
  /// Where it is; `nil` if it is not installed.
  let path: String?
  /// Whether the settings ask for it, so that no run may begin without it.
  let isDemanded: Bool

  /// Looks for a program.
  init(_ name: String, in programs: ExternalPrograms, isDemanded: Bool) {
    self.name = name
    self.isDemanded = isDemanded
    path = programs.path(name)
  }

  /// What changes when another version is installed, as far as a look at the file tells: to ask each
  /// program would start it in every run.
  var version: String? {
    guard let path, let file = try? Descriptor.file(at: Array(path.utf8)),
      let status = try? file.status()
    else { return nil }
    return "\(path) \(status.bytes) \(status.modified)"
  }
}
