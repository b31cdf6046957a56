/// The scalars of a UTF-8 text, with the byte offset of each.
struct Scalars: Sendable {
  /// The code points.
  private(set) var values: [UInt32] = []
  /// The byte offset of each scalar, and last the number of bytes.
  private(set) var offsets: [Int32] = []

  /// Decodes valid UTF-8.
  init(_ utf8: some RandomAccessCollection<UInt8>) {
    values.reserveCapacity(utf8.count)
    offsets.reserveCapacity(utf8.count + 1)
    var index = utf8.startIndex
    var offset: Int32 = 0
    while index < utf8.endIndex {
      let first = UInt32(utf8[index])
      utf8.formIndex(after: &index)
      offsets.append(offset)
      guard first >= 0x80 else {
        values.append(first)
        offset += 1
        continue
      }
      let count: Int32 = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
      var value = first & (0xFF >> (UInt32(count) + 1))
      for _ in 1..<count {
        precondition(index < utf8.endIndex, "a running text is valid UTF-8")
        value = value << 6 | UInt32(utf8[index]) & 0x3F
        utf8.formIndex(after: &index)
      }
      values.append(value)
      offset += count
    }
    offsets.append(offset)
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
