/// Counts the items of lists.
///
/// An item counts when its first paragraph comes: items that only hold another list have no number.
struct OpenDocumentNumbering {
  /// What lists that go on elsewhere have counted.
  struct Memory {
    fileprivate var byID: [String: [Int]] = [:]
    /// The list that ended last: only that one can go on without being named.
    fileprivate var last: (style: String?, counters: [Int]) = (nil, [])
    /// The numbers of headings.
    var outline: [Int] = []
  }

  private struct OpenList {
    var style: String?
    var id: String?
    /// What the next item is to be given as its number.
    var nextStart: Int?
    /// Whether the item that is open has no number of its own any more.
    var isLabelled = true
  }

  private var open: [OpenList] = []
  private var counters: [Int] = []

  var depth: Int { open.count }

  /// The style of the innermost list.
  var style: String? { open.last?.style }

  mutating func startList(
    style: String?, id: String?, continues: Bool, continuing: String?, _ memory: Memory
  ) {
    let style = style ?? open.last?.style
    if open.isEmpty {
      counters = []
      if let continuing, let known = memory.byID[continuing] {
        counters = known
      } else if continues, style == memory.last.style {
        counters = memory.last.counters
      }
    }
    open.append(OpenList(style: style, id: id))
  }

  mutating func endList(_ memory: inout Memory) {
    guard let ended = open.popLast() else { return }
    if let id = ended.id { memory.byID[id] = counters }
    if open.isEmpty { memory.last = (ended.style, counters) }
  }

  mutating func startItem(isHeader: Bool, start: Int?) {
    guard let last = open.indices.last else { return }
    open[last].isLabelled = isHeader
    if let start { open[last].nextStart = start }
  }

  /// What stands before a paragraph that begins now; `nil` if it is not the first of an item.
  mutating func label(_ styles: OpenDocumentStyles) -> OpenDocumentListStyle.Label? {
    guard let last = open.indices.last, !open[last].isLabelled else { return nil }
    open[last].isLabelled = true
    guard let style = open[last].style.flatMap({ styles.lists[$0] }) else { return .bullet }
    let start = open[last].nextStart
    open[last].nextStart = nil
    Self.count(last, in: &counters, of: style, start: start)
    return style.label(at: last, counters: counters)
  }

  /// What stands before a heading that is in no list.
  static func label(
    ofHeading level: Int, start: Int?, _ styles: OpenDocumentStyles, _ memory: inout Memory
  ) -> OpenDocumentListStyle.Label? {
    count(level - 1, in: &memory.outline, of: styles.outline, start: start)
    return styles.outline.label(at: level - 1, counters: memory.outline)
  }

  /// Counts an item or heading of a level, from 0; the deeper levels begin anew.
  private static func count(
    _ level: Int, in counters: inout [Int], of style: OpenDocumentListStyle, start: Int?
  ) {
    guard level < OpenDocumentListStyle.maximumLevels else { return }
    while counters.count <= level { counters.append(0) }
    counters.removeSubrange((level + 1)...)
    if let start {
      counters[level] = start
    } else if counters[level] == 0 {
      counters[level] = style.start(at: level)
    } else {
      counters[level] &+= 1
    }
  }
}
