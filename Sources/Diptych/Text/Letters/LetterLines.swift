/// The lines of a letter or mail that are no headings though they are short: salutation, close, signature.
///
/// `LetterDetection` looks for the parts of official letters. This is for every letter, in more languages,
/// and asks for less: a salutation or a close is known by its words, and a signature by what it stands behind.
enum LetterLines {
  /// The most lines of a signature.
  private static let signatureLines = 4
  /// The most lines at the end of an agreement that say who signs.
  private static let partyLines = 12
  /// The longest line of a signature, in Han characters.
  private static let longestSignature = 24.0
  /// The longest close, in bytes.
  static let longestClosing = 90
  /// The longest name, in Han characters.
  private static let longestName = 6.0
  /// The longest salutation or close, in Han characters.
  private static let longestForm = 30.0

  /// Finds such lines among those of one language.
  ///
  /// - Parameter lines: of the language, in order.
  /// - Returns: whether each line is one, in their order.
  static func find(in lines: [ShapedLine]) -> [Bool] {
    var isPart = [Bool](repeating: false, count: lines.count)
    var isOpen = false
    // The lines of a signature that may still come, behind a close.
    var rest = 0
    for (index, line) in lines.enumerated() {
      let isForm = line.shape.length <= longestForm && line.shape.numbering == nil
      if isForm, isSalutation(line.utf8) {
        // A line before the next letter may be its title, but for a name.
        if isOpen, index > 0, !isPart[index - 1], maySign(lines[index - 1]),
          lines[index - 1].shape.length <= longestName
        {
          isPart[index - 1] = true
        }
        isPart[index] = true
        isOpen = true
        rest = 0
      } else if isForm, isClosing(line.utf8) || isCopies(line.utf8) {
        isPart[index] = true
        rest = signatureLines
      } else if rest > 0, maySign(line) {
        isPart[index] = true
        rest -= 1
      } else {
        rest = 0
      }
    }
    if isOpen { sign(&isPart, before: lines.count, lines) }
    signForParties(&isPart, lines)
    return isPart
  }

  /// Marks the short lines at the end of a letter.
  private static func sign(_ isPart: inout [Bool], before end: Int, _ lines: [ShapedLine]) {
    var index = end - 1
    while index >= 0, end - index <= signatureLines, !isPart[index], maySign(lines[index]) {
      index -= 1
    }
    // Behind many short lines there is no letter but a list.
    guard index >= 0, end - index <= signatureLines, index + 1 < end else { return }
    for place in index + 1..<end { isPart[place] = true }
  }

  /// Marks the lines at the end of an agreement that say who signs for each of its parties.
  private static func signForParties(_ isPart: inout [Bool], _ lines: [ShapedLine]) {
    var first = lines.count
    while first > 0, lines.count - first < partyLines, maySign(lines[first - 1]) { first -= 1 }
    let parties = (first..<lines.count).filter { isParty(lines[$0].utf8) }
    guard parties.count >= 2, let first = parties.first, first > 0,
      !zip(parties, parties.dropFirst() + [lines.count]).contains(where: { $1 - $0 < 2 })
    else { return }
    for place in first..<lines.count { isPart[place] = true }
  }

  /// Whether a line says for whom the next one signs: `For the City of Gent`, `甲市代表`.
  private static func isParty(_ utf8: [UInt8]) -> Bool {
    let text = withoutMarks(utf8)
    // A name follows, with a capital.
    let isNamed = LetterWords.parties.contains(beginning: text) { word in
      let next = text.dropFirst(word.count).first ?? 0
      return next &- 0x41 < 26 || next >= 0xC3
    }
    return isNamed || LetterWords.partyEndings.contains { ends(text, with: $0) }
  }

  private static func maySign(_ line: ShapedLine) -> Bool {
    line.isCandidate && line.shape.numbering == nil && line.shape.length <= longestSignature
  }

  /// Whether a line addresses somebody: `各位同事：`, `李校长：`, `Dear Mr Mayor,`.
  static func isSalutation(_ utf8: [UInt8]) -> Bool {
    let text = withoutMarks(utf8)
    if LetterWords.greetings.contains(beginning: text, where: { isEnd(text, $0.count) })
      || LetterWords.respects.contains(beginning: text, where: { _ in true })
      || LetterWords.salutations.contains(beginning: text, where: { _ in true }) && hasMark(utf8)
      || addressesWithoutMark(text)
    {
      return true
    }
    guard hasColon(utf8), text.count <= 60 else { return false }
    return LetterWords.honorifics.contains { ends(text, with: $0) && text.count > $0.count }
  }

  /// Whether a line ends with what Japanese and Korean set behind a name: 様, 御中, 귀하.
  private static func addressesWithoutMark(_ text: ArraySlice<UInt8>) -> Bool {
    text.count <= longestClosing
      && LetterWords.addresses.contains { ends(text, with: $0) && text.count > $0.count }
      && !LetterWords.noAddresses.contains { ends(text, with: $0) }
  }

  /// Whether a line takes leave, perhaps with the name behind it: `此致`, `Best wishes`, `Best wishes Kate`.
  static func isClosing(_ utf8: [UInt8]) -> Bool {
    let text = withoutMarks(utf8)
    return LetterWords.eastAsianClosings.contains(beginning: text) { $0.count == text.count }
      || text.count <= 40 && LetterWords.signatures.contains { ends(text, with: $0) }
      || LetterWords.closings.contains(beginning: text) { isName(text.dropFirst($0.count)) }
  }

  /// Whether a line says who gets the letter besides the addressee: `副本：外交部`, `cc: the Mayor`.
  private static func isCopies(_ utf8: [UInt8]) -> Bool {
    LetterWords.copies.contains(beginning: utf8[...]) { word in
      let rest = utf8.dropFirst(word.count)
      return rest.first == 0x3A || rest.starts(with: [0xEF, 0xBC, 0x9A])
    }
  }

  /// Whether what stands behind a close is nothing, or up to three words with capitals.
  private static func isName(_ rest: ArraySlice<UInt8>) -> Bool {
    guard let first = rest.first else { return true }
    guard first == 0x20 || first == 0x2C else { return false }
    var words = 0
    var before = first
    for byte in rest.dropFirst() {
      if before == 0x20, byte != 0x20 {
        words += 1
        guard byte &- 0x41 < 26 || byte >= 0xC3 else { return false }
      }
      before = byte
    }
    return words <= 3
  }

  private static func isEnd(_ text: ArraySlice<UInt8>, _ count: Int) -> Bool {
    count >= text.count || text[text.startIndex + count] == 0x20
  }

  private static func hasColon(_ utf8: [UInt8]) -> Bool {
    utf8.last == 0x3A || utf8.suffix(3).elementsEqual([0xEF, 0xBC, 0x9A])
  }

  /// Whether a line ends with a colon or a comma, or with an exclamation mark as in German.
  private static func hasMark(_ utf8: [UInt8]) -> Bool {
    hasColon(utf8) || utf8.last == 0x2C || utf8.last == 0x21
      || utf8.suffix(3).elementsEqual([0xEF, 0xBC, 0x8C])
      || utf8.suffix(3).elementsEqual([0xEF, 0xBC, 0x81])
  }

  /// A line without marks and white space at its end.
  private static func withoutMarks(_ utf8: [UInt8]) -> ArraySlice<UInt8> {
    var text = utf8[...]
    while true {
      switch text.last {
      case 0x20, 0x21, 0x2C, 0x2E, 0x3A:
        text.removeLast()
        continue
      default: break
      }
      guard text.count >= 3, isMark(text.suffix(3)) else {
        return text
      }
      text.removeLast(3)
    }
  }

  /// Whether three bytes are an exclamation mark, a comma, a colon or a stop of East Asian text.
  private static func isMark(_ bytes: ArraySlice<UInt8>) -> Bool {
    let first = bytes.startIndex
    switch (bytes[first], bytes[first + 1], bytes[first + 2]) {
    case (0xEF, 0xBC, 0x81), (0xEF, 0xBC, 0x8C), (0xEF, 0xBC, 0x9A), (0xE3, 0x80, 0x82): return true
    default: return false
    }
  }

  private static func ends(_ text: ArraySlice<UInt8>, with word: [UInt8]) -> Bool {
    text.suffix(word.count).elementsEqual(word)
  }
}
