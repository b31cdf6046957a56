/// Tells the year, or the year and month, of dates that leave it open, by the dates around them.
///
/// Writers leave out the year that goes without saying: the one of their sentence or paragraph, else the
/// one they write in. A year that is mentioned, without a month and not as the first words of a
/// sentence or in a heading, is seldom it: "they renewed the agreement of 2015".
struct OpenDates {
  /// Where a date stands.
  struct Place: Equatable {
    var block: Int
    /// The number of its sentence in the block.
    var sentence = 0
    /// Whether the sentence begins with it.
    var opensSentence = false
    /// Whether no more than a word stands between it and the date before.
    var isJoined = false
    /// Whether the block is a heading.
    var isInHeading = false
    /// Whether the block is little more than the date.
    var isDateLine = false

    fileprivate var opensBlock: Bool { opensSentence && sentence == 0 || isInHeading }
  }

  /// A date that the year of others may be taken from.
  private struct Anchor {
    var year: Int
    /// `nil` if only the year is stated.
    var month: Int?
    /// Whether it is what the text is about, not something it refers to.
    var isStrong: Bool
    /// How sure the year is.
    var confidence: Double

    /// Whether a date is not so long before it that it may well be of the next year.
    func mayShareYear(_ date: FoundDate) -> Bool {
      guard let month, let other = date.to?.month ?? date.from.month else { return true }
      return other + 5 >= month
    }
  }

  /// When the document was written, as its date lines say, or else the first day it names.
  private let written: PartialDate?
  /// The only year that the document names.
  private let onlyYear: Int?
  private var place = Place(block: -1)
  /// The last date of the block with a month.
  private var last: Anchor?
  private var sentence: Anchor?
  private var block: Anchor?
  /// That of the blocks before.
  private var before: Anchor?
  /// The year alone that a heading or the first words of an earlier block name.
  private var frame: Int?
  /// The year alone that the block named last.
  private var mentioned: Int?
  /// Whether the block has gone on to another year, which might hold for one sentence or for the rest.
  private var isUnsure = false
  /// Whether the months are those of the Chinese calendar.
  private var isLunar = false
  /// The day that the text named last, of what it is about.
  private var day: (date: PartialDate, block: Int, confidence: Double)?
  /// The year that the text named last, in whatever way.
  private var named: Int?

  /// Makes the beginning of a document.
  init(written: PartialDate?, onlyYear: Int?) {
    self.written = written
    self.onlyYear = onlyYear
  }

  /// Goes on to a date.
  mutating func move(to next: Place) {
    if next.block != place.block {
      (last, sentence, block, mentioned, isUnsure, isLunar) = (nil, nil, nil, nil, false, false)
    } else if next.sentence != place.sentence {
      sentence = nil
    }
    place = next
  }

  /// A date at the place with what the text leaves out, and how sure that is; `nil` if it is no date.
  func completed(_ date: FoundDate) -> (date: FoundDate, confidence: Double)? {
    if isLunar { return nil }
    if date.needsMonth {
      if date.yearWord == .ofDocument(0), let written, written.day == date.from.day {
        return (date.inMonth(written), 0.9)
      }
      guard let day, let first = day.date.day, let next = date.from.day, next >= first else {
        return nil
      }
      return (date.inMonth(day.date), min(day.confidence, place.block == day.block ? 0.9 : 0.8))
    }
    guard let (year, confidence) = year(of: date) else {
      return date.yearWord == .every ? nil : (date, 0.9)
    }
    return (date.inYear(year), confidence)
  }

  private func year(of date: FoundDate) -> (year: Int, confidence: Double)? {
    switch date.yearWord {
    case .every: return nil
    case .ofText(let years): return named.map { ($0 + years, 0.9) }
    case .ofDocument(let years):
      return (written?.year ?? frame ?? before?.year).map { ($0 + years, 0.8) }
    case nil: break
    }
    if place.isJoined, let last { return (last.year, min(last.confidence, 0.9)) }
    if let near = sentence ?? block {
      if near.mayShareYear(date) {
        return (near.year, min(near.confidence, near.month == nil ? 0.8 : 0.9))
      }
      return next(after: near)
    }
    if isUnsure { return nil }
    if let onlyYear { return (onlyYear, 0.8) }
    if let before {
      guard isNearWriting(before.year), frame == nil || frame == before.year else { return nil }
      return before.mayShareYear(date)
        ? (before.year, min(before.confidence, 0.8)) : next(after: before)
    }
    if let written, let year = written.year {
      guard frame == nil || frame == year else { return nil }
      return mayBeWritten(date, written) ? (year, 0.8) : nil
    }
    return (frame ?? mentioned).map { ($0, 0.7) }
  }

  /// Takes in a date at the place; it may be what ``completed(_:)`` gave.
  mutating func note(_ date: FoundDate, confidence: Double) {
    if date.reading == .reign { (sentence, block, day, isLunar) = (nil, nil, nil, true) }
    guard date.reading != .reign, let year = date.onlyYear else { return }
    named = year
    guard let month = date.from.month else {
      noteYear(year)
      return
    }
    let isAbout = place.opensBlock || date.from.day != nil && isNearWriting(year)
    let anchor = Anchor(
      year: year, month: month, isStrong: isAbout || place.opensSentence,
      confidence: confidence)
    isLunar = false
    last = anchor
    if anchor.isStrong {
      (block, isUnsure) = (anchor, false)
      if date.from.day != nil { day = (date.from, place.block, confidence) }
      if isAbout { before = anchor }
      if place.opensBlock { frame = nil }
    }
    if anchor.isStrong || sentence?.isStrong != true { sentence = anchor }
  }

  private mutating func noteYear(_ year: Int) {
    mentioned = year
    guard place.opensSentence || place.isInHeading else { return }
    let anchor = Anchor(year: year, month: nil, isStrong: true, confidence: 1)
    sentence = anchor
    if place.opensBlock {
      (block, frame) = (anchor, year)
    } else if let last = block, last.year != year {
      (block, isUnsure) = (nil, true)
    }
  }

  /// The year after the one of an anchor, if the block names it, else that itself if there is no other.
  private func next(after anchor: Anchor) -> (year: Int, confidence: Double)? {
    if mentioned == anchor.year + 1 { return (anchor.year + 1, 0.7) }
    return onlyYear == anchor.year ? (anchor.year, 0.7) : nil
  }

  private func isNearWriting(_ year: Int) -> Bool {
    guard let now = written?.year else { return true }
    return abs(year - now) <= 1
  }

  /// Whether a date without a year is of the year in which the document was written.
  ///
  /// In January December was last year's, and in December January is next year's.
  private func mayBeWritten(_ date: FoundDate, _ written: PartialDate) -> Bool {
    guard let now = written.month, let month = date.from.month else { return true }
    return (-5...8).contains(month - now)
  }
}
