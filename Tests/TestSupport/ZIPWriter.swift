/// Writes ZIP files as tests want them, right or wrong; nothing is packed unless it comes packed.
public struct ZIPWriter {
  /// One entry and the headers that it gets.
  public struct Entry {
    /// The name, in both headers.
    public var name: [UInt8]
    /// The data as they stand in the file.
    public var data: [UInt8]
    /// 0 for data as they are, 8 for deflated ones.
    public var method = 0
    /// The general purpose flags: 1 for encrypted.
    public var flags = 0
    /// What the headers say that the data unpack to.
    public var expandedBytes: Int
    /// What the headers say the checksum is.
    public var checksum: UInt32
    /// The name in the local header, where it is another one.
    public var localName: [UInt8]?
    /// Fields behind the name in the list.
    public var extra: [UInt8] = []
    /// The kind and the rights of the file as Unix has them; 0 for an entry of another system.
    public var mode = 0
    /// Where the list says that the local header is, if not where it is.
    public var offset: Int?

    /// An entry with right headers.
    public init(_ name: String, _ data: [UInt8]) {
      self.name = Array(name.utf8)
      self.data = data
      expandedBytes = data.count
      checksum = Checksum.crc32(data)
    }

    /// An entry with right headers and text.
    public init(_ name: String, _ text: String) { self.init(name, Array(text.utf8)) }
  }

  /// In the order of the file.
  public var entries: [Entry]

  /// A file with these entries.
  public init(_ entries: [Entry]) { self.entries = entries }

  /// The file.
  public var bytes: [UInt8] {
    var file: [UInt8] = []
    var list: [UInt8] = []
    for entry in entries {
      let offset = file.count
      let name = entry.localName ?? entry.name
      file.append(number: 0x0403_4B50, 4)
      file += Self.shared(entry)
      file.append(number: name.count, 2)
      file.append(number: 0, 2)
      file += name + entry.data
      list.append(number: 0x0201_4B50, 4)
      list.append(number: entry.mode == 0 ? 20 : 0x314, 2)
      list += Self.shared(entry)
      list.append(number: entry.name.count, 2)
      list.append(number: entry.extra.count, 2)
      for count in [2, 2, 2] { list.append(number: 0, count) }
      list.append(number: entry.mode << 16, 4)
      list.append(number: entry.offset ?? offset, 4)
      list += entry.name + entry.extra
    }
    let start = file.count
    file += list
    file.append(number: 0x0605_4B50, 4)
    file.append(number: 0, 4)
    file.append(number: entries.count, 2)
    file.append(number: entries.count, 2)
    file.append(number: list.count, 4)
    file.append(number: start, 4)
    file.append(number: 0, 2)
    return file
  }

  /// What both headers have.
  private static func shared(_ entry: Entry) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.append(number: 20, 2)
    bytes.append(number: entry.flags, 2)
    bytes.append(number: entry.method, 2)
    bytes.append(number: 0, 4)
    bytes.append(number: Int(entry.checksum), 4)
    bytes.append(number: entry.data.count, 4)
    bytes.append(number: entry.expandedBytes, 4)
    return bytes
  }
}

extension ZIPWriter.Entry {
  /// Adds the name in UTF-8 as Info-ZIP does.
  public mutating func add(unicodeName: String) {
    var field: [UInt8] = []
    field.append(number: 0x7075, 2)
    field.append(number: 5 + unicodeName.utf8.count, 2)
    field.append(number: 1, 1)
    field.append(number: Int(Checksum.crc32(name)), 4)
    extra += field + Array(unicodeName.utf8)
  }
}

extension [UInt8] {
  fileprivate mutating func append(number: Int, _ count: Int) {
    for index in 0..<count { append(UInt8(truncatingIfNeeded: number >> (8 * index))) }
  }
}
