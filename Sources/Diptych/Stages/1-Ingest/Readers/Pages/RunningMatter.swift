/// Running heads and feet, and page numbers: what returns at the edges of pages.
struct RunningMatter {
  /// A line at the edge of a page.
  private struct Candidate {
    var page: Int
    var box: PageBox
    var key: Key
  }

  /// What makes two lines the same: their text without numbers, their place and their size.
  private struct Key: Hashable {
    var text: [UInt8]
    var isTop: Bool
    /// The distance from the edge of the page, in steps of four points.
    var place: Int
    var size: Int
  }

  /// So many lines are looked at on each edge.
  private static let depth = 3
  /// The height of a page that they may stand in, at each edge.
  private static let zone = 0.2

  /// For each page the height above which, and below which, nothing belongs to the text.
  private(set) var limits: [ClosedRange<Double>]

  /// Looks for it.
  ///
  /// - Parameters:
  ///   - pages: the lines of each page from top to bottom.
  ///   - sizes: the width and height of each page, in points.
  ///   - bodySize: the size of the running text, in points.
  init(_ pages: [[PageLine]], sizes: [(width: Double, height: Double)], bodySize: Double) {
    var counts: [Key: Int] = [:]
    var tops: [[Candidate]] = []
    var bottoms: [[Candidate]] = []
    for (page, lines) in pages.enumerated() {
      let height = sizes[page].height
      let small = lines.filter { $0.size <= 1.15 * bodySize }
      let top = small.prefix(Self.depth).filter { $0.box.bottom < Self.zone * height }
      let bottom = small.suffix(Self.depth).filter { $0.box.top > (1 - Self.zone) * height }
      tops.append(
        top.map {
          Candidate(
            page: page, box: $0.box, key: Self.key(of: $0, isTop: true, distance: $0.box.top))
        })
      bottoms.append(
        bottom.reversed().map {
          Candidate(
            page: page, box: $0.box,
            key: Self.key(of: $0, isTop: false, distance: height - $0.box.bottom))
        })
      for candidate in tops[page] + bottoms[page] { counts[candidate.key, default: 0] += 1 }
    }
    let least = pages.count <= 4 ? 2 : 3
    var texts: [ArraySlice<UInt8>: Int] = [:]
    for lines in pages {
      for line in lines { texts[Self.core(Self.withoutNumbers(line.utf8)), default: 0] += 1 }
    }
    let places = Self.usualPlaces(tops + bottoms, pages: pages.count) { key in
      counts[key] ?? 0 >= 2 || texts[Self.core(key.text)] ?? 0 >= 2
    }
    func returns(_ candidate: Candidate) -> Bool {
      let least = Self.isPageNumber(candidate.key.text) ? 2 : least
      var count = 0
      for place in (candidate.key.place - 1)...(candidate.key.place + 1) {
        var key = candidate.key
        key.place = place
        count += counts[key] ?? 0
        key.text = []
        if places.contains(key) { return true }
      }
      return count >= least
    }
    limits = []
    for page in pages.indices {
      var (upper, lower) = (-Double.infinity, Double.infinity)
      for candidate in tops[page] {
        guard returns(candidate) else { break }
        upper = candidate.box.bottom
      }
      for candidate in bottoms[page] {
        guard returns(candidate) || pages.count == 1 && Self.isPageNumber(candidate.key.text) else {
          break
        }
        lower = candidate.box.top
      }
      limits.append(min(upper, lower)...max(upper, lower))
    }
  }

  /// Whether a line is part of the text.
  func isText(_ line: PageLine) -> Bool { limits[line.page].contains(line.box.middle) }

  /// The text without numbers at its ends, as a heading is said again above its pages.
  private static func core(_ text: [UInt8]) -> ArraySlice<UInt8> {
    var core = text[...]
    if core.first == UInt8(ascii: "#") { core.removeFirst() }
    if core.last == UInt8(ascii: "#") { core.removeLast() }
    return core
  }

  /// Where most pages have a line that is said elsewhere too.
  ///
  /// What stands there once, such as the title of a short chapter, is running matter as well. The
  /// texts of the keys are empty.
  private static func usualPlaces(
    _ edges: [[Candidate]], pages: Int, returns: (Key) -> Bool
  ) -> Set<Key> {
    var all: [Key: Int] = [:]
    var returning: [Key: Int] = [:]
    for candidates in edges {
      guard let outermost = candidates.first else { continue }
      var place = outermost.key
      place.text = []
      all[place, default: 0] += 1
      if returns(outermost.key) { returning[place, default: 0] += 1 }
    }
    let usual = all.filter { place, count in
      count >= 4 && 2 * count >= pages && 5 * (returning[place] ?? 0) >= 3 * count
    }
    return Set(usual.keys)
  }

  private static func key(of line: PageLine, isTop: Bool, distance: Double) -> Key {
    Key(
      text: withoutNumbers(line.utf8), isTop: isTop, place: Int(distance / 4),
      size: Int(line.size + 0.5))
  }

  /// The text with `#` in the place of every number, also of Roman ones, and no spaces.
  static func withoutNumbers(_ utf8: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    for word in utf8.split(separator: 0x20) {
      if word.allSatisfy({ romanDigits.contains($0) }) {
        if result.last != UInt8(ascii: "#") { result.append(UInt8(ascii: "#")) }
        continue
      }
      for byte in word {
        if (0x30...0x39).contains(byte) {
          if result.last != UInt8(ascii: "#") { result.append(UInt8(ascii: "#")) }
        } else {
          result.append(byte)
        }
      }
    }
    return result
  }

  private static let romanDigits = Set("ivxlcIVXLC".utf8)

  /// Whether a text without numbers is nothing but the number of a page.
  static func isPageNumber(_ text: [UInt8]) -> Bool {
    let numbers = text.count { $0 == UInt8(ascii: "#") }
    guard (1...2).contains(numbers) else { return false }
    let rest = String(decoding: text.filter { $0 != UInt8(ascii: "#") }, as: UTF8.self).lowercased()
    return pageWords.contains(rest)
  }

  private static let pageWords: Set<String> = [
    "", "-", "--", "—", "——", "–", "––", "/", "page", "pageof", "p.", "第页", "第頁", "第页共页",
    "第頁共頁", "第页，共页", "·", "··", "of", "|",
  ]
}
