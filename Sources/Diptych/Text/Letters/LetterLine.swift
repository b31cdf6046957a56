/// A short line of a letter, ready for the rules that look at its parts.
struct LetterLine: Sendable {
  /// The index of the block.
  let block: Int
  /// The scalars of the block.
  let scalars: Scalars
  /// The scalars without white space at the ends.
  let text: Range<Int>

  /// A line longer than this is running text, in bytes.
  static let maximumBytes = 360

  /// Looks at a block; `nil` if it is running text.
  init?(_ utf8: [UInt8], block: Int) {
    guard utf8.count <= Self.maximumBytes else { return nil }
    self.block = block
    scalars = Scalars(utf8)
    var text = scalars.values.indices
    while let first = text.first, SentenceText.isSpace(scalars.values[first]) {
      text = text.dropFirst()
    }
    while let last = text.last, SentenceText.isSpace(scalars.values[last]) {
      text = text.dropLast()
    }
    self.text = text
  }

  /// Whether the line is long enough for a sentence, and ends like one.
  var isSentence: Bool {
    guard text.count > Self.longestField, let last = text.last else { return false }
    return [0x2E, 0x3002, 0xFF01, 0xFF1F].contains(scalars.values[last])
  }

  /// Letterhead, number and the like are hardly longer if they end with a stop, in scalars.
  private static let longestField = 24

  /// The scalar at `index`; 0 outside of the line.
  subscript(index: Int) -> UInt32 { text.contains(index) ? scalars.values[index] : 0 }

  /// A stretch of the line as a part of the letter.
  func part(_ range: Range<Int>, value: String? = nil) -> OfficialLetter.Part {
    OfficialLetter.Part(
      block: block,
      range: TextRange(
        Int(scalars.offsets[range.lowerBound]), Int(scalars.offsets[range.upperBound])),
      value: value)
  }

  /// `range` without white space at its ends.
  func trimmed(_ range: Range<Int>) -> Range<Int> {
    var range = range
    while let first = range.first, SentenceText.isSpace(self[first]) { range = range.dropFirst() }
    while let last = range.last, SentenceText.isSpace(self[last]) { range = range.dropLast() }
    return range
  }

  /// Whether the scalars from `index` on are `word`; letters of ASCII in any case, `word` in small ones.
  func has(_ word: [UInt32], at index: Int) -> Bool {
    guard index >= text.lowerBound, index + word.count <= text.upperBound else { return false }
    for (offset, scalar) in word.enumerated() where Self.small(self[index + offset]) != scalar {
      return false
    }
    return true
  }

  /// The length of the first of `words` that stands at `index`; 0 if none does.
  func length(of words: [[UInt32]], at index: Int) -> Int {
    words.first { has($0, at: index) }?.count ?? 0
  }

  /// The length of the first of `words` that ends before `end`; 0 if none does.
  func length(of words: [[UInt32]], before end: Int) -> Int {
    words.first { has($0, at: end - $0.count) }?.count ?? 0
  }

  /// What stands behind one of `labels` and its mark at the start of the line; `nil` if nothing does.
  func field(_ labels: [[UInt32]]) -> Range<Int>? {
    let label = length(of: labels, at: text.lowerBound)
    guard label > 0 else { return nil }
    var index = text.lowerBound + label
    var hasMark = false
    while SentenceText.isSpace(self[index]) || [0x3A, 0xFF1A, 0x2E].contains(self[index]) {
      hasMark = hasMark || self[index] != 0x20
      index += 1
    }
    let rest = trimmed(index..<text.upperBound)
    return hasMark && !rest.isEmpty ? rest : nil
  }

  /// The day that the line, or its part in `range`, states with nothing but brackets beside it.
  func day(in range: Range<Int>) -> (range: Range<Int>, value: String)? {
    guard let (found, value) = lastDay(in: range) else { return nil }
    let others = (range.lowerBound..<found.lowerBound).filter { !isMark(self[$0]) }
    let isAlone = (found.upperBound..<range.upperBound).allSatisfy { isMark(self[$0]) }
    return others.isEmpty && isAlone ? (found, value) : nil
  }

  /// The last full day that `range` states.
  func lastDay(in range: Range<Int>) -> (range: Range<Int>, value: String)? {
    let dates = DateFinder(.undetermined).dates(in: Array(scalars.values[range]))
    guard let last = dates.last, last.to == nil, let value = last.value, value.utf8.count == 10
    else { return nil }
    let start = range.lowerBound
    return (last.range.lowerBound + start..<last.range.upperBound + start, value)
  }

  private func isMark(_ scalar: UInt32) -> Bool {
    SentenceText.isSpace(scalar) || [0x28, 0x29, 0xFF08, 0xFF09, 0x2E].contains(scalar)
  }

  /// An ASCII letter in small form.
  static func small(_ scalar: UInt32) -> UInt32 { scalar &- 0x41 < 26 ? scalar | 0x20 : scalar }

  /// Words separated by spaces, as scalars.
  static func words(_ list: String) -> [[UInt32]] {
    list.unicodeScalars.split(separator: " ").map { $0.map(\.value) }
  }
}
