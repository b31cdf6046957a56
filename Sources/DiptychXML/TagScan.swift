/// Looks for tags that would cost libxml2 time quadratic in their attributes.
enum TagScan {
  /// Below this size even the worst tag is read in a blink.
  private static let harmlessBytes = 32 << 10
  /// No page has so many attributes in one tag.
  private static let maximumAttributes = 512

  /// Whether a tag of a large text has more attributes than any real one.
  ///
  /// Tags are followed as libxml2 does: a quotation mark counts only behind an equals sign.
  static func hasTooManyAttributes(_ utf8: [UInt8]) -> Bool {
    guard utf8.count > harmlessBytes else { return false }
    var index = 0
    while index + 1 < utf8.count {
      guard utf8[index] == UInt8(ascii: "<"), isLetter(utf8[index + 1]) else {
        index += 1
        continue
      }
      index += 1
      var attributes = 0
      // The value that an equals sign announces.
      var isValue = false
      var isInName = true
      tag: while index < utf8.count {
        let byte = utf8[index]
        switch byte {
        case UInt8(ascii: ">"): break tag
        case UInt8(ascii: "="):
          isValue = true
          isInName = false
        case UInt8(ascii: "\""), UInt8(ascii: "'"):
          if isValue {
            index += 1
            while index < utf8.count, utf8[index] != byte { index += 1 }
          }
          isValue = false
          isInName = false
        case 0...0x20, UInt8(ascii: "/"):
          isInName = false
        default:
          if isValue {
            while index + 1 < utf8.count, utf8[index + 1] > 0x20,
              utf8[index + 1] != UInt8(ascii: ">")
            {
              index += 1
            }
            isValue = false
          } else if !isInName {
            attributes += 1
            if attributes > maximumAttributes { return true }
            isInName = true
          }
        }
        index += 1
      }
    }
    return false
  }

  private static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }
}
