internal import CArchive

/// Unpacks one entry through libarchive.
///
/// libarchive gets a header made of what the list of parts says, and the entry's data behind it, and
/// nothing else of the file: it inflates, counts and compares the checksum.
enum PartReader {
  /// Hands the unpacked bytes to `take`, block by block, until that returns `false`.
  ///
  /// - Returns: whether all of the entry was there, with the size and checksum of the list.
  static func read(
    _ entry: CentralDirectory.Entry, of content: [UInt8], take: (Span<UInt8>) -> Bool
  ) -> Bool {
    let single = header(of: entry) + content[entry.data..<entry.data + entry.packedBytes]
    return unsafe single.withUnsafeBytes { buffer in
      guard let reader = unsafe archive_read_new() else { return false }
      defer { unsafe archive_read_free(reader) }
      var header: OpaquePointer?
      guard unsafe archive_read_support_format_zip_streamable(reader) == ARCHIVE_OK,
        unsafe archive_read_open_memory(reader, buffer.baseAddress, buffer.count) == ARCHIVE_OK,
        unsafe archive_read_next_header(reader, &header) == ARCHIVE_OK
      else { return false }
      while true {
        var start: UnsafeRawPointer?
        var count = 0
        var offset: Int64 = 0
        let status = unsafe archive_read_data_block(reader, &start, &count, &offset)
        if status == ARCHIVE_EOF { return true }
        guard status == ARCHIVE_OK else { return false }
        guard let bytes = unsafe start, count > 0 else { continue }
        let block = unsafe UnsafeRawBufferPointer(start: bytes, count: count)
        guard take(unsafe block.bindMemory(to: UInt8.self).span) else { return false }
      }
    }
  }

  /// A local header with a name of one letter.
  private static func header(of entry: CentralDirectory.Entry) -> [UInt8] {
    var header: [UInt8] = []
    func append(_ value: Int, _ count: Int) {
      for index in 0..<count { header.append(UInt8(truncatingIfNeeded: value >> (8 * index))) }
    }
    append(0x0403_4B50, 4)
    append(20, 2)
    append(0, 2)
    append(entry.method, 2)
    append(0, 4)
    append(entry.checksum, 4)
    append(entry.packedBytes, 4)
    append(entry.expandedBytes, 4)
    append(1, 2)
    append(0, 2)
    append(0x70, 1)
    return header
  }
}
