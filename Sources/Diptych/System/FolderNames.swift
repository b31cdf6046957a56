internal import Glibc

/// The names in a folder, read one at a time, in the order of the file system.
struct FolderNames: Sequence, IteratorProtocol {
  /// Owns the stream of the C library.
  @safe private final class Stream {
    let stream: OpaquePointer
    init(_ stream: OpaquePointer) { unsafe self.stream = stream }
    deinit { unsafe closedir(stream) }
  }

  private let stream: Stream

  init(of folder: Descriptor) throws(SystemError) {
    // The stream gets a descriptor of its own, with its own position.
    let number = unsafe openat(folder.number, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard number >= 0 else { throw .last("list", folder.path) }
    guard let opened = unsafe fdopendir(number) else {
      let error = SystemError.last("list", folder.path)
      close(number)
      throw error
    }
    stream = unsafe Stream(opened)
  }

  mutating func next() -> [UInt8]? {
    while let entry = unsafe readdir(stream.stream) {
      let name = unsafe withUnsafeBytes(of: &entry.pointee.d_name) { name in
        guard let start = unsafe name.baseAddress?.assumingMemoryBound(to: CChar.self) else {
          return [UInt8]()
        }
        return unsafe [UInt8](name.prefix(strnlen(start, name.count)))
      }
      let isSelf = name.count <= 2 && name.allSatisfy { $0 == UInt8(ascii: ".") }
      if !isSelf { return name }
    }
    return nil
  }
}
