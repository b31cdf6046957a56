/// The names in an English text that may be Chinese ones in Hanyu Pinyin, such as `Jinping`.
///
/// Only capitalised words that the translation table does not know are taken, and only those of two or
/// three syllables: one syllable has too many characters that are read so.
struct RomanizedNames: Sendable {
  private let pinyin: Pinyin
  /// Each sequence of syllables that spells a name, as a number.
  private var keys = HashIndex()
  /// The hash of the English unit that each sequence stands for.
  private var units: [UInt32] = []
  /// Whether a name begins with each syllable.
  private var isFirst: [Bool]

  /// The most syllables of a name.
  private static let maximumSyllables = 3

  /// Makes an empty list.
  init(_ pinyin: Pinyin) {
    self.pinyin = pinyin
    isFirst = [Bool](repeating: false, count: pinyin.baseCount)
  }

  /// Whether there are no names.
  var isEmpty: Bool { units.isEmpty }

  /// Adds a word if syllables spell it: lower-case letters, and the hash of its unit.
  mutating func add(_ word: [UInt8], unit: UInt32) {
    add(word[...], after: Syllables(), unit)
  }

  private mutating func add(_ rest: ArraySlice<UInt8>, after sequence: Syllables, _ unit: UInt32) {
    guard !rest.isEmpty else {
      guard sequence.count > 1 else { return }
      isFirst[sequence.first] = true
      if keys.number(of: sequence.hash) == units.count { units.append(unit) }
      return
    }
    guard sequence.count < Self.maximumSyllables else { return }
    for count in 1...min(6, rest.count) {
      guard let base = pinyin.base(of: rest.prefix(count)) else { continue }
      add(rest.dropFirst(count), after: sequence.adding(base), unit)
    }
  }

  /// Whether a name may begin with a character.
  func mayBegin(with scalar: UInt32) -> Bool {
    !isEmpty && pinyin.isRead(scalar, asOneOf: isFirst)
  }

  /// Calls `found` with the unit of each name that the characters from `start` on can be read as.
  func each(_ scalars: [UInt32], at start: Int, found: (UInt32) -> Void) {
    for syllable in pinyin.readings(of: scalars[start]) where isFirst[syllable.base] {
      extend(Syllables().adding(syllable.base), scalars, start + 1, found)
    }
  }

  private func extend(
    _ sequence: Syllables, _ scalars: [UInt32], _ next: Int, _ found: (UInt32) -> Void
  ) {
    guard next < scalars.count, sequence.count < Self.maximumSyllables else { return }
    for syllable in pinyin.readings(of: scalars[next]) {
      let longer = sequence.adding(syllable.base)
      if let number = keys.find(longer.hash) { found(units[number]) }
      extend(longer, scalars, next + 1, found)
    }
  }

  /// Syllables one after the other, 16 bits each.
  private struct Syllables {
    private var bits: UInt64 = 0
    private(set) var count = 0
    private(set) var first = 0

    func adding(_ base: Int) -> Syllables {
      var longer = self
      longer.bits = bits << 16 | UInt64(base + 1)
      longer.count += 1
      if count == 0 { longer.first = base }
      return longer
    }

    var hash: UInt32 { UnitHash.mix(bits) }
  }
}
