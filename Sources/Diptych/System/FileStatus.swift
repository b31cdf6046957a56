internal import Glibc

/// What the file system says about a file.
struct FileStatus: Equatable {
  /// What a name stands for.
  enum Kind: Equatable {
    case file, folder, link, other
  }

  /// What makes a file the same file, whatever its name.
  struct Identity: Hashable {
    let device: UInt64
    let inode: UInt64
  }

  /// An instant, in nanoseconds since 1970.
  typealias Nanoseconds = Int64

  let kind: Kind
  let identity: Identity
  let bytes: Int
  let modified: Nanoseconds
  let changed: Nanoseconds

  init(_ status: stat) {
    kind =
      switch status.st_mode & S_IFMT {
      case S_IFREG: .file
      case S_IFDIR: .folder
      case S_IFLNK: .link
      default: .other
      }
    identity = Identity(device: UInt64(status.st_dev), inode: UInt64(status.st_ino))
    bytes = Int(status.st_size)
    modified = Self.nanoseconds(status.st_mtim)
    changed = Self.nanoseconds(status.st_ctim)
  }

  private static func nanoseconds(_ time: timespec) -> Nanoseconds {
    let (high, overflow) = Nanoseconds(time.tv_sec).multipliedReportingOverflow(by: 1_000_000_000)
    return overflow ? .max : high &+ Nanoseconds(time.tv_nsec)
  }
}
