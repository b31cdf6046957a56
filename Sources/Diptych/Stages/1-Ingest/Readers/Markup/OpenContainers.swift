/// The lists and tables that are open in a text, outermost first.
struct OpenContainers {
  private var open: [Container] = []

  /// A list or a table.
  private struct Container {
    var list: ListPlace?
    var table: OpenTable?
  }

  var isEmpty: Bool { open.isEmpty }

  // MARK: - Lists

  mutating func startList(number: Int, isNumbered: Bool) {
    let depth = open.count { $0.list != nil } + 1
    let place = ListPlace(list: number, item: -1, depth: depth, isNumbered: isNumbered)
    open.append(Container(list: place))
  }

  mutating func startItem() {
    guard !open.isEmpty else { return }
    open[open.count - 1].list?.item += 1
  }

  mutating func endList() {
    if open.last?.list != nil { open.removeLast() }
  }

  // MARK: - Tables

  mutating func start(_ table: OpenTable) { open.append(Container(table: table)) }

  /// The innermost container if it is a table, to be changed in place.
  var table: OpenTable? {
    get { open.last?.table }
    _modify {
      if open.isEmpty {
        var none: OpenTable?
        yield &none
      } else {
        yield &open[open.count - 1].table
      }
    }
  }

  /// Ends the innermost container if it is a table.
  mutating func endTable() -> OpenTable? {
    guard open.last?.table != nil else { return nil }
    return open.popLast()?.table
  }

  /// Notes in all tables that something stands in them that data has not.
  mutating func noteLayout() {
    for index in open.indices { open[index].table?.holdsLayout = true }
  }

  /// Forgets where the blocks from this one on would stand without the tables.
  mutating func forgetFlow(from block: Int) {
    for index in open.indices { open[index].table?.forgetFlow(from: block) }
  }

  // MARK: - Blocks

  /// Says where a block stands, the next one of the document by its number, from 0.
  ///
  /// The innermost table remembers where it would stand if the table were none.
  mutating func setPlace(of block: inout Block, number: Int) {
    var table: Int?
    for index in open.indices.reversed() {
      if var place = open[index].list, block.place == .flow {
        place.item = max(place.item, 0)
        block.kind = .listItem
        block.place = .item(place)
      } else if table == nil, open[index].table?.cell != nil {
        table = index
      }
    }
    if let table { open[table].table?.place(&block, at: number) }
  }
}
