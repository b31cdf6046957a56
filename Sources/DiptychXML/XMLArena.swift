/// Memory for many small things that are given up together.
///
/// Nothing is initialised to anything but zero, and nothing is freed for itself.
@safe final class XMLArena {
  private var chunks: [UnsafeMutableRawBufferPointer] = unsafe []
  private var current = 0
  private var used = 0

  /// The size of a chunk; larger things get a chunk of their own size.
  private static let chunkSize = 256 << 10
  /// How many chunks are kept for the next text.
  private static let keptChunks = 8

  deinit {
    while let chunk = unsafe chunks.popLast() { unsafe chunk.deallocate() }
  }

  /// Gives up everything.
  func reset() {
    while unsafe chunks.count > Self.keptChunks {
      unsafe chunks.removeLast().deallocate()
    }
    current = 0
    used = 0
  }

  /// Zeroed memory for one value.
  func make<Value>(_ type: Value.Type) -> UnsafeMutablePointer<Value> {
    let raw = unsafe allocate(MemoryLayout<Value>.stride)
    unsafe raw.initializeMemory(as: UInt8.self, repeating: 0, count: MemoryLayout<Value>.stride)
    return unsafe raw.assumingMemoryBound(to: type)
  }

  /// A copy of bytes with a zero behind it.
  func string(_ start: UnsafePointer<UInt8>, count: Int) -> UnsafeMutablePointer<UInt8> {
    let raw = unsafe allocate(count + 1)
    unsafe raw.copyMemory(from: start, byteCount: count)
    let bytes = unsafe raw.assumingMemoryBound(to: UInt8.self)
    unsafe bytes[count] = 0
    return unsafe bytes
  }

  private func allocate(_ size: Int) -> UnsafeMutableRawPointer {
    let size = (size + 7) & ~7
    while unsafe current < chunks.count {
      if unsafe used + size <= chunks[current].count, let base = unsafe chunks[current].baseAddress
      {
        let pointer = unsafe base + used
        used += size
        return unsafe pointer
      }
      current += 1
      used = 0
    }
    let chunk = UnsafeMutableRawBufferPointer.allocate(
      byteCount: max(size, Self.chunkSize), alignment: 16)
    unsafe chunks.append(chunk)
    used = size
    guard let base = chunk.baseAddress else { preconditionFailure("a chunk has memory") }
    return unsafe base
  }
}
