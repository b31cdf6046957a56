/// Finds the names of persons by their translations.
///
/// Where a paragraph names a person, and its translation nobody who could be the same, the translation is
/// searched for what is read like the name. This is annotation projection (Yarowsky and Ngai, "Inducing
/// Multilingual POS Taggers and NP Bracketers", NAACL 2001), by sounds and not by aligned words.
struct PersonProjection: Sendable {
  private let table: NameTable
  private let pinyin: Pinyin
  private let variants: ChineseVariants
  private let likeness: PersonLikeness

  /// The most names of a bead, and of pairs of words that may be names, that are compared.
  private static let mostNames = 32
  /// The most places of a bead that are weighed.
  private static let mostPlaces = 128

  /// Makes a projection by the readings of characters.
  init(table: NameTable, pinyin: Pinyin, readings: NameReadings, variants: ChineseVariants) {
    self.table = table
    self.pinyin = pinyin
    self.variants = variants
    likeness = PersonLikeness(pinyin: pinyin, readings: readings, variants: variants)
  }

  /// Adds mentions of persons to paragraphs that have translations.
  ///
  /// - Returns: the names, in UTF-8, that both sides of some paragraph have.
  /// - Complexity: O(*n*); the names of one paragraph that are compared with others are bounded.
  func run(_ document: inout Document) -> Set<[UInt8]> {
    var search = Search(
      chinese: HanPersonSearch(table: table, pinyin: pinyin, likeness: likeness),
      latin: LatinPersonSearch(table: table, likeness: likeness))
    var confirmed: Set<[UInt8]> = []
    for alignment in document.alignments {
      for bead in alignment.paragraphs {
        let places =
          missing(bead, in: document.blocks, &search, &confirmed)
          + unknown(bead, in: document.blocks, &search)
        for place in places {
          document.blocks[place.block].add(place)
          confirmed.insert(document.blocks[place.block].utf8(place.range))
        }
      }
    }
    return confirmed
  }

  private struct Search {
    var chinese: HanPersonSearch
    var latin: LatinPersonSearch
  }

  /// Where a person's name may stand.
  fileprivate struct Place {
    var block: Int
    var range: TextRange
    /// The number of the name that is its translation.
    var name: Int
    /// How unlike the two are.
    var cost: Double

    var confidence: Double { 0.93 - cost / 2 }

    func overlaps(_ other: Place) -> Bool { block == other.block && range.overlaps(other.range) }
  }

  // MARK: - Names that one side has

  /// A name of a bead.
  private struct Name {
    var isLeft: Bool
    var folded: [UInt32]
    /// The name, if it is in letters.
    var latin: PersonLikeness.LatinName?
    /// Whether the other side names somebody who could be the same.
    var isMatched = false
  }

  /// The distinct names of a bead, and where they are mentioned.
  private struct Names {
    var names: [Name] = []
    /// The mentions of each block: their names, `nil` of those that are too many.
    var mentions: [Int: [(range: TextRange, name: Int?)]] = [:]

    /// Where those stand in a block that are not to be touched.
    func taken(inBlock block: Int) -> [TextRange] {
      (mentions[block] ?? []).compactMap { mention in
        mention.name.map { names[$0].isMatched } ?? true ? mention.range : nil
      }
    }
  }

  /// The places of names that only the other side of a bead has.
  private func missing(
    _ bead: Bead<Int>, in blocks: [Block], _ search: inout Search,
    _ confirmed: inout Set<[UInt8]>
  ) -> [Place] {
    var names = Names()
    add(bead.left, isLeft: true, in: blocks, to: &names)
    add(bead.right, isLeft: false, in: blocks, to: &names)
    guard !names.names.isEmpty else { return [] }
    match(&names.names)
    for (block, mentions) in names.mentions {
      for mention in mentions where mention.name.map({ names.names[$0].isMatched }) == true {
        confirmed.insert(blocks[block].utf8(mention.range))
      }
    }
    var places: [Place] = []
    for (side, isLeft) in [(bead.left, true), (bead.right, false)] {
      let wanted = names.names.indices.filter {
        names.names[$0].isLeft != isLeft && !names.names[$0].isMatched
      }
      guard !wanted.isEmpty else { continue }
      for block in side {
        places += self.places(of: wanted, names, inBlock: block, blocks[block], &search)
      }
    }
    places.sort {
      ($0.cost, $0.name, $0.block, $0.range.start, $0.range.end)
        < ($1.cost, $1.name, $1.block, $1.range.start, $1.range.end)
    }
    // A name may stand in several places, but has one form.
    var forms: [Int: ArraySlice<UInt8>] = [:]
    var result: [Place] = []
    for place in places where !result.contains(where: place.overlaps) {
      let text = blocks[place.block].utf8[place.range.start..<place.range.end]
      guard forms[place.name, default: text] == text else { continue }
      forms[place.name] = text
      result.append(place)
    }
    return result
  }

  /// Adds the names of one side.
  private func add(_ side: [Int], isLeft: Bool, in blocks: [Block], to names: inout Names) {
    var numbers: [[UInt32]: Int] = [:]
    for block in side {
      for mention in blocks[block].mentions where mention.kind == .person {
        let range = mention.range
        let text = Scalars.values(of: blocks[block].utf8, in: range.start..<range.end)
        let folded = FormTable.fold(text, variants)
        if numbers[folded] == nil, numbers.count < Self.mostNames {
          numbers[folded] = names.names.count
          let isHan = text.contains { Script.of($0) == .han }
          names.names.append(
            Name(
              isLeft: isLeft, folded: folded, latin: isHan ? nil : likeness.latinName(folded)))
        }
        names.mentions[block, default: []].append((range, numbers[folded]))
      }
    }
  }

  /// Finds out which names have one on the other side that could be the same.
  private func match(_ names: inout [Name]) {
    for han in names.indices where names[han].latin == nil {
      for other in names.indices where names[other].isLeft != names[han].isLeft {
        guard let latin = names[other].latin else { continue }
        let isSame =
          likeness.isReading(names[han].folded[...], latin)
          || likeness.cost(names[han].folded, latin) ?? 1 < PersonLikeness.surnameAlone
        if isSame { (names[han].isMatched, names[other].isMatched) = (true, true) }
      }
    }
  }

  /// Where some names of the other side may stand in a block.
  private func places(
    of wanted: [Int], _ names: Names, inBlock number: Int, _ block: Block, _ search: inout Search
  ) -> [Place] {
    let isChinese = block.isChinese
    let wanted = wanted.filter { (names.names[$0].latin != nil) == isChinese }
    guard !wanted.isEmpty else { return [] }
    let scalars = Scalars(block.utf8)
    var result: [Place] = []
    if isChinese {
      let text = scalars.values.map(variants.simplified)
      for name in wanted {
        guard let latin = names.names[name].latin else { continue }
        for match in search.chinese.matches(latin, in: text) {
          let range = scalars.textRange(match.range)
          result.append(Place(block: number, range: range, name: name, cost: match.cost))
        }
      }
    } else {
      let candidates = search.latin.candidates(in: scalars.values, variants: variants)
      for name in wanted {
        for candidate in candidates {
          guard let cost = search.latin.cost(names.names[name].folded, candidate) else { continue }
          let range = scalars.textRange(candidate.range)
          result.append(Place(block: number, range: range, name: name, cost: cost))
        }
      }
    }
    let taken = names.taken(inBlock: number)
    return result.prefix(Self.mostPlaces).filter {
      block.hasRoom(for: $0.range, beside: taken, isSure: isChinese && $0.cost == 0)
    }
  }

  // MARK: - Names that no side has

  /// The places of names that no side of a bead is known to have, but both can be read to: 高橋健一 and
  /// Kenichi Takahashi.
  private func unknown(
    _ bead: Bead<Int>, in blocks: [Block], _ search: inout Search
  ) -> [Place] {
    let chinese = (bead.left + bead.right).filter { blocks[$0].isChinese }
    let others = (bead.left + bead.right).filter { !blocks[$0].isChinese }
    guard !chinese.isEmpty else { return [] }
    var result: [Place] = []
    var count = 0
    for other in others {
      let scalars = Scalars(blocks[other].utf8)
      let candidates = search.latin.candidates(in: scalars.values, variants: variants)
      for candidate in candidates.lazy.filter(\.hasSurname).prefix(Self.mostPlaces) {
        let range = scalars.textRange(candidate.range)
        guard count < Self.mostNames, blocks[other].hasRoom(for: range) else { continue }
        count += 1
        for block in chinese {
          let text = Scalars(blocks[block].utf8)
          let matches = search.chinese.matches(
            candidate.name, in: text.values.map(variants.simplified))
          guard let match = matches.first, match.cost <= PersonLikeness.givenUnread,
            blocks[block].hasRoom(for: text.textRange(match.range))
          else { continue }
          let pair = [
            Place(block: other, range: range, name: 0, cost: match.cost),
            Place(block: block, range: text.textRange(match.range), name: 0, cost: match.cost),
          ]
          if !result.contains(where: { $0.overlaps(pair[0]) || $0.overlaps(pair[1]) }) {
            result += pair
          }
        }
      }
    }
    return result
  }
}

extension Block {
  fileprivate func utf8(_ range: TextRange) -> [UInt8] { Array(utf8[range.start..<range.end]) }

  fileprivate var isChinese: Bool { language?.value.isChinese == true }

  /// Whether nothing stands in the way of a person's name but places and parts of it.
  fileprivate func hasRoom(for range: TextRange) -> Bool {
    mentions.allSatisfy {
      !$0.range.overlaps(range)
        || range.contains($0.range)
          && ($0.kind == .place || $0.kind == .person && $0.range != range)
    }
  }

  /// Whether nothing stands in the way but places and persons that a name contains, none of them `taken`.
  ///
  /// A name that is sure cuts persons off, too.
  fileprivate func hasRoom(
    for range: TextRange, beside taken: [TextRange], isSure: Bool
  ) -> Bool {
    mentions.allSatisfy { mention in
      guard mention.range.overlaps(range) else { return true }
      let isInside = range.contains(mention.range)
      return mention.kind == .place && isInside
        || mention.kind == .person && (isInside || isSure) && !taken.contains(mention.range)
    }
  }

  /// Puts a person's name in the place of what overlaps it.
  fileprivate mutating func add(_ place: PersonProjection.Place) {
    mentions.removeAll { $0.range.overlaps(place.range) }
    let index = mentions.firstIndex { $0.range.start > place.range.start } ?? mentions.count
    mentions.insert(
      Mention(range: place.range, kind: .person, confidence: place.confidence), at: index)
  }
}
