/// The pairs among the names of a folder, or of two folders that belong together.
///
/// What is found depends on the names alone, so that both files of a pair find each other.
struct NamePairs {
  /// The other one of a pair.
  struct Partner: Equatable {
    let name: [UInt8]
    /// Whether it lies in the other folder.
    var isElsewhere = false
    /// Whether the name that it is the partner of is the left one.
    let isLeft: Bool
  }

  private(set) var partners: [[UInt8]: Partner] = [:]
  /// Names that say that there should be a partner, where there is none, or two others are a pair already.
  private(set) var lonely: Set<[UInt8]> = []

  /// No pairs.
  init() {}

  /// Finds the pairs in a folder.
  init(_ names: [[UInt8]], _ rules: PairRules) {
    guard !rules.isEmpty else { return }
    let marked = Self.marked(names, rules)
    guard !marked.isEmpty else { return }
    pair(marked, rules)
    pairWithPlain(marked, names, rules)
    lonely.formUnion(marked.lazy.filter { $0.mark.isSure }.map(\.name))
    lonely = lonely.filter { partners[$0] == nil }
  }

  /// Finds the pairs of a folder with another one that is the same in another language.
  ///
  /// - Parameters:
  ///   - names: those of this folder.
  ///   - isLeft: whether this is the left one of the two folders.
  ///   - others: the names of the other one.
  ///   - rules: which words are languages.
  init(_ names: [[UInt8]], isLeft: Bool, others: [[UInt8]], _ rules: PairRules) {
    self.init(names, rules)
    let there = NamePairs(others, rules)
    let mine = Self.byKey(names.filter { partners[$0] == nil }, rules)
    let theirs = Self.byKey(others.filter { there.partners[$0] == nil }, rules)
    for (key, names) in mine {
      for (one, other) in Self.matches(names, theirs[key] ?? []) {
        partners[one] = Partner(name: other, isElsewhere: true, isLeft: isLeft)
        lonely.remove(one)
      }
      for name in names where partners[name] == nil { lonely.insert(name) }
    }
  }

  private typealias Marked = (name: [UInt8], mark: PairRules.Mark)

  private static func marked(_ names: [[UInt8]], _ rules: PairRules) -> [Marked] {
    var marked: [Marked] = []
    for name in names where rules.hasMark(name) && isOrdinary(name) {
      let mark = rules.mark(of: name)
      if mark.side != nil { marked.append((name, mark)) }
    }
    return marked
  }

  private static func isOrdinary(_ name: [UInt8]) -> Bool {
    name.first != UInt8(ascii: ".") && !DropEntries.isTransfer(name)
  }

  /// Pairs names with words of two sides of a rule.
  private mutating func pair(_ marked: [Marked], _ rules: PairRules) {
    struct Group: Hashable {
      let rule: Int
      let key: [UInt8]
    }
    var groups: [Group: [PairRules.Side: [[UInt8]]]] = [:]
    for (name, mark) in marked {
      guard let side = mark.side else { continue }
      groups[Group(rule: side.rule, key: mark.key), default: [:]][side, default: []].append(name)
    }
    let suffixes = Dictionary(uniqueKeysWithValues: marked.map { ($0.name, $0.mark.suffix) })
    for sides in groups.values where sides.count > 1 {
      let ranks = sides.keys.sorted { $0.rank < $1.rank }
      let left = (sides[ranks[0]] ?? []).map { Entry(name: $0, suffix: suffixes[$0] ?? []) }
      let right = (sides[ranks[1]] ?? []).map { Entry(name: $0, suffix: suffixes[$0] ?? []) }
      for (one, other) in Self.matches(left, right) { add(one, other) }
      for rank in ranks.dropFirst(2) { lonely.formUnion(sides[rank] ?? []) }
    }
  }

  /// Pairs names with those that have no word: `公告.docx` with `公告（英文）.docx`.
  private mutating func pairWithPlain(
    _ marked: [Marked], _ names: [[UInt8]], _ rules: PairRules
  ) {
    var open: [[UInt8]: [Marked]] = [:]
    for entry in marked where partners[entry.name] == nil && !entry.mark.key.isEmpty {
      open[entry.mark.key, default: []].append(entry)
    }
    guard !open.isEmpty else { return }
    let known = Set(marked.map(\.name))
    var plain: [[UInt8]: [Entry]] = [:]
    for name in names where !known.contains(name) && Self.isOrdinary(name) {
      let words = NameWords(name)
      let key = words.key
      if open[key] != nil {
        plain[key, default: []].append(Entry(name: name, suffix: words.suffix))
      }
    }
    for (key, others) in plain {
      let entries = (open[key] ?? []).map { Entry(name: $0.name, suffix: $0.mark.suffix) }
      // With several languages nobody knows which one the plain name is the other one of.
      guard Set((open[key] ?? []).map(\.mark.side)).count == 1 else { continue }
      for (marked, plain) in Self.matches(entries, others) {
        let isFirst = (open[key] ?? []).first { $0.name == marked }?.mark.side?.rank == 0
        if isFirst { add(marked, plain) } else { add(plain, marked) }
      }
    }
  }

  private mutating func add(_ left: [UInt8], _ right: [UInt8]) {
    partners[left] = Partner(name: right, isLeft: true)
    partners[right] = Partner(name: left, isLeft: false)
  }

  private struct Entry {
    let name: [UInt8]
    let suffix: [UInt8]
  }

  private static func byKey(_ names: [[UInt8]], _ rules: PairRules) -> [[UInt8]: [[UInt8]]] {
    var byKey: [[UInt8]: [[UInt8]]] = [:]
    for name in names where isOrdinary(name) {
      byKey[rules.mark(of: name).key, default: []].append(name)
    }
    return byKey
  }

  private static func matches(
    _ names: [[UInt8]], _ others: [[UInt8]]
  ) -> [(one: [UInt8], other: [UInt8])] {
    matches(
      names.map { Entry(name: $0, suffix: NameWords($0).suffix) },
      others.map { Entry(name: $0, suffix: NameWords($0).suffix) })
  }

  /// Matches names of one key: of one extension first, in the order of their bytes; what is left over
  /// only if nothing else could be meant.
  private static func matches(
    _ entries: [Entry], _ others: [Entry]
  ) -> [(one: [UInt8], other: [UInt8])] {
    var entries = entries.sorted { $0.name.lexicographicallyPrecedes($1.name) }
    var others = others.sorted { $0.name.lexicographicallyPrecedes($1.name) }
    var result: [(one: [UInt8], other: [UInt8])] = []
    entries.removeAll { entry in
      guard let index = others.firstIndex(where: { $0.suffix == entry.suffix }) else {
        return false
      }
      result.append((entry.name, others.remove(at: index).name))
      return true
    }
    if entries.count == 1, others.count == 1 { result.append((entries[0].name, others[0].name)) }
    return result
  }
}
