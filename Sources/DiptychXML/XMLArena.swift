internal import Glibc

/// Memory for many small things that are given up together.
///
/// Nothing is initialised to anything but zero, and nothing is freed for itself.
@safe final class XMLArena {
  private var chunks: [UnsafeMutableRawBufferPointer] = unsafe []
  /// The chunk that is filled; it counts from 1, because at first there is none.
  private var current = 0
  /// The free memory of that chunk.
  private var free: UnsafeMutableRawPointer?
  private var left = 0

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
    unsafe free = nil
    left = 0
  }

  /// Zeroed memory for one value.
  @inline(__always)
  func make<Value>(_ type: Value.Type) -> UnsafeMutablePointer<Value> {
    let raw = unsafe allocate(MemoryLayout<Value>.stride)
    unsafe memset(raw, 0, MemoryLayout<Value>.stride)
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

  @inline(__always)
  private func allocate(_ size: Int) -> UnsafeMutableRawPointer {
    let size = (size + 7) & ~7
    guard size <= left, let place = unsafe free else { return unsafe allocateElsewhere(size) }
    unsafe free = place + size
    left -= size
    return unsafe place
  }

  /// Goes on to a chunk that has the room, behind what the current one has left.
  private func allocateElsewhere(_ size: Int) -> UnsafeMutableRawPointer {
    while unsafe current < chunks.count, unsafe chunks[current].count < size { current += 1 }
    if unsafe current == chunks.count {
      unsafe chunks.append(
        .allocate(byteCount: max(size, Self.chunkSize), alignment: 16))
    }
    let chunk = unsafe chunks[current]
    current += 1
    guard let base = chunk.baseAddress else { preconditionFailure("a chunk has memory") }
    unsafe free = base + size
    left = chunk.count - size
    return unsafe base
  }
}
