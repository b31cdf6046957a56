/// Where a name stands that is the translation of another.
struct NameMatch {
  /// The scalars of the text.
  var range: Range<Int>
  /// How unlike the two are; 0 if one is read as the other.
  var cost: Double

  /// The likest of some matches in a text, which all have the same form; none if two forms are as like.
  static func likest(_ matches: [NameMatch], in text: [UInt32]) -> [NameMatch] {
    guard let best = matches.min(by: { $0.cost < $1.cost }) else { return [] }
    let likest = matches.filter { $0.cost == best.cost }
    let isOne = likest.allSatisfy { text[$0.range].elementsEqual(text[best.range]) }
    return isOne ? likest : []
  }
}

/// Recognises the names of a kind in the other script.
protocol NameMatcher: Sendable {
  /// A name in letters.
  associatedtype LatinName: Sendable

  /// What is named.
  var kind: EntityKind { get }

  /// Takes a folded name in letters apart; `nil` if it is none that can be recognised.
  func latinName(_ folded: [UInt32]) -> LatinName?

  /// How unlike a name in simplified characters and one in letters are; `nil` if they are hardly the same.
  func cost(_ han: [UInt32], _ latin: LatinName) -> Double?

  /// Whether a name in simplified characters that was found may have lost its beginning or its end.
  func mayBePart(_ han: [UInt32]) -> Bool

  /// Where a name in letters stands in a text of simplified characters.
  mutating func matches(of latin: LatinName, in text: [UInt32]) -> [NameMatch]

  /// Reads a text in letters for ``matches(of:)``.
  mutating func read(_ scalars: [UInt32])

  /// Where a name in simplified characters stands in the text that was read last.
  mutating func matches(of han: [UInt32]) -> [NameMatch]

  /// Where a name in simplified characters stands as it is in a text of such characters.
  func sameNames(as han: [UInt32], in text: [UInt32]) -> [NameMatch]

  /// The rows of words in the text that was read last whose form says that they may be names.
  func likelyNames() -> [(range: Range<Int>, name: LatinName)]

  /// How unlike a likely name and its translation may be, if neither is known.
  static var greatestCostOfUnknown: Double { get }
}
