/// A word or a name of Chinese text.
struct HanToken: Sendable {
  /// What a token is.
  enum Kind: Sendable {
    /// A form of the name table, or a single character.
    case form
    /// A surname with a given name.
    case person
    /// A name in transcription, such as 約翰·史密斯, or a Japanese one.
    case foreignPerson
  }

  /// The scalars.
  let range: Range<Int>
  /// What it is.
  let kind: Kind
  /// What the name table knows of it; nothing of punctuation, letters and rare characters.
  let classes: NameClasses
  /// Whether a title or a verb of speaking stands beside it.
  let hasEvidence: Bool
  /// Whether it consists of Chinese characters.
  let isHan: Bool
}
