/// A pattern over paths: `*` and `?` stay within a part, `**` crosses parts.
///
/// A pattern without `/` is matched against the last part alone, as in `*.txt`.
struct Glob: Sendable, Equatable {
  let pattern: [UInt8]
  private let isForName: Bool

  init(_ pattern: String) {
    self.pattern = Array(pattern.utf8)
    isForName = !self.pattern.contains(UInt8(ascii: "/"))
  }

  /// Whether the pattern describes the path.
  ///
  /// - Complexity: O(*n* × *m*) for the lengths of path and pattern.
  func matches(_ path: [UInt8]) -> Bool {
    let slash = UInt8(ascii: "/")
    let text = isForName ? Array(path.split(separator: slash).last ?? []) : path
    // reachable[i]: the pattern up to here can describe the first i bytes.
    var reachable = [Bool](repeating: false, count: text.count + 1)
    reachable[0] = true
    var index = 0
    while index < pattern.count {
      let byte = pattern[index]
      if byte == UInt8(ascii: "*") {
        let isDouble = index + 1 < pattern.count && pattern[index + 1] == byte
        for end in text.indices where reachable[end] && (isDouble || text[end] != slash) {
          reachable[end + 1] = true
        }
        index += isDouble ? 2 : 1
        // `**/` also stands for no folder at all.
        if isDouble, index < pattern.count, pattern[index] == slash {
          reachable = afterFolders(text, reachable)
          index += 1
        }
        continue
      }
      reachable = step(byte, text, reachable)
      index += 1
    }
    return reachable[text.count]
  }

  private func afterFolders(_ text: [UInt8], _ reachable: [Bool]) -> [Bool] {
    var result = [Bool](repeating: false, count: reachable.count)
    for end in reachable.indices where reachable[end] {
      result[end] = end == 0 || text[end - 1] == UInt8(ascii: "/")
    }
    return result
  }

  private func step(_ byte: UInt8, _ text: [UInt8], _ reachable: [Bool]) -> [Bool] {
    var result = [Bool](repeating: false, count: reachable.count)
    for start in text.indices where reachable[start] {
      if byte == UInt8(ascii: "?") {
        guard text[start] != UInt8(ascii: "/") else { continue }
        var end = start + 1
        while end < text.count, text[end] & 0xC0 == 0x80 { end += 1 }
        result[end] = true
      } else if byte == text[start] {
        result[start + 1] = true
      }
    }
    return result
  }
}
