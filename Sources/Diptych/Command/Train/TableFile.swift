/// The file that a translation table is written to.
struct TableFile {
  private let file: InputFile
  private let path: String
  private let folder: Descriptor

  /// Makes sure that the file can be written before there is work that could be lost.
  ///
  /// - Throws: a ``RunError`` if there is no such folder, or there is such a file that may not be replaced.
  init(_ path: String, replaces: Bool) throws(RunError) {
    self.path = path
    file = InputFile(path)
    do throws(SystemError) {
      folder = try Descriptor.folder(at: Array((file.folder.isEmpty ? "." : file.folder).utf8))
      if let status = try folder.status(of: file.name), !replaces || status.kind != .file {
        throw SystemError(operation: "write", path: readable(path), code: SystemError.exists)
      }
    } catch {
      let hint: Message = error.isBlocked && !replaces ? "; --force replaces it" : ""
      throw RunError(.cannotCreate, "\(error)\(hint)")
    }
  }

  /// Writes the file, which has its name only when it is complete.
  func write(_ bytes: [UInt8]) throws(RunError) {
    var publication = Publication(in: folder)
    do throws(SystemError) {
      try publication.write(
        bytes, to: file.name, in: folder, temporaryName: Array(".diptych-\(Machine.process)".utf8))
      try publication.commit()
    } catch {
      publication.discard()
      throw RunError(.cannotCreate, "\(error)")
    }
    StandardStream.error.tell("'\(readable(path))' has \(bytes.count) bytes")
  }
}
