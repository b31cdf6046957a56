/// The numbers and words that English dates are written with.
extension DateText {
  /// A day of a month, with or without st, nd, rd, th.
  func englishDay(at index: Int) -> (value: Int, end: Int, isOrdinal: Bool)? {
    guard let (value, end) = digits(at: index), (1...31).contains(value), end - index <= 2,
      !isLetter(at: index - 1), self[index - 1] != 0x2E
    else { return nil }
    let letters = (self[end] | 0x20, self[end + 1] | 0x20)
    switch letters {
    case (0x73, 0x74), (0x6E, 0x64), (0x72, 0x64), (0x74, 0x68):
      return isLetter(at: end + 2) ? nil : (value, end + 2, true)
    default: return isLetter(at: end) ? nil : (value, end, false)
    }
  }

  /// The year behind a day or month, after an optional comma; without one, the index itself.
  func englishYear(behind index: Int) -> (year: Int?, end: Int) {
    let comma = self[index] == 0x2C ? index + 1 : index
    let start = skippingSpace(comma)
    guard start > index, let (value, end) = englishYear(at: start) ?? shortYear(at: start) else {
      return (nil, index)
    }
    return (value, end)
  }

  /// ’18, of this century up to the near future, else of the last one.
  private func shortYear(at index: Int) -> (value: Int, end: Int)? {
    guard self[index] == 0x27 || self[index] == 0x2019, let (value, end) = digits(at: index + 1),
      end == index + 3, !isLetter(at: end)
    else { return nil }
    return (value + (value > 35 ? 1900 : 2000), end)
  }

  /// A year behind an optional space.
  func englishYear(at index: Int) -> (value: Int, end: Int)? {
    let start = skippingSpace(index)
    guard let (value, end) = yearDigits(at: start), !isLetter(at: end) else { return nil }
    return (value, end)
  }

  /// Four digits that may be a year of print, or from `first` on.
  func yearDigits(at index: Int, from first: Int = 1500) -> (value: Int, end: Int)? {
    guard let (value, end) = digits(at: index), end - index == 4, (first...2199).contains(value),
      !isLetter(at: index - 1)
    else { return nil }
    let isDecimal = (self[end] == 0x2E || self[end] == 0x2C) && isDigit(at: end + 1)
    return isDecimal || self[end] == 0x25 ? nil : (value, end)
  }

  /// A hyphen, a dash, to, until, till or through between two days, months or years.
  func englishConnective(at index: Int) -> Int? {
    if let dash = connective(at: index) { return dash }
    let start = skippingSpace(index)
    guard start > index else { return nil }
    for word in ["to", "until", "till", "through"] {
      if let end = end(ofEnglish: word, at: start) { return end }
    }
    return nil
  }

  /// The index behind "and", "&" or a stroke, which join what need not be a range.
  func englishAnd(at index: Int) -> Int? {
    if self[index] == 0x2F { return index + 1 }
    let start = skippingSpace(index)
    guard start > index else { return nil }
    if self[start] == 0x26 { return skippingSpace(start + 1) }
    return end(ofEnglish: "and", at: start)
  }

  /// The index behind a word and its space, whatever the case of its first letter.
  func end(ofEnglish word: String, at index: Int) -> Int? {
    guard !isLetter(at: index - 1) else { return nil }
    var end = index
    for letter in word.utf8 {
      let scalar = end == index ? self[end] | 0x20 : self[end]
      guard scalar == UInt32(letter) else { return nil }
      end += 1
    }
    let next = skippingSpace(end)
    return next > end ? next : nil
  }

  /// Whether one of `words`, which end with a space, stands before `index`.
  func hasEnglishWord(_ words: [[UInt32]], before index: Int) -> Bool {
    words.contains { word in
      let start = index - word.count
      return !isLetter(at: start - 1) && end(of: [word], at: start) == index
    }
  }

  /// Whether what is behind a number does not count things: it ends, or a function word follows.
  func endsEnglishPhrase(at index: Int) -> Bool {
    let start = skippingSpace(index)
    guard start > index else { return !isLetter(at: start) }
    guard isLetter(at: start) else { return !isDigit(at: start) }
    return Self.functions.contains { end(ofEnglish: $0, at: start) != nil }
  }

  private static let functions = [
    "and", "to", "the", "a", "in", "as", "was", "were", "is", "by", "with", "when", "at", "on",
    "for", "it", "he", "she", "they", "we", "or", "but", "after", "before", "had", "has", "that",
    "which", "until", "from", "there", "an", "who", "of", "would", "will", "their", "his", "her",
    "its",
  ]
}
