/// Reads sentence pairs and dictionary entries for training.
///
/// Pairs are lines of `source`, tab, Chinese, tab, English. A dictionary has the form of CC-CEDICT,
/// `traditional simplified [pin1 yin1] /gloss/gloss/`; each gloss is a pair.
struct ParallelTextReader {
  private let fold: ChineseVariants
  private var left: [UInt32] = []
  private var leftStarts: [Int32] = [0]
  private var right: [UInt32] = []
  private var rightStarts: [Int32] = [0]
  private var word: [UInt8] = []

  /// How often a bigram or a word has to occur.
  static let minimumBigramCount = 4
  static let minimumWordCount = 3

  /// Makes a reader that folds Chinese characters by `fold`.
  init(fold: ChineseVariants) { self.fold = fold }

  /// Adds the pairs whose source is in `sources`; all of them if it is empty.
  mutating func addPairs(_ text: [UInt8], sources: Set<String>) {
    Self.eachLine(text) { line in
      let fields = line.split(
        separator: UInt8(ascii: "\t"), maxSplits: 2, omittingEmptySubsequences: false)
      guard fields.count == 3 else { return }
      guard sources.isEmpty || sources.contains(String(decoding: fields[0], as: UTF8.self)) else {
        return
      }
      add(fields[1], fields[2])
    }
  }

  /// Adds every gloss of a dictionary as a pair with its headword.
  mutating func addDictionary(_ text: [UInt8]) {
    Self.eachLine(text) { line in
      guard line.first != UInt8(ascii: "#") else { return }
      let fields = line.split(separator: UInt8(ascii: " "), maxSplits: 2)
      guard fields.count == 3, let slash = fields[2].firstIndex(of: UInt8(ascii: "/")) else {
        return
      }
      for gloss in fields[2][slash...].split(separator: UInt8(ascii: "/")) {
        guard let text = Self.meaning(of: gloss) else { continue }
        add(fields[1], text[...])
      }
    }
  }

  /// The pairs, with units seen too seldom left out.
  func pairs() -> ParallelText {
    let rare = isBigram
    return ParallelText(
      left: ParallelText.Side(hashed: left, starts: leftStarts) { hash, count in
        !rare.contains(hash) || count >= Self.minimumBigramCount
      },
      right: ParallelText.Side(hashed: right, starts: rightStarts) { _, count in
        count >= Self.minimumWordCount
      })
  }

  private var isBigram: Set<UInt32> = []

  private mutating func add(_ chinese: ArraySlice<UInt8>, _ english: ArraySlice<UInt8>) {
    let scalars = Scalars.values(of: Array(chinese))
    ChineseUnits.each(scalars, in: 0..<scalars.count, fold: fold) { hash, bigram in
      left.append(hash)
      if bigram { isBigram.insert(hash) }
    }
    let letters = Scalars.values(of: Array(english))
    var words = WordScanner(letters, in: 0..<letters.count)
    while words.advance() {
      word.removeAll(keepingCapacity: true)
      word += words.word
      EnglishStem.reduce(&word)
      right.append(UnitHash.bytes(word))
    }
    leftStarts.append(Int32(left.count))
    rightStarts.append(Int32(right.count))
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

  private static func eachLine(_ text: [UInt8], _ body: (ArraySlice<UInt8>) -> Void) {
    var start = 0
    while start < text.count {
      let end = text[start...].firstIndex(of: 0x0A) ?? text.count
      var last = end
      if last > start, text[last - 1] == 0x0D { last -= 1 }
      if last > start { body(text[start..<last]) }
      start = end + 1
    }
  }
}
