/// A word in Latin letters, with what the name table knows of it.
struct LatinWord: Sendable {
  /// The scalars of the text.
  let range: Range<Int>
  /// The place of the word in the name table, if it is capitalised and some form starts with it.
  let node: NameTable.Node?
  /// The classes of the word, if it is capitalised.
  let classes: NameClasses
  /// What the word is compared by, letter for letter.
  let key: Key
  /// Whether it starts with a capital.
  let isCapitalised: Bool
  /// Whether it has two letters or more, all of them capitals.
  let isAllCapitals: Bool
  /// Whether only one space lies between the word before and this one.
  let isJoined: Bool
  /// Whether a sentence may start with it.
  let startsSentence: Bool
}

extension LatinWord {
  /// A hash of the letters of a word (FNV-1a, 64 bits).
  struct Key: Hashable, Sendable {
    private var hash = FNV1a.start

    init() {}

    /// The key of a word.
    init(_ word: String) {
      for scalar in word.unicodeScalars { append(scalar.value) }
    }

    /// Adds a letter.
    mutating func append(_ scalar: UInt32) {
      hash = FNV1a.hash(hash, adding: scalar)
    }
  }

  /// Whether it can be part of a name: two letters or more, with a capital, and nothing that is in no name.
  var isNameWord: Bool { isCapitalised && !classes.contains(.notName) && range.count > 1 }

  /// Whether a text has a capital letter.
  static func hasCapital(_ scalars: [UInt32]) -> Bool {
    let scalars = scalars.span
    for index in scalars.indices where isCapital(scalars[index]) { return true }
    return false
  }

  /// The places of words in the name table, `nil` of those that no form starts with.
  typealias Memory = WordMemory<NameTable.Node?>

  /// Puts the words of a text into `words`; apostrophes and hyphens between letters are part of them.
  ///
  /// - Returns: how many words start with a capital, and how many are all capitals.
  static func read(
    _ scalars: [UInt32], table: NameTable, memory: inout Memory, into words: inout [LatinWord]
  ) -> (capitalised: Int, allCapitals: Int) {
    words.removeAll(keepingCapacity: true)
    var counts = (capitalised: 0, allCapitals: 0)
    let scalars = scalars.span
    var index = 0
    var isJoined = false
    var startsSentence = true
    while index < scalars.count {
      let scalar = scalars[index]
      if scalar &- 0x4E00 < 0x5200 {
        // An ideograph joins nothing and says nothing about sentences.
        isJoined = false
        index += 1
        continue
      }
      guard isLetter(scalar) else {
        isJoined =
          (scalar == 0x20 || scalar == 0xA0) && index > 0 && isLetter(scalars[index - 1])
          || scalar == 0x20 && isInitial(before: index, in: scalars)
        if scalar != 0x20 {
          startsSentence = endsSentence(scalar) || startsSentence && !isDigit(scalar)
        }
        index += 1
        continue
      }
      let start = index
      var capitals = 0
      var key = Key()
      while index < scalars.count {
        let scalar = scalars[index]
        if isLetter(scalar) {
          capitals += isCapital(scalar) ? 1 : 0
        } else if !isInner(scalar) || index + 1 == scalars.count || !isLetter(scalars[index + 1]) {
          break
        }
        key.append(scalar)
        index += 1
      }
      let end = withoutPossessive(start..<index, in: scalars)
      if end < index {
        key = Key()
        for at in start..<end { key.append(scalars[at]) }
      }
      let isCapitalised = isCapital(scalar)
      let isAllCapitals = capitals > 1 && capitals == end - start
      counts.capitalised += isCapitalised ? 1 : 0
      counts.allCapitals += isAllCapitals ? 1 : 0
      let node =
        isCapitalised ? node(of: scalars.extracting(start..<end), in: table, &memory) : nil
      words.append(
        LatinWord(
          range: start..<end, node: node, classes: node?.record?.classes ?? [],
          key: key, isCapitalised: isCapitalised, isAllCapitals: isAllCapitals,
          isJoined: isJoined, startsSentence: startsSentence))
      isJoined = false
      startsSentence = false
    }
    return counts
  }

  private static func node(
    of word: Span<UInt32>, in table: NameTable, _ memory: inout Memory
  ) -> NameTable.Node? {
    var letters = PackedLetters()
    for index in word.indices { letters.append(word[index]) }
    if letters.isWhole, let place = memory.place(of: letters) { return memory[place] }
    var node: NameTable.Node? = table.root
    for index in word.indices {
      node = node.flatMap { table.next($0, table.code(word[index])) }
      if node == nil { break }
    }
    if letters.isWhole { memory.remember(node, of: letters) }
    return node
  }

  private static func withoutPossessive(_ range: Range<Int>, in scalars: Span<UInt32>) -> Int {
    let end = range.upperBound
    guard range.count > 2, scalars[end - 1] | 0x20 == 0x73,
      scalars[end - 2] == 0x27 || scalars[end - 2] == 0x2019
    else { return end }
    return end - 2
  }

  /// Whether a scalar is a letter of the Latin script.
  @inline(__always)
  static func isLetter(_ scalar: UInt32) -> Bool {
    scalar < 0x80 ? (scalar | 0x20) &- 0x61 < 26 : Script.of(scalar) == .latin
  }

  /// Whether a scalar is a capital letter.
  @inline(__always)
  static func isCapital(_ scalar: UInt32) -> Bool {
    scalar < 0xC0 ? scalar &- 0x41 < 26 : isCapitalBeyondASCII(scalar)
  }

  private static func isCapitalBeyondASCII(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0xC0...0xD6, 0xD8...0xDE: true
    case 0x100...0x17F: Unicode.Scalar(scalar)?.properties.isUppercase ?? false
    default: false
    }
  }

  private static func isDigit(_ scalar: UInt32) -> Bool { (0x30...0x39).contains(scalar) }

  private static func isInner(_ scalar: UInt32) -> Bool {
    scalar == 0x27 || scalar == 0x2019 || scalar == 0x2D || scalar == 0x26
  }

  private static func endsSentence(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x2E, 0x21, 0x3F, 0x3A, 0x0A, 0x3002, 0x22, 0x201C, 0x2022, 0x2D, 0x28: true
    default: false
    }
  }

  /// Whether a space at `index` stands behind an initial or a short title, as in `Mr. Smith`.
  private static func isInitial(before index: Int, in scalars: Span<UInt32>) -> Bool {
    guard index > 1, scalars[index - 1] == 0x2E, isLetter(scalars[index - 2]) else { return false }
    var start = index - 2
    while start > 0, isLetter(scalars[start - 1]), index - start < 6 { start -= 1 }
    guard isCapital(scalars[start]), start == 0 || !isLetter(scalars[start - 1]) else {
      return false
    }
    guard start < index - 2 else { return true }
    var key = Key()
    for at in start..<index - 1 { key.append(scalars[at]) }
    return shortTitles.contains(key)
  }

  /// What stands before names with a full stop that ends no sentence.
  private static let shortTitles = Set(
    """
    Mr Mrs Ms Mx Mdm Dr Drs Prof Rev Fr Br Sr St Hon Messrs Mme Mlle Ing Dipl Mag \
    Gen Col Maj Capt Lt Cpl Sgt Cdr Adm Brig Gov Pres Sen Rep Amb Sec Supt Insp Mt Ft Ste Chr Wm Geo \
    Ph Th Yu
    """.split(separator: " ").map { Key(String($0)) })
}
