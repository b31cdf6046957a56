/// Tells a person's name in Chinese from words where a text stands alone, without a clause around it.
///
/// It weighs by the costs of the name table, as ``HanLattice`` does in running text: what the characters cost as
/// a surname with a given name, and what they cost as words.
struct PersonOdds: Sendable {
  let table: NameTable

  /// How much likelier a text is one person's name than words, as 12 times the natural logarithm; `nil` if no
  /// name has this form.
  func odds(of text: ArraySlice<UInt32>) -> Int32? {
    guard (2...4).contains(text.count), text.allSatisfy({ Script.of($0) == .han }) else {
      return nil
    }
    if table.record(of: text)?.classes.contains(.person) == true { return .max }
    return costAsName(text).map { costAsWords(text) - $0 }
  }

  /// The cost of a surname of one or two characters with a given name of one or two.
  private func costAsName(_ text: ArraySlice<UInt32>) -> Int32? {
    let costs = (1...2).compactMap { length -> Int32? in
      guard let surname = table.record(of: text.prefix(length)),
        surname.classes.contains(.surname), surname.surnameCost < NameTable.Record.noCost
      else { return nil }
      let given = text.dropFirst(length).map(table.code)
      switch given.count {
      case 1:
        return surname.surnameCost + table.givenCost(given[0], .only) + HanLattice.singleGiven
      case 2:
        return surname.surnameCost + table.givenCost(given[0], .first)
          + table.givenCost(given[1], .second)
      default: return nil
      }
    }
    return costs.min()
  }

  /// The cost of the cheapest words that make up a text.
  private func costAsWords(_ text: ArraySlice<UInt32>) -> Int32 {
    let codes = text.map(table.code)
    var costs = (0...codes.count).map { Int32($0) * HanLattice.unknown }
    for start in codes.indices {
      var node = table.root
      costs[start + 1] = min(costs[start + 1], costs[start] + HanLattice.unknown)
      for end in start..<codes.count {
        guard let next = table.next(node, codes[end]) else { break }
        node = next
        guard let word = node.record, word.cost < NameTable.Record.noCost else { continue }
        costs[end + 1] = min(costs[end + 1], costs[start] + word.cost)
      }
    }
    return costs[codes.count]
  }
}
