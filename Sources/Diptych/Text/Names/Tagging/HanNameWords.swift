/// The words of a Chinese text for a ``NameTagger``.
///
/// They are those of the lattice; what it takes for a person's name is taken apart again, because names
/// in transcription often look like one, and Latin letters and digits are joined. Characters are folded as in
/// the name table, so that traditional and simplified text have the same features.
struct HanNameWords: TokenSequence {
  private struct Word {
    let range: Range<Int>
    /// A hash of its characters.
    var letters: UInt64
    /// Its kind, its length up to 4 and the classes of the name table.
    let kind: UInt64
    let first: UInt32
    let last: UInt32
    /// How usual a character is in names in transcription, 1 the most; 0 of longer words.
    let usage: UInt64
  }

  private var words: [Word] = []
  private var labels: [NameLabel] = []

  /// How many words there are.
  var count: Int { words.count }

  /// Takes the words of a text, and the names that the rules found in it.
  mutating func read(
    _ scalars: [UInt32], _ tokens: [HanToken], _ names: OutermostNames, _ table: NameTable
  ) {
    words.removeAll(keepingCapacity: true)
    for token in tokens {
      let first = scalars[token.range.lowerBound]
      if token.kind != .form {
        for index in token.range { addPart(of: token, index, scalars, table) }
      } else if let script = Self.script(first), token.range.count == 1 {
        if let last = words.last, last.range.upperBound == token.range.lowerBound,
          last.kind == script
        {
          words[words.count - 1] = Word(
            range: last.range.lowerBound..<token.range.upperBound, letters: script, kind: script,
            first: last.first, last: last.last, usage: 0)
        } else {
          words.append(
            Word(
              range: token.range, letters: script, kind: script, first: UInt32(script),
              last: UInt32(script), usage: 0))
        }
      } else if !WhiteSpace.contains(first) {
        add(token, scalars, table)
      }
    }
    labels = NameLabel.labels(of: words.lazy.map(\.range), in: names)
  }

  /// 1 for a letter of the Latin script, 2 for a digit.
  private static func script(_ scalar: UInt32) -> UInt64? {
    if scalar &- 0x30 < 10 || scalar &- 0xFF10 < 10 { return 2 }
    return scalar < 0x2E80 && LatinWord.isLetter(scalar) ? 1 : nil
  }

  private static func usage(_ scalar: UInt32, _ table: NameTable) -> UInt64 {
    1 + UInt64(table.givenCost(table.code(scalar), .foreign)) / 24
  }

  private mutating func addPart(
    of token: HanToken, _ index: Int, _ scalars: [UInt32], _ table: NameTable
  ) {
    let place: UInt64 =
      index == token.range.lowerBound ? 0 : index == token.range.upperBound - 1 ? 1 : 2
    let kind: UInt64 =
      (token.kind == .person ? 8 : 16) + (token.hasEvidence ? 4 : 0) + place
    let character = table.folded(scalars[index])
    words.append(
      Word(
        range: index..<index + 1,
        letters: FNV1a.hash(FNV1a.start, adding: character),
        kind: kind << 40, first: character, last: character,
        usage: Self.usage(scalars[index], table)))
  }

  private mutating func add(_ token: HanToken, _ scalars: [UInt32], _ table: NameTable) {
    var letters = FNV1a.start
    var last: UInt32 = 0
    for index in token.range {
      last = table.folded(scalars[index])
      letters = FNV1a.hash(letters, adding: last)
    }
    let length = UInt64(min(token.range.count, 4))
    words.append(
      Word(
        range: token.range, letters: letters,
        kind: 1 << 40 | length << 36 | UInt64(token.classes.rawValue),
        first: table.folded(scalars[token.range.lowerBound]), last: last,
        usage: length == 1 ? Self.usage(scalars[token.range.lowerBound], table) : 0))
  }

  func range(of word: Int) -> Range<Int> { words[word].range }

  func addFeatures(of index: Int, to features: inout NameFeatures) {
    let word = words[index]
    let before = index > 0 ? words[index - 1] : Self.edge
    let next = index + 1 < words.count ? words[index + 1] : Self.edge
    features.add(1, word.letters)
    features.add(2, before.letters)
    features.add(3, next.letters)
    features.add(4, index > 1 ? words[index - 2].letters : 0)
    features.add(5, index + 2 < words.count ? words[index + 2].letters : 0)
    features.add(6, before.letters, word.letters)
    features.add(7, word.letters, next.letters)
    features.add(8, word.kind)
    features.add(9, before.kind)
    features.add(10, next.kind)
    features.add(11, before.kind, word.kind)
    features.add(12, word.kind, next.kind)
    let label = labels[index].rawValue
    let labelBefore = index > 0 ? labels[index - 1].rawValue : 7
    let labelNext = index + 1 < words.count ? labels[index + 1].rawValue : 7
    features.add(13, UInt64(label))
    features.add(14, UInt64(labelBefore) << 16 | UInt64(label) << 8 | UInt64(labelNext))
    features.add(15, UInt64(word.last) << 8 | word.kind >> 36 & 15)
    features.add(16, UInt64(word.first))
    features.add(17, UInt64(before.last))
    features.add(18, UInt64(next.first))
    if word.usage != 0 { features.add(19, word.usage) }
    if before.usage != 0 { features.add(20, before.usage) }
    if next.usage != 0 { features.add(21, next.usage) }
  }

  /// What stands before the first word and behind the last one.
  private static let edge = Word(range: 0..<0, letters: 0, kind: 0, first: 0, last: 0, usage: 0)
}
