/// The parts of a file that tell encodings apart: what is not ASCII, with a little around it.
struct EncodingSample {
  /// How much ASCII is kept before and after other bytes.
  private static let margin = 8

  /// The bytes; a line feed stands for each stretch that was left out.
  private(set) var bytes: [UInt8] = []
  /// Which bytes occur in the whole file.
  private(set) var occurs = [Bool](repeating: false, count: 256)
  /// The number of bytes of the sample that are not ASCII.
  private(set) var nonASCII = 0
  /// About how many bytes the sample may have.
  let maximum: Int

  /// Whether most of the sample is not ASCII, and enough of it to be sure.
  var isDense: Bool { nonASCII >= 256 && nonASCII * 2 > bytes.count }

  /// Takes at most `maximum` bytes of `content` from `start` on.
  init(_ content: [UInt8], from start: Int, maximum: Int) {
    self.maximum = maximum
    bytes.reserveCapacity(maximum + 64)
    var kept = start
    var index = start
    while index < content.count {
      let byte = content[index]
      occurs[Int(byte)] = true
      guard byte >= 0x80 else {
        index += 1
        continue
      }
      if bytes.count < maximum {
        nonASCII += 1
        if index - kept > 2 * Self.margin {
          bytes += content[kept..<kept + Self.margin]
          bytes.append(0x0A)
          kept = index - Self.margin
        }
        bytes += content[kept...index]
        kept = index + 1
      }
      index += 1
    }
    bytes += content[kept..<min(content.count, kept + Self.margin)]
  }
}
