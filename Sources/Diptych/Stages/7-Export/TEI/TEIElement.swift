internal import DiptychXML

/// An element that may stand inside of `text`, with its place in the count of elements.
enum TEIElement: Int, CaseIterable {
  // In the order of the names: `tagUsage` lists them so.
  case body, cell, choice, corr, date, desc, div, foreign, gap, head, item, lb, list, measure, name,
    note, num, orgName, p, persName, placeName, rb, row, rt, ruby, s, sic, table, term, text

  /// The element's name.
  var name: XMLName { Self.names[rawValue] }

  private static let names = allCases.map { XMLName(stringLiteral: "\($0)") }
}

extension XMLName {
  static let id: XMLName = "xml:id"
  static let lang: XMLName = "xml:lang"
  static let n: XMLName = "n"
  static let type: XMLName = "type"
  static let cert: XMLName = "cert"
  static let corresp: XMLName = "corresp"
  static let ref: XMLName = "ref"
  static let rend: XMLName = "rend"
  static let resp: XMLName = "resp"
}
