internal import CLinux
internal import Glibc

extension Descriptor {
  /// What came of waiting for the other end.
  enum Readiness {
    case ready, late
  }

  /// Makes a pipe that children do not inherit by themselves.
  static func pipe() throws(SystemError) -> (reading: Descriptor, writing: Descriptor) {
    var ends: [Int32] = [-1, -1]
    guard unsafe diptych_pipe2(&ends, O_CLOEXEC) == 0 else {
      throw .last("make", Array("a pipe".utf8))
    }
    let path = Array("a pipe".utf8)
    return (Descriptor(ends[0], path: path), Descriptor(ends[1], path: path))
  }

  /// What this process was started with under a number: 0 is standard input, 1 standard output.
  static func inherited(_ number: Int32) throws(SystemError) -> Descriptor {
    // A folder or a file has a name that people know.
    let place = try? absolutePath(of: number, path: [])
    let path = Array((place ?? "descriptor \(number)").utf8)
    return Descriptor(try copy(number, from: 3, path), path: path)
  }

  /// The same file under another number, not below `lowest`.
  func duplicate(from lowest: Int32) throws(SystemError) -> Descriptor {
    Descriptor(try Self.copy(number, from: lowest, path), path: path)
  }

  private static func copy(
    _ number: Int32, from lowest: Int32, _ path: [UInt8]
  ) throws(SystemError) -> Int32 {
    let copy = fcntl(number, F_DUPFD_CLOEXEC, lowest)
    guard copy >= 0 else { throw .last("open", path) }
    return copy
  }

  /// Lets a pipe hold about so many bytes; where the system allows less, it stays as it is.
  func widen(to bytes: Int) { _ = fcntl(number, Self.setPipeSize, Int32(clamping: bytes)) }

  /// `F_SETPIPE_SZ`, which the headers only show with GNU's extensions.
  private static let setPipeSize: Int32 = 1031

  /// Lets reads and writes return instead of waiting.
  func makeNonblocking() throws(SystemError) {
    let flags = fcntl(number, F_GETFL)
    guard flags >= 0, fcntl(number, F_SETFL, flags | O_NONBLOCK) == 0 else {
      throw .last("set up", path)
    }
  }

  /// Waits until the descriptor can be read, or written.
  ///
  /// - Parameters:
  ///   - toWrite: what to wait for.
  ///   - other: a descriptor that, when it can be read, ends the waiting as well.
  ///   - milliseconds: how long at most.
  /// - Returns: whether it can be done now.
  /// - Throws: a ``SystemError`` if the descriptor is broken.
  func wait(
    toWrite: Bool, or other: Descriptor? = nil, milliseconds: Int
  ) throws(SystemError) -> Readiness {
    var requests = [pollfd(fd: number, events: Int16(toWrite ? POLLOUT : POLLIN), revents: 0)]
    if let other { requests.append(pollfd(fd: other.number, events: Int16(POLLIN), revents: 0)) }
    let count = unsafe poll(&requests, nfds_t(requests.count), Int32(clamping: milliseconds))
    guard count >= 0 || errno == EINTR else { throw .last(toWrite ? "write" : "read", path) }
    return count > 0 && requests[0].revents != 0 ? .ready : .late
  }

  /// Reads what is there into the end of `buffer`.
  ///
  /// - Returns: the number of bytes; 0 at the end of the stream, `nil` if there is nothing yet.
  func readAvailable(into buffer: inout [UInt8], maximum: Int = 64 << 10) throws(SystemError)
    -> Int?
  {
    var count = 0
    var code: Int32 = 0
    buffer.append(addingCapacity: maximum) { output in
      unsafe output.withUnsafeMutableBufferPointer { free, initialised in
        count = unsafe Glibc.read(number, free.baseAddress, maximum)
        code = errno
        initialised = max(count, 0)
      }
    }
    if count >= 0 { return count }
    guard code == EAGAIN || code == EINTR else {
      throw SystemError(operation: "read", path: readable(path), code: code)
    }
    return nil
  }

  /// Writes as much as goes in now.
  ///
  /// - Returns: the number of bytes.
  func writeAvailable(_ bytes: Span<UInt8>) throws(SystemError) -> Int {
    let count = unsafe bytes.withUnsafeBytes { buffer in
      unsafe Glibc.write(number, buffer.baseAddress, buffer.count)
    }
    if count >= 0 { return count }
    guard errno == EAGAIN || errno == EINTR else { throw .last("write", path) }
    return 0
  }

  /// Writes at a place of the file, whatever its position.
  func write(_ bytes: [UInt8], at offset: Int) throws(SystemError) {
    let count = unsafe bytes.withUnsafeBytes { buffer in
      unsafe pwrite(number, buffer.baseAddress, buffer.count, off_t(offset))
    }
    guard count == bytes.count else { throw .last("write", path) }
  }

  /// Reads at a place of the file, whatever its position.
  func read(count: Int, at offset: Int) throws(SystemError) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: count)
    let read = unsafe bytes.withUnsafeMutableBytes { buffer in
      unsafe pread(number, buffer.baseAddress, count, off_t(offset))
    }
    guard read >= 0 else { throw .last("read", path) }
    bytes.removeLast(count - read)
    return bytes
  }

  /// Waits until everything that was written to the file system of this folder is on the disk.
  func synchronizeFileSystem() throws(SystemError) {
    guard diptych_syncfs(number) == 0 else { throw .last("write", path) }
  }
}
