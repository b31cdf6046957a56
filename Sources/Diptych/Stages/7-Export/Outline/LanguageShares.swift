internal import DiptychBytes

/// How much of a document is in which language.
///
/// The weight of a letter or digit is 2 if it is Han, kana or hangul, else 1: a Chinese text has far
/// fewer characters than its English translation. Nothing else counts.
struct LanguageShares: Sendable {
  /// The share of one language.
  struct Share: Sendable, Equatable {
    /// The language.
    var language: LanguageTag
    /// The weight of its letters and digits.
    var weight: Int
    /// Whole percents of the document; all shares add up to 100.
    var percent: Int
  }

  /// Every language of a block or a run, the largest share first, then in the order of the tags.
  private(set) var shares: [Share]
  /// The language of the largest share; of equal ones that which comes first in the document.
  private(set) var main: LanguageTag

  /// Weighs the blocks of a document, whose languages the outline has made sound.
  init(_ document: Document, _ outline: ExportOutline) {
    var tags = WellFormedTags()
    var found: [Share] = []
    var last = 0
    func add(_ utf8: [UInt8], _ range: Range<Int>, _ language: LanguageTag) {
      if last >= found.count || found[last].language != language {
        last = found.firstIndex { $0.language == language } ?? found.count
        if last == found.count { found.append(Share(language: language, weight: 0, percent: 0)) }
      }
      found[last].weight += Self.weight(of: utf8.span.extracting(range))
    }
    for index in document.blocks.indices {
      let language = outline.units[index].language
      let utf8 = document.blocks[index].utf8
      var end = 0
      for run in document.blocks[index].runs where run.range.start >= end {
        // The block's own language is declared even if runs cover all of its letters.
        add(utf8, end..<run.range.start, language)
        add(utf8, run.range.start..<run.range.end, tags.tag(run.language))
        end = run.range.end
      }
      add(utf8, end..<utf8.count, language)
    }
    let most = found.reduce(0) { max($0, $1.weight) }
    main = found.first { $0.weight == most }?.language ?? .undetermined
    shares = found.sorted {
      $0.weight > $1.weight || $0.weight == $1.weight && $0.language < $1.language
    }
    distribute()
  }

  /// Gives out 100 percents by largest remainder, ties in favour of the tag that sorts first.
  private mutating func distribute() {
    let total = shares.reduce(0) { $0 + $1.weight }
    guard total > 0 else {
      if !shares.isEmpty { shares[0].percent = 100 }
      return
    }
    var left = 100
    for index in shares.indices {
      shares[index].percent = shares[index].weight * 100 / total
      left -= shares[index].percent
    }
    let byRemainder = shares.indices.sorted {
      let first = shares[$0].weight * 100 % total
      let second = shares[$1].weight * 100 % total
      return first > second || first == second && shares[$0].language < shares[$1].language
    }
    for index in byRemainder.prefix(left) { shares[index].percent += 1 }
  }

  /// The weight of the letters and digits in valid UTF-8.
  static func weight(of utf8: Span<UInt8>) -> Int {
    var weight = 0
    var index = 0
    let end = utf8.count
    while index < end {
      let first = utf8[index]
      if first < 0x80 {
        if index &+ 8 <= end {
          let word = utf8.word(at: index)
          if word & 0x8080_8080_8080_8080 == 0 {
            weight &+= Self.weight(ofASCII: word)
            index &+= 8
            continue
          }
        }
        weight &+= Self.weight(ofASCII: UInt64(first))
        index &+= 1
      } else if first &- 0xE5 < 5, index &+ 3 <= end {
        // U+5000 to U+9FFF, which are all Han; often two of them.
        if index &+ 4 <= end, utf8[index &+ 3] &- 0xE5 < 5, index &+ 6 <= end {
          weight &+= 4
          index &+= 6
        } else {
          weight &+= 2
          index &+= 3
        }
      } else {
        let count = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
        guard index &+ count <= end else { return weight }
        var value = UInt32(first) & (0xFF >> (UInt32(count) &+ 1))
        for offset in 1..<count { value = value << 6 | UInt32(utf8[index &+ offset]) & 0x3F }
        weight &+= Self.weight(of: value)
        index &+= count
      }
    }
    return weight
  }

  /// The number of letters and digits among eight bytes of ASCII.
  ///
  /// The sums carry into the highest bit of a byte where it is at or above a bound.
  @inline(__always)
  private static func weight(ofASCII word: UInt64) -> Int {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let lower = word | ones &* 0x20
    let letters = (lower &+ ones &* (0x80 - 0x61)) & ~(lower &+ ones &* (0x80 - 0x7B))
    let digits = (word &+ ones &* (0x80 - 0x30)) & ~(word &+ ones &* (0x80 - 0x3A))
    let found = ((letters | digits) >> 7) & ones
    return Int(truncatingIfNeeded: (found &* ones) >> 56)
  }

  @inline(__always)
  private static func weight(of value: UInt32) -> Int {
    switch value {
    case 0x4E00...0x9FFF, 0x3041...0x3096, 0x30A1...0x30FA, 0xAC00...0xD7A3: return 2
    // General punctuation, CJK punctuation, full-width punctuation: frequent, and never letters.
    case 0x2010...0x2027, 0x3000...0x3004, 0x3008...0x3020, 0xFF01...0xFF0F, 0xFF1A...0xFF20:
      return 0
    case 0xC0...0xD6, 0xD8...0xF6, 0xF8...0x24F, 0x400...0x481, 0x48A...0x52F: return 1
    default: return rareWeight(of: value)
    }
  }

  private static func rareWeight(of value: UInt32) -> Int {
    guard let scalar = Unicode.Scalar(value), scalar.properties.isLetterOrDigit else { return 0 }
    switch Script.of(value) {
    case .han, .hiragana, .katakana, .hangul: return 2
    default: return 1
    }
  }
}

extension Unicode.Scalar.Properties {
  fileprivate var isLetterOrDigit: Bool {
    switch generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
      .decimalNumber, .letterNumber, .otherNumber:
      true
    default: false
    }
  }
}

extension LanguageTag: Comparable {
  /// Whether the tag sorts first, by its bytes.
  public static func < (left: LanguageTag, right: LanguageTag) -> Bool {
    left.rawValue.utf8.lexicographicallyPrecedes(right.rawValue.utf8)
  }
}
