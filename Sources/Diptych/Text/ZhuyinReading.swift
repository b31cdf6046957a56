/// A reading in Zhuyin (Bopomofo) as somebody wrote it, one syllable after another.
struct ZhuyinReading: Sendable, Equatable {
  /// The syllables: the Pinyin letters and the tone, 0 being neutral.
  private(set) var syllables: [Syllable] = []

  /// A syllable in the letters of Pinyin.
  struct Syllable: Sendable, Equatable {
    /// ASCII letters in lower case, `v` standing for ü.
    var letters: [UInt8]
    /// 1...4, or 0 for the neutral tone.
    var tone: UInt8
  }

  /// Reads `scalars`; `nil` if they are not Zhuyin from start to end.
  init?(_ scalars: ArraySlice<UInt32>) {
    var index = scalars.startIndex
    func take(_ range: ClosedRange<UInt32>) -> UInt32? {
      guard index < scalars.endIndex, range.contains(scalars[index]) else { return nil }
      defer { index += 1 }
      return scalars[index]
    }
    while index < scalars.endIndex {
      if scalars[index] == 0x20 || scalars[index] == 0x3000 {
        index += 1
        continue
      }
      var tone: UInt8 = take(0x2D9...0x2D9) == nil ? 1 : 0
      let initial = take(0x3105...0x3119)
      let medial = take(0x3127...0x3129)
      let final = take(0x311A...0x3126)
      guard let letters = Self.letters(initial, medial, final) else { return nil }
      if take(0x2CA...0x2CA) != nil {
        tone = 2
      } else if take(0x2C7...0x2C7) != nil {
        tone = 3
      } else if take(0x2CB...0x2CB) != nil {
        tone = 4
      } else if take(0x2D9...0x2D9) != nil {
        tone = 0
      }
      syllables.append(Syllable(letters: Array(letters.utf8), tone: tone))
    }
    guard !syllables.isEmpty else { return nil }
  }

  private static let initials = [
    "b", "p", "m", "f", "d", "t", "n", "l", "g", "k", "h", "j", "q", "x", "zh", "ch", "sh", "r",
    "z", "c", "s",
  ]
  /// From ㄚ on, without a medial.
  private static let finals = [
    "a", "o", "e", "e", "ai", "ei", "ao", "ou", "an", "en", "ang", "eng", "er",
  ]
  /// With the medial ㄧ after an initial; the empty ones do not occur.
  private static let finalsWithI = [
    "ia", "io", "", "ie", "iai", "", "iao", "iu", "ian", "in", "iang", "ing", "",
  ]
  /// With the medial ㄨ after an initial.
  private static let finalsWithU = [
    "ua", "uo", "", "", "uai", "ui", "", "", "uan", "un", "uang", "ong", "",
  ]
  /// With the medial ㄩ after an initial.
  private static let finalsWithV = [
    "", "", "", "ve", "", "", "", "", "van", "vn", "", "iong", "",
  ]

  private static func letters(_ initial: UInt32?, _ medial: UInt32?, _ final: UInt32?) -> String? {
    let rhyme: String
    if let medial {
      let table = [finalsWithI, finalsWithU, finalsWithV][Int(medial - 0x3127)]
      rhyme = final.map { table[Int($0 - 0x311A)] } ?? ["i", "u", "v"][Int(medial - 0x3127)]
    } else if let final {
      rhyme = finals[Int(final - 0x311A)]
    } else {
      // ㄓ to ㄙ alone are syllables.
      guard let initial, initial >= 0x3113 else { return nil }
      rhyme = "i"
    }
    guard !rhyme.isEmpty else { return nil }
    guard let initial else { return spelledAlone(rhyme) }
    let letters = initials[Int(initial - 0x3105)]
    let followsJQX = ["j", "q", "x"].contains(letters) && rhyme.hasPrefix("v")
    return letters + (followsJQX ? "u" + rhyme.dropFirst() : rhyme)
  }

  /// The spelling of a rhyme that stands without an initial.
  private static func spelledAlone(_ rhyme: String) -> String {
    switch rhyme {
    case "i", "in", "ing": "y" + rhyme
    case "iu": "you"
    case "iong": "yong"
    case "u": "wu"
    case "ui": "wei"
    case "un": "wen"
    case "ong": "weng"
    case _ where rhyme.hasPrefix("i"): "y" + rhyme.dropFirst()
    case _ where rhyme.hasPrefix("u"): "w" + rhyme.dropFirst()
    case _ where rhyme.hasPrefix("v"): "yu" + rhyme.dropFirst()
    default: rhyme
    }
  }
}

extension Pinyin {
  /// How many of the last characters of `scalars` a reading reads; 0 if it reads none.
  func characters(readAs reading: ZhuyinReading, before scalars: ArraySlice<UInt32>) -> Int {
    let count = reading.syllables.count
    guard scalars.count >= count else { return 0 }
    for (scalar, syllable) in zip(scalars.suffix(count), reading.syllables) {
      let isReading = readings(of: scalar).contains {
        $0.tone == syllable.tone && letterCount(of: $0) == syllable.letters.count
          && matches($0, syllable.letters, at: 0)
      }
      guard isReading else { return 0 }
    }
    return count
  }
}
