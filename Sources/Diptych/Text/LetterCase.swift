/// Whether a letter is a capital or a small one.
enum LetterCase: Sendable {
  case capital, small

  /// The case of `scalar`; `nil` if it has none.
  ///
  /// The letters of common alphabets are told by their ranges: asking Unicode's properties takes ten
  /// times as long.
  static func of(_ scalar: UInt32) -> LetterCase? {
    switch scalar {
    case 0x41...0x5A, 0xC0...0xD6, 0xD8...0xDE, 0x391...0x3A9, 0x400...0x42F: .capital
    case 0x61...0x7A, 0xDF...0xF6, 0xF8...0xFF, 0x3B1...0x3C9, 0x430...0x45F: .small
    case 0x80...0xBF, 0xD7, 0xF7, 0x2E80...0xA63F, 0xAC00...0xD7FF: nil
    case 0..<0x80: nil
    default: ofProperties(scalar)
    }
  }

  /// The small form of a letter that has one of one scalar; any other scalar itself.
  static func small(_ scalar: UInt32) -> UInt32 {
    switch scalar {
    case 0x41...0x5A, 0xC0...0xD6, 0xD8...0xDE, 0x391...0x3A9, 0x410...0x42F: return scalar + 0x20
    case 0..<0xC0, 0xDF...0xFF, 0x430...0x45F, 0x2E80...0xA63F, 0xAC00...0xD7FF: return scalar
    default:
      let mapping = Unicode.Scalar(scalar)?.properties.lowercaseMapping.unicodeScalars
      guard let mapping, mapping.count == 1 else { return scalar }
      return mapping.first?.value ?? scalar
    }
  }

  private static func ofProperties(_ scalar: UInt32) -> LetterCase? {
    guard let properties = Unicode.Scalar(scalar)?.properties else { return nil }
    if properties.isUppercase { return .capital }
    return properties.isLowercase ? .small : nil
  }
}
