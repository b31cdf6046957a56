/// OLE containers as tests want them: a header, a table, and a directory of at most eight entries.
enum OLEFile {
  /// A container whose root has streams of these names, none of them with content.
  static func bytes(_ names: [String]) -> [UInt8] {
    var header: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]
    header += [UInt8](repeating: 0, count: 22)
    header += [9, 0, 6, 0]
    header += [UInt8](repeating: 0, count: 10)
    // One sector of the table, which is sector 0; the directory begins in sector 1.
    for number: UInt32 in [1, 1, 0, 0x1000, 0xFFFF_FFFE, 0, 0xFFFF_FFFE, 0, 0] {
      header += bytes(number)
    }
    header += [UInt8](repeating: 0xFF, count: 512 - header.count)
    let directorySectors = (names.count + 1 + 3) / 4
    var table = bytes(0xFFFF_FFFD)
    for index in 1...directorySectors {
      table += bytes(index == directorySectors ? 0xFFFF_FFFE : UInt32(index + 1))
    }
    table += [UInt8](repeating: 0xFF, count: 512 - table.count)
    var directory = entry("Root Entry", kind: 5, child: names.isEmpty ? .max : 1, right: .max)
    for (index, name) in names.enumerated() {
      let isLast = index + 1 == names.count
      directory += entry(name, kind: 2, child: .max, right: isLast ? .max : UInt32(index + 2))
    }
    directory += [UInt8](repeating: 0, count: directorySectors * 512 - directory.count)
    return header + table + directory
  }

  private static func entry(_ name: String, kind: UInt8, child: UInt32, right: UInt32) -> [UInt8] {
    var entry = name.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    let count = entry.count + 2
    entry += [UInt8](repeating: 0, count: 64 - entry.count)
    entry += [UInt8(count), 0, kind, 1]
    entry += bytes(.max) + bytes(right) + bytes(child)
    return entry + [UInt8](repeating: 0, count: 128 - entry.count)
  }

  private static func bytes(_ number: UInt32) -> [UInt8] {
    (0..<4).map { UInt8(truncatingIfNeeded: number >> (8 * UInt32($0))) }
  }
}
