/// A BCP 47 language tag such as `zh-Hant`, `en` or `und`.
public struct LanguageTag: RawRepresentable, Hashable, Sendable, Codable,
  ExpressibleByStringLiteral, CustomStringConvertible
{
  /// The tag as written: language in lower case, script in title case, region in upper case.
  public let rawValue: String

  /// Makes a tag from its text, which is not checked.
  public init(rawValue: String) { self.rawValue = rawValue }

  /// Makes a tag from a literal, which is not checked.
  public init(stringLiteral value: String) { rawValue = value }

  /// The part before the first hyphen: `zh` of `zh-Hant`.
  public var primary: String {
    guard let hyphen = rawValue.utf8.firstIndex(of: UInt8(ascii: "-")) else { return rawValue }
    return String(rawValue[..<hyphen])
  }

  /// Whether this is Chinese in any script.
  public var isChinese: Bool { rawValue == "zh" || rawValue.hasPrefix("zh-") }

  /// The tag as written.
  public var description: String { rawValue }

  /// Chinese in the traditional script.
  public static let traditionalChinese: LanguageTag = "zh-Hant"
  /// Chinese in the simplified script.
  public static let simplifiedChinese: LanguageTag = "zh-Hans"
  /// English.
  public static let english: LanguageTag = "en"
  /// A language that could not be determined.
  public static let undetermined: LanguageTag = "und"
  /// Several languages side by side.
  public static let multiple: LanguageTag = "mul"
  /// No linguistic content.
  public static let noLinguisticContent: LanguageTag = "zxx"
}
