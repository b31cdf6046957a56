/// The scalars of a UTF-8 text, with the byte offset of each.
struct Scalars: Sendable {
  /// The code points.
  let values: [UInt32]
  /// The byte offset of each scalar, and last the number of bytes.
  let offsets: [Int32]

  /// Decodes valid UTF-8.
  init(_ utf8: [UInt8]) {
    values = Self.values(of: utf8)
    offsets = Self.offsets(of: values)
  }

  /// The code points of valid UTF-8.
  static func values(of utf8: [UInt8]) -> [UInt32] { values(of: utf8, in: 0..<utf8.count) }

  /// The code points of a part of valid UTF-8.
  static func values(of utf8: [UInt8], in range: Range<Int>) -> [UInt32] {
    var values: [UInt32] = []
    read(utf8, in: range, into: &values)
    return values
  }

  /// Puts the code points of valid UTF-8 into `values`, which keeps its buffer.
  static func read(_ utf8: [UInt8], into values: inout [UInt32]) {
    read(utf8, in: 0..<utf8.count, into: &values)
  }

  /// Puts the code points of valid UTF-8 into `values`, and into `offsets` what ``offsets(of:)`` gives.
  static func read(_ utf8: [UInt8], into values: inout [UInt32], offsets: inout [Int32]) {
    let bytes = utf8.span
    values.removeAll(keepingCapacity: true)
    offsets.removeAll(keepingCapacity: true)
    values.append(addingCapacity: bytes.count) { values in
      offsets.append(addingCapacity: bytes.count + 1) { offsets in
        var index = 0
        while index < bytes.count {
          offsets.append(Int32(truncatingIfNeeded: index))
          values.append(decode(bytes, at: &index))
        }
        offsets.append(Int32(truncatingIfNeeded: bytes.count))
      }
    }
  }

  private static func read(
    _ utf8: [UInt8], in range: Range<Int>, into values: inout [UInt32]
  ) {
    let bytes = utf8.span
    precondition(range.upperBound <= bytes.count, "a range lies inside its text")
    values.removeAll(keepingCapacity: true)
    values.append(addingCapacity: range.count) { values in
      var index = range.lowerBound
      while index < range.upperBound { values.append(decode(bytes, at: &index)) }
    }
  }

  /// The byte offset of each of `values` in their UTF-8, and last the number of bytes.
  static func offsets(of values: [UInt32]) -> [Int32] {
    let values = values.span
    var offsets: [Int32] = []
    offsets.append(addingCapacity: values.count + 1) { offsets in
      var offset: Int32 = 0
      for index in values.indices {
        offsets.append(offset)
        let value = values[index]
        offset &+= value < 0x80 ? 1 : value < 0x800 ? 2 : value < 0x10000 ? 3 : 4
      }
      offsets.append(offset)
    }
    return offsets
  }

  /// The scalar that starts at `index` in valid UTF-8; moves `index` behind it.
  @inline(__always)
  static func decode(_ utf8: [UInt8], at index: inout Int) -> UInt32 {
    decode(utf8.span, at: &index)
  }

  /// The scalar that starts at `index` in valid UTF-8; moves `index` behind it.
  @inline(__always)
  static func decode(_ utf8: Span<UInt8>, at index: inout Int) -> UInt32 {
    let first = UInt32(utf8[index])
    guard first >= 0x80 else {
      index &+= 1
      return first
    }
    // Most of what is not ASCII takes three bytes.
    guard first & 0xF0 == 0xE0, index &+ 3 <= utf8.count else {
      return decodeOther(utf8, first, at: &index)
    }
    let middle = UInt32(utf8[index &+ 1]) & 0x3F
    let last = UInt32(utf8[index &+ 2]) & 0x3F
    index &+= 3
    return (first & 0x0F) << 12 | middle << 6 | last
  }

  private static func decodeOther(
    _ utf8: Span<UInt8>, _ first: UInt32, at index: inout Int
  ) -> UInt32 {
    let count = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
    precondition(index + count <= utf8.count, "a running text is valid UTF-8")
    defer { index += count }
    if count == 2 { return (first & 0x1F) << 6 | UInt32(utf8[index + 1]) & 0x3F }
    let high = (first & 0x07) << 18 | (UInt32(utf8[index + 1]) & 0x3F) << 12
    return high | (UInt32(utf8[index + 2]) & 0x3F) << 6 | UInt32(utf8[index + 3]) & 0x3F
  }

  /// The number of scalars.
  var count: Int { values.count }

  /// The byte range of the scalars in `range`.
  func textRange(_ range: Range<Int>) -> TextRange { Self.textRange(range, offsets) }

  /// The byte range of the scalars in `range`, by what ``offsets(of:)`` gives.
  static func textRange(_ range: Range<Int>, _ offsets: [Int32]) -> TextRange {
    TextRange(Int(offsets[range.lowerBound]), Int(offsets[range.upperBound]))
  }
}
