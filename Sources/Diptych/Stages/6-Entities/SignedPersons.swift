/// The persons who sign English letters, whatever their names: a line of a few words behind the close, or before
/// an office.
struct SignedPersons {
  private let table: NameTable
  private var memory = LatinWord.Memory(placeBits: 6, empty: nil)
  private var words: [LatinWord] = []

  private init(table: NameTable) { self.table = table }

  /// How many words a name has.
  private static let count = 2...4
  private static let confidence = 0.9
  /// A mention that is surer is no person.
  private static let sureConfidence = 0.9
  /// What no name has but as a given name or a surname of Chinese.
  private static let others: NameClasses = [
    .title, .country, .englishHead, .englishLead, .englishPlace, .englishLevel, .organisation,
    .acronym,
  ]
  private static let names: NameClasses = [.given, .family, .syllable]

  /// Marks those who sign the letters of a document.
  static func mark(_ document: inout Document, _ table: NameTable) {
    var persons: SignedPersons?
    for letter in document.letters where letter.language.primary == "en" {
      guard let first = letter.signature.first?.block, first > 0,
        let line = LetterLine(document.blocks[first - 1].utf8, block: first - 1),
        EnglishLetterForm.isClosing(line)
      else { continue }
      var signed = persons ?? SignedPersons(table: table)
      for (index, part) in letter.signature.enumerated() {
        guard
          index == 0
            || index + 1 < letter.signature.count
              && signed.isOffice(letter.signature[index + 1], of: document),
          signed.isName(part, of: document)
        else { continue }
        document.blocks[part.block].sign(part.range, confidence: confidence)
      }
      persons = signed
    }
  }

  private mutating func read(_ part: OfficialLetter.Part, of document: Document) -> Int {
    let utf8 = document.blocks[part.block].utf8
    let scalars = Scalars.values(of: utf8, in: part.range.start..<part.range.end)
    _ = LatinWord.read(scalars, table: table, memory: &memory, into: &words)
    return scalars.count
  }

  /// Whether a line begins with a title: Mayor of Xiamen.
  private mutating func isOffice(_ part: OfficialLetter.Part, of document: Document) -> Bool {
    _ = read(part, of: document)
    return words.first?.classes.contains(.title) ?? false
  }

  /// Whether a line consists of words that may be a person's name.
  private mutating func isName(_ part: OfficialLetter.Part, of document: Document) -> Bool {
    let count = read(part, of: document)
    guard Self.count.contains(words.count), words[0].range.lowerBound == 0,
      words[words.count - 1].range.upperBound == count,
      words.dropFirst().allSatisfy(\.isJoined), words.allSatisfy(mayBeName),
      !words.allSatisfy({ $0.classes.contains(.place) && $0.classes.isDisjoint(with: Self.names) })
    else { return false }
    return !document.blocks[part.block].mentions.contains { mention in
      mention.range.overlaps(part.range) && mention.kind != .person
        && mention.confidence >= Self.sureConfidence
        && (mention.kind != .place || mention.range.contains(part.range))
    }
  }

  private func mayBeName(_ word: LatinWord) -> Bool {
    guard word.isCapitalised else { return NameParticles.keys.contains(word.key) }
    if !word.classes.isDisjoint(with: Self.others) {
      return !word.classes.isDisjoint(with: [.given, .pinyinSurname])
    }
    return word.classes.isDisjoint(with: [.common, .notName])
      || !word.classes.isDisjoint(with: Self.names)
  }
}

extension Block {
  /// Marks a person in the place of what was found in a range.
  fileprivate mutating func sign(_ range: TextRange, confidence: Double) {
    guard !mentions.contains(where: { $0.range == range && $0.kind == .person }) else { return }
    mentions.removeAll { $0.range.overlaps(range) }
    let index = mentions.firstIndex { $0.range.start > range.start } ?? mentions.count
    mentions.insert(Mention(range: range, kind: .person, confidence: confidence), at: index)
  }
}
