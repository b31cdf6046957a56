/// The pairs among the files inside of a file: two languages of one text, as their names say.
///
/// As in the drop, both lie in one folder, or in two sibling folders that are a pair themselves.
struct PartPairs {
  /// The right file of each left one, by their places.
  private(set) var rights: [Int: Int] = [:]

  /// Finds the pairs.
  ///
  /// - Parameters:
  ///   - paths: those of the files; of several with one path the first one counts.
  ///   - rules: which words are languages.
  init(_ paths: [[UInt8]], _ rules: PairRules) {
    guard !rules.isEmpty, paths.count > 1 else { return }
    var files: [[UInt8]: [[UInt8]: Int]] = [:]
    for (index, path) in paths.enumerated() {
      let (folder, name) = Ledger.split(path)
      if files[folder]?[name] == nil { files[folder, default: [:]][name] = index }
    }
    let others = Self.otherFolders(Array(files.keys), rules)
    for (folder, names) in files {
      let other = others[folder]
      let there = other.map { files[$0.path] ?? [:] } ?? [:]
      let pairs =
        other.map {
          NamePairs(Self.sorted(names), isLeft: $0.isLeft, others: Self.sorted(there), rules)
        } ?? NamePairs(Self.sorted(names), rules)
      for (name, partner) in pairs.partners where partner.isLeft {
        guard let left = names[name],
          let right = partner.isElsewhere ? there[partner.name] : names[partner.name]
        else { continue }
        rights[left] = right
      }
    }
  }

  private static func sorted(_ names: [[UInt8]: Int]) -> [[UInt8]] {
    names.keys.sorted { $0.lexicographicallyPrecedes($1) }
  }

  /// The folder that each folder is a pair with, and whether it is the left one of the two.
  private static func otherFolders(
    _ folders: [[UInt8]], _ rules: PairRules
  ) -> [[UInt8]: (path: [UInt8], isLeft: Bool)] {
    var siblings: [[UInt8]: [[UInt8]: Int]] = [:]
    for folder in folders where !folder.isEmpty {
      let (parent, name) = Ledger.split(folder)
      siblings[parent, default: [:]][name] = 0
    }
    var others: [[UInt8]: (path: [UInt8], isLeft: Bool)] = [:]
    for (parent, names) in siblings {
      let start = parent.isEmpty ? [] : parent + [UInt8(ascii: "/")]
      for (name, partner) in NamePairs(sorted(names), rules).partners {
        others[start + name] = (start + partner.name, partner.isLeft)
      }
    }
    return others
  }
}
