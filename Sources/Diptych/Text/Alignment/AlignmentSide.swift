/// The lines or sentences of one language, as the numbers that an aligner needs.
struct AlignmentSide: Sendable {
  /// A kind of word, character, number … that occurs on this side.
  struct UnitType: Sendable {
    /// What it is known by on both sides.
    var hash: UInt32
    /// What kind of unit it is.
    var kind: UnitHash.Kind
    /// Its number in the translation table's vocabulary of this side; −1 if it is not there.
    var tableUnit: Int32
    /// How often such a unit occurs in text, 0...1; at least ``AlignmentSide/minimumChance``.
    var chance: Float
  }

  /// No unit is taken to be rarer.
  static let minimumChance: Float = 1e-6

  /// The units that occur, in the order of their first occurrence.
  var types: [UnitType] = []
  /// The units of line after line, each by its place in `types`.
  var units: [Int32] = []
  /// The place in `units` at which each line starts, and last their number.
  var starts: [Int32] = [0]
  /// The length of each line, in characters; in Chinese and Japanese a Latin letter counts less.
  var lengths: [Float] = []
  /// Which punctuation each line has.
  var marks: [Punctuation] = []

  /// The number of lines.
  var count: Int { starts.count - 1 }

  /// The units of one line.
  func range(_ line: Int) -> Range<Int> { Int(starts[line])..<Int(starts[line + 1]) }
}

/// The punctuation that a translation keeps.
struct Punctuation: OptionSet, Sendable {
  let rawValue: UInt8
  static let question = Punctuation(rawValue: 1)
  static let exclamation = Punctuation(rawValue: 2)
  static let quotation = Punctuation(rawValue: 4)
  static let bracket = Punctuation(rawValue: 8)
  static let colon = Punctuation(rawValue: 16)
  static let semicolon = Punctuation(rawValue: 32)

  /// What a mark belongs to; empty for a scalar that is none of them.
  static func of(_ scalar: UInt32) -> Punctuation {
    switch scalar {
    case 0x3F, 0xFF1F: .question
    case 0x21, 0xFF01: .exclamation
    case 0x22, 0xAB, 0xBB, 0x201C, 0x201D, 0x201E, 0x300A...0x300F, 0xFF02: .quotation
    case 0x28, 0x29, 0x5B, 0x5D, 0xFF08, 0xFF09, 0x3010, 0x3011: .bracket
    case 0x3A, 0xFF1A: .colon
    case 0x3B, 0xFF1B: .semicolon
    default: []
    }
  }
}
