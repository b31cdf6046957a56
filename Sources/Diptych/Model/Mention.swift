/// What a mention or an entity is; an open set.
public struct EntityKind: RawRepresentable, Hashable, Sendable, ExpressibleByStringLiteral {
  /// A lower-case word, camel case inside.
  public let rawValue: String
  /// Makes a kind from its word.
  public init(rawValue: String) { self.rawValue = rawValue }
  /// Makes a kind from its word.
  public init(stringLiteral value: String) { rawValue = value }
  /// A person.
  public static let person: EntityKind = "person"
  /// An organisation.
  public static let organisation: EntityKind = "organisation"
  /// A place.
  public static let place: EntityKind = "place"
  /// A date or a range of dates; its mentions carry a value, and it has no entity.
  public static let date: EntityKind = "date"
  /// A percentage, whose value is a decimal number.
  public static let percent: EntityKind = "percent"
  /// An amount of money, whose value is a number and, where that is sure, the code of its currency.
  public static let money: EntityKind = "money"
  /// A length of time, whose value is in the form of ISO 8601.
  public static let duration: EntityKind = "duration"
  /// A fixed expression of policy or trade.
  public static let term: EntityKind = "term"
}

/// A place in the text that names something.
public struct Mention: Sendable, Equatable {
  /// Where.
  public var range: TextRange
  /// What it names.
  public var kind: EntityKind
  /// The index in ``Document/entities`` of what it refers to.
  public var entity: Int?
  /// The normalised value: of a date ISO 8601, a range as `from/to`; `23.5`, `300000000 CNY`, `P3D`.
  public var value: String?
  /// The estimated probability, 0...1, that the mention is right.
  public var confidence: Double

  /// Makes a mention.
  public init(
    range: TextRange, kind: EntityKind, entity: Int? = nil, value: String? = nil,
    confidence: Double
  ) {
    self.range = range
    self.kind = kind
    self.entity = entity
    self.value = value
    self.confidence = confidence
  }
}

/// What mentions refer to, with its names in all languages.
public struct Entity: Sendable, Equatable {
  /// One name of an entity.
  public struct Form: Sendable, Equatable {
    /// The language of the name.
    public var language: LanguageTag
    /// The name.
    public var text: String
    /// How often the text has it; 0 if a word list supplied it.
    public var count: Int
    /// The estimated probability, 0...1, that this is a name of the entity.
    public var confidence: Double

    /// Makes a form.
    public init(language: LanguageTag, text: String, count: Int, confidence: Double) {
      self.language = language
      self.text = text
      self.count = count
      self.confidence = confidence
    }
  }

  /// What it is.
  public var kind: EntityKind
  /// Its names, in the order of the languages, then of their first appearance; external ones last.
  public var forms: [Form]
  /// Outside identifiers, such as `("wikidata", "Q11725")`, in ascending order of the key.
  public var authorities: [Authority]

  /// Makes an entity.
  public init(kind: EntityKind, forms: [Form], authorities: [Authority] = []) {
    self.kind = kind
    self.forms = forms
    self.authorities = authorities
  }
}

/// An identifier of an entity elsewhere.
public struct Authority: Sendable, Equatable {
  /// Whose identifier, such as `wikidata` or `iso3166`.
  public var scheme: String
  /// The identifier.
  public var identifier: String

  /// Makes an identifier.
  public init(scheme: String, identifier: String) {
    self.scheme = scheme
    self.identifier = identifier
  }
}
