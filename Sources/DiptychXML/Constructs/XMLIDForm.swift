internal import DiptychBytes

/// The form of ids, and of pointers to them, that make no difference to a schema.
enum XMLIDForm {
  /// What the ids of one file begin with: bytes that are known to be right.
  struct Prefix {
    private var words: (UInt64, UInt64) = (0, 0)

    /// What ids are told apart by.
    @inline(__always)
    func hash(_ bytes: Span<UInt8>, _ id: Range<Int>) -> UInt64 {
      // What nearly all have in common need not be read again.
      let isUsual =
        id.count >= 16 && bytes.word(at: id.lowerBound) == words.0
        && bytes.word(at: id.lowerBound + 8) == words.1
      return XMLIDSet.hash(bytes, isUsual ? id.lowerBound + 16..<id.upperBound : id)
    }

    /// The form of a value that is pointers with single spaces in between, 0 for none.
    @inline(__always)
    mutating func formOfPointers(
      _ bytes: Span<UInt8>, _ value: Range<Int>, _ shape: ValueShape
    ) -> Int {
      guard case .pointers(let maximum) = shape else { return 0 }
      return pointers(bytes, value, maximum)
    }

    private mutating func pointers(
      _ bytes: Span<UInt8>, _ value: Range<Int>, _ maximum: Int
    ) -> Int {
      var count = 0
      var start = value.lowerBound
      while true {
        var end = start
        while value.upperBound - end >= 8 {
          let spaces = bytes.word(at: end).matches(0x20)
          end += spaces.firstMatch
          if spaces != 0 { break }
        }
        while end < value.upperBound, bytes[end] != 0x20 { end += 1 }
        guard isPointer(bytes, start..<end) else { return 0 }
        count += 1
        if end == value.upperBound { return min(count, maximum) }
        start = end + 1
      }
    }

    @inline(__always)
    mutating func isPointer(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
      range.count > 1 && bytes[range.lowerBound] == 0x23
        && isID(bytes, range.lowerBound + 1..<range.upperBound)
    }

    /// Whether the bytes are an id of ASCII letters, digits, `-`, `_` and `.`.
    @inline(__always)
    mutating func isID(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
      guard range.count >= 16 else { return XMLIDForm.isID(bytes, range) }
      let first = bytes.word(at: range.lowerBound)
      let second = bytes.word(at: range.lowerBound + 8)
      if words == (first, second) {
        return XMLIDForm.areNameParts(bytes, range.lowerBound + 16..<range.upperBound)
      }
      guard XMLIDForm.isID(bytes, range) else { return false }
      words = (first, second)
      return true
    }
  }

  static func isID(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
    guard let first = range.first, isNameStart(bytes[first]) else { return false }
    return areNameParts(bytes, range)
  }

  private static func areNameParts(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
    var index = range.lowerBound
    while range.upperBound - index >= 8 {
      guard bytes.word(at: index).matchesOfNameParts() == 0x8080_8080_8080_8080 else {
        return false
      }
      index += 8
    }
    let rest = range.upperBound - index
    guard rest > 0 else { return true }
    guard range.upperBound >= 8 else {
      for index in index..<range.upperBound {
        guard UInt64(bytes[index]).matchesOfNameParts() & 0x80 != 0 else { return false }
      }
      return true
    }
    // The rest as the end of a word that begins before it.
    let mask = UInt64.max << (64 - 8 * UInt64(rest)) & 0x8080_8080_8080_8080
    return bytes.word(at: range.upperBound - 8).matchesOfNameParts() & mask == mask
  }

  private static func isNameStart(_ byte: UInt8) -> Bool {
    0x61...0x7A ~= byte | 0x20 || byte == 0x5F
  }
}

extension UInt64 {
  /// The bytes that are ASCII letters, digits, `-`, `.` or `_`, marked in their highest bits.
  @inline(__always)
  fileprivate func matchesOfNameParts() -> UInt64 {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let low = self & (ones &* 0x7F)
    let lower = low | (ones &* 0x20)
    // Each sum carries into the highest bit of a byte that is at or above a bound.
    let letters = (lower &+ ones &* (0x80 - 0x61)) & ~(lower &+ ones &* (0x80 - 0x7B))
    let digits = (low &+ ones &* (0x80 - 0x30)) & ~(low &+ ones &* (0x80 - 0x3A))
    let marks = (low &+ ones &* (0x80 - 0x2D)) & ~(low &+ ones &* (0x80 - 0x2F))
    let line = (low &+ ones &* (0x80 - 0x5F)) & ~(low &+ ones &* (0x80 - 0x60))
    return (letters | digits | marks | line) & ~self & (ones &* 0x80)
  }
}

extension Span<UInt8> {
  /// Whether a reference stands among the bytes.
  var hasReference: Bool {
    for index in indices where self[index] == 0x26 { return true }
    return false
  }
}
