/// Text whose lines end in a space where the paragraph goes on (RFC 3676).
enum FlowedText {
  /// The text with each paragraph in one line; `deletesSpace` if the space at the end of a line is no
  /// part of the paragraph (`DelSp`).
  static func joined(_ utf8: [UInt8], deletesSpace: Bool) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(utf8.count)
    /// The number of quotation marks of the line before, if the paragraph goes on.
    var flowing: Int?
    var index = 0
    while index < utf8.count {
      var end = index
      while end < utf8.count, utf8[end] != 0x0A { end += 1 }
      let next = min(end + 1, utf8.count)
      if end > index, utf8[end - 1] == 0x0D { end -= 1 }
      var start = index
      while start < end, utf8[start] == UInt8(ascii: ">") { start += 1 }
      let depth = start - index
      // A space is put before lines that begin with one, or with a mark.
      if start < end, utf8[start] == 0x20 { start += 1 }
      let line = utf8[start..<end]
      let isSignature = line.elementsEqual("-- ".utf8)
      if flowing != depth || isSignature {
        if flowing != nil { result.append(0x0A) }
        if depth > 0 {
          result += [UInt8](repeating: UInt8(ascii: ">"), count: depth)
          result.append(0x20)
        }
      }
      if line.last == 0x20, !isSignature {
        result += deletesSpace ? line.dropLast() : line
        flowing = depth
      } else {
        result += line
        result.append(0x0A)
        flowing = nil
      }
      index = next
    }
    return result
  }
}
