/// The text of a file in the Rich Text Format (version 1.9.1 of Microsoft's specification).
struct RTFReader: FormatReader {
  static func read(_ file: FileContent) throws -> FileText {
    var walk = RTFWalk(file)
    return try walk.read()
  }
}
