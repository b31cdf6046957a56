/// Gives paragraphs with a number or a bullet their places in lists.
struct RTFLists {
  private var open: [(key: Int, level: Int, place: ListPlace)] = []

  /// The place of the next paragraph: `key` tells its list from others, `level` is its depth from 0,
  /// and `next` the number of the next new list.
  mutating func place(key: Int, level: Int, isNumbered: Bool, next: inout Int) -> ListPlace {
    while let last = open.last, last.level > level { open.removeLast() }
    if let last = open.last, last.level == level, last.key == key {
      open[open.count - 1].place.item += 1
      return open[open.count - 1].place
    }
    if let last = open.last, last.level == level { open.removeLast() }
    let place = ListPlace(list: next, item: 0, depth: open.count + 1, isNumbered: isNumbered)
    next += 1
    open.append((key, level, place))
    return place
  }

  /// Ends all lists.
  mutating func end() { open = [] }
}
