/// Puts the parts of a letter together from its first and last lines.
struct LetterReader {
  /// How many lines at the start may hold letterhead, number, date and addressee.
  static let headLines = 10
  /// How many lines at the end may hold the signature.
  static let tailLines = 10

  private let form: any LetterForm.Type
  private var letter: OfficialLetter

  private init(_ form: any LetterForm.Type, language: LanguageTag) {
    self.form = form
    letter = OfficialLetter(language: language)
  }

  /// Puts together the letter that the lines of one language are.
  ///
  /// - Parameters:
  ///   - head: the first lines; `nil` for those that are running text.
  ///   - tail: the last ones, disjoint from `head`.
  ///   - language: the language of them all.
  /// - Returns: the letter; `nil` if the lines are none.
  static func letter(
    head: [LetterLine?], tail: [LetterLine?], language: LanguageTag
  ) -> OfficialLetter? {
    let form: any LetterForm.Type
    switch language.primary {
    case "zh": form = ChineseLetterForm.self
    case "en": form = EnglishLetterForm.self
    default: return nil
    }
    var reader = LetterReader(form, language: language)
    let start = reader.readHead(head)
    reader.readTail(head[start...] + tail)
    return reader.isLetter ? reader.letter : nil
  }

  /// One sign alone may be chance.
  private var isLetter: Bool {
    let isSigned = !letter.signature.isEmpty && letter.date != nil
    if letter.number != nil { return letter.addressee != nil || isSigned || letter.issuer != nil }
    return letter.addressee != nil && (isSigned || letter.date != nil || !letter.signature.isEmpty)
  }

  /// Reads the lines up to the first running text, and returns how many lines belong to the head.
  private mutating func readHead(_ lines: [LetterLine?]) -> Int {
    var used = 0
    for (index, line) in lines.enumerated() {
      guard let line, !line.text.isEmpty, !line.isSentence else { break }
      if letter.addressee == nil, let name = form.addresseeField(of: line) {
        letter.addressee = line.part(name)
        used = index + 1
      } else if letter.addressee == nil, let name = form.addressee(of: line) {
        letter.addressee = line.part(name)
        return index + 1
      }
      if letter.number == nil, let number = DocumentNumber.range(in: line) {
        letter.number = line.part(number)
        used = index + 1
      } else if letter.date == nil,
        letter.number != nil || form == EnglishLetterForm.self || form.dateField(of: line) != nil,
        let day = day(of: line)
      {
        letter.date = line.part(day.range, value: day.value)
        used = index + 1
      } else if letter.issuer == nil, letter.number == nil, let issuer = form.issuer(of: line) {
        letter.issuer = line.part(issuer)
        used = index + 1
      }
    }
    return used
  }

  /// A line that is a date; the name of a place may stand before it.
  private func day(of line: LetterLine) -> (range: Range<Int>, value: String)? {
    if let day = line.day(in: form.dateField(of: line) ?? line.text) { return day }
    guard line.text.count <= 48, let day = line.lastDay(in: line.text),
      day.range.upperBound == line.text.upperBound
    else { return nil }
    let before = line.trimmed(line.text.lowerBound..<day.range.lowerBound)
    guard let mark = before.last, line[mark] == 0x2C || line[mark] == 0xFF0C, before.count <= 24
    else { return nil }
    return day
  }

  /// Reads the signature block from the end.
  private mutating func readTail(_ lines: ArraySlice<LetterLine?>) {
    var end = lines.endIndex
    while end > lines.startIndex, let line = lines[end - 1], form.isBehindSignature(line) {
      end -= 1
    }
    guard end > lines.startIndex else { return }
    if let closing = lines[..<end].lastIndex(where: { $0.map(form.isClosing) ?? false }),
      end - closing <= 6
    {
      let block = lines[closing + 1..<end]
      guard block.allSatisfy({ $0 != nil }) else { return }
      sign(block.compactMap(\.self), needsBody: false)
      if !letter.signature.isEmpty { return }
    }
    var start = end
    while start > lines.startIndex, end - start < 4, let line = lines[start - 1],
      form.isSignature(line)
        || (start == end && (day(of: line) ?? line.lastDay(in: line.text)) != nil)
    {
      start -= 1
    }
    sign(lines[start..<end].compactMap(\.self), needsBody: true)
  }

  private mutating func sign(_ lines: [LetterLine], needsBody: Bool) {
    var signature: [OfficialLetter.Part] = []
    var date: OfficialLetter.Part?
    var body: OfficialLetter.Part?
    for line in lines {
      var name = line.text
      if let day = day(of: line) {
        date = line.part(day.range, value: day.value)
        continue
      }
      // `重庆市人民政府外事办公室 2019年5月21日` on one line.
      if let day = line.lastDay(in: name), day.range.upperBound == name.upperBound {
        date = line.part(day.range, value: day.value)
        name = line.trimmed(name.lowerBound..<day.range.lowerBound)
        guard !name.isEmpty else { continue }
      } else if !form.isSignature(line) {
        if needsBody { return }
        continue
      }
      let part = line.part(name)
      if body == nil, form.isBody(line, name) { body = part }
      signature.append(part)
    }
    // A letter with its date above has a person alone below.
    let hasHead = letter.number != nil && letter.date != nil
    guard !signature.isEmpty, !needsBody || body != nil && date != nil || hasHead else { return }
    letter.signature = signature
    // In Chinese letters the date stands below; an English one may have it above.
    letter.date = date ?? letter.date
    letter.issuer = letter.issuer ?? body
  }
}
