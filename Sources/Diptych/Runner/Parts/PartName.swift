/// Names for the parts of an input: files inside of it that are documents of their own.
///
/// A part's name is a path below its input, such as `report.docx` for an attachment and
/// `papers.zip/2019/report.docx` for an entry of an attached archive. It is what the outer file says,
/// as bytes; no two parts of an input have names that a file system may take for one.
struct PartNames {
  /// A longer path is refused: no file system would take it in one go.
  static let maximumBytes = 4096
  /// A part without a name is called that.
  private static let nameless = Array("part".utf8)

  /// What was given away, as a file system that looks at letters only sees it, and the next number
  /// of each.
  private var taken: [String: Int] = [:]

  /// The name of a part.
  ///
  /// - Parameters:
  ///   - name: the path that the outer file gives it.
  ///   - outer: the name of the part that it lies in; empty for the input itself.
  /// - Returns: the name; where an earlier part has it, with `~2`, `~3` … before its extension.
  /// - Throws: a ``Failure`` `unsafe_path` if it leads out of the outer file, or is too long.
  mutating func name(for name: [UInt8], in outer: [UInt8]) throws(Failure) -> [UInt8] {
    let slash = UInt8(ascii: "/")
    guard name.first != slash, !name.contains(0) else { throw .unsafePart }
    // Archives made by tar call their entries './a.txt'.
    let parts = name.split(separator: slash).filter { !$0.elementsEqual([UInt8(ascii: ".")]) }
    guard !parts.contains(where: { $0.elementsEqual("..".utf8) }) else { throw .unsafePart }
    var path = outer
    for part in parts.isEmpty ? [Self.nameless[...]] : parts {
      if !path.isEmpty { path.append(slash) }
      path += part
    }
    guard path.count <= Self.maximumBytes else { throw .unsafePart }
    let key = Self.key(path)
    guard var number = taken[key] else {
      taken[key] = 2
      return path
    }
    while true {
      let other = Self.numbered(path, number)
      number += 1
      taken[key] = number
      if taken.updateValue(2, forKey: Self.key(other)) == nil { return other }
    }
  }

  private static func numbered(_ path: [UInt8], _ number: Int) -> [UInt8] {
    let start = (path.lastIndex(of: UInt8(ascii: "/")) ?? -1) + 1
    let dot = path[start...].lastIndex(of: UInt8(ascii: ".")).flatMap { $0 > start ? $0 : nil }
    let end = dot ?? path.endIndex
    return path[..<end] + Array("~\(number)".utf8) + path[end...]
  }

  /// Strings are equal if their characters are, however they are composed.
  private static func key(_ path: [UInt8]) -> String {
    let safe = ArchiveName.parts(of: path).joined(separator: [UInt8(ascii: "/")])
    return String(decoding: Array(safe), as: UTF8.self).lowercased()
  }

  /// Why a part is left alone by its name, as a file of that name in the drop would be.
  static func reasonToSkip(_ name: [UInt8]) -> Failure? {
    let last = name.split(separator: UInt8(ascii: "/")).last ?? []
    if last.first == UInt8(ascii: ".") { return Drop.hidden }
    return DropEntries.isTransfer(Array(last)) ? Drop.transfer : nil
  }
}

extension Failure {
  static let unsafePart = Failure(
    "unsafe_path", "the part has a name that leads out of the file, or is too long")
}
