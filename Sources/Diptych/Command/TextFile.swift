/// A file that has to be UTF-8, such as the caller of a verb names.
enum TextFile {
  /// Reads a file; a byte order mark is no part of the text.
  ///
  /// - Throws: a ``RunError`` if it cannot be read or is not UTF-8.
  static func content(of path: String) throws(RunError) -> [UInt8] {
    var content = try bytes(of: path)
    if content.starts(with: [0xEF, 0xBB, 0xBF]) { content.removeFirst(3) }
    if let place = firstFault(content) {
      let line = content[..<place].count { $0 == 0x0A } + 1
      throw RunError(
        .dataFormat, "'\(readable(path))' is not UTF-8 in line \(line); 'iconv' converts it")
    }
    return content
  }

  /// Reads a file, whatever is in it.
  ///
  /// - Throws: a ``RunError`` if it cannot be read.
  static func bytes(of path: String) throws(RunError) -> [UInt8] {
    do throws(SystemError) {
      return try Descriptor.content(of: path)
    } catch {
      throw RunError(.noInput, "\(error)")
    }
  }

  /// Where the bytes are no UTF-8 for the first time; `nil` if they all are.
  private static func firstFault(_ bytes: [UInt8]) -> Int? {
    guard String(validating: bytes, as: UTF8.self) == nil else { return nil }
    var valid = 0
    // The longest beginning that is valid, halving the rest: a line's number is all that is asked for.
    var invalid = bytes.count
    while invalid - valid > 1 {
      var middle = valid + (invalid - valid) / 2
      while middle > valid, bytes[middle] & 0xC0 == 0x80 { middle -= 1 }
      guard middle > valid else { break }
      if String(validating: bytes[valid..<middle], as: UTF8.self) != nil {
        valid = middle
      } else {
        invalid = middle
      }
    }
    return valid
  }
}
