/// A run of blocks of one language under one heading, or without one.
///
/// In an interleaved document its blocks need not stand next to each other.
public struct Section: Sendable, Equatable {
  /// The language of its blocks.
  public var language: LanguageTag
  /// The depth, from 1; at most one more than the parent's.
  public var level: Int
  /// The index of the section that this one is part of.
  public var parent: Int?
  /// The index of the block that titles it; also the first of `blocks`.
  public var heading: Int?
  /// The indices of its blocks, ascending, without those of subsections; never empty.
  public var blocks: [Int]

  /// Makes a section.
  public init(
    language: LanguageTag, level: Int = 1, parent: Int? = nil, heading: Int? = nil, blocks: [Int]
  ) {
    self.language = language
    self.level = level
    self.parent = parent
    self.heading = heading
    self.blocks = blocks
  }
}
