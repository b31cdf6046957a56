/// The list of entries at the end of a ZIP file.
///
/// After APPNOTE.TXT 6.3.10, sections 4.3.12 to 4.3.16, with the fields of ZIP64.
struct CentralDirectory {
  struct Entry {
    let name: [UInt8]
    /// The name that a field of Info-ZIP gives beside it, in UTF-8.
    let unicodeName: [UInt8]?
    let isLink: Bool
    let flags: Int
    let method: Int
    let checksum: Int
    let packedBytes: Int
    let expandedBytes: Int
    /// The offset of the local header.
    let header: Int
    /// The offset of the data, behind the local header.
    var data = 0
    /// Why the data cannot be found.
    var fault: ContainerError?

    var isEncrypted: Bool { flags & 0x2041 != 0 }
    var readable: String { String(decoding: name, as: UTF8.self) }
  }

  private(set) var entries: [Entry] = []

  private static let endBytes = 22
  private static let entryBytes = 46
  static let localBytes = 30

  init(_ content: [UInt8], maximumEntries: Int) throws(ContainerError) {
    let view = ByteView(bytes: content)
    guard let end = Self.end(of: content) else {
      throw .corrupt("the list of parts at its end is missing; the file may be cut off")
    }
    guard var count = view.number16(end + 10), var size = view.number32(end + 12),
      var start = view.number32(end + 16), view.number16(end + 4) == view.number16(end + 6)
    else { throw .corrupt("the list of parts is cut off") }
    var limit = end
    if count == 0xFFFF || size == 0xFFFF_FFFF || start == 0xFFFF_FFFF,
      end >= 20, view.number32(end - 20) == 0x0706_4B50
    {
      guard let large = view.number64(end - 12), view.number32(large) == 0x0606_4B50,
        let total = view.number64(large + 32), let bytes = view.number64(large + 40),
        let offset = view.number64(large + 48)
      else { throw .corrupt("the list of parts of a large file is damaged") }
      (count, size, start, limit) = (total, bytes, offset, large)
    }
    guard count <= maximumEntries else { throw .tooManyEntries }
    guard start + size <= limit else { throw .corrupt("the list of parts is cut off") }
    entries.reserveCapacity(count)
    var offset = start
    for _ in 0..<count {
      let entry = try Self.entry(view, &offset, end: start + size)
      entries.append(entry)
    }
    place(in: view, end: start)
  }

  /// The offset of the record at the end, before the file's comment.
  private static func end(of content: [UInt8]) -> Int? {
    let view = ByteView(bytes: content)
    var offset = content.count - endBytes
    while offset >= 0, offset >= content.count - endBytes - 0xFFFF {
      if content[offset] == 0x50, view.number32(offset) == 0x0605_4B50,
        let comment = view.number16(offset + 20), offset + endBytes + comment <= content.count
      {
        return offset
      }
      offset -= 1
    }
    return nil
  }

  private static func entry(
    _ view: ByteView, _ offset: inout Int, end: Int
  ) throws(ContainerError) -> Entry {
    guard offset + entryBytes <= end, view.number32(offset) == 0x0201_4B50,
      let flags = view.number16(offset + 8), let method = view.number16(offset + 10),
      let checksum = view.number32(offset + 16), var packed = view.number32(offset + 20),
      var expanded = view.number32(offset + 24), let nameBytes = view.number16(offset + 28),
      let extraBytes = view.number16(offset + 30), let commentBytes = view.number16(offset + 32),
      let system = view.number16(offset + 4), let attributes = view.number32(offset + 38),
      var header = view.number32(offset + 42)
    else { throw .corrupt("the list of parts is damaged") }
    let name = offset + entryBytes
    let extra = name + nameBytes
    offset = extra + extraBytes + commentBytes
    guard offset <= end else { throw .corrupt("the list of parts is damaged") }
    var field = extra
    var unicodeName: [UInt8]?
    while field + 4 <= extra + extraBytes, let tag = view.number16(field),
      let bytes = view.number16(field + 2)
    {
      if tag == 1 {
        var place = field + 4
        // The fields that did not fit, in this order, and only those.
        if expanded == 0xFFFF_FFFF { take(&expanded, view, &place) }
        if packed == 0xFFFF_FFFF { take(&packed, view, &place) }
        if header == 0xFFFF_FFFF { take(&header, view, &place) }
      } else if tag == 0x7075, field + 4 + bytes <= extra + extraBytes, bytes > 5 {
        // Info-ZIP: version 1, the checksum of the name that it belongs to, and the name.
        let isCurrent =
          view.bytes[field + 4] == 1
          && view.number32(field + 5) == Int(Checksum.crc32(view.bytes[name..<extra]))
        if isCurrent { unicodeName = Array(view.bytes[(field + 9)..<(field + 4 + bytes)]) }
      }
      field += 4 + bytes
    }
    var entry = Entry(
      name: Array(view.bytes[name..<extra]), unicodeName: unicodeName,
      // Written on Unix, and of the kind of a symbolic link there.
      isLink: system >> 8 == 3 && attributes >> 28 == 0xA, flags: flags, method: method,
      checksum: checksum, packedBytes: packed, expandedBytes: expanded, header: header)
    if isUnsafe(entry.name) { entry.fault = .unsafeName(entry.readable) }
    return entry
  }

  private static func take(_ value: inout Int, _ view: ByteView, _ place: inout Int) {
    if let large = view.number64(place) { value = large }
    place += 8
  }

  /// Whether a name leads out of the folder that the container would be unpacked to.
  private static func isUnsafe(_ name: [UInt8]) -> Bool {
    name.first == 0x2F || name.contains(0)
      || name.split(whereSeparator: { $0 == 0x2F || $0 == 0x5C }).contains { $0 == [0x2E, 0x2E] }
  }

  /// Finds the data of each entry; no two may share a byte.
  private mutating func place(in view: ByteView, end: Int) {
    var found: [Int] = []
    found.reserveCapacity(entries.count)
    for index in entries.indices {
      let header = entries[index].header
      guard view.number32(header) == 0x0403_4B50, let name = view.number16(header + 26),
        let extra = view.number16(header + 28)
      else {
        fail(index, "part '\(entries[index].readable)' does not stand where it should")
        continue
      }
      entries[index].data = header + Self.localBytes + name + extra
      found.append(index)
    }
    found.sort { entries[$0].header < entries[$1].header }
    var free = 0
    for index in found {
      let entry = entries[index]
      let next = entry.data + entry.packedBytes
      guard entry.header >= free else {
        fail(index, "part '\(entry.readable)' overlaps another one")
        continue
      }
      guard next <= end else {
        fail(index, "part '\(entry.readable)' is cut off")
        continue
      }
      free = next
    }
  }

  private mutating func fail(_ index: Int, _ rule: String) {
    guard entries[index].fault == nil else { return }
    entries[index].fault = .corrupt(rule)
  }
}
