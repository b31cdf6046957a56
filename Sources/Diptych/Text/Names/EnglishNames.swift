/// Finds persons, places and organisations in English text, by capitals, known names and grammar.
///
/// It keeps its buffers from one text to the next.
struct EnglishNames: Sendable {
  private let table: NameTable
  private let pinyin: PinyinNames
  private var scalars: [UInt32] = []
  /// The words of the last text; none if it has no capital.
  private(set) var words: [LatinWord] = []
  private var memory = LatinWord.Memory(placeBits: 11, empty: nil)
  private var found: [FoundName] = []
  /// Whether the text is in another language than English.
  private var isForeign = false
  /// Whether capitals say nothing because all words have them.
  private var isTitleCase = false

  /// Makes a finder for many texts.
  init(table: NameTable) {
    self.table = table
    pinyin = PinyinNames(table: table)
  }

  /// Appends the names of a text in no order; places may lie inside organisations.
  ///
  /// `knownOnly` leaves out what only the grammar of English tells, but takes persons behind the titles of other
  /// languages.
  mutating func find(in scalars: [UInt32], knownOnly: Bool, into found: inout [FoundName]) {
    guard LatinWord.hasCapital(scalars) else {
      words.removeAll(keepingCapacity: true)
      return
    }
    let (capitalised, capitals) = LatinWord.read(
      scalars, table: table, memory: &memory, into: &words)
    guard capitalised > 0 else { return }
    isTitleCase = words.count > 3 && capitals * 2 > words.count
    isForeign = knownOnly
    self.scalars = scalars
    self.found = found
    found = []
    let companies = knownOnly ? [] : EnglishCompanies.companies(in: words, scalars)
    let rows = RomanisedRows(words: words, scalars: scalars)
    find(
      EnglishOrganisations(words: words, scalars: scalars, table: table, companies: companies),
      companies,
      EnglishPersons(words: words, scalars: scalars, pinyin: pinyin, rows: rows), rows,
      knownOnly: knownOnly)
    found = self.found
    // Buffers must not be held twice, or changing them would copy them.
    self.found = []
    self.scalars = []
  }

  private mutating func find(
    _ organisations: EnglishOrganisations, _ companies: [EnglishCompanies.Company],
    _ persons: EnglishPersons, _ rows: RomanisedRows, knownOnly: Bool
  ) {
    var index = 0
    /// The word behind the last place.
    var placeEnd = 0
    var organisationEnd = 0
    var company = 0
    while index < words.count {
      let word = words[index]
      guard word.isCapitalised else {
        if isForeign { addElidedPlace(word) }
        index += 1
        continue
      }
      let outer = organisationEnd
      while company < companies.count, companies[company].words.lowerBound < index { company += 1 }
      if company < companies.count, companies[company].words.lowerBound == index {
        let words = companies[company].words
        add(index, words.upperBound, .organisation, 0.93, endingAt: companies[company].end)
        organisationEnd = words.upperBound
      } else if !knownOnly, index >= organisationEnd,
        let organisation = organisations.organisation(at: index)
      {
        add(index, organisation.end, .organisation, organisation.confidence)
        organisationEnd = organisation.end
        // Places inside are names of their own.
      }
      let isInside = index < organisationEnd
      if let known = known(at: index, isInside: isInside) {
        let isWhole = known.scalarEnd == nil
        let end =
          known.kind == .place && isWhole
          ? isInside ? unitEnd(known.end) : landmarkEnd(known.end) : known.end
        // A name that is known as a whole is surer than what grammar tells of its beginning.
        let isWider = index >= outer && known.kind == .organisation && end >= organisationEnd
        if known.kind == .place || index >= organisationEnd || isWider {
          add(index, end, known.kind, known.confidence, endingAt: known.scalarEnd)
          if isWider { organisationEnd = end }
        }
        if known.kind == .place { placeEnd = end }
        index = end
      } else if knownOnly, !isTitleCase, let person = persons.foreign(at: index) {
        add(person.start, person.end, .person, person.confidence, endingAt: person.scalarEnd)
        index = person.end
      } else if knownOnly || index < organisationEnd {
        if isForeign { addElidedPlace(word) }
        index += 1
      } else if let place = namedPlace(at: index) {
        add(index, place, .place, 0.85)
        index = place
      } else if !isTitleCase,
        let place = rows.place(at: index)
          ?? (placeEnd > 0 ? rows.place(at: index, behindPlaceEndingAt: placeEnd) : nil)
      {
        add(index, place, .place, 0.75)
        (index, placeEnd) = (place, place)
      } else if !isTitleCase, let person = persons.person(at: index) {
        add(person.start, person.end, .person, person.confidence, endingAt: person.scalarEnd)
        index = person.end
      } else {
        index += 1
      }
    }
  }

  // MARK: - Known names

  private struct Known {
    var end: Int
    var kind: FoundName.Kind
    var confidence: Double
    /// Where the name ends if that is inside the last word, as in "Chongqings".
    var scalarEnd: Int?
  }

  /// The longest place or organisation of the table that starts with a word.
  private func known(at index: Int, isInside: Bool) -> Known? {
    var best: Known?
    var state = table.root
    var word = index
    var at = words[index].range.lowerBound
    while word < words.count, word - index < 9 {
      if word > index {
        guard words[word].isJoined, let space = space(behind: word - 1, from: state) else { break }
        state = space
        at = words[word].range.lowerBound
      }
      let whole = word == index ? words[index].node : nil
      guard let next = whole ?? advance(from: state, over: at..<words[word].range.upperBound) else {
        best = withLostApostrophe(from: state, word) ?? best
        break
      }
      state = next
      word += 1
      guard let record = state.record, let kind = kind(of: record, from: index, to: word)
      else { continue }
      best = Known(
        end: word, kind: kind,
        confidence: kind == .organisation ? 0.95 : record.classes.contains(.country) ? 0.97 : 0.92)
    }
    guard let best else { return nil }
    guard best.kind == .place else { return best }
    // George Washington is no place, and a longer name than those known is no other country.
    let isOther = best.end == index + 1 ? !isInside && isPartOfPerson(index) : isCutRepublic(index)
    return isOther ? nil : best
  }

  /// Follows the trie over what lies between a word and the next one: a space, perhaps with 's or a full stop
  /// before it.
  private func space(behind word: Int, from state: NameTable.Node) -> NameTable.Node? {
    let start = words[word].range.upperBound
    let end = words[word + 1].range.lowerBound
    guard end - start > 1 else { return table.next(state, table.code(0x20)) }
    return advance(from: state, over: start..<end)
      ?? (scalars[start] == 0x2E ? table.next(state, table.code(0x20)) : nil)
  }

  /// Whether a republic has more words in front of "Republic" than the name that was found.
  private func isCutRepublic(_ index: Int) -> Bool {
    guard index > 0, words[index].key == Self.republic, words[index].isJoined else { return false }
    return words[index - 1].isCapitalised && !words[index - 1].classes.contains(.notName)
  }

  /// A place whose last word is unknown, and known without its s: "Chongqings".
  private func withLostApostrophe(from state: NameTable.Node, _ word: Int) -> Known? {
    let range = words[word].range
    guard range.count > 5, scalars[range.upperBound - 1] == 0x73, words[word].classes.isEmpty,
      words[word].isCapitalised,
      let node = advance(from: state, over: range.dropLast()),
      let record = node.record,
      record.classes.contains(.place) || isForeign && record.isForeignPlace,
      record.classes.isDisjoint(with: [.common, .given, .family, .acronym, .notName])
    else { return nil }
    return Known(
      end: word + 1, kind: .place, confidence: 0.85, scalarEnd: range.upperBound - 1)
  }

  /// Follows the trie over a word; an apostrophe that the text lost is supplied.
  private func advance(from state: NameTable.Node, over range: Range<Int>) -> NameTable.Node? {
    var state = state
    for index in range {
      let code = table.code(scalars[index])
      if let next = table.next(state, code) {
        state = next
      } else if let apostrophe = table.next(state, table.code(0x27)),
        let next = table.next(apostrophe, code)
      {
        state = next
      } else {
        return nil
      }
    }
    return state
  }

  private func kind(of record: NameTable.Record, from start: Int, to end: Int) -> FoundName.Kind? {
    let first = words[start]
    if record.classes.contains(.acronym) {
      guard first.isAllCapitals, !isTitleCase, end == start + 1 else { return nil }
    }
    if record.classes.contains(.organisation) { return .organisation }
    if record.classes.contains(.person) { return .person }
    if record.classes.contains(.place) { return .place }
    if isForeign, record.isForeignPlace { return .place }
    guard record.classes.contains(.weakPlace), isIntroducedPlace(start) else { return nil }
    return .place
  }

  /// Whether "in", "at", "from" stands before.
  private func isIntroducedPlace(_ start: Int) -> Bool {
    guard start > 0, words[start].isJoined else { return false }
    let before = words[start - 1]
    guard !before.isCapitalised else { return false }
    return Self.introductions.contains(before.key)
  }

  private static let introductions = ["in", "at", "from", "near"].map(LatinWord.Key.init)
  private static let republic = LatinWord.Key("Republic")
  private static let waters = ["Lake", "Mount"].map(LatinWord.Key.init)

  /// Whether a word that names a place is a given name before a family name.
  private func isPartOfPerson(_ index: Int) -> Bool {
    guard words[index].classes.contains(.given), index + 1 < words.count else { return false }
    let next = words[index + 1]
    return next.isJoined && next.isCapitalised && next.classes.contains(.family)
      && next.classes.isDisjoint(
        with: [.place, .common, .englishPlace, .englishHead, .englishLead])
  }

  /// The index behind District, County … behind a place that ends at `index`.
  private func unitEnd(_ index: Int) -> Int {
    guard index < words.count, words[index].isJoined, words[index].isCapitalised,
      words[index].classes.contains(.englishPlace), !words[index].classes.contains(.notName)
    else { return index }
    return index + 1
  }

  /// The index behind North Railway Station, Industrial Park, Hotel … behind a place that ends at `index`.
  private func landmarkEnd(_ index: Int) -> Int {
    var last = index
    while last < words.count, last - index < 3, words[last].isJoined, words[last].isCapitalised,
      Self.landmarkWords.contains(words[last].key)
    {
      last += 1
    }
    let end = unitEnd(last)
    if end > last { return end }
    guard last < words.count, words[last].isJoined, words[last].isCapitalised else { return index }
    let isLandmark =
      last == index
      ? Self.landmarks.contains(words[last].key)
      : Self.works.contains(words[last].key) && Self.ofWorks.contains(words[last - 1].key)
    return isLandmark ? last + 1 : index
  }

  private static func keys(_ words: String) -> Set<LatinWord.Key> {
    Set(words.split(separator: " ").map { LatinWord.Key(String($0)) })
  }

  private static let landmarks = keys("Hotel Dam Campus Guesthouse")
  private static let landmarkWords = keys(
    "North South East West Railway Train International Industrial Nuclear Power Hydropower Guest")
  /// Power Plant, Guest House.
  private static let works = keys("Plant House Station")
  private static let ofWorks = keys("Power Guest")

  // MARK: - Places with a word for what they are

  /// Yuzhong District, Lake Baikal: a capitalised word with a word that places have.
  private func namedPlace(at index: Int) -> Int? {
    let word = words[index]
    guard word.classes.isDisjoint(with: [.notName, .title]), !isTitleCase else { return nil }
    if index + 1 < words.count, words[index + 1].isJoined, words[index + 1].isNameWord,
      Self.waters.contains(word.key)
    {
      return index + 2
    }
    guard !word.classes.contains(.englishPlace) else { return nil }
    for length in 1...2 where index + length < words.count {
      let last = words[index + length]
      guard last.isJoined, last.isCapitalised else { return nil }
      if last.classes.contains(.englishPlace) {
        let isName = words[index..<index + length].allSatisfy {
          !$0.classes.contains(.common) || $0.classes.contains(.syllable)
        }
        return isName ? index + length + 1 : nil
      }
      guard !last.classes.contains(.notName) else { return nil }
    }
    return nil
  }

  /// Adds the place of one word that an article or a preposition has lost its vowel before: l'Allemagne.
  private mutating func addElidedPlace(_ word: LatinWord) {
    let start = word.range.lowerBound + 2
    guard word.range.count > 4, scalars[start - 1] == 0x27 || scalars[start - 1] == 0x2019,
      LatinWord.isCapital(scalars[start]),
      let record = table.record(of: scalars[start..<word.range.upperBound]),
      record.classes.contains(.place) || record.isForeignPlace
    else { return }
    found.append(
      FoundName(range: start..<word.range.upperBound, kind: .place, confidence: 0.92))
  }

  private mutating func add(
    _ start: Int, _ end: Int, _ kind: FoundName.Kind, _ confidence: Double,
    endingAt scalarEnd: Int? = nil
  ) {
    let last = scalarEnd ?? words[end - 1].range.upperBound
    found.append(
      FoundName(
        range: words[start].range.lowerBound..<last, kind: kind, confidence: confidence))
  }
}
