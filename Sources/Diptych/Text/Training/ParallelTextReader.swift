/// Reads sentence pairs and dictionary entries for the training of a translation table.
///
/// Texts are taken apart as they are read, so that four bytes a word or character are kept and no text.
struct ParallelTextReader {
  /// The languages of the table: Chinese on the left if it is one of them, else as the caller named them.
  let left: LanguageTag
  let right: LanguageTag
  /// Whether the caller names the right language first.
  private let isSwapped: Bool
  private var leftUnits: TrainingUnits
  private var rightUnits: TrainingUnits
  /// The number of pairs so far.
  private(set) var count = 0
  /// The number of pairs that were left out since one side was empty or longer than any sentence.
  private(set) var skippedCount = 0

  /// A line of a file that does not have its form.
  struct LineError: Error, Equatable {
    /// The number of the line, from 1.
    let line: Int
    /// The rule that it breaks.
    let rule: Message
  }

  /// Makes a reader of pairs in two languages, in the order in which they stand in files; Chinese characters are
  /// folded by `fold`.
  init(_ first: LanguageTag, _ second: LanguageTag, fold: ChineseVariants) {
    isSwapped = second.isChinese && !first.isChinese
    left = isSwapped ? second : first
    right = isSwapped ? first : second
    let systems = WritingSystem.of(left, right)
    leftUnits = TrainingUnits(systems.left, fold: fold)
    rightUnits = TrainingUnits(systems.right, fold: fold)
  }

  /// Adds a text and its translation, valid UTF-8, in the order in which the languages were named.
  mutating func add(_ first: ArraySlice<UInt8>, _ second: ArraySlice<UInt8>) {
    let leftCount = leftUnits.add(isSwapped ? second : first)
    let rightCount = rightUnits.add(isSwapped ? first : second)
    let numbers = 1...TrainingUnits.maximumUnits
    guard numbers.contains(leftCount), numbers.contains(rightCount) else {
      leftUnits.removeLast()
      rightUnits.removeLast()
      skippedCount += 1
      return
    }
    count += 1
  }

  /// Adds pairs, one a line: the source, a text and its translation with tabs between them, or the two
  /// texts alone.
  ///
  /// - Parameters:
  ///   - text: valid UTF-8.
  ///   - sources: the sources whose pairs are taken; all of them if it is empty.
  /// - Throws: a ``LineError``.
  mutating func addPairs(_ text: [UInt8], sources: Set<String>) throws(LineError) {
    var lines = TextLines(text)
    while let line = lines.next() {
      let fields = line.split(separator: 0x09, omittingEmptySubsequences: false)
      switch fields.count {
      case 2 where sources.isEmpty: add(fields[0], fields[1])
      case 2:
        throw LineError(
          line: lines.number, rule: "a pair whose source is chosen has three fields, not two")
      case 3:
        guard
          sources.isEmpty || sources.contains(String(decoding: fields[0], as: UTF8.self))
        else { continue }
        add(fields[1], fields[2])
      default:
        throw LineError(
          line: lines.number,
          rule: "a pair is a source, a text and its translation with tabs between them")
      }
    }
  }

  /// Adds the meanings of a dictionary in the form of CC-CEDICT, each as a pair with its headword.
  ///
  /// A line is `traditional simplified [pin1 yin1] /meaning/meaning/`, or a remark after `#`. Cross references and
  /// classifiers are no meanings.
  ///
  /// - Throws: a ``LineError``.
  mutating func addDictionary(_ text: [UInt8]) throws(LineError) {
    var lines = TextLines(text)
    while let line = lines.next() {
      guard line.first != UInt8(ascii: "#") else { continue }
      let fields = line.split(separator: 0x20, maxSplits: 2)
      guard fields.count == 3, let slash = fields[2].firstIndex(of: UInt8(ascii: "/")) else {
        throw LineError(
          line: lines.number,
          rule: "an entry is 'traditional simplified [pin1 yin1] /meaning/meaning/'")
      }
      for gloss in fields[2][slash...].split(separator: UInt8(ascii: "/")) {
        guard let text = Self.meaning(of: gloss) else { continue }
        if isSwapped { add(text[...], fields[1]) } else { add(fields[1], text[...]) }
      }
    }
  }

  /// The pairs as numbers.
  ///
  /// - Parameter minimumCount: see ``TrainingUnits/side(minimumCount:)``.
  /// - Returns: what ``WordModel`` is trained on.
  func pairs(minimumCount: Int) -> ParallelText {
    ParallelText(
      left: leftUnits.side(minimumCount: minimumCount),
      right: rightUnits.side(minimumCount: minimumCount))
  }

  /// A gloss without bracketed labels; `nil` for classifiers and cross references.
  private static func meaning(of gloss: ArraySlice<UInt8>) -> [UInt8]? {
    var result: [UInt8] = []
    var depth = 0
    for byte in gloss {
      switch byte {
      case UInt8(ascii: "("), UInt8(ascii: "["): depth += 1
      case UInt8(ascii: ")"), UInt8(ascii: "]"): depth = max(0, depth - 1)
      default: if depth == 0 { result.append(byte) }
      }
    }
    let references = ["CL:", "see ", "variant of", "old variant of", "also written", "abbr. "]
    for reference in references where result.starts(with: reference.utf8) { return nil }
    // What still has Han characters points to another entry.
    guard !result.contains(where: { $0 >= 0xE3 && $0 <= 0xE9 }) else { return nil }
    return result
  }
}

/// The lines of a text that are not empty.
private struct TextLines {
  private let text: [UInt8]
  private var start = 0
  /// The number of the line returned last, from 1.
  private(set) var number = 0

  init(_ text: [UInt8]) { self.text = text }

  /// The next line, without the characters that end it.
  mutating func next() -> ArraySlice<UInt8>? {
    while start < text.count {
      let end = text[start...].firstIndex(of: 0x0A) ?? text.count
      var last = end
      if last > start, text[last - 1] == 0x0D { last -= 1 }
      let line = text[start..<last]
      start = end + 1
      number += 1
      if !line.isEmpty { return line }
    }
    return nil
  }
}
