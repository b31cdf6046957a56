/// The marks of a line, or of lines in a row, that a translation keeps.
///
/// Where speech begins and ends tells the sentences of a story apart even if their words do not: a
/// translator moves the words inside a quotation, hardly ever its borders.
struct LineMarks: Sendable, Equatable {
  /// What a line has or does not have.
  struct Kinds: OptionSet, Sendable {
    let rawValue: UInt8
    /// A question mark.
    static let question = Kinds(rawValue: 1)
    /// An exclamation mark.
    static let exclamation = Kinds(rawValue: 2)
    /// A quotation mark before anything else.
    static let quotationAtStart = Kinds(rawValue: 4)
    /// A quotation mark behind everything else.
    static let quotationAtEnd = Kinds(rawValue: 8)
    /// No word: at most one letter, and no character of Chinese or Japanese.
    static let noWord = Kinds(rawValue: 16)
  }

  /// What there is.
  var kinds: Kinds = []
  /// How many quotations begin in it and do not end, or, negative, end in it and did not begin.
  var openQuotations: Int8 = 0

  /// Notes the question or exclamation mark that a scalar is.
  static func kind(of scalar: UInt32) -> Kinds {
    switch scalar {
    case 0x3F, 0xFF1F: .question
    case 0x21, 0xFF01: .exclamation
    default: []
    }
  }

  /// The marks of this line and of the one that follows it.
  func followed(by next: LineMarks) -> LineMarks {
    var result = self
    result.kinds.remove(.quotationAtEnd)
    result.kinds.formUnion(next.kinds.subtracting([.quotationAtStart, .noWord]))
    if !next.kinds.contains(.noWord) { result.kinds.remove(.noWord) }
    let sum = Int(openQuotations) + Int(next.openQuotations)
    result.openQuotations = Int8(clamping: sum)
    return result
  }

  /// Notes the quotations of a line.
  mutating func noteQuotations(_ scalars: Span<UInt32>) {
    var scanner = QuotationScanner()
    var last = QuotationScanner.Role.none
    var isFirst = true
    for place in scalars.indices where !QuotationScanner.isSpace(scalars[place]) {
      last = scanner.role(at: place, in: scalars)
      if isFirst, last == .opening { kinds.insert(.quotationAtStart) }
      isFirst = false
    }
    if last == .closing { kinds.insert(.quotationAtEnd) }
    openQuotations = Int8(clamping: scanner.open)
  }
}

/// Tells which marks of a line open a quotation and which ones close one.
///
/// A straight mark opens if there is space or an opening bracket before it and none behind, and closes the
/// other way round; where both or neither is so, as in Chinese, it closes what is open in the line.
struct QuotationScanner {
  /// What a mark does.
  enum Role { case none, opening, closing }

  /// How many quotations are open: more begun than ended.
  private(set) var open = 0
  private var openStraight = 0
  private var openSingle = 0
  private var isLowOpen = false

  /// Whether a scalar may open or close a quotation.
  static func isMark(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x22, 0x27, 0xAB, 0xBB, 0x2018...0x201A, 0x201C...0x201E, 0x300C...0x300F, 0xFF02: true
    default: false
    }
  }

  /// What the scalar at a place does; to be asked place after place.
  mutating func role(at place: Int, in scalars: Span<UInt32>) -> Role {
    let role: Role
    switch scalars[place] {
    case 0x201E:
      role = .opening
      isLowOpen = true
    case 0x201C where isLowOpen:
      // German quotations end with the mark that begins English ones.
      role = .closing
      isLowOpen = false
    case 0x201C, 0x300C, 0x300E, 0xAB: role = .opening
    case 0x201D, 0x300D, 0x300F, 0xBB: role = .closing
    case 0x22, 0xFF02:
      role = straight(place, scalars, isOpen: openStraight > 0)
      openStraight = role == .opening ? 1 : 0
    case 0x27, 0x2018, 0x2019, 0x201A: role = single(place, scalars)
    default: return .none
    }
    switch role {
    case .opening: open += 1
    case .closing: open -= 1
    case .none: break
    }
    return role
  }

  private func straight(_ place: Int, _ scalars: Span<UInt32>, isOpen: Bool) -> Role {
    let before = place == 0 || Self.isGap(scalars[place - 1])
    let behind = place + 1 == scalars.count || !Self.isLetter(scalars[place + 1])
    guard before == behind else { return before ? .opening : .closing }
    // `left," he said`: a comma may stand on either side, white space decides.
    if before, !Self.isSpace(scalars[max(0, place - 1)]), place > 0,
      place + 1 == scalars.count || Self.isSpace(scalars[place + 1])
    {
      return .closing
    }
    return isOpen || place + 1 == scalars.count ? .closing : .opening
  }

  /// A single mark is an apostrophe unless its neighbours say something else.
  private mutating func single(_ place: Int, _ scalars: Span<UInt32>) -> Role {
    let before = place == 0 ? 0x20 : scalars[place - 1]
    let isBeforeLetter = place + 1 < scalars.count && Self.isLetter(scalars[place + 1])
    if scalars[place] == 0x2018 || scalars[place] == 0x201A
      || scalars[place] == 0x27 && Self.isGap(before) && isBeforeLetter
    {
      openSingle += 1
      return .opening
    }
    guard !isBeforeLetter, !Self.isSpace(before) else { return .none }
    guard !Self.isLetter(before) || openSingle > 0 else { return .none }
    openSingle = max(0, openSingle - 1)
    return .closing
  }

  /// White space as it stands in a line.
  static func isSpace(_ scalar: UInt32) -> Bool {
    scalar <= 0x20 || scalar == 0xA0 || scalar == 0x3000
  }

  /// What stands before a quotation that begins.
  private static func isGap(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x28, 0x2C, 0x2D, 0x3A, 0x5B, 0x2013...0x2015, 0x3001, 0xFF08, 0xFF0C, 0xFF1A: true
    default: isSpace(scalar)
    }
  }

  private static func isLetter(_ scalar: UInt32) -> Bool {
    scalar &- 0x30 < 10 || Script.of(scalar) != .common
  }
}
