internal import DiptychXML

/// Reads the cells of one sheet.
struct ExcelSheet: XMLConsumer {
  /// A cell with text.
  struct Cell {
    /// From 0, without rows that are hidden.
    var row: Int
    /// From 0.
    var column: Int
    /// The row in the sheet, from 0.
    var sheetRow: Int
    var text: [UInt8]
  }

  /// What a cell covers.
  struct Span {
    var rows: Int
    var columns: Int
  }

  struct Place: Hashable {
    var row: Int
    var column: Int
  }

  private(set) var cells: [Cell] = []
  /// By the first row and column in the sheet.
  private(set) var merges: [Place: Span] = [:]

  private let strings: [[UInt8]]
  private var styles: ExcelStyles
  private let startsIn1904: Bool
  private let limits: Limits
  private var bytes = 0
  private var hiddenColumns = [Bool](repeating: false, count: ExcelSheet.maximumColumns)
  private var hiddenRows = 0
  private var isRowHidden = false
  private var place = Place(row: -1, column: -1)
  private var type = "n"
  private var style = 0
  private var value: [UInt8]?
  private var isInValue = false
  private var text = ExcelText()

  /// The size of the largest sheet.
  private static let maximumRows = 1_048_576
  private static let maximumColumns = 16_384

  init(strings: [[UInt8]], styles: ExcelStyles, startsIn1904: Bool, limits: Limits) {
    self.strings = strings
    self.styles = styles
    self.startsIn1904 = startsIn1904
    self.limits = limits
  }

  mutating func start(_ element: XMLElementName, _ attributes: borrowing XMLAttributes, line: Int)
    -> Bool
  {
    switch element.name {
    case "col":
      if Self.isOn(attributes["hidden"]), let first = attributes["min"].flatMap({ Int($0) }),
        let last = attributes["max"].flatMap({ Int($0) }), 1 <= first, first <= last,
        last <= Self.maximumColumns
      {
        for column in (first - 1)..<last { hiddenColumns[column] = true }
      }
    case "row":
      let number = attributes["r"].flatMap { Int($0) } ?? place.row + 2
      place = Place(row: min(max(number, 1), Self.maximumRows) - 1, column: -1)
      isRowHidden = Self.isOn(attributes["hidden"])
      if isRowHidden { hiddenRows += 1 }
    case "c": startCell(attributes)
    case "v":
      value = []
      isInValue = true
    case "mergeCell": if let range = attributes["ref"] { addMerge(range) }
    default: text.start(element.name)
    }
    return cells.count <= limits.maximumBlocks && bytes <= 4 * limits.maximumTextCharacters
  }

  mutating func end(_ element: XMLElementName, line: Int) {
    switch element.name {
    case "v": isInValue = false
    case "c": endCell()
    default: text.end(element.name)
    }
  }

  mutating func text(_ utf8: Swift.Span<UInt8>) {
    guard isInValue else { return text.append(utf8) }
    for index in utf8.indices { value?.append(utf8[index]) }
  }

  // MARK: - Cells

  private mutating func startCell(_ attributes: borrowing XMLAttributes) {
    place.column += 1
    if let name = attributes["r"], let named = Self.place(name[...]) { place = named }
    type = attributes["t"] ?? "n"
    style = attributes["s"].flatMap { Int($0) } ?? 0
    value = nil
    text = ExcelText()
  }

  private mutating func endCell() {
    let shown = shownText()
    guard !isRowHidden, !shown.isEmpty, !PlainTextReader.isBlank(shown.indices, in: shown),
      place.column >= Self.maximumColumns || !hiddenColumns[place.column]
    else { return }
    bytes += shown.count
    cells.append(
      Cell(
        row: place.row - min(hiddenRows, place.row), column: place.column, sheetRow: place.row,
        text: shown))
  }

  private mutating func shownText() -> [UInt8] {
    guard type != "inlineStr" else { return text.decoded }
    guard let value else { return [] }
    let content = String(decoding: value, as: UTF8.self)
    switch type {
    case "s":
      guard let index = Int(content), strings.indices.contains(index) else { return [] }
      return strings[index]
    case "b": return Array((content == "1" || content == "true" ? "TRUE" : "FALSE").utf8)
    case "n":
      guard let number = Double(content), number.isFinite else { return value }
      let format = styles.format(ofStyle: style)
      return Array(format.text(number, startsIn1904: startsIn1904).utf8)
    default: return value
    }
  }

  private mutating func addMerge(_ range: String) {
    let ends = range.split(separator: ":")
    guard ends.count == 2, let first = Self.place(ends[0]), let last = Self.place(ends[1]),
      first.row <= last.row, first.column <= last.column
    else { return }
    merges[first] = Span(
      rows: last.row - first.row + 1, columns: last.column - first.column + 1)
  }

  /// The place that a name such as `B3` or `$B$3` means.
  private static func place(_ name: Substring) -> Place? {
    var column = 0
    var row = 0
    for byte in name.utf8 {
      switch byte {
      case 0x41...0x5A where row == 0: column = column * 26 + Int(byte) - 0x40
      case 0x30...0x39: row = row * 10 + Int(byte) - 0x30
      case 0x24: continue
      default: return nil
      }
      guard column <= maximumColumns, row <= maximumRows else { return nil }
    }
    return column > 0 && row > 0 ? Place(row: row - 1, column: column - 1) : nil
  }

  private static func isOn(_ value: String?) -> Bool { value == "1" || value == "true" }
}
