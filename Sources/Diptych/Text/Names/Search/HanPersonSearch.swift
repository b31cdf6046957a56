/// Searches Chinese text for the person whose name in letters is known.
struct HanPersonSearch: Sendable {
  private let table: NameTable
  private let pinyin: Pinyin
  private let likeness: PersonLikeness
  private var words: HanWordEnds

  /// The most characters of one part of a name in transcription.
  private static let longestPart = 8
  /// The most middle dots around which a name is looked for.
  private static let mostDots = 64
  /// What it costs that only a surname of one character tells.
  private static let shortSurname = 0.55
  /// 郎, 子 and 介 end Japanese given names of three characters.
  static let thirdCharacters: [UInt32] = [0x90CE, 0x5B50, 0x4ECB]

  /// Makes a search.
  init(table: NameTable, pinyin: Pinyin, likeness: PersonLikeness) {
    self.table = table
    self.pinyin = pinyin
    self.likeness = likeness
    words = HanWordEnds(table: table)
  }

  /// Where the likest name stands in a text of simplified characters; nowhere if two are as like.
  ///
  /// - Complexity: O(*n*).
  mutating func matches(_ name: PersonLikeness.LatinName, in text: [UInt32]) -> [NameMatch] {
    guard name.words.count > 1 else { return [] }
    var matches = readings(of: name, in: text)
    if matches.isEmpty { matches = romanised(name, in: text) + transcribed(name, in: text) }
    return NameMatch.likest(matches, in: text)
  }

  // MARK: - Names in Hanyu Pinyin

  /// The names that are read as the letters say: 習近平 of Xi Jinping and of Jinping Xi.
  private mutating func readings(
    of name: PersonLikeness.LatinName, in text: [UInt32]
  ) -> [NameMatch] {
    guard name.words.count == 2 else { return [] }
    var result: [NameMatch] = []
    for (family, given) in [(0, 1), (1, 0)] {
      let family = name.words[family].pinyin
      let given = name.words[given].pinyin
      for start in pinyin.places(of: family, in: text) {
        for count in 1...2 where start + count < text.count {
          guard pinyin.spells(family, text[start..<start + count]),
            table.record(of: text[start..<start + count])?.classes.contains(.surname) == true
          else { continue }
          for length in 1...2 where start + count + length <= text.count {
            let end = start + count + length
            guard pinyin.spells(given, text[start + count..<end]) else { continue }
            result.append(NameMatch(range: start..<end, cost: 0))
          }
        }
      }
    }
    // Two syllables are read in many ways.
    result.removeAll { $0.range.count == 2 && words.areCut(by: $0.range, in: text) }
    return result
  }

  // MARK: - Other romanisations

  /// The names whose surname is known to be spelt so, and whose given name sounds so: 李家超 of Lee Ka-chiu.
  private mutating func romanised(
    _ name: PersonLikeness.LatinName, in text: [UInt32]
  ) -> [NameMatch] {
    var result: [NameMatch] = []
    for place in [0, name.words.count - 1] {
      for surname in likeness.surnames(spelt: name.words[place].letters) {
        for start in text.indices where text[start...].starts(with: surname) {
          let unread = surname.count > 1 ? PersonLikeness.givenUnread : Self.shortSurname
          result += matches(name, from: start, surname.count, in: text, unread: unread)
        }
      }
    }
    return result + japanese(name, in: text) + vietnamese(name, in: text)
  }

  /// The names whose family name is read so in Japanese: 岸田文雄 of Fumio Kishida.
  private mutating func japanese(
    _ name: PersonLikeness.LatinName, in text: [UInt32]
  ) -> [NameMatch] {
    guard name.isRomaji else { return [] }
    var result: [NameMatch] = []
    for start in text.indices.dropLast(2)
    where likeness.isJapaneseFamily(text[start..<start + 2], name) {
      result += matches(name, from: start, 2, in: text, unread: PersonLikeness.familyRead)
    }
    return result
  }

  /// The names that are read so in Vietnamese: 阮富仲 of Nguyen Phu Trong.
  private func vietnamese(_ name: PersonLikeness.LatinName, in text: [UInt32]) -> [NameMatch] {
    let count = name.words.count
    guard (3...4).contains(count), count <= text.count else { return [] }
    return (0...text.count - count).compactMap { start in
      guard likeness.isVietnameseFamily(text[start], name),
        let cost = likeness.cost(Array(text[start..<start + count]), name),
        cost < PersonLikeness.givenUnread
      else { return nil }
      return NameMatch(range: start..<start + count, cost: cost)
    }
  }

  /// The names that begin with a surname of `count` characters at `start`; they cost `unread` if a Japanese
  /// given name tells nothing.
  private mutating func matches(
    _ name: PersonLikeness.LatinName, from start: Int, _ count: Int, in text: [UInt32],
    unread: Double
  ) -> [NameMatch] {
    var result: [NameMatch] = []
    for length in 1...3 where start + count + length <= text.count {
      let range = start..<start + count + length
      let han = Array(text[range])
      // A surname that is known begins no name in transcription.
      guard let cost = likeness.cost(han, name), cost < PersonLikeness.givenUnread,
        likeness.isRomanised(han, name),
        cost == PersonLikeness.wholeRead && range.count > 2 || !words.areCut(by: range, in: text)
      else { continue }
      result.append(NameMatch(range: range, cost: cost))
    }
    guard result.isEmpty, name.isRomaji else { return result }
    // How a Japanese given name is read says nothing of its length; most have two characters.
    for length in [3, 2, 1] where start + count + length <= text.count {
      let range = start..<start + count + length
      guard length < 3 || Self.thirdCharacters.contains(text[range.upperBound - 1]),
        text[range].allSatisfy({ Script.of($0) == .han }), !words.areCut(by: range, in: text)
      else { continue }
      return [NameMatch(range: range, cost: unread)]
    }
    return []
  }

  // MARK: - Transcriptions

  /// The names with a middle dot that sound so: 安东尼·布林肯 of Antony Blinken.
  private func transcribed(_ name: PersonLikeness.LatinName, in text: [UInt32]) -> [NameMatch] {
    var result: [NameMatch] = []
    var before: Int?
    let dots = text.indices.lazy.filter { HanTranscription.isMiddleDot(text[$0]) }
    for dot in dots.prefix(Self.mostDots) {
      result += best(name, before: dot, behind: dot, in: text)
      if let before, dot - before <= Self.longestPart {
        result += best(name, before: before, behind: dot, in: text)
      }
      before = dot
    }
    return result
  }

  /// The likest name whose first part ends at one dot and whose last part begins behind another.
  private func best(
    _ name: PersonLikeness.LatinName, before first: Int, behind last: Int, in text: [UInt32]
  ) -> [NameMatch] {
    var start = first
    while start > 0, first - start < Self.longestPart, isForeign(text[start - 1]) { start -= 1 }
    var end = last + 1
    while end < text.count, end - last <= Self.longestPart, isForeign(text[end]) { end += 1 }
    var best: NameMatch?
    for start in start..<first {
      for end in last + 2..<max(end + 1, last + 2) {
        guard !HanTranscription.isHyphen(text[start]), !HanTranscription.isHyphen(text[end - 1]),
          let cost = likeness.cost(Array(text[start..<end]), name), cost < best?.cost ?? 1
        else { continue }
        best = NameMatch(range: start..<end, cost: cost)
      }
    }
    return best.map { [$0] } ?? []
  }

  /// Whether a name in transcription may have a character.
  private func isForeign(_ scalar: UInt32) -> Bool {
    if HanTranscription.isHyphen(scalar) { return true }
    guard Script.of(scalar) == .han, !HanTranscription.particles.contains(scalar) else {
      return false
    }
    let classes = table.record(of: [scalar])?.classes ?? []
    return !classes.contains(.function) || classes.contains(.surname)
      || table.givenCost(table.code(scalar), .foreign) < HanLattice.unusualForeign
  }
}
