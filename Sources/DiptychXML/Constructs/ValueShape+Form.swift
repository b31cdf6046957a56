extension ValueShape {
  /// The form that a value has, or 0 for none.
  ///
  /// All values of one form may stand for each other. The bytes are those of the file, without
  /// references.
  func form(of bytes: Span<UInt8>) -> Int {
    switch self {
    case .exact: 0
    case .id: XMLIDForm.isID(bytes, bytes.indices) ? 1 : 0
    case .address: Self.isWeb(bytes) ? 2 : 0
    case .pointers: 0
    case .integer(let minimum, let maximum): Self.isInteger(bytes, minimum, maximum) ? 1 : 0
    case .decimal: Self.isDecimal(bytes) ? 1 : 0
    case .calendar(let days, let months, let years, let yearDays):
      switch bytes.count {
      case 10 where days: Self.isDay(bytes) ? 1 : 0
      case 7 where months && bytes[4] == 0x2D: Self.isMonth(bytes) ? 2 : 0
      case 4 where years: Self.year(bytes) > 0 ? 3 : 0
      case 7 where yearDays: Self.isDayOfYear(bytes) ? 4 : 0
      default: 0
      }
    case .instant: Self.isInstant(bytes) ? 1 : 0
    case .digest: Self.isDigest(bytes) ? 1 : 0
    case .coordinates: Self.isCoordinates(bytes) ? 1 : 0
    case .word: Self.isWord(bytes) ? 1 : 0
    case .nonblank: Self.isNonblank(bytes) ? 1 : 0
    }
  }

  /// The form that the text of an element has, or 0 for none; the bytes are those of the file.
  func form(ofText bytes: Span<UInt8>) -> Int {
    guard bytes.hasReference else { return form(of: bytes) }
    // What a reference stands for is no white space, unless it is one by number.
    guard case .nonblank = self else { return 0 }
    for index in bytes.indices where bytes[index] > 0x20 {
      return bytes[index] != 0x26 || bytes[index + 1] != 0x23 ? 1 : 0
    }
    return 0
  }

  private static func isLetter(_ byte: UInt8) -> Bool { 0x61...0x7A ~= byte | 0x20 }
  @inline(__always)
  private static func isDigit(_ byte: UInt8) -> Bool { 0x30...0x39 ~= byte }
  @inline(__always)
  private static func isNamePart(_ byte: UInt8) -> Bool {
    isLetter(byte) || isDigit(byte) || byte == 0x2D || byte == 0x2E || byte == 0x5F
  }

  /// `http://` or `https://`, a host, and a path of unreserved characters (RFC 3986).
  private static func isWeb(_ bytes: Span<UInt8>) -> Bool {
    let scheme: StaticString = "https://"
    var index = 0
    for offset in 0..<scheme.utf8CodeUnitCount {
      let expected = unsafe scheme.utf8Start[offset]
      if offset == 4, index < bytes.count, bytes[index] == 0x3A { continue }
      guard index < bytes.count, bytes[index] == expected else { return false }
      index += 1
    }
    let host = index
    while index < bytes.count, isNamePart(bytes[index]), bytes[index] != 0x5F { index += 1 }
    guard index > host, isLetter(bytes[host]) || isDigit(bytes[host]) else { return false }
    if index == bytes.count { return true }
    guard bytes[index] == 0x2F else { return false }
    while index < bytes.count, isNamePart(bytes[index]) || bytes[index] == 0x2F { index += 1 }
    return index == bytes.count
  }

  private static func isInteger(_ bytes: Span<UInt8>, _ minimum: Int, _ maximum: Int) -> Bool {
    guard 1...9 ~= bytes.count, bytes.count == 1 || bytes[0] != 0x30 else { return false }
    let number = number(bytes, 0..<bytes.count)
    return number >= minimum && number <= maximum
  }

  /// The number that the digits give, or -1 if others than digits stand there.
  private static func number(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Int {
    var number = 0
    for index in range {
      guard isDigit(bytes[index]) else { return -1 }
      number = 10 * number + Int(bytes[index] - 0x30)
    }
    return number
  }

  /// The end of the number that starts at `from`; `from` if there is none.
  private static func endOfDecimal(_ bytes: Span<UInt8>, from: Int) -> Int {
    var index = from
    if index < bytes.count, bytes[index] == 0x2D { index += 1 }
    var start = index
    while index < bytes.count, isDigit(bytes[index]) { index += 1 }
    guard 1...9 ~= index - start else { return from }
    guard index < bytes.count, bytes[index] == 0x2E else { return index }
    start = index + 1
    index = start
    while index < bytes.count, isDigit(bytes[index]) { index += 1 }
    return 1...9 ~= index - start ? index : from
  }

  private static func isDecimal(_ bytes: Span<UInt8>) -> Bool {
    bytes.count > 0 && endOfDecimal(bytes, from: 0) == bytes.count
  }

  private static func isCoordinates(_ bytes: Span<UInt8>) -> Bool {
    let space = endOfDecimal(bytes, from: 0)
    guard space > 0, space < bytes.count, bytes[space] == 0x20 else { return false }
    let end = endOfDecimal(bytes, from: space + 1)
    return end > space + 1 && end == bytes.count
  }

  private static func year(_ bytes: Span<UInt8>) -> Int { number(bytes, 0..<4) }

  private static func isMonth(_ bytes: Span<UInt8>) -> Bool {
    year(bytes) > 0 && bytes[4] == 0x2D && 1...12 ~= number(bytes, 5..<7)
  }

  private static func isDay(_ bytes: Span<UInt8>) -> Bool {
    guard isMonth(bytes), bytes[7] == 0x2D else { return false }
    let year = year(bytes)
    let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    return 1...days(of: number(bytes, 5..<7), isLeap: isLeap) ~= number(bytes, 8..<10)
  }

  private static func isDayOfYear(_ bytes: Span<UInt8>) -> Bool {
    guard bytes[0] == 0x2D, bytes[1] == 0x2D, bytes[4] == 0x2D else { return false }
    let month = number(bytes, 2..<4)
    // Whether the last of February counts is left to libxml2.
    return 1...12 ~= month && 1...days(of: month, isLeap: false) ~= number(bytes, 5..<7)
  }

  private static func days(of month: Int, isLeap: Bool) -> Int {
    switch month {
    case 2: isLeap ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  private static func isInstant(_ bytes: Span<UInt8>) -> Bool {
    guard bytes.count == 20, isDay(bytes.extracting(first: 10)) else { return false }
    guard bytes[10] == 0x54, bytes[13] == 0x3A, bytes[16] == 0x3A, bytes[19] == 0x5A else {
      return false
    }
    return 0...23 ~= number(bytes, 11..<13) && 0...59 ~= number(bytes, 14..<16)
      && 0...59 ~= number(bytes, 17..<19)
  }

  private static func isDigest(_ bytes: Span<UInt8>) -> Bool {
    guard bytes.count == 64 else { return false }
    for index in 0..<64 where !isDigit(bytes[index]) && !(0x61...0x66 ~= bytes[index]) {
      return false
    }
    return true
  }

  private static func isWord(_ bytes: Span<UInt8>) -> Bool {
    for index in bytes.indices where !(0x21...0x7E ~= bytes[index]) { return false }
    return bytes.count > 0
  }

  private static func isNonblank(_ bytes: Span<UInt8>) -> Bool {
    for index in bytes.indices where bytes[index] > 0x20 { return true }
    return false
  }
}
