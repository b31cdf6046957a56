/// What a document says about which of several restorations is right.
struct RepairEvidence: Sendable {
  /// A character with its reading.
  struct Glossed: Hashable, Sendable {
    /// The character.
    var character: UInt32
    /// Its reading.
    var reading: PinyinReading
  }

  /// What the document glosses: a converter has one list of characters.
  private var glossed: Set<Glossed> = []
  /// Chinese characters that stand next to each other, the first in the upper half.
  private var neighbours: Set<UInt64> = []
  private var traditional = 0
  private var simplified = 0

  /// Notes the gloss of a single character.
  mutating func note(_ gloss: Glossed) { glossed.insert(gloss) }

  /// Notes a stretch of text without brackets.
  mutating func note(_ text: ArraySlice<UInt32>, variants: ChineseVariants) {
    var previous: UInt32 = 0
    for scalar in text {
      guard GlossScanner.isHan(scalar) else {
        previous = 0
        continue
      }
      switch variants.side(scalar) {
      case .traditional: traditional += 1
      case .simplified: simplified += 1
      case .both: break
      }
      if previous != 0 { neighbours.insert(UInt64(previous) << 32 | UInt64(scalar)) }
      previous = scalar
    }
  }

  /// Whether the document glosses `character` so elsewhere.
  func glosses(_ character: UInt32, as reading: PinyinReading) -> Bool {
    glossed.contains(Glossed(character: character, reading: reading))
  }

  /// Whether the document has the two characters next to each other elsewhere.
  func has(_ first: UInt32, _ second: UInt32) -> Bool {
    neighbours.contains(UInt64(first) << 32 | UInt64(second))
  }

  /// Whether a character that is used on this side only does not fit the document.
  func contradicts(_ side: ChineseVariants.Side) -> Bool {
    switch side {
    case .both: false
    case .traditional: simplified > traditional
    case .simplified: traditional > simplified
    }
  }
}
