/// Finds the names of a kind by their translations.
///
/// Where a paragraph names something, and its translation nothing that could be the same, the translation is
/// searched for what is read like the name. This is annotation projection (Yarowsky and Ngai, "Inducing
/// Multilingual POS Taggers and NP Bracketers", NAACL 2001), by sounds and not by aligned words.
struct NameProjection<Matcher: NameMatcher>: Sendable {
  var matcher: Matcher
  let variants: ChineseVariants
  /// The names, in UTF-8, that both sides of some paragraph have.
  var confirmed: Set<[UInt8]> = []
  /// The places, in UTF-8, that their unit tells, and that are nobody's name: 南宁市, and 南宁 without it.
  var places: Set<[UInt8]> = []

  /// The most names of a bead that are compared.
  private static var mostNames: Int { 32 }
  /// The most places of a block that are weighed.
  private static var mostPlaces: Int { 128 }
  /// A name that is less sure is not looked for by its characters.
  private static var leastConfidence: Double { 0.85 }
  /// A longer name has to be so much more like its translation.
  private static var leastGain: Double { 0.08 }

  /// Makes a projection that recognises names by `matcher`.
  init(_ matcher: Matcher, variants: ChineseVariants) {
    self.matcher = matcher
    self.variants = variants
  }

  /// A name of a bead.
  private struct Name {
    var isLeft: Bool
    var folded: [UInt32]
    /// Whether it is in Chinese characters.
    var isHan: Bool
    /// The name, if it is in letters and can be recognised.
    var latin: Matcher.LatinName?
    /// Whether one of its mentions is sure enough to look for the same characters elsewhere.
    var isSure = false
    /// Whether the other side names what could be the same.
    var isMatched = false
    /// How unlike it is to a translation that may be longer than what is marked, and is looked for all the
    /// same; `nil` if there is none.
    var openCost: Double?
    /// Whether a longer name may take the place of its mentions.
    var yields: Bool { !isMatched || openCost != nil }

    /// Whether a translation is so much more like it than what is marked.
    func admits(_ cost: Double) -> Bool {
      openCost.map { cost <= $0 - NameProjection.leastGain } ?? true
    }
  }

  /// The distinct names of a bead, and where they are mentioned.
  private struct Names {
    var names: [Name] = []
    /// The mentions of each block: their names, `nil` of those that are too many.
    var mentions: [Int: [(range: TextRange, name: Int?)]] = [:]

    /// Where those stand in a block that are not to be touched.
    func taken(inBlock block: Int) -> [TextRange] {
      (mentions[block] ?? []).compactMap { mention in
        mention.name.map { names[$0].yields } ?? false ? nil : mention.range
      }
    }
  }

  /// Marks the names that only one side of a bead has on the other side.
  ///
  /// They take the place of parts of theirs that neither translations of their kind confirm nor `others` has.
  ///
  /// - Complexity: O(*n*); the names of one bead that are compared with others are bounded.
  mutating func complete(
    _ bead: Bead<Int>, in document: inout Document, sparing others: Set<[UInt8]>
  ) {
    var names = Names()
    add(bead.left, isLeft: true, in: document.blocks, to: &names)
    add(bead.right, isLeft: false, in: document.blocks, to: &names)
    guard !names.names.isEmpty else { return }
    match(&names.names)
    for (block, mentions) in names.mentions {
      for mention in mentions where mention.name.map({ names.names[$0].isMatched }) == true {
        confirmed.insert(document.blocks[block].utf8(mention.range))
      }
    }
    var places: [ProjectedName] = []
    for (side, isLeft) in [(bead.left, true), (bead.right, false)] {
      let wanted = names.names.indices.filter {
        names.names[$0].isLeft != isLeft && names.names[$0].yields
      }
      guard !wanted.isEmpty else { continue }
      for block in side {
        places += self.places(
          of: wanted, names, inBlock: block, document.blocks[block], sparing: others)
      }
    }
    for place in chosen(places, in: document.blocks) { add(place, to: &document) }
  }

  /// Marks a name.
  mutating func add(_ place: ProjectedName, to document: inout Document) {
    document.blocks[place.block].add(place)
    if place.kind == matcher.kind {
      confirmed.insert(document.blocks[place.block].utf8(place.range))
    }
  }

  /// The likest places that do not overlap; a name may stand in several, but has one form.
  private func chosen(_ places: [ProjectedName], in blocks: [Block]) -> [ProjectedName] {
    let places = places.sorted {
      ($0.cost, $0.name, $0.block, $0.range.start, $0.range.end)
        < ($1.cost, $1.name, $1.block, $1.range.start, $1.range.end)
    }
    var forms: [Int: [UInt8]] = [:]
    var result: [ProjectedName] = []
    for place in places where !result.contains(where: place.overlaps) {
      let text = blocks[place.block].utf8(place.range)
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
      for mention in blocks[block].mentions where mention.kind == matcher.kind {
        let range = mention.range
        let text = Scalars.values(of: blocks[block].utf8, in: range.start..<range.end)
        let folded = FormTable.fold(text, variants)
        if numbers[folded] == nil, numbers.count < Self.mostNames {
          numbers[folded] = names.names.count
          let isHan = text.contains { Script.of($0) == .han }
          names.names.append(
            Name(
              isLeft: isLeft, folded: folded, isHan: isHan,
              latin: isHan ? nil : matcher.latinName(folded)))
        }
        if let name = numbers[folded], mention.confidence >= Self.leastConfidence {
          names.names[name].isSure = true
        }
        names.mentions[block, default: []].append((range, numbers[folded]))
      }
    }
  }

  /// Finds out which names have one on the other side that could be the same.
  private func match(_ names: inout [Name]) {
    for han in names.indices where names[han].isHan {
      for other in names.indices where names[other].isLeft != names[han].isLeft {
        if names[other].isHan, names[other].folded == names[han].folded {
          (names[han].isMatched, names[other].isMatched) = (true, true)
        }
        guard let latin = names[other].latin, let cost = matcher.cost(names[han].folded, latin)
        else { continue }
        (names[han].isMatched, names[other].isMatched) = (true, true)
        guard matcher.mayBePart(names[han].folded) else { continue }
        names[han].openCost = cost
        names[other].openCost = max(cost, names[other].openCost ?? 0)
      }
    }
  }

  /// Where some names of the other side may stand in a block.
  private mutating func places(
    of wanted: [Int], _ names: Names, inBlock number: Int, _ block: Block,
    sparing others: Set<[UInt8]>
  ) -> [ProjectedName] {
    let isChinese = block.isChinese || block.isJapanese && matcher.kind == .person
    let wanted = wanted.filter {
      let isOpenHan = names.names[$0].isHan && !names.names[$0].isMatched
      return isChinese
        ? names.names[$0].latin != nil
          || isOpenHan && names.names[$0].isSure && matcher.kind == .person : isOpenHan
    }
    guard !wanted.isEmpty else { return [] }
    let scalars = Scalars(block.utf8)
    let text = isChinese ? scalars.values.map(variants.simplified) : []
    if !isChinese { matcher.read(scalars.values) }
    var result: [ProjectedName] = []
    for name in wanted {
      let matches =
        if isChinese, let latin = names.names[name].latin {
          matcher.matches(of: latin, in: text)
        } else if isChinese {
          matcher.sameNames(as: names.names[name].folded, in: text)
        } else {
          matcher.matches(of: names.names[name].folded)
        }
      for match in matches where names.names[name].admits(match.cost) {
        let range = scalars.textRange(match.range)
        result.append(
          ProjectedName(
            block: number, range: range, kind: matcher.kind, name: name, cost: match.cost))
      }
    }
    let taken = names.taken(inBlock: number)
    return result.prefix(Self.mostPlaces).filter { place in
      block.hasRoom(for: place.range, beside: taken) { mention in
        guard mention.range != place.range || mention.kind != matcher.kind,
          !isSurePlace(mention, in: block)
        else { return false }
        if mention.kind == matcher.kind {
          return place.range.contains(mention.range) || isChinese && place.cost == 0
        }
        return place.range.contains(mention.range)
          && !others.contains(block.utf8(mention.range))
      }
    }
  }
}

extension NameProjection {
  /// Whether a mention is a place that is no person.
  func isSurePlace(_ mention: Mention, in block: Block) -> Bool {
    matcher.kind == .person && mention.kind == .place && places.contains(block.utf8(mention.range))
  }
}

/// A place where a name is found by its translation.
struct ProjectedName {
  var block: Int
  var range: TextRange
  var kind: EntityKind
  /// The number of the name that is its translation.
  var name: Int
  /// How unlike the two are.
  var cost: Double

  /// The estimated probability that it is right.
  var confidence: Double { 0.93 - cost / 2 }

  /// Whether two share a byte.
  func overlaps(_ other: ProjectedName) -> Bool {
    block == other.block && range.overlaps(other.range)
  }
}

extension Block {
  /// Whether the block is in Chinese.
  var isChinese: Bool { language?.value.isChinese == true }

  /// Whether the block is in Japanese.
  var isJapanese: Bool { language?.value.primary == "ja" }

  func utf8(_ range: TextRange) -> [UInt8] { Array(utf8[range.start..<range.end]) }

  /// Whether nothing stands in the way of a name but persons and places that are not `taken` and yield.
  func hasRoom(
    for range: TextRange, beside taken: [TextRange] = [], _ yields: (Mention) -> Bool
  ) -> Bool {
    mentions.allSatisfy { mention in
      !mention.range.overlaps(range)
        || (mention.kind == .person || mention.kind == .place) && yields(mention)
          && !taken.contains(mention.range)
    }
  }

  /// Puts a name in the place of what overlaps it.
  fileprivate mutating func add(_ place: ProjectedName) {
    mentions.removeAll { $0.range.overlaps(place.range) }
    let index = mentions.firstIndex { $0.range.start > place.range.start } ?? mentions.count
    mentions.insert(
      Mention(range: place.range, kind: place.kind, confidence: place.confidence), at: index)
  }
}
