/// What marks a document, or its part in one language, as an official letter.
public struct OfficialLetter: Sendable, Equatable {
  /// Words of the text that play a part in the letter.
  public struct Part: Sendable, Equatable {
    /// The index of the block in ``Document/blocks``.
    public var block: Int
    /// Where in the block, in bytes.
    public var range: TextRange
    /// The normalised value: of a date ISO 8601.
    public var value: String?

    /// Makes a part.
    public init(block: Int, range: TextRange, value: String? = nil) {
      self.block = block
      self.range = range
      self.value = value
    }
  }

  /// The language of the letter.
  public var language: LanguageTag
  /// The body that issues it: from the letterhead, else from the signature.
  public var issuer: Part?
  /// The document number, such as 渝外辦〔2019〕12號.
  public var number: Part?
  /// Whom it addresses, without salutation and colon.
  public var addressee: Part?
  /// The day of the letter.
  public var date: Part?
  /// The lines of the signature block, without the date.
  public var signature: [Part]

  /// A letter of which nothing is known.
  public init(language: LanguageTag) {
    self.language = language
    signature = []
  }

  /// All parts, in no particular order.
  public var parts: [Part] { [issuer, number, addressee, date].compactMap(\.self) + signature }
}
