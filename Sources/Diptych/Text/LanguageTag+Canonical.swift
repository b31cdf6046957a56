extension LanguageTag {
  /// A well-formed tag in the usual spelling, such as `zh-Hant` for `zh-hant`.
  ///
  /// - Returns: `nil` if the text is not a language, script, region and variants of BCP 47, in this
  ///   order, or a private tag `x-…`.
  init?(canonical text: String) {
    let parts = text.lowercased().split(separator: "-", omittingEmptySubsequences: false)
    let isPlain = parts.allSatisfy { part in
      (1...8).contains(part.utf8.count) && part.utf8.allSatisfy(Self.isLetterOrDigit)
    }
    guard let language = parts.first, isPlain else { return nil }
    if language == "x" {
      guard parts.count > 1 else { return nil }
      self.init(rawValue: parts.joined(separator: "-"))
      return
    }
    guard (2...3).contains(language.utf8.count), Self.isLetters(language) else { return nil }
    var rest = parts.dropFirst()
    var written = [String(language)]
    if let script = rest.first, script.utf8.count == 4, Self.isLetters(script) {
      written.append(script.prefix(1).uppercased() + script.dropFirst())
      rest.removeFirst()
    }
    if let region = rest.first, Self.isRegion(region) {
      written.append(region.uppercased())
      rest.removeFirst()
    }
    while let variant = rest.first, variant.utf8.count >= 4 {
      written.append(String(variant))
      rest.removeFirst()
    }
    if rest.first == "x", rest.count > 1 {
      written += rest.map(String.init)
      rest = []
    }
    guard rest.isEmpty else { return nil }
    self.init(rawValue: written.joined(separator: "-"))
  }

  /// Language, script and region, at most 12 characters: the tag without variants.
  var short: LanguageTag {
    let parts = rawValue.split(separator: "-")
    let subtags = parts.dropFirst().prefix { (2...4).contains($0.utf8.count) }
    return LanguageTag(rawValue: (parts.prefix(1) + subtags.prefix(2)).joined(separator: "-"))
  }

  private static func isRegion(_ part: Substring) -> Bool {
    part.utf8.count == 2 && isLetters(part)
      || part.utf8.count == 3 && part.utf8.allSatisfy { (0x30...0x39).contains($0) }
  }

  private static func isLetters(_ part: Substring) -> Bool {
    part.utf8.allSatisfy { (0x61...0x7A).contains($0) }
  }

  private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
    (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte)
  }
}
