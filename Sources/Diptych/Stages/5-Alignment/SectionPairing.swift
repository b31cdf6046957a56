/// Pairs the sections and the paragraphs of each other language of a document with those of the left one.
///
/// Rows of bilingual tables are pairs as they stand. The other lines are aligned, headings included, and
/// section pairs are read off: two sections are a pair if at least half the lines and the text of the
/// shorter one are linked to the other one, or if their headings are. Sections that are left over on both sides are
/// aligned again among themselves, so that those are found that stand elsewhere.
/// Where the lines that translate each other say so, headings and sections are corrected first
/// (``HeadingAgreement``).
/// A section that has no counterpart is reported as `section_untranslated`.
struct SectionPairing: StandardStage {
  static let name = "section-pairing"
  static let summary = "Pairs sections and paragraphs with their translations in the document."
  static let requires: Set<Layer> = [.blocks, .languages, .headings, .sections]
  static let provides: Set<Layer> = [.pairs, .beads]

  /// How many units of a paragraph are compared.
  private static let maximumUnits = 96

  private let model: AlignmentModel
  private let preferred: [LanguageTag]

  init(_ configuration: AlignmentSettings, context: StageContext) throws {
    model = try AlignmentModel.shared(withTable: configuration.table, context)
    preferred = context.languages
  }

  static func readResources(_ configuration: AlignmentSettings, context: StageContext) throws {
    try configuration.readTable(context)
  }

  func run(_ document: inout Document) throws {
    var languages = try align(&document)
    if HeadingAgreement(document.alignments, in: document).apply(to: &document) {
      languages = try align(&document)
    } else {
      // A pair is as sure as its headings are now.
      for index in document.alignments.indices {
        let paragraphs = document.alignments[index].paragraphs
        document.alignments[index].sections = SectionPairs(paragraphs, in: document).beads
      }
    }
    guard let left = languages.first else { return }
    for (alignment, right) in zip(document.alignments, languages.dropFirst()) {
      if let message = model.unfitTable(for: left.tag, right.tag) {
        document.add(.unfitTable(message))
      }
      if let bitext = alignment.bitext?.bitext, !bitext.hasTable {
        document.add(.learntWords(bitext.coverage, left.tag, right.tag))
      }
      for finding in Self.untranslated(alignment, left, right) { document.add(finding) }
    }
  }

  /// Aligns each other language of a document with the left one.
  ///
  /// Text that was taken apart for an alignment before is not taken apart again.
  ///
  /// - Returns: the languages, the left one first.
  private func align(_ document: inout Document) throws -> [DocumentLanguage] {
    let languages = DocumentLanguage.all(in: document, preferred: preferred)
    let before = document.alignments
    document.alignments = []
    guard let left = languages.first else { return [] }
    for right in languages.dropFirst() {
      var alignment = Alignment(left: left.tag, right: right.tag)
      let known = before.first { $0.left == left.tag && $0.right == right.tag }?.bitext
      var segmented: SegmentedBitext
      // Words that were learnt from beads with other headings are learnt anew.
      if let known, known.bitext.words != .text,
        known.isCurrent(in: document, for: left.blocks + right.blocks)
      {
        segmented = known
      } else {
        segmented = try SegmentedBitext(
          document, left.blocks, in: left.tag, right.blocks, in: right.tag, model)
      }
      let tables = BilingualTables(left, right, in: document)
      let beads = Self.beads(
        of: left.blocks.removing(tables.blocks), right.blocks.removing(tables.blocks), &segmented,
        in: document)
      alignment.paragraphs = Self.merged(beads, with: tables.beads)
      alignment.sections = SectionPairs(alignment.paragraphs, in: document).beads
      for _ in 0..<Self.maximumRounds {
        guard
          let more = Self.moved(
            alignment, left, right, without: tables.blocks, &segmented, in: document)
        else { break }
        alignment.paragraphs = Self.merged(alignment.paragraphs, with: more)
        alignment.sections = SectionPairs(alignment.paragraphs, in: document).beads
      }
      alignment.bitext = segmented
      document.alignments.append(alignment)
    }
    return languages
  }

  /// How often what is left over is aligned again: each time finds sections in one order.
  private static let maximumRounds = 16
  /// How sure a pair of sections has to be that stands out of the order of the others.
  private static let leastOutOfOrder = 0.5

  /// Aligns the sections again that have no counterpart on either side: those that stand elsewhere in the
  /// other language are left over by an alignment that follows the order of the text.
  ///
  /// - Returns: beads of paragraphs that are sure enough; `nil` if there are none.
  private static func moved(
    _ alignment: Alignment, _ left: DocumentLanguage, _ right: DocumentLanguage,
    without tables: Set<Int>, _ segmented: inout SegmentedBitext, in document: Document
  ) -> [Bead<Int>]? {
    let paired = Marks(alignment.sections, count: document.sections.count)
    let linked = Marks(alignment.paragraphs, count: document.blocks.count)
    let rest = [left, right].map { language in
      language.sections.lazy.filter { !paired[$0] }.map { document.sections[$0].blocks }
        .filter { blocks in !blocks.contains { linked[$0] } }.flatMap(\.self).sorted()
        .removing(tables)
    }
    guard !rest[0].isEmpty, !rest[1].isEmpty else { return nil }
    let found = beads(of: rest[0], rest[1], &segmented, in: document, isAll: false)
    let pairs = SectionPairs(found, in: document).beads.filter {
      $0.confidence >= leastOutOfOrder && isLikely($0, segmented, in: document)
    }
    let sure = Set(pairs.flatMap { $0.left + $0.right }.flatMap { document.sections[$0].blocks })
    let more = found.filter { sure.contains($0.left[0]) && sure.contains($0.right[0]) }
    return more.isEmpty ? nil : more
  }

  /// Whether the words and lengths of a pair of sections make it likelier as a translation than any two texts:
  /// where the order of the text says nothing, being left over is no reason.
  ///
  /// Without a table too few words are known for that, and the confidence alone decides.
  private static func isLikely(
    _ pair: Bead<Int>, _ segmented: SegmentedBitext, in document: Document
  ) -> Bool {
    guard segmented.bitext.hasTable else { return true }
    let lines = [pair.left, pair.right].map { sections in
      segmented.lines(of: sections.flatMap { document.sections[$0].blocks }, in: document)
    }
    var scores = SectionScores(segmented.bitext.joining([lines[0]], [lines[1]]))
    let parts = scores.parts(0, 0)
    return parts.words + parts.lengths > 0
  }

  /// How often words are learnt from the beads that the words learnt before have found, if no table serves.
  private static let learningRounds = 2

  /// Aligns blocks as lines; words that are learnt on the way stay in `segmented`.
  ///
  /// If the blocks are not all of the text, they are in no order in which languages would alternate.
  private static func beads(
    of leftBlocks: [Int], _ rightBlocks: [Int], _ segmented: inout SegmentedBitext,
    in document: Document, isAll: Bool = true
  ) -> [Bead<Int>] {
    let leftLines = leftBlocks.map { segmented.lines(of: $0, in: document) }
    let rightLines = rightBlocks.map { segmented.lines(of: $0, in: document) }
    var left = structure(of: leftBlocks, in: document)
    var right = structure(of: rightBlocks, in: document)
    if isAll {
      if let groups = LineGroups(leftBlocks, rightBlocks, in: document.blocks) {
        (left.runs, right.runs) = (groups.left, groups.right)
        (left.areGroups, right.areGroups) = (true, true)
        left.isAlone = groups.left.map { groups.isAlone[Int($0)] }
        right.isAlone = groups.right.map { groups.isAlone[Int($0)] }
      } else {
        let runs = LanguageRuns(leftBlocks, rightBlocks)
        (left.runs, right.runs) = (runs.left, runs.right)
      }
    }
    var rounds = segmented.bitext.words == .equality ? learningRounds : 0
    while true {
      let bitext = segmented.bitext.joining(leftLines, rightLines, maximumUnits: maximumUnits)
      let beads = LineAligner(bitext, left: left, right: right).beads()
      guard rounds > 0 else {
        let likely = LikelySections(
          beads, bitext, sectionsOf: leftBlocks, rightBlocks, in: document)
        return beads.filter(likely.contains).map { bead in
          Bead(
            left: bead.left.map { leftBlocks[$0] }, right: bead.right.map { rightBlocks[$0] },
            confidence: bead.confidence)
        }
      }
      rounds -= 1
      segmented.learn(from: beads.map { ($0.left, $0.right) }, of: bitext)
    }
  }

  /// What is known of blocks besides their text and their order.
  private static func structure(
    of blocks: [Int], in document: Document
  ) -> LineAligner.Structure {
    LineAligner.Structure(
      headings: blocks.map { headingProbability(document.blocks[$0]) }, runs: [],
      parts: blocks.map { part(document.blocks[$0]) })
  }

  private static func part(_ block: Block) -> LineAligner.Part {
    if block.kind == .footnote { return .note }
    let isClosing =
      block.utf8.count <= LetterLines.longestClosing && LetterLines.isClosing(block.utf8)
    return isClosing ? .closing : .text
  }

  /// Puts the rows of tables where their left blocks belong among the other beads.
  private static func merged(_ beads: [Bead<Int>], with rows: [Bead<Int>]) -> [Bead<Int>] {
    guard !rows.isEmpty else { return beads }
    var merged: [Bead<Int>] = []
    merged.reserveCapacity(beads.count + rows.count)
    var rest = rows[...]
    for bead in beads {
      if let left = bead.left.first {
        while let row = rest.first, row.left[0] < left { merged.append(rest.removeFirst()) }
      }
      merged.append(bead)
    }
    return merged + rest
  }

  /// How likely a block is a heading.
  private static func headingProbability(_ block: Block) -> Float {
    guard let evidence = block.headingEvidence else { return block.isHeading ? 0.98 : 0.02 }
    return Float(logistic(evidence))
  }

  private static func untranslated(
    _ alignment: Alignment, _ left: DocumentLanguage, _ right: DocumentLanguage
  ) -> [Finding] {
    let count = max(left.sections.last ?? 0, right.sections.last ?? 0) + 1
    let paired = Marks(alignment.sections, count: count)
    let missing =
      left.sections.filter { !paired[$0] }.map { ($0, right.tag) }
      + right.sections.filter { !paired[$0] }.map { ($0, left.tag) }
    return missing.sorted { $0.0 < $1.0 }.map { .untranslated($0.0, into: $0.1) }
  }
}

extension Finding {
  fileprivate static func unfitTable(_ message: Message) -> Finding {
    .note("alignment_table_unfit", at: .document, message.description)
  }

  fileprivate static func learntWords(
    _ coverage: Double?, _ left: LanguageTag, _ right: LanguageTag
  ) -> Finding {
    guard let coverage else {
      return .note(
        "alignment_words_learnt", at: .document,
        "there is no translation table of \(left.primary) and \(right.primary); words were learnt from the document"
      )
    }
    return .note(
      "alignment_words_learnt", at: .document,
      "the translation table knows \(Int(coverage * 100)) % of the words of the document; words were learnt from it"
    )
  }

  fileprivate static func untranslated(_ section: Int, into language: LanguageTag) -> Finding {
    .note(
      "section_untranslated", at: .section(section),
      "section \(section + 1) has no \(language) counterpart")
  }
}

/// Which sections or blocks are in beads.
private struct Marks {
  private var isMarked: [Bool]

  /// Marks those of some beads, of `count` of them.
  init(_ beads: [Bead<Int>], count: Int) {
    isMarked = [Bool](repeating: false, count: count)
    for bead in beads {
      for index in bead.left { isMarked[index] = true }
      for index in bead.right { isMarked[index] = true }
    }
  }

  /// Whether one is in a bead.
  subscript(index: Int) -> Bool { isMarked[index] }
}

extension [Int] {
  /// The numbers without some of them.
  fileprivate func removing(_ removed: Set<Int>) -> [Int] {
    removed.isEmpty ? self : filter { !removed.contains($0) }
  }
}
