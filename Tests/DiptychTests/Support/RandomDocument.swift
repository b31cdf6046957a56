@testable import Diptych

/// Documents as no sound stage makes them: exporters have to stand them all.
struct RandomDocument {
  private var random: SeededGenerator
  private static let languages: [LanguageTag] = [
    "zh-Hant", "en", "zh-Hans", "ja", "de-AT", "und", "x-bad", "zh-hant",
  ]
  private static let characters = Array(
    "外事辦公室會議abcXYZ 0129,。；“”()（）&<>\"'-\u{3000}éß\u{1F600}\u{20000}\t]]>かな한국".unicodeScalars)
  private static let hostile: [Unicode.Scalar] = [
    "\u{0}", "\u{7}", "\u{FFFE}", "\u{FFFF}", "\u{85}", "\r", "\n",
  ]

  init(seed: UInt64) { random = SeededGenerator(seed: seed) }

  private mutating func number(_ range: ClosedRange<Int>) -> Int {
    .random(in: range, using: &random)
  }
  private mutating func chance(_ percent: Int) -> Bool { number(1...100) <= percent }
  private mutating func pick<Element>(_ elements: [Element]) -> Element {
    elements[number(0...elements.count - 1)]
  }

  /// A document with all layers, sound or not.
  mutating func make() -> Document {
    let source = Source(
      path: Array("a/\(chance(10) ? "\u{1}.x" : "Bericht & mehr.v2.txt")".utf8),
      sha256: String(repeating: "0123456789abcdef", count: 4), content: Array("x".utf8))
    var document = Document(id: "d0123456789abcdef", source: source, run: .sample)
    if chance(30) { document.metadataTitle = pick(["Titel", " ", "", "<&>\u{2}"]) }
    let count = number(1...24)
    let isHostile = chance(20)
    var line = 1
    for index in 0..<count {
      document.blocks.append(block(index, line: &line, isHostile: isHostile))
    }
    document.source.form = SourceForm(
      mediaType: "text/plain", encoding: Inferred(value: "UTF-8", confidence: 1, stage: "ingest"),
      newline: .lf, lines: line)
    if chance(25) {
      document.secondSource = source
      for index in count / 2..<count { document.blocks[index].sourceIndex = 1 }
    }
    if chance(85) { addSections(to: &document) }
    if chance(20) { addLetter(to: &document) }
    addEntities(to: &document)
    for index in document.blocks.indices { addMentions(to: &document, index) }
    addAlignments(to: &document)
    if chance(30) {
      document.add(.note("some_code", at: .block(number(0...count)), "block \u{3} is \"odd\""))
      document.add(.warning("other_code", at: .section(number(0...3)), "section is odd"))
      document.add(.warning("other_code", at: .document, "document is odd"))
    }
    return document
  }

  private mutating func addLetter(to document: inout Document) {
    func part(_ index: Int, value: String? = nil) -> OfficialLetter.Part {
      let block = document.blocks[index]
      return OfficialLetter.Part(
        block: index, range: TextRange(0, block.utf8.count), value: value)
    }
    let last = document.blocks.count - 1
    var letter = OfficialLetter(language: pick(["zh-Hant", "en"]))
    letter.number = part(0)
    if chance(50) { letter.issuer = part(number(0...last)) }
    if chance(50) { letter.addressee = part(number(0...last)) }
    if chance(50) { letter.date = part(last, value: "2023-06-09") }
    for _ in 0..<number(0...3) { letter.signature.append(part(number(0...last))) }
    document.letters = [letter]
  }

  private mutating func block(_ index: Int, line: inout Int, isHostile: Bool) -> Block {
    let length = chance(5) ? number(100...400) : number(1...40)
    var text = String.UnicodeScalarView()
    for _ in 0..<length {
      text.append(isHostile && chance(10) ? pick(Self.hostile) : pick(Self.characters))
    }
    if text.allSatisfy({ $0.properties.isWhitespace }) { text.append("x") }
    var block = Block(utf8: Array(String(text).utf8), map: SourceMap(startingAt: 60 * index))
    let offsets = boundaries(of: block)
    block.kind = pick([
      .paragraph, .paragraph, .paragraph, .caption, .footnote, "pullQuote", "1bad",
    ])
    switch number(1...10) {
    case 1...2:
      block.place = .item(
        ListPlace(
          list: number(0...3), item: number(0...2), depth: number(1...3), isNumbered: chance(50)))
      block.kind = .listItem
    case 3...4:
      block.place = .cell(
        CellPlace(
          table: number(0...1), row: number(0...2), column: number(0...3), rows: number(1...2),
          columns: number(1...2), isLabel: chance(30)))
      block.kind = .cell
    default: break
    }
    if chance(85) {
      block.language = Inferred(
        value: pick(Self.languages), confidence: Double(number(50...100)) / 100,
        stage: "language-detection")
    }
    if chance(25) {
      block.heading = Inferred(
        value: number(1...3), confidence: Double(number(50...100)) / 100, stage: "heading-detection"
      )
    }
    if chance(85) {
      block.lines = [LineStart(offset: 0, number: line)]
      line += number(1...2)
      for range in ranges(in: offsets, percent: 10) where range.start > 0 {
        var start = LineStart(offset: range.start, number: line, isWordBreak: chance(50))
        if chance(20) { start.mark = "> " }
        block.lines.append(start)
        line += 1
      }
    }
    if chance(20) {
      for range in ranges(in: offsets, percent: 10) {
        block.pages.append(PageStart(offset: range.start, number: line))
      }
    }
    for range in ranges(in: offsets, percent: 20) {
      block.glosses.append(
        Gloss(
          range: range, reading: pick(["shí", "chóng qìng", "a&b\u{4}"]),
          scheme: pick([.pinyin, .zhuyin, .furigana, .other, "odd"]),
          rendition: pick([.parentheses, .fullwidthParentheses, .brackets, .markup]),
          confidence: 0.9))
    }
    for range in ranges(in: offsets, percent: 5) {
      block.repairs.append(
        Repair(range: range, before: pick(["?yún)^", "\u{5}<", ""]), confidence: 0.99))
    }
    for range in ranges(in: offsets, percent: 10) where !range.isEmpty {
      block.runs.append(LanguageRun(range: range, language: pick(Self.languages)))
    }
    if chance(80) {
      block.segments = ranges(in: offsets, percent: 60)
    }
    return block
  }

  private func boundaries(of block: Block) -> [Int] {
    block.utf8.indices.filter { block.utf8[$0] & 0xC0 != 0x80 } + [block.utf8.count]
  }

  /// Disjoint ranges on the given boundaries.
  private mutating func ranges(in offsets: [Int], percent: Int) -> [TextRange] {
    var ranges: [TextRange] = []
    var index = 0
    while index < offsets.count - 1 {
      let end = min(index + number(1...6), offsets.count - 1)
      if chance(percent) { ranges.append(TextRange(offsets[index], offsets[end])) }
      index = end
    }
    return ranges
  }

  private mutating func addSections(to document: inout Document) {
    var open: [Section] = []
    let interleaved = number(0...2)
    for index in document.blocks.indices {
      if chance(10) { continue }
      let heading = document.blocks[index].isHeading
      let language = document.blocks[index].language?.value ?? "und"
      let level = document.blocks[index].heading?.value ?? 1
      let known = open.lastIndex { interleaved == 0 || $0.language == language }
      if let known, !heading, chance(95) {
        open[chance(95) ? known : number(0...known)].blocks.append(index)
      } else {
        let parent = open.lastIndex {
          $0.level < level && (interleaved < 2 || $0.language == language)
        }
        open.append(
          Section(
            language: language, level: level, parent: chance(90) ? parent : number(0...open.count),
            heading: heading ? index : nil, blocks: [index]))
      }
    }
    document.sections = open
  }

  private mutating func addEntities(to document: inout Document) {
    let kinds: [EntityKind] = [
      .person, .organisation, .place, .term, "vessel", "worldHeritage", "No",
    ]
    for _ in 0..<number(0...6) {
      var forms: [Entity.Form] = []
      for _ in 0..<number(0...3) {
        forms.append(
          Entity.Form(
            language: pick(Self.languages), text: pick(["重慶", "A & B", "", "\u{1}"]),
            count: number(0...3), confidence: 0.875))
      }
      let authorities = chance(30) ? [Authority(scheme: "wikidata", identifier: "Q1")] : []
      document.entities.append(Entity(kind: pick(kinds), forms: forms, authorities: authorities))
    }
  }

  private mutating func addMentions(to document: inout Document, _ index: Int) {
    let offsets = boundaries(of: document.blocks[index])
    var mentions: [Mention] = []
    for range in ranges(in: offsets, percent: 15) + ranges(in: offsets, percent: 15) {
      let entity = chance(60) ? number(0...6) : nil
      let known = entity.flatMap { $0 < document.entities.count ? document.entities[$0].kind : nil }
      mentions.append(
        Mention(
          range: range,
          kind: known ?? pick([.date, "number", "percent", "money", "duration", .place, "event"]),
          entity: entity,
          value: chance(60)
            ? pick([
              "2019", "2019-05", "2019-05-21", "--05-21", "2019-05-21/2019-05-23", "2019-13-01",
              "1200", "12.5", "CNY 30", "P3D", "5/10", "3/5 USD", "P3D/P5D", "PT1H30M", "odd",
            ]) : nil,
          confidence: Double(number(0...100)) / 100))
    }
    mentions.sort {
      $0.range.start < $1.range.start
        || $0.range.start == $1.range.start && $0.range.end > $1.range.end
    }
    document.blocks[index].mentions = mentions
  }

  private mutating func addAlignments(to document: inout Document) {
    for pair in [("zh-Hant", "en"), ("ja", "en")] where chance(50) {
      var alignment = Alignment(
        left: LanguageTag(rawValue: pair.0), right: LanguageTag(rawValue: pair.1))
      let sections = Array(0..<max(document.sections.count, 1) + 1).shuffled(using: &random)
      let blocks = Array(0...document.blocks.count).shuffled(using: &random)
      alignment.sections = beads(of: sections)
      alignment.paragraphs = beads(of: blocks)
      alignment.segments = beads(
        of: blocks.map { SegmentReference(block: $0, segment: number(0...2)) })
      document.alignments.append(alignment)
    }
  }

  private mutating func beads<Unit>(of units: [Unit]) -> [Bead<Unit>] {
    var beads: [Bead<Unit>] = []
    var rest = units[...]
    while rest.count >= 4 {
      let left = Array(rest.prefix(number(1...2)))
      rest = rest.dropFirst(left.count)
      let right = Array(rest.prefix(number(1...2)))
      rest = rest.dropFirst(right.count)
      if chance(50) { beads.append(Bead(left: left, right: right, confidence: 0.955)) }
    }
    return beads
  }
}

extension RunDescription {
  /// A run with the stages that decide something.
  static var sample: RunDescription {
    var run = RunDescription()
    run.languages = ["zh-Hant", "en"]
    run.stages = [
      .init(name: "ingest", version: "1", isPlugin: false, provides: [.blocks, .title]),
      .init(name: "gloss-lifting", version: "1", isPlugin: false, provides: [.glosses, .repairs]),
      .init(name: "language-detection", version: "1.2", isPlugin: false, provides: [.languages]),
      .init(name: "letter-detection", version: "1", isPlugin: false, provides: [.letters]),
      .init(name: "heading-detection", version: "1", isPlugin: false, provides: [.headings]),
      .init(name: "sectioning", version: "1", isPlugin: false, provides: [.sections]),
      .init(name: "segmentation", version: "1", isPlugin: false, provides: [.segments]),
      .init(name: "section-pairing", version: "1", isPlugin: false, provides: [.pairs]),
      .init(name: "segment-alignment", version: "1", isPlugin: false, provides: [.beads]),
      .init(name: "entity-extraction", version: "1", isPlugin: false, provides: [.mentions]),
      .init(name: "entity-linking", version: "1", isPlugin: false, provides: [.entities]),
      .init(name: "term-extraction", version: "1", isPlugin: false, provides: [.terms]),
      .init(
        name: "vessels", version: "2.0-beta", isPlugin: true, provides: [.mentions, .entities]),
    ]
    return run
  }
}
