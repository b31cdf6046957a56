/// Little-endian numbers in bytes; `nil` where the bytes end before.
struct ByteView {
  let bytes: [UInt8]

  func number16(_ offset: Int) -> Int? {
    guard offset >= 0, bytes.count - offset >= 2 else { return nil }
    return Int(bytes[offset]) | Int(bytes[offset + 1]) << 8
  }

  func number32(_ offset: Int) -> Int? {
    guard let low = number16(offset), let high = number16(offset + 2) else { return nil }
    return low | high << 16
  }

  /// A number of 64 bits that is no larger than any file.
  func number64(_ offset: Int) -> Int? {
    guard let low = number32(offset), let high = number32(offset + 4), high < 1 << 20 else {
      return nil
    }
    return low | high << 32
  }
}
