/// Finds companies in English text by the form of law that their names end with: Beck (Suzhou) Co., Ltd.
struct EnglishCompanies {
  /// The name of a company.
  struct Company {
    var words: Range<Int>
    /// The index of the scalar behind it; a full stop of its last word belongs to it.
    var end: Int
  }

  private let words: [LatinWord]
  private let scalars: [UInt32]

  /// The companies of a text, ascending and disjoint.
  static func companies(in words: [LatinWord], _ scalars: [UInt32]) -> [Company] {
    let text = EnglishCompanies(words: words, scalars: scalars)
    var result: [Company] = []
    var index = 0
    while index < words.count {
      guard words[index].isCapitalised, let form = text.form(at: index),
        let start = text.start(before: index, form, after: result.last?.words.upperBound ?? 0)
      else {
        index += 1
        continue
      }
      result.append(Company(words: start..<form.words, end: form.end))
      index = form.words
    }
    return result
  }

  // MARK: - Forms of law

  private struct Form {
    /// The word and the scalar behind it.
    var words: Int
    var end: Int
    /// Whether the letters stand for much else: Adelaide SA.
    var isWeak = false
    /// Whether it is the ordinary word `Limited`.
    var isWord = false
    /// Whether a comma may stand before it.
    var mayFollowComma = false
  }

  private static func keys(_ words: String) -> Set<LatinWord.Key> {
    Set(words.split(separator: " ").map { LatinWord.Key(String($0)) })
  }

  /// A word of a form of law.
  private enum Part {
    /// A full stop may stand behind it.
    case abbreviated
    case whole
    /// The letters stand for much else.
    case weak
    /// The ordinary word `Limited`.
    case word
  }

  private static let parts: [LatinWord.Key: Part] = {
    var parts: [LatinWord.Key: Part] = [:]
    let lists: [(Part, String)] = [
      (.abbreviated, "Co Ltd Inc Corp Pte Pty Sdn Bhd CO LTD INC CORP PTE PTY"),
      (
        .whole,
        "GmbH mbH KG KGaA PLC Plc LLC LLP BV NV Oy Oyj SpA Srl SRL SAS SARL JSC OJSC PJSC Incorporated"
      ),
      (.weak, "AG SA SE AB AS"), (.word, "Limited LIMITED"),
    ]
    for (part, words) in lists { for key in keys(words) { parts[key] = part } }
    return parts
  }()
  /// Those behind which another one stands: Co., Ltd.
  private static let leading = keys("Co Corp Pte Pty Sdn CO CORP PTE PTY")
  private static let company = keys("Co CO")
  private static let dotted = DateText.words(
    "S.p.A.", "S.r.l.", "S.A.S.", "L.L.C.", "S.A.", "B.V.", "N.V.", "A.G.")

  /// The form of law that starts with a word, with those that follow it.
  private func form(at index: Int) -> Form? {
    guard var form = single(at: index) else { return nil }
    let isAlone = form.words
    while form.words < words.count, form.words - index < 4 {
      let gap = scalars[form.end..<words[form.words].range.lowerBound]
      guard (1...3).contains(gap.count), gap.allSatisfy({ $0 == 0x20 || $0 == 0x2C || $0 == 0x26 }),
        Self.leading.contains(words[form.words - 1].key) || gap.contains(0x26),
        let next = single(at: form.words)
      else { break }
      (form.words, form.end, form.isWeak) = (next.words, next.end, false)
    }
    // County Kerry is Co Kerry.
    let isShort = Self.company.contains(words[index].key) && form.words == isAlone
    return isShort && scalars[form.end - 1] != 0x2E ? nil : form
  }

  private func single(at index: Int) -> Form? {
    let (range, key) = (words[index].range, words[index].key)
    if range.count == 1 { return dotted(at: index) }
    guard range.count <= 12, let part = Self.parts[key] else { return nil }
    var form = Form(words: index + 1, end: range.upperBound)
    switch part {
    case .abbreviated:
      if form.end < scalars.count, scalars[form.end] == 0x2E { form.end += 1 }
      form.mayFollowComma = true
    case .whole: form.mayFollowComma = true
    case .weak: form.isWeak = true
    case .word: form.isWord = true
    }
    return form
  }

  /// S.A., S.p.A.
  private func dotted(at index: Int) -> Form? {
    let start = words[index].range.lowerBound
    guard start + 1 < scalars.count, scalars[start + 1] == 0x2E else { return nil }
    for form in Self.dotted where scalars[start...].starts(with: form) {
      var last = index
      while last < words.count, words[last].range.lowerBound < start + form.count { last += 1 }
      return Form(words: last, end: start + form.count)
    }
    return nil
  }

  // MARK: - The name before it

  private static let longestName = 12
  /// What "of" joins to a place: Bank of China Limited.
  private static let bodies = keys("Bank Company Corporation")
  private static let of = LatinWord.Key("of")
  private static let and = LatinWord.Key("and")
  /// What "and" joins to the name of an owner: Miller and Sons Ltd.
  private static let partners = keys("Sons Son Brothers Daughters Partners Associates Company Co")

  private func start(before index: Int, _ form: Form, after limit: Int) -> Int? {
    var start = index
    // Where the bracket was closed that is still open to the left.
    var bracket: Int?
    while start > limit, index - start < Self.longestName {
      let joint = joint(before: start, isForm: start == index && form.mayFollowComma)
      let closed = bracket
      if joint == .opening {
        guard bracket != nil else { break }
        bracket = nil
      } else if joint == .closing {
        guard bracket == nil else { break }
        bracket = start
      } else if joint == .none {
        break
      }
      guard isPart(start - 1) else {
        // A bracket that nothing stands before is no part of the name.
        if joint == .opening { bracket = closed }
        break
      }
      start -= 1
    }
    if let bracket { start = bracket }
    while start < index, !words[start].isCapitalised { start += 1 }
    let name = words[start..<index]
    guard name.contains(where: { $0.range.count > 1 }),
      !form.isWeak || name.contains(where: { $0.classes.isDisjoint(with: [.place, .weakPlace]) }),
      !form.isWord || name.contains(where: isUnusual)
    else { return nil }
    return start
  }

  private enum Joint { case none, plain, opening, closing }

  /// What stands between a word and the one before it.
  private func joint(before index: Int, isForm: Bool) -> Joint {
    if words[index].isJoined { return .plain }
    let gap = scalars[words[index - 1].range.upperBound..<words[index].range.lowerBound]
    let (first, last) = (gap.first ?? 0, gap.last ?? 0)
    switch gap.count {
    case 1...2 where last == 0x28: return .opening
    case 1...2 where first == 0x29: return .closing
    case 2 where first == 0x2C && last == 0x20 && isForm: return .plain
    case 3 where gap.dropFirst().first == 0x26 && first == 0x20 && last == 0x20: return .plain
    case 3 where first == 0x27 || first == 0x2019: return .plain  // 's
    default: return .none
    }
  }

  private func isPart(_ index: Int) -> Bool {
    let word = words[index]
    guard word.isCapitalised else {
      return word.key == Self.of && index > 0 && Self.bodies.contains(words[index - 1].key)
        || word.key == Self.and && Self.partners.contains(words[index + 1].key)
    }
    return
      (word.classes.isDisjoint(with: [.notName, .title])
      || word.classes.contains(.englishLevel))
      && !EnglishOrganisations.verbs.contains(word.key)
  }

  private func isUnusual(_ word: LatinWord) -> Bool {
    word.isCapitalised
      && (!word.classes.contains(.common)
        || !word.classes.isDisjoint(with: [.place, .given, .family, .syllable]))
  }
}
