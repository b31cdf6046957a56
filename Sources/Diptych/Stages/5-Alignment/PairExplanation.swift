/// Why the sections of two languages of a document were paired, or were not.
struct PairExplanation {
  /// A section of the other language that is the counterpart of one, or could have been.
  struct Candidate {
    /// Its index in ``Document/sections``.
    var section: Int
    /// How sure the pair is, 0...1; `nil` if the two are no pair.
    var confidence: Double?
    /// How much more likely its words are as a translation than by chance: the logarithm of odds.
    var words: Double
    /// The same of its length.
    var lengths: Double
    /// How many of its blocks are linked to blocks of the section.
    var linkedBlocks: Int
    /// Whether the headings of both are linked.
    var hasHeadings: Bool
    /// Whether it lies between the counterparts of the sections before and after.
    var isInOrder: Bool
    /// The sections that it is paired with.
    var counterparts: [Int]
  }

  /// What is known of one section.
  struct Entry {
    /// Its index in ``Document/sections``.
    var section: Int
    /// The counterparts, and then the best of the others, the one with the best words and length first.
    var candidates: [Candidate]
  }

  let left: LanguageTag
  let right: LanguageTag
  /// The sections of the left language, and then those of the right one.
  private(set) var entries: [Entry] = []

  private let document: Document
  private let alignment: Alignment

  /// How many sections that are no counterparts are shown of each section.
  private static let alternatives = 3

  /// Explains an alignment as ``SectionPairing`` leaves it.
  ///
  /// - Returns: `nil` if the alignment was made by another stage.
  init?(_ alignment: Alignment, in document: Document) {
    guard let segmented = alignment.bitext else { return nil }
    self.document = document
    self.alignment = alignment
    left = alignment.left
    right = alignment.right
    let sections = [left, right].map { language in
      document.sections.indices.filter {
        document.sections[$0].language.primary == language.primary
          && segmented.hasLines(of: document.sections[$0].blocks)
      }
    }
    let bitext = segmented.bitext.joining(
      sections[0].map { segmented.lines(of: document.sections[$0].blocks, in: document) },
      sections[1].map { segmented.lines(of: document.sections[$0].blocks, in: document) })
    var scores = SectionScores(bitext)
    let ofLeft = LikelyLines(
      bitext.left, bitext.right, bitext.links.ofLeft, count: Self.alternatives + 1)
    let ofRight = LikelyLines(
      bitext.right, bitext.left, bitext.links.ofRight, count: Self.alternatives + 1)
    let links = SectionLinks(alignment, in: document)
    for (side, likely) in [ofLeft, ofRight].enumerated() {
      let (own, others) = (sections[side], sections[1 - side])
      let placeOf = Dictionary(uniqueKeysWithValues: zip(others, others.indices))
      let order = PairOrder(own, links)
      for (place, section) in own.enumerated() {
        let paired = links.counterparts[section] ?? []
        let rest = likely.lines[place].map { others[$0] }.filter { !paired.contains($0) }
        var found = (paired + rest.prefix(Self.alternatives)).compactMap { other -> Candidate? in
          guard let otherPlace = placeOf[other] else { return nil }
          let score =
            side == 0 ? scores.parts(place, otherPlace) : scores.parts(otherPlace, place)
          return Candidate(
            section: other,
            confidence: paired.contains(other) ? links.confidence[section] : nil,
            words: score.words, lengths: score.lengths,
            linkedBlocks: links.blocks(of: other, linkedTo: section),
            hasHeadings: links.hasHeadings(section, other),
            isInOrder: order.isInOrder(other, at: place),
            counterparts: links.counterparts[other] ?? [])
        }
        found.sort {
          let (one, another) = ($0.confidence != nil, $1.confidence != nil)
          if one != another { return one }
          return ($0.words + $0.lengths, $1.section) > ($1.words + $1.lengths, $0.section)
        }
        entries.append(Entry(section: section, candidates: found))
      }
    }
  }

  /// Why a section has no counterpart; `nil` if it has one.
  func reason(_ entry: Entry) -> Message? {
    guard entry.candidates.first?.confidence == nil else { return nil }
    guard let best = entry.candidates.first else {
      return "no section of the other language shares its rarer words"
    }
    let number = best.section + 1
    if let other = best.counterparts.first {
      return "the likeliest, \(number), is the counterpart of \(other + 1)"
    }
    if !best.isInOrder {
      return "the likeliest, \(number), is out of the order of the pairs around it"
    }
    if best.words + best.lengths <= 0 {
      return "the likeliest, \(number), is not likelier than any text"
    }
    return "too few lines of the likeliest, \(number), are linked to its lines"
  }
}

/// Which sections and blocks are linked.
private struct SectionLinks {
  /// The counterparts of each section.
  private(set) var counterparts: [Int: [Int]] = [:]
  /// How sure the pair of each section is.
  private(set) var confidence: [Int: Double] = [:]
  private let document: Document
  /// The blocks that each block is linked to.
  private var linked: [Int: [Int]] = [:]
  private var sectionOf: [Int]

  init(_ alignment: Alignment, in document: Document) {
    self.document = document
    for bead in alignment.sections {
      for (own, others) in [(bead.left, bead.right), (bead.right, bead.left)] {
        for section in own {
          counterparts[section] = others
          confidence[section] = bead.confidence
        }
      }
    }
    for bead in alignment.paragraphs {
      for left in bead.left { linked[left, default: []] += bead.right }
      for right in bead.right { linked[right, default: []] += bead.left }
    }
    sectionOf = [Int](repeating: -1, count: document.blocks.count)
    for (index, section) in document.sections.enumerated() {
      for block in section.blocks { sectionOf[block] = index }
    }
  }

  /// How many blocks of a section are linked to another one.
  func blocks(of section: Int, linkedTo other: Int) -> Int {
    document.sections[section].blocks.count { block in
      linked[block]?.contains { sectionOf[$0] == other } == true
    }
  }

  /// Whether the headings of two sections are linked.
  func hasHeadings(_ section: Int, _ other: Int) -> Bool {
    guard let heading = document.sections[section].heading,
      let otherHeading = document.sections[other].heading
    else { return false }
    return linked[heading]?.contains(otherHeading) == true
  }
}

/// Between which sections of the other language the counterpart of a section is looked for.
private struct PairOrder {
  /// For each section of a language, the last counterpart of those before, and the first one of those behind.
  private var last: [Int] = []
  private var first: [Int] = []

  init(_ sections: [Int], _ links: SectionLinks) {
    var bound = Int.min
    for section in sections {
      last.append(bound)
      bound = max(bound, links.counterparts[section]?.max() ?? bound)
    }
    bound = .max
    for section in sections.reversed() {
      first.append(bound)
      bound = min(bound, links.counterparts[section]?.min() ?? bound)
    }
    first.reverse()
  }

  func isInOrder(_ section: Int, at place: Int) -> Bool {
    (last[place]...max(last[place], first[place])).contains(section)
  }
}
