/// What lines of an English official letter look like.
enum EnglishLetterForm: LetterForm {
  static func addressee(of line: LetterLine) -> Range<Int>? {
    guard (4...160).contains(line.text.count), let last = line.text.last else { return nil }
    let end = [0x2C, 0x3A].contains(line[last]) ? last : last + 1
    for (word, needsMark) in [(dear, true), (to, false)]
    where line.has(word, at: line.text.lowerBound) {
      // `To the point` is no addressee, `To the Rector:` and `To: the Rector` are.
      let start = line.text.lowerBound + word.count
      let hasColon = line[start] == 0x3A
      guard hasColon || end == last && (needsMark || line[last] == 0x3A) else { continue }
      let name = line.trimmed(start + (hasColon ? 1 : 0)..<end)
      guard !name.isEmpty, name.count <= 100, name.allSatisfy({ !isStop(line, $0) }) else {
        return nil
      }
      return name
    }
    guard line[last] == 0x3A, line.text.count <= 110 else { return nil }
    let name = line.text.lowerBound..<last
    return isName(line, name) && isBody(line, name)
      && line.length(of: labels, at: name.lowerBound) == 0
      ? name : nil
  }

  static func addresseeField(of line: LetterLine) -> Range<Int>? {
    line.field([to]) == nil ? nil : addressee(of: line)
  }

  static func dateField(of line: LetterLine) -> Range<Int>? { line.field([date]) }

  static func issuer(of line: LetterLine) -> Range<Int>? {
    guard (8...120).contains(line.text.count) else { return nil }
    var name = line.text
    let prefix = line.length(of: papers, at: name.lowerBound)
    name = line.trimmed(name.lowerBound + prefix..<name.upperBound)
    return isName(line, name) && isBody(line, name) ? name : nil
  }

  static func isClosing(_ line: LetterLine) -> Bool {
    guard (5...40).contains(line.text.count), let last = line.text.last else { return false }
    let end = line[last] == 0x2C ? last : last + 1
    return closings.contains {
      $0.count == end - line.text.lowerBound && line.has($0, at: line.text.lowerBound)
    }
  }

  static func isSignature(_ line: LetterLine) -> Bool {
    guard (3...110).contains(line.text.count), !isClosing(line), let last = line.text.last,
      line[last] != 0x2E || line.text.count <= 24, line[last] != 0x3A
    else { return false }
    return isName(line, line.text)
  }

  static func isBehindSignature(_ line: LetterLine) -> Bool {
    line.length(of: notes, at: line.text.lowerBound) > 0
  }

  static func isBody(_ line: LetterLine, _ name: Range<Int>) -> Bool {
    var isBody = false
    forEachWord(of: line, in: name) { word in
      isBody = bodies.contains(word.map { LetterLine.small(line[$0]) })
      return !isBody
    }
    return isBody
  }

  /// Whether all words but little ones begin with a capital.
  private static func isName(_ line: LetterLine, _ name: Range<Int>) -> Bool {
    var hasCapital = false
    var isName = true
    forEachWord(of: line, in: name) { word in
      if LetterCase.of(line[word.lowerBound]) == .capital {
        hasCapital = true
      } else {
        isName = little.contains(word.map { line[$0] })
      }
      return isName
    }
    return isName && hasCapital
  }

  /// Calls `body` with the words of a name until it answers `false`.
  private static func forEachWord(
    of line: LetterLine, in name: Range<Int>, _ body: (Range<Int>) -> Bool
  ) {
    var index = name.lowerBound
    while index < name.upperBound {
      guard PackedWord.isLetter(line[index]) else {
        index += 1
        continue
      }
      let start = index
      while index < name.upperBound, PackedWord.isLetter(line[index]) { index += 1 }
      // The s of `People's`.
      let isEnding = start > name.lowerBound && [0x27, 0x2019].contains(line[start - 1])
      if !isEnding, !body(start..<index) { return }
    }
  }

  private static func isStop(_ line: LetterLine, _ index: Int) -> Bool {
    guard [0x2E, 0x21, 0x3F].contains(line[index]), SentenceText.isSpace(line[index + 1]) else {
      return false
    }
    // `Mr. Smith` goes on behind its stop.
    var start = index
    while PackedWord.isLetter(line[start - 1]) { start -= 1 }
    return index - start > 4
  }

  private static let dear = LetterLine.words("dear")[0]
  private static let to = LetterLine.words("to")[0]
  private static let date = LetterLine.words("date")[0]
  private static let labels =
    ["organi", "host", "sponsor", "contact", "supported", "co-organi", "note", "attach", "source"]
    .map { $0.unicodeScalars.map(\.value) }
  private static let papers =
    ["document of the ", "document of ", "office document of the ", "letter of the "].map {
      $0.unicodeScalars.map(\.value)
    }
  private static let closings = [
    "yours sincerely", "sincerely yours", "sincerely", "yours faithfully", "faithfully yours",
    "yours truly", "respectfully", "respectfully yours", "yours respectfully", "best regards",
    "kind regards", "with best regards", "with kind regards", "best wishes", "with best wishes",
    "yours cordially", "cordially",
  ].map { $0.unicodeScalars.map(\.value) }
  private static let notes =
    [
      "cc", "c.c.", "encl", "enclosure", "attachment", "contact", "copy to", "copies to",
      "original to",
    ]
    .map { $0.unicodeScalars.map(\.value) }
  private static let little = Set(
    LetterLine.words("of the and for in at on to de la du des von van der a an & with"))
  private static let bodies = Set(
    LetterLine.words(
      "office offices bureau committee commission council government governments department departments ministry "
        + "administration authority agency association society federation chamber center centre company "
        + "corporation group university college school institute academy consulate embassy mission "
        + "museum library hospital bank foundation court secretariat division section units unit delegation"
    ))
}
