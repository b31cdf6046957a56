/// Lets through the language tags that the exports' schemas allow.
///
/// The shape is language, script, region, variants, each with its case, as in `zh-Latn-pinyin`.
struct WellFormedTags {
  private var last: (given: LanguageTag, kept: LanguageTag)?

  /// The tag itself if it is well formed, else `und`.
  mutating func tag(_ tag: LanguageTag) -> LanguageTag {
    if let last, last.given == tag { return last.kept }
    let kept = Self.isWellFormed(tag.rawValue.utf8) ? tag : .undetermined
    last = (tag, kept)
    return kept
  }

  /// Whether the bytes are a tag of that shape.
  static func isWellFormed(_ bytes: some Collection<UInt8>) -> Bool {
    var parts = bytes.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)[...]
    guard let language = parts.popFirst(), 2...3 ~= language.count, language.allSatisfy(isLower)
    else { return false }
    if let script = parts.first, script.count == 4, let initial = script.first, isUpper(initial) {
      guard script.dropFirst().allSatisfy(isLower) else { return false }
      parts.removeFirst()
    }
    if let region = parts.first,
      region.count == 2 && region.allSatisfy(isUpper)
        || region.count == 3 && region.allSatisfy(isDigit)
    {
      parts.removeFirst()
    }
    return parts.allSatisfy { variant in
      guard variant.allSatisfy({ isLower($0) || isDigit($0) }) else { return false }
      return 5...8 ~= variant.count || variant.count == 4 && variant.first.map(isDigit) == true
    }
  }

  private static func isLower(_ byte: UInt8) -> Bool { 0x61...0x7A ~= byte }
  private static func isUpper(_ byte: UInt8) -> Bool { 0x41...0x5A ~= byte }
  private static func isDigit(_ byte: UInt8) -> Bool { 0x30...0x39 ~= byte }
}
