/// What a file says about its own encoding.
enum EncodingDeclaration {
  /// The encoding that a byte order mark means, and the mark's length.
  static func byteOrderMark(of content: [UInt8]) -> (encoding: TextEncoding, count: Int)? {
    if content.starts(with: utf8Mark) {
      // Programs that do not know the mark put another one in front of it.
      var count = utf8Mark.count
      while content[count...].starts(with: utf8Mark) { count += utf8Mark.count }
      return (.utf8, count)
    }
    if content.starts(with: [0xFF, 0xFE, 0, 0]), content.count % 4 == 0 { return (.utf32LE, 4) }
    if content.starts(with: [0, 0, 0xFE, 0xFF]) { return (.utf32BE, 4) }
    if content.starts(with: [0xFF, 0xFE]) { return (.utf16LE, 2) }
    if content.starts(with: [0xFE, 0xFF]) { return (.utf16BE, 2) }
    if content.starts(with: [0x84, 0x31, 0x95, 0x33]) { return (.gb18030, 4) }
    return nil
  }

  private static let utf8Mark: [UInt8] = [0xEF, 0xBB, 0xBF]

  /// The label in an XML declaration or in a `meta` element at the start of markup, lower case.
  static func label(in content: [UInt8]) -> [UInt8]? {
    guard content.first(where: { $0 > 0x20 }) == 0x3C else { return nil }
    let head = content.prefix(2048).map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
    var index = 0
    while index < head.count, head[index] <= 0x20 { index += 1 }
    if head[index...].starts(with: Array("<?xml".utf8)) {
      let end = find("?>", in: head, from: index) ?? head.count
      if let place = find("encoding", in: head, from: index), place < end {
        return value(in: head, from: place + 8)
      }
    }
    while let start = find("<meta", in: head, from: index) {
      let end = head[start...].firstIndex(of: 0x3E) ?? head.count
      if let place = find("charset", in: head, from: start), place < end,
        let label = value(in: head, from: place + 7)
      {
        return label
      }
      index = start + 5
    }
    return nil
  }

  private static func find(_ word: String, in bytes: [UInt8], from start: Int) -> Int? {
    let word = Array(word.utf8)
    var index = start
    while index + word.count <= bytes.count {
      if bytes[index] == word[0], bytes[index..<index + word.count].elementsEqual(word) {
        return index
      }
      index += 1
    }
    return nil
  }

  /// The word behind an equals sign, with or without quotation marks.
  private static func value(in bytes: [UInt8], from start: Int) -> [UInt8]? {
    var index = start
    func skipSpace() { while index < bytes.count, bytes[index] <= 0x20 { index += 1 } }
    skipSpace()
    guard index < bytes.count, bytes[index] == 0x3D else { return nil }
    index += 1
    skipSpace()
    if index < bytes.count, bytes[index] == 0x22 || bytes[index] == 0x27 { index += 1 }
    skipSpace()
    let word = bytes[index...].prefix { byte in
      switch byte {
      case 0x30...0x39, 0x61...0x7A, 0x2D, 0x2E, 0x3A, 0x5F: true
      default: false
      }
    }
    return word.isEmpty ? nil : Array(word)
  }
}
