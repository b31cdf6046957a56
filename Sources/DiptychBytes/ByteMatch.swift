internal import Glibc

/// Comparisons of the eight bytes of a word at once.
///
/// Each gives a mask in which the highest bit of every byte that matches is set: the first match in a word that was loaded in little-endian order is at ``firstMatch``.
extension UInt64 {
  /// The bytes that are equal to `byte`.
  @inlinable @inline(__always)
  public func matches(_ byte: UInt8) -> UInt64 {
    let low: UInt64 = 0x7F7F_7F7F_7F7F_7F7F
    let difference = self ^ (UInt64(byte) &* 0x0101_0101_0101_0101)
    return ~(((difference & low) &+ low) | difference | low)
  }

  /// The bytes that are below 0x20.
  @inlinable @inline(__always)
  public func matchesOfControls() -> UInt64 {
    let high: UInt64 = 0x8080_8080_8080_8080
    return ~((self | high) &- 0x2020_2020_2020_2020) & ~self & high
  }

  /// The bytes that a JSON string escapes: quotes, backslashes and what is below 0x20.
  ///
  /// Only the first match is sure, and whether there is one: what borrows from the byte behind it may
  /// be marked as well.
  @inlinable @inline(__always)
  public func escapes() -> UInt64 {
    let ones: UInt64 = 0x0101_0101_0101_0101
    // Turned about its second bit, the quote lies next to the controls.
    let controlsAndQuotes = (self ^ (ones &* 0x02)) &- (ones &* 0x21)
    let backslashes = (self ^ (ones &* UInt64(UInt8(ascii: "\\")))) &- ones
    return (controlsAndQuotes | backslashes) & ~self & (ones &* 0x80)
  }

  /// The number of the first byte that is marked, from 0; 8 if none is.
  @inlinable @inline(__always)
  public var firstMatch: Int { trailingZeroBitCount / 8 }
}

extension Span<UInt8> {
  /// The eight bytes at an offset, the first one lowest.
  @inlinable @inline(__always)
  public func word(at offset: Int) -> UInt64 {
    precondition(offset >= 0 && count >= 8 && offset <= count - 8, "the word lies inside")
    return UInt64(
      littleEndian: unsafe RawSpan(_elements: self).unsafeLoadUnaligned(
        fromUncheckedByteOffset: offset, as: UInt64.self))
  }

  /// The offset of the first `byte` at `start` or behind it; `nil` if there is none.
  public func firstIndex(of byte: UInt8, from start: Int = 0) -> Int? {
    precondition(start >= 0 && start <= count, "the offset lies inside")
    return unsafe withUnsafeBytes { bytes in
      guard let first = bytes.baseAddress,
        let found = unsafe memchr(first + start, Int32(byte), bytes.count - start)
      else { return nil }
      return unsafe UnsafeRawPointer(found) - first
    }
  }

  /// The offset at `start` or behind it of the first byte that a JSON string escapes; the number of
  /// bytes if there is none.
  public func firstEscape(from start: Int) -> Int {
    var index = start
    while count - index >= 32 {
      let found =
        word(at: index).escapes() | word(at: index + 8).escapes()
        | word(at: index + 16).escapes() | word(at: index + 24).escapes()
      if found != 0 { break }
      index += 32
    }
    while count - index >= 8 {
      let found = word(at: index).escapes()
      if found != 0 { return index + found.firstMatch }
      index += 8
    }
    guard index < count else { return count }
    if count >= 8 {
      // The last word again, less what was looked at; the zeros behind the end match there.
      let rest = word(at: count - 8) >> (8 * UInt64(8 - (count - index)))
      return index + rest.escapes().firstMatch
    }
    while index < count {
      let byte = self[index]
      if byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") { break }
      index += 1
    }
    return index
  }

  /// Whether both have the same bytes.
  public func isEqual(to other: Span<UInt8>) -> Bool {
    guard count == other.count else { return false }
    return unsafe withUnsafeBytes { bytes in
      unsafe other.withUnsafeBytes { other in
        guard let first = bytes.baseAddress, let second = other.baseAddress else { return true }
        return unsafe memcmp(first, second, bytes.count) == 0
      }
    }
  }
}
