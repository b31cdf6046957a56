/// Tells numbered paragraphs that are headings from items of lists: what has one numbering and level is
/// the one or the other in all of a text.
struct NumberedParagraphs<List: Hashable> {
  private struct Level: Hashable {
    var list: List
    var depth: Int
  }

  private var blocks: [Level: [Int]] = [:]

  /// Notes the number of a block with a number, in ascending order.
  mutating func add(_ block: Int, list: List, level: Int) {
    blocks[Level(list: list, depth: level), default: []].append(block)
  }

  /// Makes paragraphs of the items that are headings, and takes out the lists in them.
  func settle(_ all: inout [Block], as kind: Block.Kind) {
    var headings: Set<Int> = []
    for indices in blocks.values where Self.areHeadings(indices, all) {
      headings.formUnion(indices)
    }
    guard !headings.isEmpty else { return }
    // Which of the items that the walk is in are headings, the outermost first.
    var open: [(place: ListPlace, isHeading: Bool)] = []
    for index in all.indices {
      guard case .item(var place) = all[index].place else {
        open = []
        continue
      }
      while let last = open.last, last.place.depth > place.depth { open.removeLast() }
      // More paragraphs of an item are what its first one is.
      if open.last?.place != place {
        if open.last?.place.depth == place.depth { open.removeLast() }
        open.append((place, headings.contains(index)))
      }
      if open.last?.isHeading == true {
        all[index].kind = kind
        all[index].place = .flow
      } else {
        place.depth = open.count { !$0.isHeading }
        all[index].place = .item(place)
      }
    }
  }

  /// Whether all blocks have the form of headings, with something between some of them, and one stands
  /// alone, as a paragraph, or all are bold.
  private static func areHeadings(_ indices: [Int], _ all: [Block]) -> Bool {
    let own = indices.filter { if case .cell = all[$0].place { false } else { true } }
    return zip(own, own.dropFirst()).contains { $1 > $0 + 1 }
      && own.allSatisfy { LineShape(all[$0].utf8).isHeadingCandidate }
      && (own.contains { all[$0].place == .flow }
        || own.allSatisfy { all[$0].layout.style?.isBold == true })
  }
}
