/// Where files of the drop go when they were processed, if the settings want that.
///
/// A file is moved by rename, when the ledger has its document, and keeps its path in the drop. One
/// that changed meanwhile stays: the next run takes it.
struct ProcessedFolder: Sendable {
  let drop: Descriptor
  let folder: Descriptor

  /// Makes the folder if it is not there.
  ///
  /// - Throws: a ``RunError`` if it cannot be made, or files of the drop cannot be renamed into it.
  init(of drop: Descriptor, at path: [UInt8]) throws(RunError) {
    self.drop = drop
    do throws(SystemError) {
      folder = try Archive.makeFolder(at: path)
      let devices = (try drop.status().identity.device, try folder.status().identity.device)
      guard devices.0 == devices.1 else {
        throw SystemError(
          operation: "rename files into", path: readable(path), code: SystemError.otherDevice)
      }
    } catch {
      throw RunError(.cannotCreate, "input.processedFolder: \(error)")
    }
  }

  /// Moves the file of a document.
  ///
  /// - Parameters:
  ///   - path: in the drop.
  ///   - trace: the file as it was when it was processed.
  ///   - id: the document's id, which tells files of one name apart.
  /// - Throws: a `SystemError` if the file cannot be moved; it is then still in the drop.
  func move(_ path: [UInt8], _ trace: KnownDocument.Trace, id: String) throws(SystemError) {
    var source = drop
    var target = folder
    var parts = path.split(separator: UInt8(ascii: "/")).map { Array($0) }
    guard let name = parts.popLast() else { return }
    for part in parts {
      source = try source.folder(part)
      target = try target.makeFolder(part)
    }
    guard let status = try source.status(of: name), status.kind == .file,
      KnownDocument.Trace(status) == trace
    else { return }
    let isTaken = try target.status(of: name) != nil
    try source.rename(name, to: isTaken ? name + Array(".\(id)".utf8) : name, in: target)
  }
}
