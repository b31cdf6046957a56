internal import DiptychBytes

/// Looks for tags that would cost libxml2 time quadratic in their attributes.
enum TagScan {
  /// Below this size even the worst tag is read in a blink.
  private static let harmlessBytes = 32 << 10
  /// No page has so many attributes in one tag.
  private static let maximumAttributes = 512

  /// No attribute of XML is shorter: a space, a name, an equals sign, and two quotation marks.
  private static let minimumBytes = 5

  enum Markup { case html, xml }

  /// Whether a tag of a large text has more attributes than any real one.
  ///
  /// Tags are followed as libxml2 does: a quotation mark counts only behind an equals sign.
  static func hasTooManyAttributes(_ bytes: [UInt8], of markup: Markup) -> Bool {
    guard bytes.count > harmlessBytes else { return false }
    let utf8 = bytes.span
    var next = nextTag(in: utf8, from: 0)
    while next + 1 < utf8.count {
      var index = next + 1
      next = nextTag(in: utf8, from: index)
      // XML ends at the next `<` even if that stands in an attribute.
      let isShort = markup == .xml && next - index < minimumBytes * maximumAttributes
      if isShort || !isLetter(utf8[index]) { continue }
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
      if next < index { next = nextTag(in: utf8, from: index) }
    }
    return false
  }

  /// The offset of the first `<` from an offset on; the end if there is none.
  static func nextTag(in utf8: Span<UInt8>, from start: Int) -> Int {
    var index = start
    while index + 8 <= utf8.count {
      let found = utf8.word(at: index).matches(UInt8(ascii: "<"))
      if found != 0 { return index + found.firstMatch }
      index += 8
    }
    while index < utf8.count, utf8[index] != UInt8(ascii: "<") { index += 1 }
    return index
  }

  private static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }
}
