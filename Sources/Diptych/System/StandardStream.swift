internal import Glibc

/// One of the streams that the process was started with.
struct StandardStream: Sendable {
  private let number: Int32

  /// For results.
  static let output = StandardStream(number: 1)
  /// For people.
  static let error = StandardStream(number: 2)

  /// Whether a person sees it.
  var isTerminal: Bool { isatty(number) == 1 }

  /// How many columns the terminal has; `nil` if it is none.
  var columns: Int? {
    var size = winsize()
    guard unsafe ioctl(number, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return nil }
    return Int(size.ws_col)
  }

  /// Writes the text; a stream that is closed or full never stops a run.
  func write(_ text: String) {
    let bytes = Array(text.utf8)
    var written = 0
    while written < bytes.count {
      let count = unsafe bytes.withUnsafeBytes { buffer in
        unsafe Glibc.write(
          number, buffer.baseAddress.map { unsafe $0 + written }, bytes.count - written)
      }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return }
      written += count
    }
  }

  /// Writes results, all of them.
  ///
  /// - Throws: if nobody reads them, or there is no room.
  func write(_ bytes: [UInt8]) throws(SystemError) {
    var written = 0
    while written < bytes.count {
      let count = unsafe bytes.withUnsafeBytes { buffer in
        unsafe Glibc.write(
          number, buffer.baseAddress.map { unsafe $0 + written }, bytes.count - written)
      }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw .last("write", Array("stdout".utf8)) }
      written += count
    }
  }
}
