/// Marks the names of persons, organisations and places, and the dates and quantities with their values.
///
/// Known names and those that grammar tells are found by rules, others by a ``NameTagger``; persons and places
/// that only the translation of a paragraph shows by a ``NameProjection``.
struct EntityExtraction: StandardStage {
  /// The settings of `entity-extraction`.
  struct Configuration: StageConfiguration {
    /// The least confidence, 0...1, at which words become a name that no list and no rule knows.
    var minimumConfidence = 0.4

    static var settings: [Setting] {
      [
        Setting(
          "minimumConfidence",
          "the least confidence at which words become a name that no list and no rule knows",
          range: 0...1)
      ]
    }
  }

  static let name = "entity-extraction"
  static let summary =
    "Marks persons, organisations, places, dates and quantities by lists, grammar and a trained model."

  static let requires: Set<Layer> = [.blocks, .languages]
  static let provides: Set<Layer> = [.mentions]

  private let finders: Pool<BlockNames>
  private let doubtful: DoubtfulPlaces
  private let offices: DoubtfulOffices
  private let table: NameTable
  private let projections: Pool<NameProjections>

  init(_ configuration: Configuration, context: StageContext) throws {
    table = try NameTable.shared(context)
    let finder = BlockNames(
      table: table, taggers: try NameTaggers.shared(context),
      minimumConfidence: configuration.minimumConfidence)
    finders = Pool { finder }
    doubtful = DoubtfulPlaces(table: table)
    let model = try AlignmentModel.shared(context)
    offices = DoubtfulOffices(
      translation: try PhraseTranslation(model), variants: model.variants)
    let projection = try NameProjections(context)
    projections = Pool { projection }
  }

  func run(_ document: inout Document) {
    finders.withValue { run(&document, names: &$0) }
    doubtful.clear(&document)
    offices.settle(&document)
    SignedPersons.mark(&document, table)
    ShortNames.mark(&document)
    projections.withValue { $0.mark(&document) }
    clearCaseNumbers(&document)
  }

  /// Takes away the names in the numbers of court cases, which translations spell out as well.
  private func clearCaseNumbers(_ document: inout Document) {
    var blocks = document.blocks.mutableSpan
    for index in blocks.indices where !blocks[index].mentions.isEmpty {
      guard CaseNumbers.mayHave(blocks[index].utf8) else { continue }
      let scalars = Scalars(blocks[index].utf8)
      for number in CaseNumbers.ranges(in: scalars.values) {
        let range = scalars.textRange(number)
        blocks[index].mentions.removeAll { $0.value == nil && $0.range.overlaps(range) }
      }
    }
  }

  private func run(_ document: inout Document, names: inout BlockNames) {
    var dates = DatesOfDocument()
    var marked: [Marked] = []
    // The names and quantities of all blocks, one after another.
    var found: [FoundMention] = []
    var values: [String] = []
    var scalars: [UInt32] = []
    var offsets: [Int32] = []
    var language: LanguageTag?
    var grammar = BlockNames.Grammar.unknown
    var finder = DateFinder(.undetermined)
    // In place: a copy of a block counts references to all that it has.
    var blocks = document.blocks.mutableSpan
    for index in blocks.indices {
      if blocks[index].language?.value != language {
        language = blocks[index].language?.value
        grammar = BlockNames.Grammar(language ?? .undetermined)
        finder = DateFinder(language ?? .undetermined)
      }
      Scalars.read(blocks[index].utf8, into: &scalars, offsets: &offsets)
      let hasDates = dates.read(
        scalars, offsets: offsets, block: index, isHeading: blocks[index].isHeading,
        isChinese: grammar == .chinese, finder)
      let start = found.count
      for name in names.names(in: scalars, grammar) {
        found.append(FoundMention(name, range: Scalars.textRange(name.range, offsets)))
      }
      if let language, grammar == .chinese || grammar == .english {
        for quantity in QuantityFinder.quantities(in: scalars, language) {
          let range = Scalars.textRange(quantity.range, offsets)
          found.append(FoundMention(quantity, range: range, number: values.count))
          values.append(quantity.value)
        }
      }
      if hasDates || found.count > start {
        marked.append(
          Marked(
            block: index, isEnglish: grammar == .english, found: start..<found.count))
      } else if !blocks[index].mentions.isEmpty {
        blocks[index].mentions = []
      }
    }
    var apostrophes = LostApostrophes()
    var dated: [DatesOfDocument.Dated] = []
    for block in marked {
      dates.takeDates(ofBlock: block.block, into: &dated)
      mark(block, found[block.found], dated, values, &apostrophes, in: &blocks)
    }
    apostrophes.shorten(&blocks)
  }

  /// A block with names, quantities or dates.
  private struct Marked {
    var block: Int
    var isEnglish: Bool
    /// The names and quantities.
    var found: Range<Int>
  }

  /// Gives a block its mentions.
  private func mark(
    _ marked: Marked, _ others: ArraySlice<FoundMention>, _ dates: [DatesOfDocument.Dated],
    _ values: [String], _ apostrophes: inout LostApostrophes, in blocks: inout MutableSpan<Block>
  ) {
    var found: [FoundMention] = []
    found.reserveCapacity(others.count + dates.count)
    for (number, date) in dates.enumerated() { found.append(FoundMention(date, number: number)) }
    found += others
    let nested = FoundMention.nested(&found)
    var mentions: [Mention] = []
    mentions.reserveCapacity(nested.count)
    for found in nested {
      mentions.append(
        Mention(
          range: found.range, kind: found.kind.entityKind,
          value: found.number.map { found.kind == .date ? dates[$0].value : values[$0] },
          confidence: found.confidence))
    }
    if marked.isEnglish {
      for (mention, name) in nested.enumerated() where name.kind == .person {
        apostrophes.read(
          blocks[marked.block].utf8.span.extracting(name.range.start..<name.range.end),
          block: marked.block, mention: mention)
      }
    }
    blocks[marked.block].mentions = mentions
  }
}
