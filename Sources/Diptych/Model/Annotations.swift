/// A reading attached to characters.
public struct Gloss: Sendable, Equatable {
  /// How readings are written; an open set.
  public struct Scheme: RawRepresentable, Hashable, Sendable, ExpressibleByStringLiteral {
    /// The scheme's word.
    public let rawValue: String
    /// Makes a scheme from its word.
    public init(rawValue: String) { self.rawValue = rawValue }
    /// Makes a scheme from its word.
    public init(stringLiteral value: String) { rawValue = value }
    /// Hanyu Pinyin; BCP 47 `zh-Latn-pinyin`.
    public static let pinyin: Scheme = "pinyin"
    /// Zhuyin (Bopomofo); `zh-Bopo`.
    public static let zhuyin: Scheme = "zhuyin"
    /// Kana above Japanese; `ja-Hira`.
    public static let furigana: Scheme = "furigana"
    /// Anything else.
    public static let other: Scheme = "other"
  }

  /// How the source shows a reading.
  public enum Rendition: String, Sendable, CaseIterable {
    /// `(` and `)`.
    case parentheses
    /// `（` and `）`.
    case fullwidthParentheses = "fullwidth-parentheses"
    /// `[` and `]`.
    case brackets
    /// Ruby markup.
    case markup
  }

  /// The characters that are read.
  public var range: TextRange
  /// The reading as written in the source, such as `shí`.
  public var reading: String
  /// How the reading is written.
  public var scheme: Scheme
  /// How the source shows it.
  public var rendition: Rendition
  /// The estimated probability, 0...1, that this is a gloss.
  public var confidence: Double

  /// Makes a gloss.
  public init(
    range: TextRange, reading: String, scheme: Scheme, rendition: Rendition, confidence: Double
  ) {
    self.range = range
    self.reading = reading
    self.scheme = scheme
    self.rendition = rendition
    self.confidence = confidence
  }
}

/// Damaged source text that was restored.
public struct Repair: Sendable, Equatable {
  /// The restored characters in the running text.
  public var range: TextRange
  /// What the source has, such as `?yún)^`.
  public var before: String
  /// The estimated probability, 0...1, that the repair is right.
  public var confidence: Double

  /// Makes a repair.
  public init(range: TextRange, before: String, confidence: Double) {
    self.range = range
    self.before = before
    self.confidence = confidence
  }
}

/// A stretch of a block in another language than the block's.
public struct LanguageRun: Sendable, Equatable {
  /// Where.
  public var range: TextRange
  /// Which language.
  public var language: LanguageTag

  /// Makes a run.
  public init(range: TextRange, language: LanguageTag) {
    self.range = range
    self.language = language
  }
}
