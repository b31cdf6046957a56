/// Reads the characters of an encoding one after the other, strictly.
protocol ScalarReader {
  /// The scalar at `index`, which moves behind it.
  ///
  /// - Returns: a scalar, ``ReadScalar/invalid``, or a number above ``ReadScalar/pairs`` for a code
  ///   that stands for two scalars.
  func next(in bytes: [UInt8], at index: inout Int) -> UInt32
}

/// What a ``ScalarReader`` gives beside scalars.
enum ReadScalar {
  /// The bytes are no character.
  static let invalid = UInt32.max
  /// Codes of Big5-HKSCS for a letter and a mark: this number and 1...4.
  static let pairs: UInt32 = 0x200000

  /// The two scalars of a number above ``pairs``.
  static func pair(_ value: UInt32) -> (UInt32, UInt32) {
    switch value - pairs {
    case 1: (0xCA, 0x304)
    case 2: (0xCA, 0x30C)
    case 3: (0xEA, 0x304)
    default: (0xEA, 0x30C)
    }
  }
}

/// UTF-8.
struct UTF8Reader: ScalarReader {
  func next(in bytes: [UInt8], at index: inout Int) -> UInt32 {
    let first = UInt32(bytes[index])
    index += 1
    let count: Int
    switch first {
    case 0..<0x80: return first
    case 0xC2...0xDF: count = 1
    case 0xE0...0xEF: count = 2
    case 0xF0...0xF4: count = 3
    default: return ReadScalar.invalid
    }
    var value = first & (0x3F >> UInt32(count))
    for step in 0..<count {
      guard index < bytes.count, bytes[index] & 0xC0 == 0x80 else { return ReadScalar.invalid }
      let byte = UInt32(bytes[index])
      if step == 0 {
        // Overlong forms, surrogates and what lies beyond the last plane.
        let isForbidden =
          first == 0xE0 && byte < 0xA0 || first == 0xED && byte > 0x9F
          || first == 0xF0 && byte < 0x90 || first == 0xF4 && byte > 0x8F
        guard !isForbidden else { return ReadScalar.invalid }
      }
      value = value << 6 | byte & 0x3F
      index += 1
    }
    return value
  }
}

/// UTF-16 of either byte order.
struct UTF16Reader: ScalarReader {
  let isBigEndian: Bool

  func next(in bytes: [UInt8], at index: inout Int) -> UInt32 {
    guard let first = unit(in: bytes, at: index) else {
      index = bytes.count
      return ReadScalar.invalid
    }
    index += 2
    guard first & 0xF800 == 0xD800 else { return first }
    guard first < 0xDC00, let second = unit(in: bytes, at: index), second & 0xFC00 == 0xDC00 else {
      return ReadScalar.invalid
    }
    index += 2
    return 0x10000 + (first & 0x3FF) << 10 + second & 0x3FF
  }

  private func unit(in bytes: [UInt8], at index: Int) -> UInt32? {
    guard index + 1 < bytes.count else { return nil }
    let (first, second) = (UInt32(bytes[index]), UInt32(bytes[index + 1]))
    return isBigEndian ? first << 8 | second : second << 8 | first
  }
}

/// UTF-32 of either byte order.
struct UTF32Reader: ScalarReader {
  let isBigEndian: Bool

  func next(in bytes: [UInt8], at index: inout Int) -> UInt32 {
    guard index + 3 < bytes.count else {
      index = bytes.count
      return ReadScalar.invalid
    }
    var value: UInt32 = 0
    for step in 0..<4 {
      value = value << 8 | UInt32(bytes[index + (isBigEndian ? step : 3 - step)])
    }
    index += 4
    return value < 0x110000 && value & 0xFFFF_F800 != 0xD800 ? value : ReadScalar.invalid
  }
}

/// An encoding of one byte a character.
struct SingleByteReader: ScalarReader {
  let table: ArraySlice<UInt16>

  func next(in bytes: [UInt8], at index: inout Int) -> UInt32 {
    let byte = bytes[index]
    index += 1
    guard byte >= 0x80 else { return UInt32(byte) }
    let value = table[table.startIndex + Int(byte) - 0x80]
    return value == 0xFFFF ? ReadScalar.invalid : UInt32(value)
  }
}
