/// Finds lists in paragraphs of which each says for itself that it is an item, and how deep.
struct OfficeLists {
  /// What a paragraph says.
  struct Item: Equatable {
    /// Which list it belongs to, by a number of the format's.
    var key: Int
    /// How deep it is, from 0.
    var level: Int
    var isNumbered: Bool
  }

  private var open: [(item: Item, place: ListPlace)] = []
  /// The block with which the outermost list begins.
  private(set) var start = 0
  /// Whether all that there is of the outermost list is one numbered item.
  private(set) var isLoneNumber = false

  var isOpen: Bool { !open.isEmpty }

  /// Whether an item belongs to no list that is open, not even as one inside of it.
  func isOutside(_ item: Item) -> Bool {
    guard let first = open.first?.item else { return false }
    return item.level < first.level || item.level == first.level && item != first
  }

  /// The place of an item that stands at a block; `count` is the number of lists in the document.
  mutating func add(_ item: Item, at block: Int, _ count: inout Int) -> ListPlace {
    while let last = open.last?.item,
      item.level < last.level || item.level == last.level && item != last
    {
      open.removeLast()
    }
    if open.isEmpty {
      start = block
      isLoneNumber = item.isNumbered
    } else {
      isLoneNumber = false
    }
    if open.last?.item != item {
      let place = ListPlace(
        list: count, item: -1, depth: open.count + 1, isNumbered: item.isNumbered)
      count += 1
      open.append((item, place))
    }
    let last = open.count - 1
    open[last].place.item += 1
    return open[last].place
  }

  /// Ends all lists that are open.
  mutating func end() { open = [] }
}
