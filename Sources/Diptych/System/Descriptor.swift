internal import Glibc

/// An open file or folder; closed when nobody uses it any more.
///
/// Names are bytes and are never looked up through a symbolic link. Messages call a file by `path`.
final class Descriptor: Sendable {
  let number: Int32
  /// The path that messages show.
  let path: [UInt8]

  /// Takes over an open descriptor.
  init(_ number: Int32, path: [UInt8]) {
    self.number = number
    self.path = path
  }

  deinit { close(number) }

  /// Opens a folder by its path; here a link is followed, since the caller named it.
  static func folder(at path: [UInt8]) throws(SystemError) -> Descriptor {
    let number = unsafe Glibc.open(cString(path), O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard number >= 0 else { throw .last("open the folder", path) }
    return Descriptor(number, path: path)
  }

  /// Opens a file by its path for reading; here a link is followed, since the caller named it.
  static func file(at path: [UInt8]) throws(SystemError) -> Descriptor {
    let number = unsafe Glibc.open(cString(path), O_RDONLY | O_NONBLOCK | O_CLOEXEC)
    guard number >= 0 else { throw .last("read", path) }
    return Descriptor(number, path: path)
  }

  /// Whether a path is that of a file that this process may run.
  static func isProgram(_ path: String) -> Bool {
    var status = stat()
    let name = cString(Array(path.utf8))
    guard unsafe stat(name, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return false }
    return unsafe access(name, X_OK) == 0
  }

  /// Makes a folder that only this user can look into, where temporary files go.
  ///
  /// - Returns: its absolute path.
  static func makePrivateFolder() throws(SystemError) -> String {
    let set = Machine.environment.first { $0.hasPrefix("TMPDIR=/") }?.dropFirst("TMPDIR=".count)
    let pattern = Array("\(set ?? "/tmp")/diptych-XXXXXX".utf8)
    var name = cString(pattern)
    guard unsafe mkdtemp(&name) != nil else { throw .last("make the folder", pattern) }
    return String(decoding: name.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
  }

  /// Where this folder is now.
  func absolutePath() throws(SystemError) -> String {
    try Self.absolutePath(of: number, path: path)
  }

  /// Where what is open under a number is now; messages call it by `path`.
  static func absolutePath(of number: Int32, path: [UInt8]) throws(SystemError) -> String {
    let resolved = unsafe realpath(cString(Array("/proc/self/fd/\(number)".utf8)), nil)
    guard let resolved = unsafe resolved else { throw .last("look at", path) }
    defer { unsafe free(resolved) }
    return unsafe String(cString: resolved)
  }

  /// Opens a folder in this one.
  func folder(_ name: [UInt8]) throws(SystemError) -> Descriptor {
    try open(name, O_RDONLY | O_DIRECTORY, "open the folder")
  }

  /// Opens a folder in this one, and makes it if it is not there.
  func makeFolder(_ name: [UInt8]) throws(SystemError) -> Descriptor {
    if unsafe mkdirat(number, cString(name), 0o755) != 0, errno != EEXIST {
      throw .last("make the folder", join(name))
    }
    return try folder(name)
  }

  /// Opens a file in this folder for reading; never waits for a pipe's other end.
  func file(_ name: [UInt8]) throws(SystemError) -> Descriptor {
    try open(name, O_RDONLY | O_NONBLOCK, "read")
  }

  /// Opens a file below this folder by its path; no link is followed.
  func file(below path: [UInt8]) throws(SystemError) -> Descriptor {
    var parts = path.split(separator: UInt8(ascii: "/")).map { Array($0) }
    let name = parts.popLast() ?? []
    var folder = self
    for part in parts { folder = try folder.folder(part) }
    return try folder.file(name)
  }

  /// Makes a file that is not there yet.
  func makeFile(_ name: [UInt8]) throws(SystemError) -> Descriptor {
    try open(name, O_WRONLY | O_CREAT | O_EXCL, "write")
  }

  /// Opens or makes the file that a lock is put on.
  func lockFile(_ name: [UInt8]) throws(SystemError) -> Descriptor {
    try open(name, O_RDWR | O_CREAT, "write")
  }

  private func open(
    _ name: [UInt8], _ flags: Int32, _ operation: String
  ) throws(SystemError) -> Descriptor {
    let opened = unsafe openat(number, cString(name), flags | O_NOFOLLOW | O_CLOEXEC, 0o644)
    guard opened >= 0 else { throw .last(operation, join(name)) }
    return Descriptor(opened, path: join(name))
  }

  /// What this descriptor stands for.
  func status() throws(SystemError) -> FileStatus {
    var status = stat()
    guard unsafe fstat(number, &status) == 0 else { throw .last("look at", path) }
    return FileStatus(status)
  }

  /// What a name in this folder stands for; `nil` if there is none.
  func status(of name: [UInt8]) throws(SystemError) -> FileStatus? {
    // Called for every name of a drop: nothing is allocated.
    var status = stat()
    let code = unsafe withUnsafeTemporaryAllocation(of: CChar.self, capacity: name.count + 1) {
      buffer in
      for index in name.indices { unsafe buffer[index] = CChar(bitPattern: name[index]) }
      unsafe buffer[name.count] = 0
      guard let text = buffer.baseAddress else { return EINVAL }
      return unsafe fstatat(number, text, &status, AT_SYMLINK_NOFOLLOW) == 0 ? 0 : errno
    }
    if code == ENOENT { return nil }
    guard code == 0 else {
      throw SystemError(operation: "look at", path: readable(join(name)), code: code)
    }
    return FileStatus(status)
  }

  /// Gives the file `name` of this folder another name in `folder`, replacing what is there.
  func rename(
    _ name: [UInt8], to newName: [UInt8], in folder: Descriptor
  ) throws(SystemError) {
    guard unsafe renameat(number, cString(name), folder.number, cString(newName)) == 0 else {
      throw .last("write", folder.join(newName))
    }
  }

  /// Gives the file `name` of this folder a second name in `folder`.
  func link(_ name: [UInt8], as newName: [UInt8], in folder: Descriptor) throws(SystemError) {
    guard unsafe linkat(number, cString(name), folder.number, cString(newName), 0) == 0 else {
      throw .last("link", folder.join(newName))
    }
  }

  /// Takes away a file of this folder; it need not be there.
  func remove(_ name: [UInt8]) throws(SystemError) {
    guard unsafe unlinkat(number, cString(name), 0) == 0 || errno == ENOENT else {
      throw .last("remove", join(name))
    }
  }

  /// Takes away an empty folder of this folder.
  func removeFolder(_ name: [UInt8]) throws(SystemError) {
    guard unsafe unlinkat(number, cString(name), AT_REMOVEDIR) == 0 || errno == ENOENT else {
      throw .last("remove the folder", join(name))
    }
  }

  /// Waits until what was written is on the disk.
  func synchronize() throws(SystemError) {
    guard fsync(number) == 0 else { throw .last("write", path) }
  }

  /// Takes the lock of this file; `false` if another process has it.
  func lock() throws(SystemError) -> Bool {
    if flock(number, LOCK_EX | LOCK_NB) == 0 { return true }
    guard errno == EWOULDBLOCK else { throw .last("lock", path) }
    return false
  }

  /// Makes an open file empty.
  func truncate() throws(SystemError) {
    guard ftruncate(number, 0) == 0 else { throw .last("write", path) }
  }

  /// The names in this folder, one at a time.
  func names() throws(SystemError) -> FolderNames { try FolderNames(of: self) }

  /// The path of a name in this folder.
  func join(_ name: [UInt8]) -> [UInt8] { path + [UInt8(ascii: "/")] + name }
}

/// The bytes as C wants them.
func cString(_ bytes: [UInt8]) -> [CChar] { bytes.map(CChar.init(bitPattern:)) + [0] }
