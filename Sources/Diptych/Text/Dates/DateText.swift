/// A text that dates and quantities are read from: scalars with what their grammars ask of them.
struct DateText {
  private let scalars: [UInt32]

  /// Reads `scalars`.
  init(_ scalars: [UInt32]) { self.scalars = scalars }

  /// The number of scalars.
  var count: Int { scalars.count }

  /// The scalar at `index`, 0 outside the text.
  subscript(index: Int) -> UInt32 {
    index >= 0 && index < scalars.count ? scalars[index] : 0
  }

  /// The index behind one optional space at `index`.
  func skippingSpace(_ index: Int) -> Int {
    let scalar = self[index]
    return scalar == 0x20 || scalar == 0xA0 || scalar == 0x3000 ? index + 1 : index
  }

  /// The value of a digit, ASCII or full-width.
  static func digit(_ scalar: UInt32) -> Int? {
    switch scalar {
    case 0x30...0x39: Int(scalar - 0x30)
    case 0xFF10...0xFF19: Int(scalar - 0xFF10)
    default: nil
    }
  }

  /// Whether the scalar at `index` is a digit.
  func isDigit(at index: Int) -> Bool { Self.digit(self[index]) != nil }

  /// Whether the scalar at `index` is a letter of the Latin script.
  func isLetter(at index: Int) -> Bool { Script.of(self[index]) == .latin }

  /// Whether the scalar at `index` is a letter of any script.
  func isWordLetter(at index: Int) -> Bool { Script.of(self[index]) != .common }

  /// Whether letters stand at `index`, in any case; `letters` are small ones.
  func hasSmall(_ letters: [UInt32], at index: Int) -> Bool {
    for (offset, letter) in letters.enumerated()
    where LetterCase.small(self[index + offset]) != letter { return false }
    return true
  }

  /// The dates that `date` finds where they start, ascending and disjoint.
  func dates(at date: (Int) -> FoundDate?) -> [FoundDate] {
    var result: [FoundDate] = []
    var index = 0
    while index < count {
      let found = date(index)
      if let found { result.append(found) }
      index = found?.range.upperBound ?? index + 1
    }
    return result
  }

  /// The index behind one of `words`, which are small letters, and the white space that follows it.
  func end(ofSmall words: [[UInt32]], at index: Int) -> Int? {
    for word in words where hasSmall(word, at: index) {
      let next = skippingSpace(index + word.count)
      if next > index + word.count { return next }
    }
    return nil
  }

  /// A number of four digits from 1500 to 2199 that nothing continues.
  func fullYear(at index: Int) -> (value: Int, end: Int)? {
    guard let (value, end) = digits(at: index), end - index == 4,
      (1500...2199).contains(value), !isWordLetter(at: end), self[end] != 0x25,
      !(self[end] == 0x2E || self[end] == 0x2C) || !isDigit(at: end + 1)
    else { return nil }
    return (value, end)
  }

  /// Whether a number of one or two digits stands before `index`, with or without a full stop and a space.
  func hasDay(before index: Int) -> Bool {
    var last = index - 1
    if self[last] == 0x20 || self[last] == 0xA0 { last -= 1 }
    if self[last] == 0x2E { last -= 1 }
    return isDigit(at: last) && !(isDigit(at: last - 1) && isDigit(at: last - 2))
  }

  /// The whole run of one to four digits at `index`.
  func digits(at index: Int) -> (value: Int, end: Int)? {
    guard !isDigit(at: index - 1) else { return nil }
    var value = 0
    var end = index
    while let digit = Self.digit(self[end]) {
      guard end - index < 4 else { return nil }
      value = value * 10 + digit
      end += 1
    }
    return end > index ? (value, end) : nil
  }

  /// The index behind the longest of `words` that stands at `index`; `words` come longest first.
  func end(of words: [[UInt32]], at index: Int) -> Int? {
    guard index >= 0 else { return nil }
    for word in words where index + word.count <= count {
      if scalars[index..<index + word.count].elementsEqual(word) { return index + word.count }
    }
    return nil
  }

  /// The scalars of words, for ``end(of:at:)``.
  static func words(_ words: String...) -> [[UInt32]] {
    words.map { $0.unicodeScalars.map(\.value) }
  }

  /// The index behind a dash or a word for "to" at `index`, with the space around it.
  func connective(at index: Int) -> Int? {
    let start = skippingSpace(index)
    switch self[start] {
    case 0x2D, 0x2010...0x2015, 0x2212, 0x7E, 0xFF5E, 0x301C, 0x2500, 0xFF0D:
      let isDouble = self[start + 1] == self[start] && self[start] != 0x7E
      return skippingSpace(start + (isDouble ? 2 : 1))
    case 0x81F3, 0x5230:  // 至, 到
      return skippingSpace(start + 1)
    default: return nil
    }
  }
}
