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
  /// - Returns: whether it was moved; a file that changed, or is gone, was not.
  /// - Throws: a `SystemError` if the file cannot be moved; it is then still in the drop.
  func move(
    _ path: [UInt8], _ trace: KnownDocument.Trace, id: String
  ) throws(SystemError) -> Bool {
    var source = drop
    var target = folder
    var parts = path.split(separator: UInt8(ascii: "/")).map { Array($0) }
    guard let name = parts.popLast() else { return false }
    for part in parts {
      source = try source.folder(part)
      target = try target.makeFolder(part)
    }
    guard let status = try source.status(of: name), status.kind == .file,
      KnownDocument.Trace(status) == trace
    else { return false }
    let isTaken = try target.status(of: name) != nil
    try source.rename(name, to: isTaken ? Self.name(name, with: id) : name, in: target)
    return true
  }

  /// A name with an id before its extension, no longer than a file system allows.
  private static func name(_ name: [UInt8], with id: String) -> [UInt8] {
    let dot = name.dropFirst().lastIndex(of: UInt8(ascii: "."))
    let end = name[(dot ?? name.endIndex)...].prefix(Self.maximumExtension)
    let mark = Array(".\(id)".utf8) + end
    let stem = Array(name[..<(dot ?? name.endIndex)])
    var kept = stem.prefix(255 - mark.count)
    // Never inside a character.
    while kept.count < stem.count, stem[kept.count] & 0xC0 == 0x80 { kept.removeLast() }
    return kept + mark
  }

  private static let maximumExtension = 32
}
