internal import Glibc

/// A private folder in which a program turns a file into another one; gone when nobody uses it.
final class ConversionFolder {
  /// The words in braces that stand for paths in an argument.
  static let placeholders = ["input", "outputFolder", "output"]

  /// Its absolute path.
  let path: String
  private let folder: Descriptor
  private let ending: String
  private let result: String

  /// Makes the folder, for this user alone, where temporary files go, and puts the file into it.
  ///
  /// - Parameters:
  ///   - content: the file.
  ///   - ending: what its name is to end with.
  ///   - result: what the name of the result ends with.
  /// - Throws: a ``SystemError`` if that cannot be written.
  init(_ content: [UInt8], ending: String, result: String) throws(SystemError) {
    self.ending = ending
    self.result = result
    path = try Descriptor.makePrivateFolder()
    folder = try Descriptor.folder(at: Array(path.utf8))
    do throws(SystemError) {
      try folder.makeFile(Array(name(ending).utf8)).write(content)
      for name in ["output", "home"] { _ = try folder.makeFolder(Array(name.utf8)) }
    } catch {
      remove()
      throw error
    }
  }

  deinit { remove() }

  private func remove() {
    // What stays in the archive's own folder is taken away when the next run starts.
    try? folder.removeContent()
    _ = unsafe rmdir(cString(Array(path.utf8)))
  }

  /// Variables for programs that want to keep something.
  var environment: [String] { ["HOME=\(path)/home", "TMPDIR=\(path)/home"] }

  /// Puts paths into an argument.
  func argument(_ pattern: String) -> String {
    let values = ["\(path)/\(name(ending))", "\(path)/output", "\(path)/output/\(name(result))"]
    var argument = ""
    var rest = pattern[...]
    while let open = rest.firstIndex(of: "{") {
      argument += rest[..<open]
      rest = rest[open...]
      guard
        let index = Self.placeholders.firstIndex(where: { rest.hasPrefix("{\($0)}") })
      else {
        argument.append("{")
        rest.removeFirst()
        continue
      }
      argument += values[index]
      rest = rest.dropFirst(Self.placeholders[index].count + 2)
    }
    return argument + rest
  }

  /// What the program made; `nil` if it is no file or there is none.
  ///
  /// - Throws: a ``SystemError`` if it cannot be read; an empty content is none either.
  func output(maximum: Int) throws(SystemError) -> [UInt8]? {
    let output = try folder.folder(Array("output".utf8))
    let name = Array(name(result).utf8)
    guard let status = try output.status(of: name), status.kind == .file else { return nil }
    return try output.file(name).read(maximum: maximum, expected: status.bytes)
  }

  /// Never starts with a dash, and says nothing of the file's own name.
  private func name(_ ending: String) -> String { "document." + ending }
}
