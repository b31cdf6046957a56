/// Joins the forms of organisations' names: full and short, Chinese and English.
struct OrganisationLinks {
  private let translation: PhraseTranslation
  private let places: PlacesInNames
  private let pinyin: Pinyin
  /// For each form the English name that the word list has for it, folded; empty if it has none.
  private let bodies: [[UInt32]]

  /// The most organisations of a bead's side that are compared.
  private static let mostOfBead = 12
  /// How much of two names must explain each other, without the places in them as well unless they are of one
  /// sort.
  private static let minimumScore = 0.34
  /// How much of two names must explain each other that are of one sort and have no rivals.
  private static let minimumAlone = 0.15
  /// How much of a word another name must explain: of the Chinese name of a place, unless both are known, and of
  /// a word that is no part of the English name of a known body.
  private static let minimumOfWord = 0.2

  /// Makes links by a translation table, the known places, and what the word list knows of each form.
  init(
    translation: PhraseTranslation, places: PlacesInNames, pinyin: Pinyin, bodies: [[UInt32]]
  ) {
    self.translation = translation
    self.places = places
    self.pinyin = pinyin
    self.bodies = bodies
  }

  /// Joins forms in `forms`.
  func link(_ forms: inout FormTable, in document: Document) {
    let names = forms.forms.map {
      $0.isHan
        ? OrganisationName.canonical($0.folded) : OrganisationName.canonical(latin: $0.folded)
    }
    joinShortForms(names, in: &forms)
    joinIntroduced(in: &forms, document)
    joinTranslations(names, in: &forms, document)
  }

  /// Joins 市政府外辦 with 重慶市政府外辦 if no other name ends like this.
  private func joinShortForms(_ names: [[UInt32]], in forms: inout FormTable) {
    var full: [[UInt32]: Int] = [:]
    // For every ending that starts with a level of government, the longer name; `nil` if several.
    var endings: [[UInt32]: Int?] = [:]
    for number in names.indices {
      if let other = full[names[number]] {
        forms.join(other, number)
        continue
      }
      full[names[number]] = number
      guard forms.forms[number].isHan else { continue }
      for ending in OrganisationName.endings(of: names[number]) {
        endings[ending] = endings[ending] == nil ? .some(number) : .some(nil)
      }
    }
    for number in names.indices {
      guard let owner = endings[names[number]] ?? nil else { continue }
      forms.join(number, owner)
    }
  }

  /// Joins the full names with the short ones that brackets introduce behind them.
  private func joinIntroduced(in forms: inout FormTable, _ document: Document) {
    // Each short name belongs to the first name before it.
    var joined = Set<Int>()
    let blocks = document.blocks.span
    for index in blocks.indices where forms.hasMentions(inBlock: index) {
      let mentions = blocks[index].mentions
      for full in mentions.indices where mentions[full].kind == .organisation {
        guard let range = ShortNames.introduction(behind: full, in: blocks[index]),
          let short = ShortNames.mention(at: range, behind: full, of: mentions),
          mentions[short].kind == .organisation
        else { continue }
        var numbers: [Int] = []
        forms.append(full..<full + 1, ofBlock: index, to: &numbers)
        forms.append(short..<short + 1, ofBlock: index, to: &numbers)
        guard numbers.count == 2, joined.insert(numbers[1]).inserted else { continue }
        forms.join(numbers[0], numbers[1])
      }
    }
  }

  /// Joins names of two languages that explain each other, in the beads where both occur.
  private func joinTranslations(
    _ names: [[UInt32]], in forms: inout FormTable, _ document: Document
  ) {
    var known: [Pairing: Double] = [:]
    var read: [Int: Name] = [:]
    for pair in AlignedMentions.pairs(of: forms, in: document) {
      let left = distinct(pair.left)
      let right = distinct(pair.right)
      // Nothing else than the only one of the other language can be the same.
      let isAlone = left.count == 1 && right.count == 1
      let minimum = isAlone ? Self.minimumAlone : Self.minimumScore
      var candidates: [(score: Double, left: Int, right: Int)] = []
      for first in left {
        for second in right where forms.forms[first].isHan != forms.forms[second].isHan {
          let (han, latin) = forms.forms[first].isHan ? (first, second) : (second, first)
          let key = Pairing(han: han, latin: latin)
          var score: Double
          if let before = known[key] {
            score = before
          } else {
            guard !isPart(names[latin], of: bodies[han]) else { continue }
            let chinese = read[han] ?? name(names[han], isHan: true)
            let english = read[latin] ?? name(names[latin], isHan: false)
            (read[han], read[latin]) = (chinese, english)
            score = self.score(chinese, english, isKnown: !bodies[han].isEmpty)
            known[key] = score
          }
          if score < minimum, let chinese = read[han], let english = read[latin],
            let next = (first == latin ? left : right).drop(while: { $0 != latin }).dropFirst()
              .first,
            !forms.forms[next].isHan
          {
            let owner = read[next] ?? name(names[next], isHan: false)
            read[next] = owner
            score = self.score(chinese, behind: owner, english)
          }
          if score >= minimum { candidates.append((score, han, latin)) }
        }
      }
      candidates.sort { ($1.score, $0.left, $0.right) < ($0.score, $1.left, $1.right) }
      var used = Set<Int>()
      for (_, han, latin) in candidates {
        let owners = [forms.representative(of: han), forms.representative(of: latin)]
        guard used.isDisjoint(with: owners) else { continue }
        forms.join(han, latin)
        used.formUnion(owners)
      }
    }
  }

  /// A name with what is compared of it.
  private struct Name {
    var text: [UInt32]
    /// Without its form of law, if it has one.
    var withoutForm: [UInt32]?
    var kinds: OrganisationKinds
    var places: [PlacesInNames.Place]
    /// Of a name in letters.
    var words: PhraseTranslation.Words?
    var wordsWithoutForm: PhraseTranslation.Words?
  }

  private func name(_ text: [UInt32], isHan: Bool) -> Name {
    let rest =
      isHan ? OrganisationName.withoutForm(text) : OrganisationName.withoutForm(latin: text)
    let withoutForm = rest.map { Array($0) }
    return Name(
      text: text, withoutForm: withoutForm,
      kinds: isHan ? OrganisationKinds(han: text) : OrganisationKinds(latin: text),
      places: places.places(in: text, isHan: isHan),
      words: isHan ? nil : translation.words(of: text),
      wordsWithoutForm: isHan ? nil : withoutForm.map(translation.words))
  }

  /// How much of two names explain each other; 0 if they are of other sorts or places, or if nothing but a
  /// place is the same.
  private func score(_ han: Name, _ latin: Name, isKnown: Bool) -> Double {
    guard !han.kinds.contradict(latin.kinds), let words = latin.words else { return 0 }
    let (places, others) = (han.places.map(\.range), latin.places.map(\.range))
    let scores = translation.scores(han.text, places: places, words, places: others)
    guard
      han.places.isEmpty || latin.places.isEmpty || scores.place >= Self.minimumOfWord
        || han.places.contains(where: { place in
          place.concept > 0 && latin.places.contains { $0.concept == place.concept }
        })
    else { return 0 }
    guard !areElsewhere(han, latin) else { return 0 }
    // The list has the English name of 中国银行, to which others may add a place only.
    guard !isKnown || scores.leastWord >= Self.minimumOfWord else { return 0 }
    let isSort = han.kinds.agree(latin.kinds)
    var best = isSort || scores.rest >= Self.minimumScore ? scores.whole : 0
    // Of companies, their forms of law explain each other as well.
    if let text = han.withoutForm, let words = latin.wordsWithoutForm {
      let bare = translation.scores(text, places: places, words, places: others)
      if isSort || bare.rest >= Self.minimumScore { best = max(best, bare.whole) }
    }
    if best >= Self.minimumScore, isFront(latin, of: han, best) { return 0 }
    guard best < Self.minimumScore, isSort || han.kinds.isEmpty && latin.kinds.isEmpty else {
      return best
    }
    return sharesReading(han, latin) ? Self.minimumScore : best
  }

  /// Whether each name has a known place that the other one has not: the consulates of a country in two towns.
  private func areElsewhere(_ han: Name, _ latin: Name) -> Bool {
    let isElsewhere = { (place: PlacesInNames.Place, other: PlacesInNames.Place) in
      guard place.concept != other.concept else { return false }
      let characters = han.text[place.range]
      let letters = latin.text[other.range]
      let isRead = (2...max(2, place.range.count)).contains { count in
        pinyin.spells(
          letters.map { UInt8(truncatingIfNeeded: $0) }[...], characters.prefix(count))
      }
      return !isRead
        && translation.score(Array(characters), translation.words(of: Array(letters)))
          < Self.minimumOfWord
    }
    let places = han.places.filter { $0.concept > 0 }.prefix(Self.mostPlaces)
    let others = latin.places.filter { $0.concept > 0 }.prefix(Self.mostPlaces)
    return places.contains { place in others.allSatisfy { isElsewhere(place, $0) } }
      && others.contains { other in places.allSatisfy { isElsewhere($0, other) } }
  }

  /// Whether a name is that of the body that a longer Chinese name starts with, as the ministry of an agency.
  private func isFront(_ latin: Name, of han: Name, _ score: Double) -> Bool {
    front(of: han, named: latin).map { $0.score >= score + Self.leastGain } ?? false
  }

  /// Where the body ends that a longer Chinese name starts with, if a name may be that of the body, and how much
  /// the two explain of each other.
  private func front(of han: Name, named latin: Name) -> (end: Int, score: Double)? {
    guard let words = latin.words, han.text.count >= 2 * Self.leastPart else { return nil }
    var best: (end: Int, score: Double)?
    for end in Self.leastPart...min(Self.longestFront, han.text.count - Self.leastPart) {
      let front = Array(han.text[..<end])
      guard OrganisationKinds(han: front).agree(latin.kinds) else { continue }
      let score = translation.score(front, words)
      if score >= Self.minimumScore, score > best?.score ?? 0 { best = (end, score) }
    }
    return best
  }

  /// How much a name explains of what a Chinese name has behind the body that it starts with, if that is what the
  /// next name is: National Parks Agency, Ministry of the Interior.
  private func score(_ han: Name, behind owner: Name, _ latin: Name) -> Double {
    // 市政府观光局 has lost its government.
    let place = han.places.first.flatMap { place in
      let isOwner =
        place.range.lowerBound == 0 && place.concept > 0
        && owner.places.contains { $0.concept == place.concept }
      return isOwner ? place.range.upperBound : nil
    }
    // What belongs to the body is in no town that the name does not know.
    let isElsewhere = latin.places.contains { place in
      place.concept > 0 && !han.places.contains { $0.concept == place.concept }
    }
    guard !isElsewhere, let end = front(of: han, named: owner)?.end ?? place,
      let words = latin.words
    else { return 0 }
    let rest = Array(han.text[end...])
    guard !OrganisationKinds(han: rest).contradict(latin.kinds) else { return 0 }
    return translation.score(rest, words)
  }

  /// The least characters of a body and of what belongs to it, and how much better the part has to be explained.
  private static let leastPart = 3
  /// A longer body is not looked for at the start of a name.
  private static let longestFront = 24
  /// The most places of a name that are compared.
  private static let mostPlaces = 6
  private static let leastGain = 0.1

  /// Whether words that are no place and no sort of organisation are how two characters or more are read:
  /// 宝丰能源 and Baofeng Energy.
  private func sharesReading(_ han: Name, _ latin: Name) -> Bool {
    let characters = han.text.indices.filter { index in
      !han.places.contains { $0.range.contains(index) }
    }.prefix(Self.longestRead).map { han.text[$0] }
    let words = latin.text.split { !LatinWord.isLetter($0) }.filter { word in
      !OrganisationKinds.isKind(word)
        && !latin.places.contains { $0.range.contains(word.startIndex) }
    }
    for start in words.indices.prefix(Self.longestRead) {
      var letters: [UInt8] = []
      for word in words[start...].prefix(Self.mostWords) {
        letters += word.map { UInt8(truncatingIfNeeded: $0) }
        guard letters.count >= Self.leastLetters else { continue }
        for count in 2...Self.mostRead {
          for first in 0..<max(0, characters.count + 1 - count)
          where pinyin.spells(letters[...], characters[first..<first + count]) {
            return true
          }
        }
      }
    }
    return false
  }

  /// The most words of a name that are read together, the least letters of them, and the most characters.
  private static let mostWords = 3
  private static let leastLetters = 5
  private static let mostRead = 4
  /// How many characters and words of names are looked at.
  private static let longestRead = 16

  /// Whether a Latin name is that of a part of a known body: Department of … of the Ministry of Foreign
  /// Affairs.
  private func isPart(_ name: [UInt32], of body: [UInt32]) -> Bool {
    guard !body.isEmpty, name.count > body.count + 4, name.suffix(body.count).elementsEqual(body)
    else { return false }
    let before = name.dropLast(body.count)
    return Self.joints.contains { before.suffix($0.count).elementsEqual($0) }
  }

  private static let joints = [" of the ", " of "].map { $0.unicodeScalars.map(\.value) }

  private struct Pairing: Hashable {
    var han: Int
    var latin: Int
  }

  private func distinct(_ numbers: [Int]) -> [Int] {
    var result: [Int] = []
    for number in numbers.prefix(4 * Self.mostOfBead)
    where result.count < Self.mostOfBead && !result.contains(number) {
      result.append(number)
    }
    return result
  }
}
