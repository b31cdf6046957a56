/// The scalars of a UTF-8 text, with the byte offset of each.
struct Scalars: Sendable {
  /// The code points.
  let values: [UInt32]
  /// The byte offset of each scalar, and last the number of bytes.
  let offsets: [Int32]

  /// Decodes valid UTF-8.
  init(_ utf8: [UInt8]) { self.init(utf8, in: 0..<utf8.count) }

  /// Decodes a part of valid UTF-8; offsets count from its start.
  init(_ utf8: [UInt8], in range: Range<Int>) {
    precondition(range.upperBound <= utf8.count, "a range lies inside its text")
    var offsets: [Int32] = []
    offsets.reserveCapacity(range.count + 1)
    var index = range.lowerBound
    values = [UInt32](capacity: range.count) { values in
      while index < range.upperBound {
        offsets.append(Int32(index - range.lowerBound))
        let byte = utf8[index]
        if byte < 0x80 {
          index += 1
          values.append(UInt32(byte))
        } else {
          values.append(Self.decode(utf8, at: &index))
        }
      }
    }
    offsets.append(Int32(range.count))
    self.offsets = offsets
  }

  /// The scalar that starts at `index` in valid UTF-8; moves `index` behind it.
  static func decode(_ utf8: [UInt8], at index: inout Int) -> UInt32 {
    let first = UInt32(utf8[index])
    let count = first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
    precondition(index + count <= utf8.count, "a running text is valid UTF-8")
    defer { index += count }
    switch count {
    case 1: return first
    case 2: return (first & 0x1F) << 6 | UInt32(utf8[index + 1]) & 0x3F
    case 3:
      let middle = UInt32(utf8[index + 1]) & 0x3F
      return (first & 0x0F) << 12 | middle << 6 | UInt32(utf8[index + 2]) & 0x3F
    default:
      let high = (first & 0x07) << 18 | (UInt32(utf8[index + 1]) & 0x3F) << 12
      return high | (UInt32(utf8[index + 2]) & 0x3F) << 6 | UInt32(utf8[index + 3]) & 0x3F
    }
  }

  /// The number of scalars.
  var count: Int { values.count }

  /// The byte range of the scalars in `range`.
  func textRange(_ range: Range<Int>) -> TextRange {
    TextRange(Int(offsets[range.lowerBound]), Int(offsets[range.upperBound]))
  }

  /// The index of the scalar at or before the byte `offset`.
  func index(atOffset offset: Int) -> Int {
    var low = 0
    var high = offsets.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if Int(offsets[middle]) <= offset { low = middle } else { high = middle }
    }
    return low
  }
}
