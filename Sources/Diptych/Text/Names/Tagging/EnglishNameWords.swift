/// The words of an English text for a ``NameTagger``.
struct EnglishNameWords: TokenSequence {
  private var words: [LatinWord] = []
  /// What of each word is compared without regard to capitals, made as it is needed; its shape is 0 before.
  private var forms: [Form] = []
  private var labels: [NameLabel] = []
  /// The words that may belong to names: capitalised ones, and words such as "of" between them.
  private(set) var stretches: [Range<Int>] = []
  private var hasManyCapitals = false

  private struct Form {
    var letters: UInt64 = 0
    var ending: UInt64 = 0
    var shape: UInt64 = 0
    /// What stands between the word before and this one.
    var gap: UInt64 = 0
  }

  /// How many words there are.
  var count: Int { words.count }

  /// Takes the words of a text, and the names that the rules found in it.
  mutating func read(_ scalars: [UInt32], _ words: [LatinWord], _ names: OutermostNames) {
    self.words = words
    findStretches()
    guard !stretches.isEmpty else { return }
    forms.removeAll(keepingCapacity: true)
    forms.append(addingCapacity: words.count + 1) { forms in
      for _ in 0...words.count { forms.append(Form()) }
    }
    for stretch in stretches {
      for word in max(0, stretch.lowerBound - 2)..<min(words.count, stretch.upperBound + 2)
      where forms[word].shape == 0 {
        forms[word] = form(of: word, in: scalars)
      }
    }
    forms[words.count].gap = gap(before: words.count, in: scalars)
    labels = NameLabel.labels(of: words.lazy.map(\.range), in: names)
  }

  /// At most two small words lie between two capitalised ones of the same name.
  private static let longestLink = 2
  private static let links = Set(
    "of the and for de von van bin der al da del du la on in le di to".split(separator: " ")
      .map { LatinWord.Key(String($0)) })

  private mutating func findStretches() {
    stretches.removeAll(keepingCapacity: true)
    var capitalised = 0
    for index in words.indices where words[index].isCapitalised {
      capitalised += 1
      guard let last = stretches.last, index - last.upperBound <= Self.longestLink,
        words[last.upperBound..<index].allSatisfy({ Self.links.contains($0.key) })
      else {
        stretches.append(index..<index + 1)
        continue
      }
      stretches[stretches.count - 1] = last.lowerBound..<index + 1
    }
    hasManyCapitals = words.count > 3 && capitalised * 2 > words.count
  }

  private func form(of index: Int, in scalars: [UInt32]) -> Form {
    let range = words[index].range
    var form = Form()
    form.letters = FNV1a.start
    var capitals = 0
    for at in range {
      let scalar = scalars[at]
      if LatinWord.isCapital(scalar) { capitals += 1 }
      form.letters = FNV1a.hash(form.letters, adding: Self.lower(scalar))
    }
    form.ending = FNV1a.start
    for at in range.suffix(3) {
      form.ending = FNV1a.hash(form.ending, adding: Self.lower(scalars[at]))
    }
    form.shape =
      if capitals == 0 {
        1
      } else if range.count == 1 {
        2
      } else if capitals == range.count {
        3
      } else if capitals == 1, words[index].isCapitalised {
        4
      } else {
        5
      }
    form.gap = gap(before: index, in: scalars)
    return form
  }

  private static func lower(_ scalar: UInt32) -> UInt32 {
    LatinWord.isCapital(scalar) && scalar < 0x100 ? scalar | 0x20 : scalar
  }

  /// The first and the last scalar between two words, and whether a space is the last; digits are all alike.
  private func gap(before index: Int, in scalars: [UInt32]) -> UInt64 {
    let start = index > 0 ? words[index - 1].range.upperBound : 0
    let end = index < words.count ? words[index].range.lowerBound : scalars.count
    var first: UInt32 = 0
    var last: UInt32 = 0
    for at in start..<end where !WhiteSpace.contains(scalars[at]) {
      let scalar = scalars[at] &- 0x30 < 10 ? 0x30 : scalars[at]
      if first == 0 { first = scalar }
      last = scalar
    }
    let hasSpace = end > start && WhiteSpace.contains(scalars[end - 1])
    return UInt64(first) << 22 | UInt64(last) << 1 | (hasSpace ? 1 : 0) | (index == 0 ? 1 << 60 : 0)
  }

  func range(of word: Int) -> Range<Int> { words[word].range }

  /// Whether some word of a name is more than an ordinary word: what consists of such words alone is a title
  /// or an office as often as a name.
  func isUnusual(_ name: FoundName) -> Bool {
    var low = 0
    var high = words.count
    while low < high {
      let middle = (low + high) / 2
      if words[middle].range.lowerBound < name.range.lowerBound {
        low = middle + 1
      } else {
        high = middle
      }
    }
    for (index, word) in words[low...].enumerated() where word.isCapitalised {
      if word.range.lowerBound >= name.range.upperBound { break }
      // A line of its own with a title is that of somebody who signs, and a Dean of a school has an office.
      let next = low + index + 1
      let isOffice =
        words.count == 1 || next < words.count && words[next].key == Self.of
        || word.classes.isDisjoint(with: Self.names)
      if word.classes.contains(.title) && isOffice
        || Self.honours.contains(word.key)
      {
        continue
      }
      if !word.classes.contains(.common) || !word.classes.isDisjoint(with: Self.names) {
        return true
      }
    }
    return false
  }

  private static let of = LatinWord.Key("of")
  /// Letters that stand behind a person's name.
  private static let honours = Set(
    """
    JP MBE OBE CBE KBE DBE GBS GBM GBE MH QC FRS FREng FRCS FRCP FBA PhD MSc MPhil BSc BEng LLB LLM MBA EMBA DPhil EdD
    Esq Jr Sr CEO CFO CTO COO MP MEP
    """.split(whereSeparator: \.isWhitespace).map { LatinWord.Key(String($0)) })
  private static let names: NameClasses = [
    .given, .family, .syllable, .place, .weakPlace, .organisation, .person,
  ]

  private static let known = NameClasses(rawValue: ~0 << 18)
    .union([.place, .weakPlace, .organisation, .person])

  /// What the name table knows of a word, with its shape.
  private func knowledge(_ index: Int) -> UInt64 {
    guard words.indices.contains(index) else { return 0 }
    let classes = words[index].classes.intersection(Self.known)
    return UInt64(classes.rawValue) << 8 | forms[index].shape
  }

  func addFeatures(of index: Int, to features: inout NameFeatures) {
    let count = words.count
    let form = forms[index]
    let before = index > 0 ? forms[index - 1] : Form()
    let next = index + 1 < count ? forms[index + 1] : Form()
    let gapBehind = index + 1 < count ? next.gap : forms[count].gap
    features.add(1, form.letters)
    features.add(2, before.letters)
    features.add(3, next.letters)
    features.add(4, index > 1 ? forms[index - 2].letters : 0)
    features.add(5, index + 2 < count ? forms[index + 2].letters : 0)
    features.add(6, before.letters, form.letters)
    features.add(7, form.letters, next.letters)
    features.add(8, form.shape << 1 | (hasManyCapitals ? 1 : 0), form.gap)
    features.add(9, before.shape << 8 | form.shape, form.gap)
    features.add(10, form.shape << 8 | next.shape, gapBehind)
    features.add(11, form.gap)
    features.add(12, gapBehind)
    let own = knowledge(index)
    features.add(13, own)
    features.add(14, knowledge(index - 1))
    features.add(15, knowledge(index + 1))
    let label = labels[index].rawValue
    let labelBefore = index > 0 ? labels[index - 1].rawValue : 7
    let labelNext = index + 1 < count ? labels[index + 1].rawValue : 7
    features.add(16, UInt64(label))
    features.add(17, UInt64(labelBefore) << 16 | UInt64(label) << 8 | UInt64(labelNext))
    features.add(18, form.ending, form.shape)
  }
}
