/// What alignment knows about languages: how they are taken apart, and translation tables.
struct AlignmentModel: Sendable {
  /// The table for Chinese and English.
  let table: TranslationTable
  /// How Chinese characters are folded.
  let variants: ChineseVariants
  /// How Chinese characters are read, to find names.
  let pinyin: Pinyin

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
      if !parts.isEmpty { utf8 += text }
    }
  }

  /// The model of a run, read once.
  static func shared(_ context: StageContext) throws -> AlignmentModel {
    let variants = try ChineseVariants.shared(context)
    let pinyin = try Pinyin.shared(context)
    return try context.table("alignment") {
      guard let table = TranslationTable(try context.bundled("zh-en.table")) else {
        throw TableError(name: "zh-en.table", reason: "it has another form")
      }
      return AlignmentModel(table: table, variants: variants, pinyin: pinyin)
    }
  }

  /// Prepares two texts for alignment.
  func bitext(
    _ left: Lines, in leftLanguage: LanguageTag, _ right: Lines, in rightLanguage: LanguageTag
  ) -> Bitext {
    let leftSystem = WritingSystem.of(leftLanguage)
    let rightSystem = WritingSystem.of(rightLanguage)
    let isSwapped = rightSystem.isChinese && leftSystem.units == .stems
    let hasTable = isSwapped || leftSystem.isChinese && rightSystem.units == .stems
    let used = hasTable ? table : nil
    // The side with Latin letters comes first: its names are looked for in Chinese.
    var names = hasTable ? RomanizedNames(pinyin) : nil
    let leftSide: AlignmentSide
    let rightSide: AlignmentSide
    if isSwapped {
      leftSide = side(left, leftSystem, used?.right, &names)
      rightSide = side(right, rightSystem, used?.left, &names)
    } else {
      rightSide = side(right, rightSystem, used?.right, &names)
      leftSide = side(left, leftSystem, used?.left, &names)
    }
    return Bitext(
      left: leftSide, right: rightSide,
      links: UnitLinks(left: leftSide, right: rightSide, table: used, isSwapped: isSwapped),
      ratio: rightSystem.scale / leftSystem.scale, hasTable: hasTable, isSwapped: isSwapped)
  }

  private func side(
    _ lines: Lines, _ system: WritingSystem, _ vocabulary: TranslationTable.Vocabulary?,
    _ names: inout RomanizedNames?
  ) -> AlignmentSide {
    let sought = system.isChinese ? names : nil
    var builder = AlignmentSideBuilder(system, fold: variants, names: sought)
    for range in lines.ranges { builder.add(lines.utf8, in: range) }
    return builder.side(vocabulary, collecting: &names)
  }
}
