/// Bounds on what one document may cost.
public struct Limits: Sendable, Codable, Equatable {
  /// The largest file, in bytes.
  public var maximumInputBytes = 64 << 20
  /// The longest text after decoding, in characters.
  public var maximumTextCharacters = 20_000_000
  /// The deepest nesting of markup.
  public var maximumMarkupDepth = 256
  /// The most blocks of a document.
  public var maximumBlocks = 500_000
  /// The most cells of an alignment's table before a band replaces it.
  public var maximumAlignmentCells = 25_000_000

  /// The defaults.
  public init() {}
}
