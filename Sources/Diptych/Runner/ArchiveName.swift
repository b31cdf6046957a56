/// The names that inputs have in the archive.
///
/// A name is the input's own, except that `%`, control characters and bytes that are not UTF-8
/// become `%XX`, so that the way back is clear; a name that would be too long for a file system is
/// cut and ends with a digest of the whole.
enum ArchiveName {
  /// The longest suffix of an output, in bytes.
  static let maximumSuffix = 31
  /// How many hex digits tell names apart.
  static let digits = 16
  /// What a name may take of the 255 bytes that file systems allow, so that `.suffix` still fits.
  private static let maximumBytes = 255 - 1 - maximumSuffix

  /// The parts of an input's path, made safe.
  static func parts(of path: [UInt8]) -> [[UInt8]] {
    path.split(separator: UInt8(ascii: "/")).map { part($0) }
  }

  /// Whether a name stays as it is.
  static func isPlain(_ name: some Collection<UInt8>) -> Bool {
    name.count <= maximumBytes
      && name.allSatisfy { (0x20...0x7E).contains($0) && $0 != UInt8(ascii: "%") }
  }

  private static func part(_ name: ArraySlice<UInt8>) -> [UInt8] {
    if isPlain(name) { return Array(name) }
    var result: [UInt8] = []
    result.reserveCapacity(name.count)
    // Where the name may be cut: never inside a character or an escape.
    var cut = 0
    let room = maximumBytes - 1 - digits
    var parser = Unicode.UTF8.ForwardParser()
    var iterator = name.makeIterator()
    var offset = name.startIndex
    scan: while true {
      switch parser.parseScalar(from: &iterator) {
      case .valid(let encoded):
        let isSafe = Unicode.UTF8.decode(encoded).properties.generalCategory != .control
        for byte in encoded {
          if isSafe, byte != UInt8(ascii: "%") {
            result.append(byte)
          } else {
            escape(byte, &result)
          }
        }
        offset += encoded.count
      case .error(let length):
        for byte in name[offset..<min(offset + length, name.endIndex)] { escape(byte, &result) }
        offset += length
      case .emptyInput: break scan
      }
      if result.count <= room { cut = result.count }
    }
    guard result.count > maximumBytes else { return result }
    return result[..<cut] + Array("~".utf8) + Array(sha256(Array(name)).utf8.prefix(digits))
  }

  /// A safe name that ends with ``digits`` hex digits, so that what would have one name has two.
  static func distinguished(_ name: [UInt8], with digits: String) -> [UInt8] {
    var kept = name.prefix(maximumBytes - 1 - Self.digits)
    // Never inside a character.
    while kept.count < name.count, name[kept.count] & 0xC0 == 0x80 { kept.removeLast() }
    return kept + Array("~".utf8) + Array(digits.utf8)
  }

  /// A file's name, cut as the archive does it if a dot and a suffix would make it too long.
  static func fitting(_ name: [UInt8], before suffix: String) -> [UInt8] {
    name.count + 1 + suffix.utf8.count <= 255
      ? name : distinguished(name, with: String(sha256(name).prefix(digits)))
  }

  private static func escape(_ byte: UInt8, _ result: inout [UInt8]) {
    result.append(UInt8(ascii: "%"))
    result += Array(hexadecimal([byte]).uppercased().utf8)
  }
}
