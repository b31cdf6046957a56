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
    return first(["contentsource"]) ?? lineSource
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
      if W3CDate.isValid(day) { return day }
    }
    return lineDate
  }

  /// Whether Word saved the page.
  var isFromWord: Bool { values["generator"]?.hasPrefix("Microsoft Word") == true }

  /// What a line over or under the text says, where no element does.
  private var lineSource: String?
  private var lineDate: String?

  /// Notes what a line of the page says behind a label such as `来源：`.
  mutating func add(_ label: String, _ value: String) {
    guard let kind = Self.labels.first(where: { label.hasPrefix($0.word) })?.isDate else { return }
    if kind {
      lineDate = lineDate ?? Self.day(in: value)
    } else if !value.isEmpty {
      lineSource = lineSource ?? value
    }
  }

  private static let labels: [(word: String, isDate: Bool)] = [
    ("发布时间", true), ("发布日期", true), ("發布時間", true), ("發布日期", true), ("日期", true),
    ("Published", true), ("Updated", true), ("来源", false), ("來源", false), ("信息来源", false),
    ("文章来源", false), ("稿件来源", false), ("作者", false), ("Source", false),
  ]

  /// The day that a text begins with: `2019-05-08`, `2019/5/8`, `2019年5月8日`.
  private static func day(in text: String) -> String? {
    let parts = text.split(maxSplits: 3, omittingEmptySubsequences: false) { "-/.年月日".contains($0) }
    guard parts.count >= 3, parts[0].utf8.count == 4 else { return nil }
    let numbers = [parts[0], parts[1], parts[2].prefix { $0.isASCII && $0.isNumber }]
    let day = numbers.map { $0.utf8.count == 1 ? "0" + $0 : String($0) }.joined(separator: "-")
    return W3CDate.isValid(day) ? day : nil
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
