/// Finds persons in English text by titles, Hanyu Pinyin and known given and family names.
struct EnglishPersons {
  /// The words of the text.
  let words: [LatinWord]
  /// Its scalars.
  let scalars: [UInt32]
  /// What tells names in Hanyu Pinyin.
  let pinyin: PinyinNames
  /// What tells places of the same look.
  let rows: RomanisedRows

  /// The name of a person.
  struct Person {
    /// Its first word and the one behind it.
    var start: Int
    var end: Int
    var confidence: Double
    /// Where the name ends if that is inside the last word, as in "Xi Jinpings".
    var scalarEnd: Int?
  }

  /// The person whose name, or whose title, starts with a word.
  func person(at index: Int) -> Person? {
    if let end = titleEnd(at: index) { return titled(at: end) }
    return chinese(at: index, confidence: 0.93) ?? western(at: index) ?? romanised(at: index)
  }

  /// A name in Hanyu Pinyin.
  private func chinese(at index: Int, confidence: Double) -> Person? {
    guard index + 1 < words.count, words[index + 1].isJoined, words[index + 1].isCapitalised,
      let end = pinyin.end(words[index], words[index + 1], in: scalars), !rows.isInside(index)
    else { return nil }
    return Person(start: index, end: index + 2, confidence: confidence, scalarEnd: end)
  }

  /// A surname and a given name with a hyphen, as people of East Asia write it: Tsai Ming-hui.
  private func romanised(at index: Int) -> Person? {
    let isInside =
      index > 0 && words[index].isJoined && words[index - 1].isNameWord
      && !words[index - 1].classes.contains(.common)
    guard !isInside, PinyinNames.isRomanised(words, at: index, in: scalars) else { return nil }
    return Person(start: index, end: index + 2, confidence: 0.9)
  }

  /// The person whose name starts with a word behind a title of another language: Martin in le maire Martin.
  func foreign(at index: Int) -> Person? {
    guard index > 0, words[index].isJoined, ForeignTitles.contains(words[index - 1]),
      !ForeignTitles.contains(words[index]), !words[index].classes.contains(.title)
    else { return nil }
    return titled(at: index)
  }

  /// The index behind one or more titles.
  private func titleEnd(at index: Int) -> Int? {
    var end = isExcellency(index) ? index + 2 : index
    while end < words.count, isTitle(end), words[end].isCapitalised,
      end == index || words[end].isJoined
    {
      end += 1
    }
    return end > index && end < words.count && words[end].isJoined ? end : nil
  }

  private func isTitle(_ index: Int) -> Bool {
    let isKnown = words[index].classes.contains(.title)
    if index > 0, Self.executives.contains(words[index].key), words[index].isJoined {
      return words[index - 1].key == Self.chief
    }
    return isKnown || Self.titles.contains(words[index].key)
      || index > 0 && words[index].key == Self.honourable && words[index].isJoined
        && Self.articles.contains(words[index - 1].key)
  }

  private static let titles = Set(
    ["Chief", "Legislator", "Lawmaker", "Honourable", "Honorable"].map(LatinWord.Key.init))
  private static let chief = LatinWord.Key("Chief")
  private static let executives = ["Executive", "Executives"].map(LatinWord.Key.init)
  /// The Hon, and no Hon Hai.
  private static let honourable = LatinWord.Key("Hon")
  private static let articles = ["the", "The"].map(LatinWord.Key.init)

  /// Whether a word and the next one are the H and the E of "H.E." for His, Her or Your Excellency.
  private func isExcellency(_ index: Int) -> Bool {
    guard words[index].key == Self.h, index + 1 < words.count, words[index + 1].key == Self.e
    else { return false }
    let end = words[index + 1].range.upperBound
    return words[index + 1].range.lowerBound == words[index].range.upperBound + 1
      && end < scalars.count && scalars[end] == 0x2E && scalars[end - 2] == 0x2E
  }

  private static let h = LatinWord.Key("H")
  private static let e = LatinWord.Key("E")

  /// The name behind a title, which a particle may begin: President von der Leyen.
  private func titled(at index: Int) -> Person? {
    let first = behindParticles(index)
    guard first < words.count, words[first].isJoined else { return nil }
    // "A. Background" is a heading, "Prof. A. Bauer" a person.
    if isInitial(first) { return name(from: first) }
    guard words[first].isNameWord, !words[first].classes.contains(.place) || isFamilyName(first)
    else { return nil }
    if first == index, let whole = chinese(at: index, confidence: 0.96) ?? western(at: index) {
      return whole
    }
    var end = first + 1
    for _ in 0..<Self.mostBehind {
      let next = behindParticles(end)
      guard next < words.count, words[next].isJoined, words[next].isNameWord,
        !areLettersBehind(next),
        words[next].classes.isDisjoint(with: [.place, .englishPlace, .englishHead, .englishLead])
          || isFamilyBehindGiven(next)
      else { break }
      end = next + 1
    }
    let isWord =
      words[first].classes.contains(.common)
      && words[first].classes.isDisjoint(with: [.family, .pinyinSurname])
    return isWord ? nil : Person(start: index, end: end, confidence: 0.85)
  }

  /// The first word from `index` on that is no particle joined to the word before.
  private func behindParticles(_ index: Int) -> Int {
    var end = index
    while end < words.count, end - index < 3, words[end].isJoined, isParticle(words[end]) {
      end += 1
    }
    return end
  }

  /// Whether a word such as Hill is the family name behind a given name.
  private func isFamilyBehindGiven(_ index: Int) -> Bool {
    words[index].classes.contains(.family) && words[index - 1].classes.contains(.given)
      && isFamilyName(index)
  }

  /// Whether a word is a degree or an honour behind a name: MP, PhD.
  private func areLettersBehind(_ index: Int) -> Bool {
    let word = words[index]
    return word.isAllCapitals && word.range.count <= 4 && !words[index - 1].isAllCapitals
      && !word.classes.contains(.family) || Self.degrees.contains(word.key)
  }

  private static let degrees = Set(
    ["PhD", "DPhil", "MPhil", "MSc", "BSc", "MEng", "BEng", "EdD", "DSc", "LLM", "LLB"]
      .map(LatinWord.Key.init))

  /// Whether a place is more likely the name of the person whose title stands before it: Mr London.
  private func isFamilyName(_ index: Int) -> Bool {
    let classes = words[index].classes
    guard !classes.isDisjoint(with: [.family, .pinyinSurname]), !classes.contains(.country)
    else { return false }
    guard index + 1 < words.count, words[index + 1].isJoined, words[index + 1].isCapitalised else {
      return true
    }
    return words[index + 1].classes.isDisjoint(with: [.englishHead, .englishLead, .englishPlace])
  }

  /// A given name with a family name, perhaps with initials or particles between.
  private func western(at index: Int) -> Person? {
    let first = words[index]
    guard first.classes.contains(.given), first.isNameWord,
      !(first.startsSentence && first.classes.contains(.common))
    else { return nil }
    return name(from: index)
  }

  /// The name whose given name or initial is a word.
  private func name(from index: Int) -> Person? {
    var end = index + 1
    var hasFamily = false
    var particles = 0
    while end < words.count, end - index - particles <= Self.mostBehind, words[end].isJoined {
      let word = words[end]
      if isInitial(end) || isParticle(word) {
        if isParticle(word) { particles += 1 }
        guard particles < Self.mostParticles else { break }
        end += 1
        continue
      }
      guard words[end].isNameWord, !hasFamily || !areLettersBehind(end),
        word.classes.isDisjoint(with: [.englishPlace, .englishHead, .englishLead, .title]),
        !word.classes.contains(.common) || word.classes.contains(.family)
          || word.classes.contains(.given)
      else { break }
      hasFamily = true
      end += 1
    }
    guard hasFamily, words[end - 1].isNameWord else { return nil }
    return Person(
      start: index, end: end,
      confidence: words[end - 1].classes.contains(.family) ? 0.9 : 0.8)
  }

  private static let mostParticles = 5
  /// The most words of a name behind its first one.
  private static let mostBehind = 3

  private func isInitial(_ index: Int) -> Bool {
    words[index].range.count == 1 && words[index].isCapitalised
  }

  private func isParticle(_ word: LatinWord) -> Bool {
    !word.isCapitalised && word.range.count <= NameParticles.longest
      && NameParticles.keys.contains(word.key)
  }
}
