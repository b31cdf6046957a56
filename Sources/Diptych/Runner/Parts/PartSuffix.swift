/// How outputs of parts are called beside those of the input itself.
///
/// What follows the archive's name for the input `a.eml` is `.tei.xml` for its own output, and
/// `/report.docx.tei.xml` for that of its part `report.docx`. The former is kept as the suffix
/// `tei.xml`, the latter, with its slash, as `/report.docx.tei.xml`: one word that tells all outputs
/// of an input apart.
enum PartSuffix {
  private static let slash = UInt8(ascii: "/")

  /// The suffix of an output of a part.
  ///
  /// - Parameters:
  ///   - suffix: what follows the part's own name and a dot.
  ///   - part: the part's name.
  /// - Returns: the safe path of the output, with a slash before it.
  static func of(_ suffix: String, part: [UInt8]) -> String {
    var path: [UInt8] = []
    for name in ArchiveName.parts(of: part) { path += [slash] + name }
    return String(decoding: path, as: UTF8.self) + "." + suffix
  }

  /// Whether a suffix is that of a part's output.
  static func isOfPart(_ suffix: String) -> Bool { suffix.utf8.first == slash }

  /// The folders below the input's own one, and the file's name, that the suffix of a part's output
  /// stands for.
  static func place(_ suffix: String) -> (folders: [[UInt8]], name: [UInt8]) {
    var parts = suffix.utf8.split(separator: slash).map { Array($0) }
    let name = parts.popLast() ?? []
    return (parts, name)
  }

  /// Whether a suffix that another process tells leads nowhere else.
  static func isSafe(_ suffix: String) -> Bool {
    guard isOfPart(suffix) else { return !suffix.utf8.contains(slash) && !suffix.utf8.contains(0) }
    let parts = suffix.utf8.dropFirst().split(separator: slash, omittingEmptySubsequences: false)
    return parts.allSatisfy { part in
      (1...255).contains(part.count) && !part.contains(0) && !part.elementsEqual(".".utf8)
        && !part.elementsEqual("..".utf8)
    }
  }
}
