/// What alignment knows about languages: how they are taken apart, and translation tables.
struct AlignmentModel: Sendable {
  /// The tables that ship.
  let shipped: ShippedTables
  /// The table that the settings or the caller name.
  private(set) var given: GivenTable?
  /// How Chinese characters are folded.
  let variants: ChineseVariants
  /// How Chinese characters are read, to find names.
  let pinyin: Pinyin

  /// A table that somebody names.
  struct GivenTable: Sendable {
    /// As it was named, for messages.
    let path: String
    /// The table.
    let table: TranslationTable

    /// Opens the content of a file.
    ///
    /// - Throws: a ``TranslationTable/Fault``.
    init(path: String, _ bytes: [UInt8]) throws(TranslationTable.Fault) {
      self.path = path
      table = try TranslationTable(bytes)
    }

    /// The message that it is of other languages than those that are aligned.
    func unfit(for left: LanguageTag, _ right: LanguageTag) -> Message {
      let of = table.description
      return
        "the table '\(readable(path))' is of \(of.left) and \(of.right), not of \(left.primary) and \(right.primary); it is not used"
    }
  }

  /// Lines of text, in UTF-8.
  struct Lines {
    /// The text of all lines.
    private(set) var utf8: [UInt8] = []
    /// The bytes of each line.
    private(set) var ranges: [Range<Int>] = []

    /// Adds a line of valid UTF-8.
    mutating func add(_ line: [UInt8]) {
      ranges.append(utf8.count..<utf8.count + line.count)
      utf8 += line
    }

    /// Adds parts of a valid UTF-8 text as lines.
    mutating func add(_ text: [UInt8], _ parts: [TextRange]) {
      for part in parts { ranges.append(utf8.count + part.start..<utf8.count + part.end) }
      guard !parts.isEmpty else { return }
      // The first text is shared, not copied.
      if utf8.isEmpty { utf8 = text } else { utf8 += text }
    }
  }

  /// The model of a run, read once.
  static func shared(_ context: StageContext) throws -> AlignmentModel {
    let variants = try ChineseVariants.shared(context)
    let pinyin = try Pinyin.shared(context)
    return try context.table("alignment") {
      AlignmentModel(shipped: ShippedTables(), variants: variants, pinyin: pinyin)
    }
  }

  /// The model of a stage whose settings name a table.
  ///
  /// - Parameters:
  ///   - path: the table's path, relative to `pipeline.json`; empty for those that ship.
  ///   - context: of the run.
  /// - Returns: the model, with the table for its languages.
  /// - Throws: a ``ResourceError`` or a ``TranslationTable/Fault``.
  static func shared(withTable path: String, _ context: StageContext) throws -> AlignmentModel {
    var model = try shared(context)
    model.given = try givenTable(path, context)
    return model
  }

  /// The table that the settings of a stage name, read once; `nil` if they name none.
  ///
  /// - Throws: a ``ResourceError`` or a ``TranslationTable/Fault``.
  static func givenTable(_ path: String, _ context: StageContext) throws -> GivenTable? {
    guard !path.isEmpty else { return nil }
    return try context.table("table \(path)") {
      try GivenTable(path: path, try context.resource(path))
    }
  }

  /// The same model with another table, which is taken for its languages.
  func withTable(_ given: GivenTable?) -> AlignmentModel {
    var model = self
    model.given = given
    return model
  }

  /// The table for a pair of languages, and whether its left language is on the right; `nil` if there is none.
  private func table(
    for left: LanguageTag, _ right: LanguageTag
  ) throws -> (table: TranslationTable, isSwapped: Bool)? {
    if let table = given?.table {
      let (one, other) = (table.description.left, table.description.right)
      if one == left.primary, other == right.primary { return (table, false) }
      if one == right.primary, other == left.primary { return (table, true) }
    }
    return try shipped.table(for: left, right)
  }

  /// What is to be said about a given table that is of other languages; `nil` if there is nothing to say.
  func unfitTable(for left: LanguageTag, _ right: LanguageTag) -> Message? {
    guard let given else { return nil }
    let languages = [given.table.description.left, given.table.description.right]
    let isFit =
      languages == [left.primary, right.primary] || languages == [right.primary, left.primary]
    return isFit ? nil : given.unfit(for: left, right)
  }

  /// Prepares two texts for alignment.
  ///
  /// A table that knows too few of their words is not used.
  ///
  /// - Throws: an error that names the table that ships for them, if it cannot be read.
  func bitext(
    _ left: Lines, in leftLanguage: LanguageTag, _ right: Lines, in rightLanguage: LanguageTag
  ) throws -> Bitext {
    let found = try table(for: leftLanguage, rightLanguage)
    var bitext = bitext(left, leftLanguage, right, rightLanguage, found)
    guard found != nil else { return bitext }
    let coverage = min(bitext.left.coverage, bitext.right.coverage)
    if coverage < Self.minimumCoverage {
      bitext = self.bitext(left, leftLanguage, right, rightLanguage, nil)
    }
    bitext.coverage = coverage
    return bitext
  }

  /// A table that knows a smaller share of the content words is worse than what is learnt from the text.
  ///
  /// Told from tables of 290 sentences of a novel on the other texts of the development set of sentence beads.
  private static let minimumCoverage = 0.05

  private func bitext(
    _ left: Lines, _ leftLanguage: LanguageTag, _ right: Lines, _ rightLanguage: LanguageTag,
    _ found: (table: TranslationTable, isSwapped: Bool)?
  ) -> Bitext {
    let (leftSystem, rightSystem) = WritingSystem.of(leftLanguage, rightLanguage)
    let used = found?.table
    let isMixed = leftSystem.units != rightSystem.units
    let isSwapped = found?.isSwapped ?? (isMixed && rightSystem.units == .characters)
    // The side with Latin letters comes first: its names are looked for in Chinese.
    // Where both sides have characters, pairs of them that no table knows may be the same in both.
    let keepsPairs = leftSystem.units == .characters && !isMixed
    var names =
      used != nil && leftSystem.isChinese != rightSystem.isChinese ? RomanizedNames(pinyin) : nil
    let leftSide: AlignmentSide
    let rightSide: AlignmentSide
    if isSwapped {
      leftSide = side(left, leftSystem, used?.right, keepsPairs, &names)
      rightSide = side(right, rightSystem, used?.left, keepsPairs, &names)
    } else {
      rightSide = side(right, rightSystem, used?.right, keepsPairs, &names)
      leftSide = side(left, leftSystem, used?.left, keepsPairs, &names)
    }
    return Bitext(
      left: leftSide, right: rightSide,
      links: UnitLinks(left: leftSide, right: rightSide, table: used, isSwapped: isSwapped),
      ratio: rightSystem.scale / leftSystem.scale, words: used == nil ? .equality : .table,
      isMixed: isMixed, isSwapped: isSwapped)
  }

  private func side(
    _ lines: Lines, _ system: WritingSystem, _ vocabulary: TranslationTable.Vocabulary?,
    _ keepsPairs: Bool, _ names: inout RomanizedNames?
  ) -> AlignmentSide {
    let sought = system.isChinese ? names : nil
    var builder = AlignmentSideBuilder(
      system, fold: variants, names: sought, capacity: lines.utf8.count)
    for range in lines.ranges { builder.add(lines.utf8, in: range) }
    return builder.finish(vocabulary, keepsPairs: keepsPairs, collecting: &names)
  }
}
