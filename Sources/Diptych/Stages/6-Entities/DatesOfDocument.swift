/// The dates of a document's blocks; what a date leaves open comes from the others.
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
  /// The years that are those of the Republic of China if the document counts so.
  private var republicYears: Set<Int> = []
  /// Whether short years are there that the Republic does not write, or not of late.
  private var hasOtherShortYears = false
  /// Whether the document names the Republic before a year.
  private var namesRepublic = false
  /// In which order the document writes days and months, where that is sure.
  private var hasOrder = (dayFirst: false, monthFirst: false)
  /// The dates of the blocks before it were given out.
  private var next = 0

  /// Finds the dates of the next block; whether there are any.
  ///
  /// `offsets` are those of the scalars in bytes.
  mutating func read(
    _ scalars: [UInt32], offsets: [Int32], block: Int, _ finder: DateFinder
  ) -> Bool {
    let found = finder.dates(in: scalars)
    for date in found {
      note(date)
      if Era.isRepublic(scalars[date.range.lowerBound]) { namesRepublic = true }
      dates.append(
        Found(block: block, range: Scalars.textRange(date.range, offsets), date: date))
    }
    return !found.isEmpty
  }

  /// Puts the dates of a block that have a value into `dated`; blocks are asked for in reading order.
  ///
  /// A date without a year is of the year that the block named last; if it named none or several, as
  /// a decade does, of the only year of the whole document. Else the value says no year. What could be
  /// read in two ways, and nothing in the document decides it, has no value.
  mutating func takeDates(ofBlock block: Int, into dated: inout [Dated]) {
    dated.removeAll(keepingCapacity: true)
    var lastYear: Int?
    let onlyYear = onlyYear
    while next < dates.count, dates[next].block <= block {
      defer { next += 1 }
      guard dates[next].block == block, let date = read(dates[next].date) else { continue }
      let year = lastYear ?? onlyYear
      let complete = date.needsYear ? year.map(date.inYear) ?? date : date
      if !date.needsYear {
        let isOneYear = date.from.month != nil || date.to == nil
        lastYear = isOneYear ? date.to?.year ?? date.from.year : nil
      }
      guard let value = complete.value else { continue }
      dated.append(
        Dated(
          range: dates[next].range, value: value,
          confidence: !date.needsYear ? 0.98 : year == nil ? 0.9 : lastYear == nil ? 0.8 : 0.9))
    }
  }

  private mutating func note(_ date: FoundDate) {
    switch date.reading {
    case .dayFirst: hasOrder.dayFirst = true
    case .monthFirst: hasOrder.monthFirst = true
    case .plain, .eitherOrder: break
    case .republic:
      guard let year = date.from.year else { return }
      republicYears.insert(year)
      if !Self.likelyYears.contains(year) { hasOtherShortYears = true }
      return
    }
    if let year = date.from.year { years.insert(year) }
    if let year = date.to?.year { years.insert(year) }
  }

  /// The date as the document writes its dates; `nil` if that is not known.
  private func read(_ date: FoundDate) -> FoundDate? {
    switch date.reading {
    case .plain, .dayFirst, .monthFirst: return date
    case .republic:
      return usesRepublic ? date : nil
    case .eitherOrder:
      guard date.from.day != date.from.month else { return date }
      guard hasOrder.dayFirst != hasOrder.monthFirst else { return nil }
      var result = date
      if hasOrder.monthFirst { swap(&result.from.day, &result.from.month) }
      return result
    }
  }

  /// Whether short years are those of the Republic: one of them says so, or all of them are likely.
  private var usesRepublic: Bool { namesRepublic || years.isEmpty && !hasOtherShortYears }

  private var onlyYear: Int? {
    let all = usesRepublic && !republicYears.isEmpty ? years.union(republicYears) : years
    return all.count == 1 ? all.first : nil
  }

  /// Years of three digits in the Republic's calendar, up to the near future.
  private static let likelyYears = 2011...2035
}
