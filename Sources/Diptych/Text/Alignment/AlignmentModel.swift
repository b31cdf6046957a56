/// What alignment knows about languages: how they are taken apart, and translation tables.
struct AlignmentModel: Sendable {
  /// The table for Chinese and English.
  let table: TranslationTable

  /// A text as scalars, and the range of each of its lines.
  struct Lines {
    var scalars: [UInt32] = []
    var ranges: [Range<Int>] = []
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
    let leftSide = side(left, leftSystem, used)
    let rightSide = side(right, rightSystem, used)
    return Bitext(
      left: leftSide, right: rightSide,
      links: UnitLinks(left: leftSide, right: rightSide, table: used, isSwapped: isSwapped),
      ratio: rightSystem.scale / leftSystem.scale, hasTable: hasTable, isSwapped: isSwapped)
  }

  private func side(
    _ lines: Lines, _ system: WritingSystem, _ table: TranslationTable?
  ) -> AlignmentSide {
    var builder = AlignmentSideBuilder(system, table: table, fold: self.table.fold)
    for range in lines.ranges { builder.add(lines.scalars, in: range) }
    return builder.side
  }
}
