internal import Glibc

/// A folder for temporary files that only this user can look into; gone when nobody uses it.
final class PrivateFolder: Sendable {
  /// Its absolute path.
  let path: String
  let descriptor: Descriptor

  /// Makes the folder where temporary files go.
  init() throws(SystemError) {
    path = try Descriptor.makePrivateFolder()
    descriptor = try Descriptor.folder(at: Array(path.utf8))
  }

  deinit {
    try? descriptor.removeContent()
    _ = unsafe rmdir(cString(Array(path.utf8)))
  }
}
