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
  static let distinctLogOdds = 3.0

  /// What it adds to the log-odds that a line is a cell of a table whose layout was lost.
  ///
  /// Set by hand: the manuals that the model is trained on keep the layout of theirs.
  static let cellLogOdds = -4.0

  /// The least log-odds of the days of a programme.
  ///
  /// Set by hand: few of the manuals have any.
  private static let dayLogOdds = 2.0
  /// The days that make a programme.
  private static let fewestDays = 3

  private let configuration: Configuration
  private let bylines: BylineReader

  init(_ configuration: Configuration, context: StageContext) throws {
    self.configuration = configuration
    bylines = BylineReader(names: try NameTable.shared(context))
  }

  func run(_ document: inout Document) {
    let marked = Self.marked(in: document.blocks)
    if !marked.isEmpty {
      markHeadingsOfMarkup(in: &document.blocks)
      guard Self.areTitles(marked, in: document.blocks) else { return }
    }
    let given = document.given.contains(.headings) ? document.blocks.map(\.heading) : nil
    let headingLines = HeadingLines(of: document)
    let lines = headingLines.all
    let features = HeadingFeatures(lines: lines)
    let lookalikes = lookalikes(headingLines)
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
    Self.raise(&logOdds, ofDaysIn: headingLines.byLanguage)
    var isHeading = Array(repeating: false, count: lines.count)
    for index in lines.indices where document.blocks[index].layout.markupHeadingLevel == nil {
      document.blocks[index].heading = nil
      document.blocks[index].headingEvidence = logOdds[index]
      guard let logOdds = logOdds[index] else { continue }
      isHeading[index] = Self.confidence(of: logOdds) >= configuration.minimumConfidence
    }
    let levels = Self.levels(of: document.blocks, headingLines.languages, isHeading) {
      lines[$0].shape
    }
    Self.mark(isHeading, levels, in: &document.blocks)
    if let given { Self.settle(given, in: &document.blocks) }
  }

  /// Raises the evidence of labels such as "Syntax:" to what they have on the average.
  ///
  /// One of them is a heading as the others are, even if little text follows it.
  private static func level(_ logOdds: inout [Double?], of labels: [Int]) {
    guard let average = average(logOdds, of: labels) else { return }
    for index in labels { logOdds[index] = logOdds[index].map { max($0, average) } }
  }

  /// Gives lines that are dates, such as the days of a programme, the evidence that they have on the average.
  ///
  /// They are headings all, or none of them is.
  private static func balance(_ logOdds: inout [Double?], of dates: [Int]) {
    guard let average = average(logOdds, of: dates) else { return }
    for index in dates where logOdds[index] != nil { logOdds[index] = average }
  }

  /// The average of lines that were weighed; `nil` if there is nothing to level.
  private static func average(_ logOdds: [Double?], of lines: [Int]) -> Double? {
    let weighed = lines.compactMap { logOdds[$0] }
    return weighed.count > 1 ? weighed.reduce(0, +) / Double(weighed.count) : nil
  }

  /// Raises the evidence of the days of programmes; one with three days or more shows what shorter ones are.
  private static func raise(_ logOdds: inout [Double?], ofDaysIn byLanguage: [LinesOfLanguage]) {
    let programmes = byLanguage.flatMap { language in
      Itinerary.find(in: language.lines).map { days in days.map { language.blocks[$0] } }
    }
    guard programmes.contains(where: { $0.count >= fewestDays }) else { return }
    for index in programmes.joined() {
      logOdds[index] = logOdds[index].map { max($0, dayLogOdds) }
    }
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

  /// Which lines have the form of headings and are none.
  ///
  /// The features of other lines take them for candidates all the same, as they did in training.
  private func lookalikes(_ lines: HeadingLines) -> [Bool] {
    var isFound = [Bool](repeating: false, count: lines.all.count)
    let bylines = lines.byLanguage.map { Bylines.find(in: $0.lines, self.bylines) }
    let hasByline = bylines.contains { $0.isAtHead }
    for (language, bylines) in zip(lines.byLanguage, bylines) {
      let found = HeadingLookalikes.find(in: language.lines)
      for (index, isOne) in zip(language.blocks, found) where isOne { isFound[index] = true }
      for place in bylines.places { isFound[language.blocks[place]] = true }
      if hasByline, let place = bylines.possible { isFound[language.blocks[place]] = true }
    }
    return isFound
  }
}
