/// Finds the columns of places in the decoded source, going forward.
struct SourceColumns {
  private let source: [UInt8]
  private var offset = 0
  private var column = 1

  /// Starts at the first character of a decoded file.
  init(_ source: [UInt8]) { self.source = source }

  /// Whether there is no decoded source, as of markup.
  var isEmpty: Bool { source.isEmpty }

  /// The column, in Unicode scalars from 1, of the character at a byte offset.
  ///
  /// - Complexity: linear over all calls if the offsets ascend; going back costs one line.
  mutating func column(at target: Int) -> Int {
    let target = min(target, source.count)
    if target < offset {
      offset = target
      while offset > 0, !isNewline(source[offset - 1]) { offset -= 1 }
      column = 1
    }
    while offset < target {
      let byte = source[offset]
      offset += 1
      if isNewline(byte) {
        column = 1
      } else if byte & 0xC0 != 0x80 {
        column += 1
      }
    }
    return column
  }

  private func isNewline(_ byte: UInt8) -> Bool { byte == 0x0A || byte == 0x0D }
}
