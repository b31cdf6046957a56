/// The names at the root of an OLE container, a file system in a file.
///
/// After [MS-CFB]: sectors are linked by a table, which stands in sectors that the header lists.
struct OLEDirectory {
  /// What lies at the root and not in a folder, in no order.
  private(set) var rootNames: [String] = []

  private let content: [UInt8]
  private let sectorBytes: Int
  private var tableSectors: [Int] = []

  private static let headerBytes = 512
  private static let entryBytes = 128
  /// The sectors of the table that the header itself lists.
  private static let listedSectors = 109
  /// No sector, nor an entry, has a number as great as that.
  private static let end = 0xFFFF_FFFA
  /// More entries are not looked at.
  private static let maximumEntries = 4096

  /// Reads the directory; `nil` if the header is damaged.
  init?(_ content: [UInt8]) {
    self.content = content
    guard content.count >= Self.headerBytes else { return nil }
    let shift = Int(content[30]) | Int(content[31]) << 8
    guard shift == 9 || shift == 12 else { return nil }
    sectorBytes = 1 << shift
    listTable()
    let entries = entries(from: number(48))
    // The first entry is the root, and the others hang below it in a tree of siblings.
    guard let root = entries.first else { return nil }
    var pending = [number(root + 76)]
    var seen: Set<Int> = []
    while let index = pending.popLast() {
      guard index < entries.count, seen.insert(index).inserted else { continue }
      let entry = entries[index]
      rootNames.append(name(at: entry))
      pending += [number(entry + 68), number(entry + 72)]
    }
  }

  private func number(_ offset: Int) -> Int {
    guard offset >= 0, offset + 4 <= content.count else { return Self.end }
    return Int(content[offset]) | Int(content[offset + 1]) << 8 | Int(content[offset + 2]) << 16
      | Int(content[offset + 3]) << 24
  }

  private func offset(of sector: Int) -> Int { (sector + 1) * sectorBytes }

  /// Finds the sectors of the table: the first ones in the header, others in a chain of sectors.
  private mutating func listTable() {
    for index in 0..<Self.listedSectors { addTable(number(76 + 4 * index)) }
    var sector = number(68)
    var rest = content.count / sectorBytes
    while sector < Self.end, rest > 0 {
      rest -= 1
      let start = offset(of: sector)
      for index in 0..<(sectorBytes / 4 - 1) { addTable(number(start + 4 * index)) }
      sector = number(start + sectorBytes - 4)
    }
  }

  private mutating func addTable(_ sector: Int) {
    if sector < Self.end, tableSectors.count <= content.count / sectorBytes {
      tableSectors.append(sector)
    }
  }

  /// The sector behind another one.
  private func next(_ sector: Int) -> Int {
    let perSector = sectorBytes / 4
    guard sector / perSector < tableSectors.count else { return Self.end }
    return number(offset(of: tableSectors[sector / perSector]) + sector % perSector * 4)
  }

  /// The offsets of the directory's entries.
  private func entries(from first: Int) -> [Int] {
    var entries: [Int] = []
    var sector = first
    while sector < Self.end, entries.count < Self.maximumEntries {
      let start = offset(of: sector)
      guard start + sectorBytes <= content.count else { break }
      entries += stride(from: start, to: start + sectorBytes, by: Self.entryBytes)
      sector = next(sector)
    }
    return entries
  }

  private func name(at entry: Int) -> String {
    let count = min(Int(content[entry + 64]) | Int(content[entry + 65]) << 8, 64)
    let units = stride(from: entry, to: entry + max(0, count - 2), by: 2).map {
      UInt16(content[$0]) | UInt16(content[$0 + 1]) << 8
    }
    return String(decoding: units, as: UTF16.self)
  }
}
