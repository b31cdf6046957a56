internal import Glibc

/// A call of the operating system that failed.
struct SystemError: ExplainedError, Equatable {
  /// What was tried, such as `open`.
  let operation: String
  /// The file, readable.
  let path: String
  /// The `errno` of the call.
  let code: Int32

  /// The error of the call that failed last on this thread.
  static func last(_ operation: String, _ path: [UInt8]) -> SystemError {
    SystemError(operation: operation, path: readable(path), code: errno)
  }

  var message: Message { "cannot \(Message(pattern: operation)) '\(path)': \(reason)" }

  /// The system's sentence about the code, in lower case.
  var reason: Message {
    guard let text = unsafe strerror(code) else { return "error \(code)" }
    return Message(pattern: unsafe String(cString: text).lowercased())
  }

  /// The code of "there is a file of that name".
  static let exists = EEXIST
  /// The code of "this is no file that can be read".
  static let noFile = EINVAL
  /// The code of "that is another file system".
  static let otherDevice = EXDEV

  /// The code of "that is longer than anybody writes".
  static let tooLong = EMSGSIZE

  /// The code of "there is no such file".
  static let missing = ENOENT

  /// Whether there is no such file.
  var isMissing: Bool { code == Self.missing }

  /// Whether the disk is full or broken: the next file fares no better.
  var isOfDisk: Bool { [ENOSPC, EDQUOT, EIO, EFBIG].contains(code) }

  /// Whether something else stands in the way of the name.
  var isBlocked: Bool { [EEXIST, ELOOP, ENOTDIR, EISDIR, ENOTEMPTY, ENAMETOOLONG].contains(code) }
}
