/// Joins the quoted terms of a language with their translations.
///
/// In units that translate each other the terms come in the same order. What a translation table and
/// the numbers in terms say decides which of them belong together; where both sides have as many, the
/// order alone is enough.
struct TermLinks {
  private let translation: PhraseTranslation

  /// The most terms of a side that are compared.
  private static let mostTerms = 24
  private static let minimumScore = 0.22
  /// The least score of a pair that has no rival.
  private static let weakScore = 0.08

  /// Makes links by a translation table.
  init(translation: PhraseTranslation) { self.translation = translation }

  /// Joins forms in `forms`.
  func link(_ forms: inout FormTable, in document: Document) {
    var linked = Set<Int>()
    for pair in AlignedMentions.pairs(of: forms, in: document) {
      let left = open(pair.left, linked)
      let right = open(pair.right, linked)
      guard !left.isEmpty, !right.isEmpty else { continue }
      for (first, second) in matches(left, right, forms.forms, isOfSegments: pair.isOfSegments) {
        forms.join(first, second)
        linked.formUnion([first, second])
      }
    }
  }

  /// The forms of mentions that are not linked yet, each once.
  private func open(_ forms: [Int], _ linked: Set<Int>) -> [Int] {
    var result: [Int] = []
    for form in forms
    where result.count < Self.mostTerms && !linked.contains(form) && !result.contains(form) {
      result.append(form)
    }
    return result
  }

  /// The best pairs that do not cross, by dynamic programming; the first of equal ones.
  private func matches(
    _ left: [Int], _ right: [Int], _ forms: [FormTable.Form], isOfSegments: Bool
  ) -> [(Int, Int)] {
    let inOrder = isOfSegments && left.count == right.count
    let scores = Self.withLoneCandidates(
      left.map { first in
        right.map { second in score(forms[first], forms[second], isOrdered: inOrder) }
      })
    // best[i][j]: from the i-th left and the j-th right term on.
    var best = Array(
      repeating: [Double](repeating: 0, count: right.count + 1), count: left.count + 1)
    for i in left.indices.reversed() {
      for j in right.indices.reversed() {
        let paired = scores[i][j] >= Self.minimumScore ? scores[i][j] + best[i + 1][j + 1] : 0
        best[i][j] = max(paired, best[i + 1][j], best[i][j + 1])
      }
    }
    var result: [(Int, Int)] = []
    var (i, j) = (0, 0)
    while i < left.count, j < right.count {
      let paired = scores[i][j] >= Self.minimumScore ? scores[i][j] + best[i + 1][j + 1] : -1
      if paired >= best[i][j] {
        result.append((left[i], right[j]))
        (i, j) = (i + 1, j + 1)
      } else if best[i + 1][j] >= best[i][j] {
        i += 1
      } else {
        j += 1
      }
    }
    return result
  }

  /// Raises a weak score that has no rival: all others of its term are less than half of it.
  private static func withLoneCandidates(_ scores: [[Double]]) -> [[Double]] {
    var result = scores
    for (row, values) in scores.enumerated() {
      for (column, score) in values.enumerated() where score >= weakScore && score < minimumScore {
        let inRow = values.indices.allSatisfy { $0 == column || 2 * values[$0] < score }
        let inColumn = scores.indices.allSatisfy { $0 == row || 2 * scores[$0][column] < score }
        if inRow && inColumn { result[row][column] = minimumScore }
      }
    }
    return result
  }

  private func score(_ left: FormTable.Form, _ right: FormTable.Form, isOrdered: Bool) -> Double {
    guard left.isHan != right.isHan else { return 0 }
    let (chinese, english) = left.isHan ? (left, right) : (right, left)
    let numbers = (number(inHan: chinese.folded), number(inLatin: english.folded))
    if let first = numbers.0, let second = numbers.1, first != second { return 0 }
    var score =
      translation.score(chinese.folded, translation.words(of: english.folded))
      * Self.lengthFit(chinese.folded, english.folded)
    if numbers.0 != nil, numbers.0 == numbers.1 { score += 0.4 }
    return isOrdered ? max(score, 0.25) : score
  }

  /// How well the lengths of two terms go together, 0...1: 1 where they differ by no more than double.
  private static func lengthFit(_ chinese: [UInt32], _ english: [UInt32]) -> Double {
    let characters = Double(chinese.count { ChineseUnits.isHan($0) })
    let letters = Double(english.count { $0 != 0x20 })
    guard characters > 0, letters > 0 else { return 1 }
    let ratio = letters / (lettersOfCharacter * characters)
    return min(1, 2 * min(ratio, 1 / ratio))
  }

  /// So many letters say what one character says, in terms of policy.
  private static let lettersOfCharacter = 4.5

  /// The number that a Chinese term starts with.
  private func number(inHan scalars: [UInt32]) -> Int? {
    guard let first = scalars.first else { return nil }
    if first == 0x4E24 { return 2 }  // 两
    return HanNumeral.digit(first) ?? (first == 0x5341 ? 10 : nil)
  }

  /// The number word that an English term starts with.
  private func number(inLatin scalars: [UInt32]) -> Int? {
    let word = scalars.prefix { $0 != 0x20 && $0 != 0x2D }
    return Self.numerals.firstIndex { $0.elementsEqual(word) }
  }

  private static let numerals: [[UInt32]] = [
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
  ].map { $0.unicodeScalars.map(\.value) }
}
