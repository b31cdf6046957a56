/// Passes language tags of the shape that the schemas allow, and makes others `und`.
///
/// It remembers the tags that it has seen: a document has few, in turn.
struct WellFormedTags {
  private var seen: [(given: LanguageTag, kept: LanguageTag)] = []
  private var last = 0

  /// How many tags are remembered.
  private static let maximum = 16

  /// The tag itself if it is well formed, else `und`.
  mutating func tag(_ tag: LanguageTag) -> LanguageTag {
    if last < seen.count, seen[last].given == tag { return seen[last].kept }
    for index in seen.indices where seen[index].given == tag {
      last = index
      return seen[index].kept
    }
    let kept = Self.isWellFormed(tag.rawValue.utf8) ? tag : .undetermined
    if seen.count == Self.maximum { seen.removeAll(keepingCapacity: true) }
    last = seen.count
    seen.append((tag, kept))
    return kept
  }

  /// Whether the bytes are a tag of that shape: language, then perhaps script, region and variants.
  static func isWellFormed(_ bytes: some Collection<UInt8>) -> Bool {
    let bytes = Array(bytes)
    var start = 0
    /// What the part before was: 0 the language, 1 a script, 2 a region, 3 a variant.
    var order = -1
    while true {
      let end = bytes[start...].firstIndex(of: UInt8(ascii: "-")) ?? bytes.count
      let part = bytes[start..<end]
      if order < 0 {
        guard 2...3 ~= part.count, part.allSatisfy(isLower) else { return false }
        order = 0
      } else if order < 1, isScript(part) {
        order = 1
      } else if order < 2, isRegion(part) {
        order = 2
      } else {
        guard isVariant(part) else { return false }
        order = 3
      }
      if end == bytes.count { return true }
      start = end + 1
    }
  }

  private static func isScript(_ part: ArraySlice<UInt8>) -> Bool {
    guard part.count == 4, let initial = part.first, isUpper(initial) else { return false }
    return part.dropFirst().allSatisfy(isLower)
  }

  private static func isRegion(_ part: ArraySlice<UInt8>) -> Bool {
    part.count == 2 && part.allSatisfy(isUpper) || part.count == 3 && part.allSatisfy(isDigit)
  }

  private static func isVariant(_ part: ArraySlice<UInt8>) -> Bool {
    guard part.allSatisfy({ isLower($0) || isDigit($0) }) else { return false }
    return 5...8 ~= part.count || part.count == 4 && part.first.map(isDigit) == true
  }

  private static func isLower(_ byte: UInt8) -> Bool { 0x61...0x7A ~= byte }
  private static func isUpper(_ byte: UInt8) -> Bool { 0x41...0x5A ~= byte }
  private static func isDigit(_ byte: UInt8) -> Bool { 0x30...0x39 ~= byte }
}
