/// A file that a verb takes by itself, outside of a drop.
struct InputFile {
  /// The last part of its path.
  let name: [UInt8]
  /// The path without it, empty or with a slash at its end.
  let folder: String
  private let path: String

  /// A file by its path.
  init(_ path: String) {
    self.path = path
    let parts = path.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    name = parts.last.map { Array($0) } ?? []
    folder = String(path.utf8.dropLast(name.count)) ?? ""
  }

  /// What stands before the name in a drop, empty or with a slash at its end: the folder below the
  /// drop if the file lies there, else as it was called.
  func folder(inDrop drop: String) -> [UInt8] {
    let slash = UInt8(ascii: "/")
    if let root = try? Descriptor.folder(at: Array(drop.utf8)).absolutePath(),
      let own = try? Descriptor.folder(at: Array((folder.isEmpty ? "." : folder).utf8))
        .absolutePath(),
      (own + "/").utf8.starts(with: (root + "/").utf8)
    {
      return Array((own + "/").utf8.dropFirst(root.utf8.count + 1))
    }
    let parts = folder.utf8.split(separator: slash).filter { !$0.elementsEqual(".".utf8) }
    return parts.flatMap { Array($0) + [slash] }
  }

  /// Reads the file.
  ///
  /// - Throws: a ``RunError`` if there is no such file; a ``StageFailure`` `limit_exceeded` if it is
  ///   larger than the limits allow.
  func source(_ limits: Limits) throws -> Source {
    do {
      let descriptor = try Descriptor.file(at: Array(path.utf8))
      switch try descriptor.status().kind {
      case .file: break
      case .folder:
        throw RunError(.noInput, "'\(readable(path))' is a folder; 'diptych run' takes folders")
      case .link, .other: throw RunError(.noInput, "'\(readable(path))' is no regular file")
      }
      guard
        let content = try descriptor.read(maximum: limits.maximumInputBytes, expected: 64 << 10)
      else {
        throw StageFailure(
          code: "limit_exceeded",
          message: "the file has more than the \(limits.maximumInputBytes) bytes of "
            + "limits.maximumInputBytes")
      }
      return Source(path: name, sha256: sha256(content), content: content)
    } catch let error as SystemError {
      throw RunError(.noInput, "\(error)")
    }
  }
}
