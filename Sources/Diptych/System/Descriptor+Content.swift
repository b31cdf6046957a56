internal import Glibc

extension Descriptor {
  /// Reads to the end, but never more than `maximum` bytes; `expected` is a guess of the size.
  ///
  /// - Returns: `nil` if there is more.
  func read(maximum: Int, expected: Int) throws(SystemError) -> [UInt8]? {
    var content: [UInt8] = []
    // One byte more shows that the end was reached.
    var room = min(max(expected, 0), maximum) + 1
    while true {
      let filled = content.count
      guard filled <= maximum else { return nil }
      content.append(contentsOf: repeatElement(0, count: room))
      let count = unsafe content.withUnsafeMutableBytes { buffer in
        retrying { unsafe Glibc.read(number, buffer.baseAddress.map { unsafe $0 + filled }, room) }
      }
      guard count >= 0 else { throw .last("read", path) }
      content.removeLast(room - count)
      if count == 0 { return content }
      room = min(max(room - count, 64 << 10), maximum + 1 - content.count)
      if room <= 0 { return nil }
    }
  }

  /// Writes all bytes.
  func write(_ bytes: [UInt8]) throws(SystemError) {
    var written = 0
    while written < bytes.count {
      let count = unsafe bytes.withUnsafeBytes { buffer in
        retrying {
          unsafe Glibc.write(
            number, buffer.baseAddress.map { unsafe $0 + written }, bytes.count - written)
        }
      }
      guard count > 0 else { throw .last("write", path) }
      written += count
    }
  }

  /// Repeats a call as long as signals interrupt it.
  private func retrying(_ call: () -> Int) -> Int {
    while true {
      let result = call()
      if result >= 0 || errno != EINTR { return result }
    }
  }
}
