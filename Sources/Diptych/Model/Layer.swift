/// A kind of information in the document: what stages require and provide; an open set.
public struct Layer: RawRepresentable, Hashable, Sendable, ExpressibleByStringLiteral {
  /// The layer's word.
  public let rawValue: String
  /// Makes a layer from its word.
  public init(rawValue: String) { self.rawValue = rawValue }
  /// Makes a layer from its word.
  public init(stringLiteral value: String) { rawValue = value }

  /// ``Document/blocks`` with their text and layout.
  public static let blocks: Layer = "blocks"
  /// ``Document/metadataTitle``.
  public static let title: Layer = "title"
  /// ``Block/glosses``.
  public static let glosses: Layer = "glosses"
  /// ``Block/repairs``.
  public static let repairs: Layer = "repairs"
  /// ``Block/language`` and ``Block/runs``.
  public static let languages: Layer = "languages"
  /// ``Document/letters``.
  public static let letters: Layer = "letters"
  /// ``Block/heading``.
  public static let headings: Layer = "headings"
  /// ``Document/sections``.
  public static let sections: Layer = "sections"
  /// ``Block/segments``.
  public static let segments: Layer = "segments"
  /// ``Alignment/sections``.
  public static let pairs: Layer = "pairs"
  /// ``Alignment/paragraphs`` and ``Alignment/segments``.
  public static let beads: Layer = "beads"
  /// ``Block/mentions`` of persons, organisations, places, dates.
  public static let mentions: Layer = "mentions"
  /// ``Document/entities``.
  public static let entities: Layer = "entities"
  /// Mentions and entities that are terms.
  public static let terms: Layer = "terms"
}
