internal import DiptychXML

/// An element that may stand inside of `text`, with its place in the count of elements.
enum TEIElement: Int, CaseIterable {
  // In the order of the names: `tagUsage` lists them so.
  case body, cell, choice, corr, date, desc, div, foreign, gap, head, item, lb, list, measure, name,
    note, num, orgName, p, persName, placeName, rb, row, rt, ruby, s, sic, table, term, text

  /// The element's name.
  var name: XMLName { Self.names[rawValue] }

  private static let names: [XMLName] = [
    "body", "cell", "choice", "corr", "date", "desc", "div", "foreign", "gap", "head", "item",
    "lb", "list", "measure", "name", "note", "num", "orgName", "p", "persName", "placeName", "rb",
    "row", "rt", "ruby", "s", "sic", "table", "term", "text",
  ]
}

extension XMLName {
  static var id: XMLName { "xml:id" }
  static var lang: XMLName { "xml:lang" }
  static var n: XMLName { "n" }
  static var type: XMLName { "type" }
  static var cert: XMLName { "cert" }
  static var corresp: XMLName { "corresp" }
  static var ref: XMLName { "ref" }
  static var rend: XMLName { "rend" }
  static var resp: XMLName { "resp" }
}
