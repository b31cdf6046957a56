/// Marks the blocks that are headings, and gives each its level.
///
/// Headings that the format marks are taken over, and then no others are looked for. Where nothing is
/// marked, a line is weighed by its form and by the lines around it (``HeadingFeatures``). Where only
/// titles are marked, lines that have a number or stand out by their letters are weighed too.
struct HeadingDetection: StandardStage {
  /// The settings of `heading-detection`.
  struct Configuration: StageConfiguration {
    /// The least confidence, 0...1, at which a block becomes a heading.
    var minimumConfidence = 0.5

    static var settings: [Setting] {
      [
        Setting(
          "minimumConfidence",
          "the least confidence at which a block without heading markup becomes a heading",
          range: 0...1)
      ]
    }
  }

  static let name = "heading-detection"
  static let summary = "Marks the blocks that are headings, and gives each its level."
  static let requires: Set<Layer> = [.blocks, .languages]
  static let provides: Set<Layer> = [.headings]

  /// How sure a heading is that the format marks.
  private static let markupConfidence = 0.99

  /// What letters that stand out add to the log-odds.
  ///
  /// Set by hand: few sets of documents have looks, and a bold line without a number should win over
  /// what its words say.
  private static let distinctLogOdds = 3.0

  /// What it adds to the log-odds that a line is a cell of a table whose layout was lost.
  ///
  /// Set by hand: the manuals that the model is trained on keep the layout of theirs.
  private static let cellLogOdds = -4.0

  /// The least log-odds of the days of a programme.
  ///
  /// Set by hand: few of the manuals have any.
  private static let dayLogOdds = 2.0
  /// The days that make a programme.
  private static let fewestDays = 3

  private let configuration: Configuration

  init(_ configuration: Configuration, context: StageContext) {
    self.configuration = configuration
  }

  func run(_ document: inout Document) {
    let marked = Self.marked(in: document.blocks)
    if !marked.isEmpty {
      markHeadingsOfMarkup(in: &document.blocks)
      guard Self.areTitles(marked, in: document.blocks) else { return }
    }
    let given = document.given.contains(.headings) ? document.blocks.map(\.heading) : nil
    let lines = Self.lines(of: document)
    let features = HeadingFeatures(lines: lines)
    let byLanguage = Self.byLanguage(lines, in: document.blocks)
    let lookalikes = Self.lookalikes(byLanguage, count: lines.count)
    var logOdds = [Double?](repeating: nil, count: lines.count)
    for index in lines.indices where document.blocks[index].layout.markupHeadingLevel == nil {
      let layout = document.blocks[index].layout
      guard lines[index].isCandidate, !lines[index].shape.isLabelOfNext, !lookalikes[index],
        !layout.hasMarkup || layout.isDistinct || lines[index].shape.numbering != nil
      else { continue }
      logOdds[index] =
        HeadingModel.logOdds(of: index, in: features)
        + (layout.isDistinct ? Self.distinctLogOdds : 0)
        + (lines[index].shape.isInLenticularBrackets ? Self.distinctLogOdds : 0)
        + (features.isCell(index) ? Self.cellLogOdds : 0)
    }
    for labels in features.shortColons() { Self.level(&logOdds, of: labels) }
    for dates in features.dates() { Self.balance(&logOdds, of: dates) }
    Self.raise(&logOdds, ofDaysIn: byLanguage)
    var isHeading = Array(repeating: false, count: lines.count)
    for index in lines.indices where document.blocks[index].layout.markupHeadingLevel == nil {
      document.blocks[index].heading = nil
      document.blocks[index].headingEvidence = logOdds[index]
      guard let logOdds = logOdds[index] else { continue }
      isHeading[index] = Self.confidence(of: logOdds) >= configuration.minimumConfidence
    }
    let levels = Self.levels(of: document.blocks, lines.map(\.language), isHeading) {
      lines[$0].shape
    }
    Self.mark(isHeading, levels, in: &document.blocks)
    if let given { Self.settle(given, in: &document.blocks) }
  }

  /// Raises the evidence of labels such as "Syntax:" to what they have on the average.
  ///
  /// One of them is a heading as the others are, even if little text follows it.
  private static func level(_ logOdds: inout [Double?], of labels: [Int]) {
    let weighed = labels.compactMap { logOdds[$0] }
    guard weighed.count > 1 else { return }
    let average = weighed.reduce(0, +) / Double(weighed.count)
    for index in labels { logOdds[index] = logOdds[index].map { max($0, average) } }
  }

  /// Gives lines that are dates, such as the days of a programme, the evidence that they have on the average.
  ///
  /// They are headings all, or none of them is.
  private static func balance(_ logOdds: inout [Double?], of dates: [Int]) {
    let weighed = dates.compactMap { logOdds[$0] }
    guard weighed.count > 1 else { return }
    let average = weighed.reduce(0, +) / Double(weighed.count)
    for index in dates where logOdds[index] != nil { logOdds[index] = average }
  }

  /// Raises the evidence of the days of programmes; one with three days or more shows what shorter ones are.
  private static func raise(_ logOdds: inout [Double?], ofDaysIn byLanguage: [LinesOfLanguage]) {
    let programmes = byLanguage.flatMap { language in
      Itinerary.find(in: language.lines).map { days in days.map { language.indices[$0] } }
    }
    guard programmes.contains(where: { $0.count >= fewestDays }) else { return }
    for index in programmes.joined() {
      logOdds[index] = logOdds[index].map { max($0, dayLogOdds) }
    }
  }

  /// Marks other lines as headings than were found; those that are headings get their levels anew.
  ///
  /// - Parameters:
  ///   - changed: the blocks that become headings or cease to be one; all have evidence.
  ///   - document: a document that the stage has been over.
  static func change(_ changed: [Int], in document: inout Document) {
    var isHeading = document.blocks.map { $0.heading != nil && $0.layout.markupHeadingLevel == nil }
    for index in changed {
      isHeading[index].toggle()
      document.blocks[index].heading = nil
    }
    let levels = levels(of: document.blocks, languages(of: document.blocks), isHeading) {
      LineShape(document.blocks[$0].utf8)
    }
    mark(isHeading, levels, in: &document.blocks)
  }

  /// States anew how sure it is that some blocks are headings: what speaks for them has changed.
  static func restate(_ indices: some Sequence<Int>, in document: inout Document) {
    for index in indices {
      let block = document.blocks[index]
      guard let heading = block.heading, heading.stage == name, let evidence = block.headingEvidence
      else { continue }
      document.blocks[index].heading = Inferred(
        value: heading.value, confidence: confidence(of: evidence), stage: name)
    }
  }

  /// Makes lines headings, with levels below those of titles that the format marks.
  private static func mark(_ isHeading: [Bool], _ levels: [Int], in blocks: inout [Block]) {
    let titleLevel = blocks.compactMap(\.layout.markupHeadingLevel).max() ?? 0
    for index in blocks.indices where isHeading[index] {
      // What another stage found stays.
      guard blocks[index].heading.map({ $0.stage == name }) ?? true else { continue }
      blocks[index].heading = Inferred(
        value: titleLevel + levels[index],
        confidence: confidence(of: blocks[index].headingEvidence ?? 0), stage: name)
    }
  }

  /// Puts the headings that a file brings in the place of what was found.
  ///
  /// Where both are the same, the exact confidence and evidence are kept; the file has hundredths.
  private static func settle(_ given: [Inferred<Int>?], in blocks: inout [Block]) {
    for index in blocks.indices {
      let found = blocks[index].heading?.confidence
      guard let heading = given[index] else {
        if found != nil { blocks[index].headingEvidence = nil }
        blocks[index].heading = nil
        continue
      }
      let isSame =
        found.map { Hundredths($0).value == Hundredths(heading.confidence).value } ?? false
      if !isSame { blocks[index].headingEvidence = nil }
      blocks[index].heading = Inferred(
        value: heading.value, confidence: (isSame ? found : nil) ?? heading.confidence,
        stage: name)
    }
  }

  /// Why a block is a heading or none.
  enum Evidence {
    /// The format marks it.
    case markup
    /// What the groups of features add to the log-odds.
    case weighed([(name: String, logOdds: Double)])
  }

  /// The evidence for every block that was weighed, by its index.
  static func evidence(in document: Document) -> [Int: Evidence] {
    var evidence: [Int: Evidence] = [:]
    let features = HeadingFeatures(lines: lines(of: document))
    for (index, block) in document.blocks.enumerated() {
      if let weighed = block.headingEvidence {
        var parts = HeadingModel.parts(of: index, in: features)
        if block.layout.isDistinct { parts.append(("letters that stand out", distinctLogOdds)) }
        if LineShape(block.utf8).isInLenticularBrackets {
          parts.append(("brackets of a heading", distinctLogOdds))
        }
        if features.isCell(index) { parts.append(("cell of a table", cellLogOdds)) }
        let rest = weighed - parts.reduce(0) { $0 + $1.logOdds }
        if abs(rest) >= 0.05 { parts.append(("lines like it", rest)) }
        evidence[index] = .weighed(parts)
      } else if block.heading?.stage == name, block.layout.markupHeadingLevel != nil {
        evidence[index] = .markup
      }
    }
    return evidence
  }

  /// The blocks that the format marks as headings.
  private static func marked(in blocks: [Block]) -> [Int] {
    blocks.indices.filter { blocks[$0].layout.markupHeadingLevel != nil }
  }

  /// Whether headings are no more than the title of the document, or one in each language.
  private static func areTitles(_ marked: [Int], in blocks: [Block]) -> Bool {
    guard let first = marked.first, first < maximumTitlePlace, marked.count <= 2 else {
      return false
    }
    guard marked.count == 2 else { return true }
    let (left, right) = (blocks[marked[0]], blocks[marked[1]])
    return left.layout.markupHeadingLevel == right.layout.markupHeadingLevel
      && left.language?.value.primary != right.language?.value.primary
  }

  /// So many blocks may stand before a title, such as the name of an office.
  private static let maximumTitlePlace = 3

  /// Takes over the headings that the format marks.
  private func markHeadingsOfMarkup(in blocks: inout [Block]) {
    for index in blocks.indices {
      blocks[index].headingEvidence = nil
      blocks[index].heading = blocks[index].layout.markupHeadingLevel.map {
        Inferred(value: $0, confidence: Self.markupConfidence, stage: Self.name)
      }
    }
  }

  /// The language of each block, numbered from 0; a block without one goes with the one before it.
  private static func languages(of blocks: [Block]) -> [Int] {
    var numbers: [String: Int] = [:]
    var current = 0
    var last: LanguageTag?
    var languages: [Int] = []
    languages.reserveCapacity(blocks.count)
    // In place: a copy of a block counts references to all that it has.
    let blocks = blocks.span
    for index in blocks.indices {
      if let language = blocks[index].language?.value, language != last,
        language != .undetermined, language != .noLinguisticContent
      {
        last = language
        let primary = language.primary
        current = numbers[primary] ?? numbers.count
        numbers[primary] = current
      }
      languages.append(current)
    }
    return languages
  }

  /// The blocks as lines of the languages; the parts of a letter are no headings.
  private static func lines(of document: Document) -> [HeadingFeatures.Line] {
    let letterParts = Set(document.letters.flatMap(\.parts).map(\.block))
    let languages = languages(of: document.blocks)
    var lines: [HeadingFeatures.Line] = []
    lines.reserveCapacity(document.blocks.count)
    let blocks = document.blocks.span
    for index in blocks.indices {
      // A heading may be wrapped once; more lines are a paragraph.
      let isInText =
        blocks[index].kind == .paragraph && blocks[index].place == .flow
        && blocks[index].lines.count <= 2 && !letterParts.contains(index)
      lines.append(
        HeadingFeatures.Line(
          shape: LineShape(blocks[index].utf8), language: languages[index],
          blankLines: blocks[index].layout.blankLinesBefore, isInText: isInText))
    }
    var byLanguage = [[Int]](repeating: [], count: (languages.max() ?? -1) + 1)
    for (index, language) in languages.enumerated() { byLanguage[language].append(index) }
    for indices in byLanguage {
      for index in letterLines(indices, lines, of: document) + turns(indices, lines, of: document) {
        lines[index].isCandidate = false
      }
    }
    return lines
  }

  /// The lines of one language, and their places in the document.
  private struct LinesOfLanguage {
    var indices: [Int]
    var lines: [HeadingLookalikes.Line]
  }

  private static func byLanguage(
    _ lines: [HeadingFeatures.Line], in blocks: [Block]
  ) -> [LinesOfLanguage] {
    var byLanguage = [LinesOfLanguage](
      repeating: LinesOfLanguage(indices: [], lines: []),
      count: (lines.map(\.language).max() ?? -1) + 1)
    for (index, line) in lines.enumerated() {
      byLanguage[line.language].indices.append(index)
      byLanguage[line.language].lines.append(
        HeadingLookalikes.Line(
          utf8: blocks[index].utf8, shape: line.shape, isCandidate: line.isCandidate))
    }
    return byLanguage
  }

  /// Which lines have the form of headings and are none.
  ///
  /// The features of other lines take them for candidates all the same, as they did in training.
  private static func lookalikes(_ byLanguage: [LinesOfLanguage], count: Int) -> [Bool] {
    var isFound = [Bool](repeating: false, count: count)
    let bylines = byLanguage.map { Bylines.find(in: $0.lines) }
    let hasByline = bylines.contains { $0.isAtHead }
    for (language, bylines) in zip(byLanguage, bylines) {
      let found = HeadingLookalikes.find(in: language.lines)
      for (index, isOne) in zip(language.indices, found) where isOne { isFound[index] = true }
      for place in bylines.places { isFound[language.indices[place]] = true }
      if hasByline, let place = bylines.possible { isFound[language.indices[place]] = true }
    }
    return isFound
  }

  /// The salutations, closes and signatures among lines of one language.
  private static func letterLines(
    _ indices: [Int], _ lines: [HeadingFeatures.Line], of document: Document
  ) -> [Int] {
    let isPart = LetterLines.find(
      in: indices.map { index in
        LetterLines.Line(
          utf8: lines[index].shape.length <= 30 ? document.blocks[index].utf8 : [],
          isCandidate: lines[index].isCandidate, isNumbered: lines[index].shape.numbering != nil,
          length: lines[index].shape.length)
      })
    return zip(indices, isPart).filter { $1 }.map { $0.0 }
  }

  /// The turns of a talk among lines of one language, such as `记者：` and `Q:`: a label that comes again, beside
  /// another line with a label; and a question with a label above an answer with one.
  private static func turns(
    _ indices: [Int], _ lines: [HeadingFeatures.Line], of document: Document
  ) -> [Int] {
    var counts: [ArraySlice<UInt8>: Int] = [:]
    func label(_ index: Int) -> ArraySlice<UInt8> {
      document.blocks[index].utf8.prefix { $0 != 0x3A && $0 != 0xEF }
    }
    for index in indices where lines[index].shape.isLabelled {
      counts[label(index), default: 0] += 1
    }
    return indices.indices.filter { place in
      let shape = lines[indices[place]].shape
      let next = indices.indices.contains(place + 1) ? lines[indices[place + 1]].shape : nil
      // A question with a label, and an answer with one.
      if shape.ending == .question, shape.innerColons > 0, next?.isLabelled == true { return true }
      guard shape.isLabelled, counts[label(indices[place])] ?? 0 > 1 else { return false }
      return [place - 1, place + 1].contains {
        indices.indices.contains($0) && lines[indices[$0]].shape.isLabelled
      }
    }.map { indices[$0] }
  }

  /// The level of each line that is a heading, 0 of the others.
  ///
  /// Only the shapes of headings, and of the lines behind them, are asked for.
  private static func levels(
    of blocks: [Block], _ languages: [Int], _ isHeading: [Bool], shape: (Int) -> LineShape
  ) -> [Int] {
    var levels = Array(repeating: 0, count: blocks.count)
    var byLanguage = [[Int]](repeating: [], count: (languages.max() ?? -1) + 1)
    for (index, language) in languages.enumerated() { byLanguage[language].append(index) }
    for indices in byLanguage {
      let places = indices.indices.filter { isHeading[indices[$0]] }
      let headings = places.map { place in
        let next = place + 1 < indices.count ? indices[place + 1] : nil
        return HeadingLevels.Heading(
          numbering: shape(indices[place]).numbering,
          letterRank: blocks[indices[place]].layout.letterRank,
          isDated: next.map { shape($0).isDate } ?? false, isFirst: place == 0)
      }
      for (place, level) in zip(places, HeadingLevels.levels(of: headings)) {
        levels[indices[place]] = level
      }
    }
    return levels
  }

  private static func confidence(of logOdds: Double) -> Double { 1 / (1 + exp(-logOdds)) }
}
