/// The dates of a document's blocks; a date without a year gets it from what stands before.
struct DatesOfDocument {
  /// A date with its value.
  struct Dated {
    var range: TextRange
    var value: String
    var confidence: Double
  }

  /// A date of a block.
  private struct Found {
    var block: Int
    var range: TextRange
    var date: FoundDate
  }

  /// In reading order.
  private var dates: [Found] = []
  private var years: Set<Int> = []
  /// The dates of the blocks before it were given out.
  private var next = 0

  /// Finds the dates of the next block; whether there are any.
  ///
  /// `offsets` are those of the scalars in bytes.
  mutating func read(_ scalars: [UInt32], offsets: [Int32], block: Int) -> Bool {
    let found = DateFinder.dates(in: scalars)
    for date in found {
      if let year = date.from.year { years.insert(year) }
      if let year = date.to?.year { years.insert(year) }
      dates.append(
        Found(block: block, range: Scalars.textRange(date.range, offsets), date: date))
    }
    return !found.isEmpty
  }

  /// Puts the dates of a block that have a value into `dated`; blocks are asked for in reading order.
  ///
  /// A date without a year is of the year that the block named last; if it named none, of the only
  /// year of the whole document. Else the value says no year.
  mutating func takeDates(ofBlock block: Int, into dated: inout [Dated]) {
    dated.removeAll(keepingCapacity: true)
    var lastYear: Int?
    let onlyYear = years.count == 1 ? years.first : nil
    while next < dates.count, dates[next].block <= block {
      defer { next += 1 }
      guard dates[next].block == block else { continue }
      let date = dates[next].date
      let year = lastYear ?? onlyYear
      let complete = date.needsYear ? year.map(date.inYear) ?? date : date
      if !date.needsYear { lastYear = date.to?.year ?? date.from.year }
      guard let value = complete.value else { continue }
      dated.append(
        Dated(
          range: dates[next].range, value: value,
          confidence: !date.needsYear ? 0.98 : year == nil ? 0.9 : lastYear == nil ? 0.8 : 0.9))
    }
  }
}
