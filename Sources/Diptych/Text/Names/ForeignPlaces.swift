/// Finds known places in Cyrillic letters, Hangul and Katakana: Москва, 서울, フランス.
struct ForeignPlaces: Sendable {
  private let table: NameTable

  /// How a script shows where names begin and end.
  private enum Writing {
    case cyrillic, hangul, katakana

    init?(_ scalar: UInt32) {
      switch scalar {
      case 0x400...0x4FF: self = .cyrillic
      case 0xAC00...0xD7A3: self = .hangul
      case 0x30A1...0x30FA, 0x30FC: self = .katakana
      default: return nil
      }
    }
  }

  private static let confidence = 0.9
  /// The most words of a name.
  private static let mostWords = 3
  /// The most scalars of a name.
  private static let longest = 40
  /// What a word has at least before its ending.
  private static let leastStem = 4

  /// Makes a finder of the places of a table.
  init(table: NameTable) { self.table = table }

  /// Appends the places of a text, from the first to the last.
  ///
  /// - Complexity: O(*n*).
  func find(in scalars: [UInt32], into found: inout [FoundName]) {
    var index = 0
    while index < scalars.count {
      guard let writing = Writing(scalars[index]) else {
        index += 1
        continue
      }
      let end = Self.wordEnd(index, writing, in: scalars)
      let place =
        switch writing {
        case .cyrillic: cyrillicEnd(from: index, end, in: scalars)
        case .hangul: hangulEnd(index..<end, in: scalars)
        case .katakana: katakanaEnd(index..<end, in: scalars)
        }
      if let place {
        found.append(
          FoundName(range: index..<place, kind: .place, confidence: Self.confidence))
      }
      index = max(end, place ?? end)
    }
  }

  private static func wordEnd(_ start: Int, _ writing: Writing, in scalars: [UInt32]) -> Int {
    var end = start
    while end < scalars.count, Writing(scalars[end]) == writing { end += 1 }
    return end
  }

  // MARK: - Russian

  /// Where a place ends that starts with a word in Cyrillic letters, the longest one.
  private func cyrillicEnd(from start: Int, _ end: Int, in scalars: [UInt32]) -> Int? {
    guard Self.isCapital(scalars[start]) else { return nil }
    var ends = [end]
    while ends.count < Self.mostWords, let last = ends.last, last - start < Self.longest,
      last + 1 < scalars.count, scalars[last] == 0x20 || scalars[last] == 0x2D,
      Writing(scalars[last + 1]) == .cyrillic
    {
      ends.append(Self.wordEnd(last + 1, .cyrillic, in: scalars))
    }
    return ends.last { end in
      end - start <= Self.longest && Self.record(of: scalars[start..<end], in: table) != nil
    }
  }

  private static func isCapital(_ scalar: UInt32) -> Bool {
    (0x410...0x42F).contains(scalar) || scalar == 0x401
  }

  /// What a table knows of a place, whose last word may have another ending in Russian than there: Москвой.
  static func record(of name: ArraySlice<UInt32>, in table: NameTable) -> NameTable.Record? {
    guard let first = name.first, Writing(first) == .cyrillic else { return nil }
    if let record = table.record(of: name), record.isForeignPlace { return record }
    for count in 1...2 where name.count - count >= leastStem {
      guard name.suffix(count).allSatisfy(inEndings.contains) else { break }
      let stem = name.dropLast(count)
      if let record = table.record(of: stem), record.isForeignPlace { return record }
      for ending in endings {
        if let record = table.record(of: stem + [ending]), record.isForeignPlace { return record }
      }
    }
    return nil
  }

  /// The letters of the endings of nouns.
  private static let inEndings = Set("аеиоуыюяйёмх".unicodeScalars.map(\.value))
  /// How names of places end.
  private static let endings = "аяйьое".unicodeScalars.map(\.value)

  // MARK: - Korean and Japanese

  /// Where a place ends that is a word but for a particle.
  private func hangulEnd(_ word: Range<Int>, in scalars: [UInt32]) -> Int? {
    var best: Int?
    var node = table.root
    for index in word.prefix(Self.longest) {
      guard let next = table.next(node, table.code(scalars[index])) else { break }
      node = next
      guard node.record?.isForeignPlace == true else { continue }
      let rest = scalars[index + 1..<word.upperBound]
      if rest.isEmpty || Self.particles.contains(where: rest.elementsEqual) { best = index + 1 }
    }
    return best
  }

  /// What may stand behind the name of a place in Korean.
  private static let particles = DateText.words(
    "은", "는", "이", "가", "을", "를", "에", "의", "와", "과", "도", "로", "으로", "에서", "에는",
    "에서는", "에도", "부터", "까지", "에서의", "과의", "와의", "시", "시는", "시를", "시에", "시에서",
    "시의", "시와", "측", "측은")

  /// Where a place ends that is all there is of Katakana.
  private func katakanaEnd(_ word: Range<Int>, in scalars: [UInt32]) -> Int? {
    let end = word.upperBound
    guard word.count <= Self.longest, table.record(of: scalars[word])?.isForeignPlace == true
    else { return nil }
    // フランス語, フランス人
    let isOther = end < scalars.count && (scalars[end] == 0x8A9E || scalars[end] == 0x4EBA)
    return isOther ? nil : end
  }
}
