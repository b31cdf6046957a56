internal import CLinux
internal import Glibc

extension Descriptor {
  /// Reads to the end, but never more than `maximum` bytes; `expected` is a guess of the size.
  ///
  /// - Returns: `nil` if there is more.
  func read(maximum: Int, expected: Int) throws(SystemError) -> [UInt8]? {
    var content: [UInt8] = []
    // One byte more shows that the end was reached.
    var room = min(max(expected, 0), maximum) + 1
    while content.count <= maximum {
      var count = 0
      content.append(addingCapacity: room) { output in
        unsafe output.withUnsafeMutableBufferPointer { buffer, initialized in
          count = retrying { unsafe Glibc.read(number, buffer.baseAddress, room) }
          initialized = max(count, 0)
        }
      }
      guard count >= 0 else { throw .last("read", path) }
      if count == 0 { return content }
      room -= count
      if room == 0 { room = min(64 << 10, maximum + 1 - content.count) }
    }
    return nil
  }

  /// Reads a whole file; here a link is followed, since the caller named it.
  static func content(of path: String) throws(SystemError) -> [UInt8] {
    let file = try file(at: Array(path.utf8))
    let size = try file.status().bytes
    // Without a limit there is always an answer.
    return try file.read(maximum: .max - 1, expected: size) ?? []
  }

  /// A nameless file in memory with this content.
  static func memory(_ content: [UInt8]) throws(SystemError) -> Descriptor {
    let path = Array("a file in memory".utf8)
    let number = unsafe diptych_memory_file("diptych")
    guard number >= 0 else { throw .last("make", path) }
    let file = Descriptor(number, path: path)
    try file.write(content, at: 0)
    return file
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
