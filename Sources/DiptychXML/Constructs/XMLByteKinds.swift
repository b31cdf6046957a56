/// What ASCII characters may be part of.
enum XMLByteKinds {
  /// Stands for itself in the value of an attribute.
  static let plain: UInt8 = 1
  /// Is a letter, a digit, `-`, `.` or `_`.
  static let namePart: UInt8 = 2
  static let all: UInt8 = plain | namePart

  /// By byte.
  static let table: [UInt8] = (0...255).map { (byte: UInt8) in
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F: plain | namePart
    case 0x22, 0x26, 0x3C: 0
    case 0x20...0x7F: plain
    default: 0
    }
  }

  /// Whether an id may begin with the byte.
  static func isNameStart(_ byte: UInt8) -> Bool { 0x61...0x7A ~= byte | 0x20 || byte == 0x5F }
}
