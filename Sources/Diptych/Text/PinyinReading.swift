/// A reading in Hanyu Pinyin as somebody wrote it, taken apart into letters and tones.
///
/// Knows tone marks (precomposed or combining), tone numbers, `ü`, `v` and `u:`, capitals, and the
/// spaces, apostrophes and hyphens between syllables.
struct PinyinReading: Sendable, Hashable {
  /// The most letters that a reading may have.
  static let maximumLetters = 48

  /// ASCII letters in lower case, `v` standing for ü.
  private(set) var letters: [UInt8] = []
  /// For each letter the tone that is marked on it or by the number behind it, 1...4.
  ///
  /// 0 is none; 5 is a neutral tone that a number marks.
  private(set) var tones: [UInt8] = []
  /// Whether a tone is marked anywhere.
  private(set) var hasTone = false
  /// Whether a letter is a capital.
  private(set) var hasCapital = false
  /// The places at which a space, an apostrophe, a hyphen or a tone number ends a syllable, as bits.
  private var breaks: UInt64 = 0

  /// Reads `scalars`; `nil` if they have anything that no Pinyin has.
  init?(_ scalars: ArraySlice<UInt32>) {
    letters.reserveCapacity(min(scalars.count, Self.maximumLetters))
    tones.reserveCapacity(min(scalars.count, Self.maximumLetters))
    for scalar in scalars {
      switch scalar {
      case 0x61...0x7A, 0x251, 0x261:
        append(scalar)
      case 0x41...0x5A:
        hasCapital = true
        append(scalar + 0x20)
      case 0x30...0x35:
        guard !letters.isEmpty, mark(scalar == 0x30 ? 5 : UInt8(scalar - 0x30)) else { return nil }
        breaks |= 1 << UInt64(letters.count)
      case 0x300, 0x301, 0x304, 0x306, 0x308, 0x30C:
        guard !letters.isEmpty, combine(scalar) else { return nil }
      case 0x20, 0xA0, 0x27, 0x2D, 0x2BC, 0x2019, 0x2010, 0xB7:
        breaks |= 1 << UInt64(letters.count)
      case 0x3A:
        guard letters.last == UInt8(ascii: "u") else { return nil }
        letters[letters.count - 1] = UInt8(ascii: "v")
      default:
        guard let letter = Self.marked(scalar) else { return nil }
        append(letter.base)
        hasCapital = hasCapital || letter.isCapital
        guard letter.tone == 0 || mark(letter.tone) else { return nil }
      }
      guard letters.count <= Self.maximumLetters else { return nil }
    }
    guard !letters.isEmpty else { return nil }
  }

  /// Whether a syllable may span these letters: no break is inside.
  fileprivate func isUnbroken(_ start: Int, _ end: Int) -> Bool {
    let inside: UInt64 = (1 << UInt64(end)) - (1 << UInt64(start + 1))
    return breaks & inside == 0
  }

  /// The tone that these letters carry; `nil` if they carry more than one.
  fileprivate func tone(_ start: Int, _ end: Int) -> UInt8? {
    var found: UInt8 = 0
    for tone in tones[start..<end] where tone != 0 {
      guard found == 0 else { return nil }
      found = tone
    }
    return found
  }

  private mutating func append(_ scalar: UInt32) {
    // IPA letters that fonts for language teaching use for the plain ones.
    let letter = scalar == 0x251 ? 0x61 : scalar == 0x261 ? 0x67 : scalar
    letters.append(UInt8(truncatingIfNeeded: letter))
    tones.append(0)
  }

  private mutating func mark(_ tone: UInt8) -> Bool {
    guard tones[tones.count - 1] == 0 else { return false }
    tones[tones.count - 1] = tone
    hasTone = true
    return true
  }

  private mutating func combine(_ mark: UInt32) -> Bool {
    switch mark {
    case 0x304: return self.mark(1)
    case 0x301: return self.mark(2)
    // A breve is what people type for a caron.
    case 0x30C, 0x306: return self.mark(3)
    case 0x300: return self.mark(4)
    default:
      guard letters.last == UInt8(ascii: "u") else { return false }
      letters[letters.count - 1] = UInt8(ascii: "v")
      return true
    }
  }

  /// The plain letter in lower case and the tone of a precomposed one.
  private static func marked(_ scalar: UInt32) -> (base: UInt32, tone: UInt8, isCapital: Bool)? {
    // A capital stands 0x20 before its small letter in Latin-1, and 1 before it elsewhere.
    switch scalar {
    case 0xC0...0xDE:
      guard let small = markedSmall(scalar + 0x20) else { return nil }
      return (small.base, small.tone, true)
    default:
      if let small = markedSmall(scalar) { return (small.base, small.tone, false) }
      guard scalar >= 0x100, let small = markedSmall(scalar + 1) else { return nil }
      return (small.base, small.tone, true)
    }
  }

  private static func markedSmall(_ scalar: UInt32) -> (base: UInt32, tone: UInt8)? {
    switch scalar {
    case 0x101: (0x61, 1)
    case 0xE1: (0x61, 2)
    case 0x1CE, 0x103: (0x61, 3)
    case 0xE0: (0x61, 4)
    case 0xEA: (0x65, 0)
    case 0x113: (0x65, 1)
    case 0xE9: (0x65, 2)
    case 0x11B, 0x115: (0x65, 3)
    case 0xE8: (0x65, 4)
    case 0x12B: (0x69, 1)
    case 0xED: (0x69, 2)
    case 0x1D0, 0x12D: (0x69, 3)
    case 0xEC: (0x69, 4)
    case 0x1E3F: (0x6D, 2)
    case 0x144: (0x6E, 2)
    case 0x148: (0x6E, 3)
    case 0x1F9: (0x6E, 4)
    case 0x14D: (0x6F, 1)
    case 0xF3: (0x6F, 2)
    case 0x1D2, 0x14F: (0x6F, 3)
    case 0xF2: (0x6F, 4)
    case 0x16B: (0x75, 1)
    case 0xFA: (0x75, 2)
    case 0x1D4, 0x16D: (0x75, 3)
    case 0xF9: (0x75, 4)
    case 0xFC: (0x76, 0)
    case 0x1D6: (0x76, 1)
    case 0x1D8: (0x76, 2)
    case 0x1DA: (0x76, 3)
    case 0x1DC: (0x76, 4)
    default: nil
    }
  }
}

extension Pinyin {
  /// How many of the last characters of `scalars` a reading reads, the fewest; 0 if it reads none.
  ///
  /// A syllable without a tone stands for any tone.
  func characters(readAs reading: PinyinReading, before scalars: ArraySlice<UInt32>) -> Int {
    // The places in the letters that may start a character's syllable, from the end, one bit each.
    var reached: UInt64 = 1 << UInt64(reading.letters.count)
    var count = 0
    for scalar in scalars.reversed() {
      var next: UInt64 = 0
      for syllable in readings(of: scalar) {
        let length = letterCount(of: syllable)
        var ends = reached & ~((1 << UInt64(length)) - 1)
        while ends != 0 {
          let end = ends.trailingZeroBitCount
          ends &= ends - 1
          if reads(syllable, reading, end - length, end) { next |= 1 << UInt64(end - length) }
        }
      }
      guard next != 0 else { return 0 }
      count += 1
      guard next & 1 == 0 else { return count }
      reached = next
    }
    return 0
  }

  /// Whether a reading without a tone is how a dictionary writes a character: 的 `de`.
  func hasNeutralReading(_ reading: PinyinReading, of scalar: UInt32) -> Bool {
    readings(of: scalar).contains {
      $0.tone == 0 && letters(of: $0.base) == reading.letters
    }
  }

  /// Whether a reading could be Pinyin at all: it falls apart into syllables, each with one tone.
  func isWellFormed(_ reading: PinyinReading) -> Bool {
    let count = reading.letters.count
    var reached: UInt64 = 1
    for start in 0..<count where reached >> UInt64(start) & 1 == 1 {
      for end in start + 1...min(start + 6, count)
      where reading.isUnbroken(start, end) && base(of: reading.letters[start..<end]) != nil
        && reading.tone(start, end) != nil
      {
        reached |= 1 << UInt64(end)
      }
    }
    return reached >> UInt64(count) & 1 == 1
  }

  private func reads(
    _ syllable: Syllable, _ reading: PinyinReading, _ start: Int, _ end: Int
  ) -> Bool {
    guard matches(syllable, reading.letters, at: start), reading.isUnbroken(start, end),
      let tone = reading.tone(start, end)
    else { return false }
    return tone == 0 || tone == syllable.tone || tone == 5 && syllable.tone == 0
  }
}
