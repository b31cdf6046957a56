internal import DiptychXML

/// An element that may stand inside of `text`, with its place in the count of elements.
enum TEIElement: Int, CaseIterable {
  // In the order of the names: `tagUsage` lists them so.
  case body, cell, choice, corr, date, desc, div, foreign, gap, head, item, lb, list, measure, name,
    note, num, orgName, p, pb, persName, placeName, rb, row, rt, ruby, s, sic, table, term, text

  /// The element's name; where the element is constant, so is the name.
  @inline(__always)
  var name: XMLName {
    switch self {
    case .body: "body"
    case .cell: "cell"
    case .choice: "choice"
    case .corr: "corr"
    case .date: "date"
    case .desc: "desc"
    case .div: "div"
    case .foreign: "foreign"
    case .gap: "gap"
    case .head: "head"
    case .item: "item"
    case .lb: "lb"
    case .list: "list"
    case .measure: "measure"
    case .name: "name"
    case .note: "note"
    case .num: "num"
    case .orgName: "orgName"
    case .p: "p"
    case .pb: "pb"
    case .persName: "persName"
    case .placeName: "placeName"
    case .rb: "rb"
    case .row: "row"
    case .rt: "rt"
    case .ruby: "ruby"
    case .s: "s"
    case .sic: "sic"
    case .table: "table"
    case .term: "term"
    case .text: "text"
    }
  }
}

extension XMLName {
  @inline(__always) static var id: XMLName { "xml:id" }
  @inline(__always) static var lang: XMLName { "xml:lang" }
  @inline(__always) static var n: XMLName { "n" }
  @inline(__always) static var type: XMLName { "type" }
  @inline(__always) static var cert: XMLName { "cert" }
  @inline(__always) static var corresp: XMLName { "corresp" }
  @inline(__always) static var ref: XMLName { "ref" }
  @inline(__always) static var rend: XMLName { "rend" }
  @inline(__always) static var resp: XMLName { "resp" }
}
