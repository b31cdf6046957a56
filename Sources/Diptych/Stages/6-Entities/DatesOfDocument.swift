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
    var place: OpenDates.Place
    var range: TextRange
    var date: FoundDate
  }

  /// In reading order.
  private var dates: [Found] = []
  /// The years of our calendar in Chinese, and those in other languages.
  private var years: Set<Int> = []
  private var translatedYears: Set<Int> = []
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
  /// Filled when the first dates are given out.
  private var openDates: OpenDates?

  /// Finds the dates of the next block; whether there are any.
  ///
  /// `offsets` are those of the scalars in bytes.
  mutating func read(
    _ scalars: [UInt32], offsets: [Int32], block: Int, isHeading: Bool, isChinese: Bool,
    _ finder: DateFinder
  ) -> Bool {
    let found = finder.dates(in: scalars)
    guard !found.isEmpty else { return false }
    var sentence = SentenceOfDate(scalars)
    var end: Int?
    for date in found {
      note(date, isChinese: isChinese)
      if Era.isRepublic(at: date.range.lowerBound, in: scalars) { namesRepublic = true }
      sentence.move(to: date.range)
      let place = OpenDates.Place(
        block: block, sentence: sentence.number, opensSentence: sentence.opensWithDate,
        isJoined: end.map { Self.isJoint($0..<date.range.lowerBound, scalars) } ?? false,
        isInHeading: isHeading,
        isDateLine: 2 * date.range.count >= scalars.count)
      end = date.range.upperBound
      dates.append(
        Found(place: place, range: Scalars.textRange(date.range, offsets), date: date))
    }
    return true
  }

  /// Puts the dates of a block that have a value into `dated`; blocks are asked for in reading order.
  ///
  /// A date without a year has the one that ``OpenDates`` tells, else its value says no year. What could be
  /// read in two ways, and nothing in the document decides it, has no value.
  mutating func takeDates(ofBlock block: Int, into dated: inout [Dated]) {
    dated.removeAll(keepingCapacity: true)
    var open = openDates ?? OpenDates(written: written, onlyYear: onlyYear)
    while next < dates.count, dates[next].place.block <= block {
      defer { next += 1 }
      guard dates[next].place.block == block, var date = read(dates[next].date) else { continue }
      open.move(to: dates[next].place)
      var confidence = date.reading == .reign ? 0.9 : 0.98
      if date.needsYear {
        guard let completed = open.completed(date) else { continue }
        (date, confidence) = completed
      }
      open.note(date, confidence: confidence)
      guard let value = date.value else { continue }
      dated.append(Dated(range: dates[next].range, value: value, confidence: confidence))
    }
    openDates = open
  }

  /// When the document was written: the day of its date lines, else the first day that it names.
  ///
  /// `nil` if the lines are of several years, as those of a chronicle are.
  private var written: PartialDate? {
    var first: PartialDate?
    var line: PartialDate?
    for found in dates {
      guard found.date.from.day != nil, found.date.onlyYear != nil,
        let date = read(found.date)?.from, let year = date.year, date.exists
      else { continue }
      first = first ?? date
      guard found.place.isDateLine else { continue }
      line = line ?? date
      if let other = line?.year, abs(other - year) > 1 { return nil }
    }
    return line ?? first
  }

  private mutating func note(_ date: FoundDate, isChinese: Bool) {
    switch date.reading {
    case .dayFirst: hasOrder.dayFirst = true
    case .monthFirst: hasOrder.monthFirst = true
    case .plain, .eitherOrder: break
    case .reign: return
    case .republic:
      guard let year = date.from.year else { return }
      republicYears.insert(year)
      if !Self.likelyYears.contains(year) { hasOtherShortYears = true }
      return
    }
    for year in [date.from.year, date.to?.year] {
      guard let year else { continue }
      if isChinese { years.insert(year) } else { translatedYears.insert(year) }
    }
  }

  /// The date as the document writes its dates; `nil` if that is not known.
  private func read(_ date: FoundDate) -> FoundDate? {
    switch date.reading {
    case .plain, .dayFirst, .monthFirst, .reign: return date
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

  /// Whether short years are those of the Republic: one of them says so, the translation has the year, or all
  /// of them are likely.
  private var usesRepublic: Bool {
    namesRepublic || !republicYears.isDisjoint(with: translatedYears)
      || years.isEmpty && !hasOtherShortYears
  }

  private var onlyYear: Int? {
    var all = years.union(translatedYears)
    if usesRepublic { all.formUnion(republicYears) }
    return all.count == 1 ? all.first : nil
  }

  /// Whether no more than a mark or a word such as 及, "and" or "to" stands between two dates.
  private static func isJoint(_ range: Range<Int>, _ scalars: [UInt32]) -> Bool {
    range.count <= 1
      || range.count <= 5 && scalars[range.lowerBound] == 0x20
        && scalars[range.upperBound - 1] == 0x20
  }

  /// Years of three digits in the Republic's calendar, up to the near future.
  private static let likelyYears = 2011...2035
}
