/// The dates of a document's blocks; a date without a year gets it from what stands before.
struct DatesOfDocument {
  /// A date with its value.
  struct Dated {
    var range: Range<Int>
    var value: String
    var confidence: Double
  }

  private var blocks: [[FoundDate]] = []
  private var years: Set<Int> = []

  /// Finds the dates of the next block; whether there are any.
  mutating func read(_ scalars: [UInt32]) -> Bool {
    let dates = DateFinder.dates(in: scalars)
    for date in dates {
      if let year = date.from.year { years.insert(year) }
      if let year = date.to?.year { years.insert(year) }
    }
    blocks.append(dates)
    return !dates.isEmpty
  }

  /// The dates of a block that have a value.
  ///
  /// A date without a year is of the year that the block named last; if it named none, of the only
  /// year of the whole document. Else the value says no year.
  func found(inBlock index: Int) -> [Dated] {
    var lastYear: Int?
    let onlyYear = years.count == 1 ? years.first : nil
    return blocks[index].compactMap { date in
      let year = lastYear ?? onlyYear
      let dated = date.needsYear ? year.map(date.inYear) ?? date : date
      if !date.needsYear { lastYear = date.to?.year ?? date.from.year }
      guard let value = dated.value else { return nil }
      return Dated(
        range: date.range, value: value,
        confidence: !date.needsYear ? 0.98 : year == nil ? 0.9 : lastYear == nil ? 0.8 : 0.9)
    }
  }
}
