internal import DiptychXML

/// What a page says about itself in its `meta` elements.
///
/// The names are those of HTML, Dublin Core and Open Graph, and those that the sites of Chinese
/// authorities must have (`ArticleTitle`, `PubDate`, `ContentSource`).
struct HTMLMetadata {
  private var values: [String: String] = [:]

  /// The title of the document without the name of the site.
  var title: String? { first(["articletitle", "dc.title", "dcterms.title", "og:title"]) }

  /// Who wrote it, or who sent it to the site.
  var author: String? {
    let author = first(["author", "dc.creator", "dcterms.creator", "article:author"])
    // Some sites give a page about the author.
    if let author, !author.hasPrefix("http") { return author }
    return first(["contentsource"])
  }

  /// The day on which it was published: `2019-05-21`.
  var date: String? {
    let keys = [
      "pubdate", "article:published_time", "publishdate", "datepublished", "dcterms.issued",
      "dc.date.issued", "dcterms.date", "dc.date", "date",
    ]
    for key in keys {
      let day = String(
        (values[key] ?? "").utf8.prefix(10).map { $0 == 0x2F ? "-" : Character(Unicode.Scalar($0)) }
      )
      if W3CDate.isValid(Array(day.utf8)) { return day }
    }
    return nil
  }

  /// Notes a `meta` element; the first of a name counts.
  mutating func add(_ attributes: [XMLAttribute]) {
    guard let name = (attributes["name"] ?? attributes["property"])?.lowercased(),
      let content = attributes["content"], content.utf8.count <= 1000
    else { return }
    let bytes = Array(content.utf8)
    let range = WhiteSpace.trimmed(bytes.indices, in: bytes)
    guard !range.isEmpty, values[name] == nil, values.count < 200 else { return }
    values[name] = String(decoding: bytes[range], as: UTF8.self)
  }

  private func first(_ keys: [String]) -> String? {
    for key in keys {
      if let value = values[key] { return value }
    }
    return nil
  }
}
