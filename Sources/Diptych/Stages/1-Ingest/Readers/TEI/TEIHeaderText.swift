/// What the header of a TEI file says.
struct TEIHeaderText {
  /// Whether the file follows the profile that the exporter writes.
  private(set) var isOwn = false

  private var values: [Key: [UInt8]] = [:]
  private var open: Key?
  private var part = Part.other
  private var isTitleLanguageOpen = false
  private var titleRank = 0
  private var publicationDate: String?

  private enum Part { case title, source, publication, other }

  private enum Key: Hashable {
    case title, author, sourceTitle, sourceAuthor, sourceDate, mediaType
  }

  /// Longer values are no metadata.
  private static let maximumBytes = 4096
  /// The name of the profile up to the number of its minor version.
  private static let ownProfile = "diptych-tei-1."

  /// The title of the source; in files of our own only what the source itself says, or its name.
  var title: String? {
    isOwn ? value(.sourceTitle) ?? (isTitleLanguageOpen ? value(.title) : nil) : value(.title)
  }

  var author: String? { value(isOwn ? .sourceAuthor : .author) }

  var date: String? {
    (isOwn ? value(.sourceDate) : publicationDate).flatMap(W3CDate.day)
  }

  /// The media type of what the file was made from.
  var mediaType: String? { value(.mediaType) }

  /// Begins an element; `attribute` gives the value of one of its attributes.
  mutating func start(_ meaning: TEIMeaning, attribute: (String) -> String?) {
    switch meaning {
    case .titleStatement: part = .title
    case .sourceDescription: part = .source
    case .publication: part = .publication
    case .schema:
      if attribute("key")?.hasPrefix(Self.ownProfile) == true { isOwn = true }
    case .title where part == .title: startTitle(attribute)
    case .title where part == .source: begin(.sourceTitle)
    case .author where part == .title: begin(.author)
    case .author where part == .source: begin(.sourceAuthor)
    case .date where part == .source: begin(.sourceDate)
    case .date where part == .publication:
      publicationDate = publicationDate ?? attribute("when") ?? attribute("when-iso")
    case .text(.note) where part == .source:
      if attribute("type") == "mediaType" { begin(.mediaType) }
    default: break
    }
  }

  mutating func end(_ meaning: TEIMeaning) {
    switch meaning {
    case .titleStatement, .sourceDescription, .publication: part = .other
    case .title, .author, .date, .text(.note): open = nil
    default: break
    }
  }

  mutating func text(_ utf8: Span<UInt8>) {
    guard let open else { return }
    var value = values[open] ?? []
    guard value.count + utf8.count <= Self.maximumBytes else { return }
    for index in utf8.indices { value.append(utf8[index]) }
    values[open] = value
  }

  /// The main title counts more than one without a type, and that more than a subtitle.
  private mutating func startTitle(_ attribute: (String) -> String?) {
    let rank =
      switch attribute("type") {
      case "main": 3
      case nil: 2
      default: 1
      }
    guard rank > titleRank else { return }
    titleRank = rank
    values[.title] = nil
    open = .title
    isTitleLanguageOpen = attribute("xml:lang") == "und"
  }

  private mutating func begin(_ key: Key) {
    guard values[key] == nil else { return }
    open = key
  }

  private func value(_ key: Key) -> String? {
    guard let bytes = values[key] else { return nil }
    var text = MarkupText()
    text.append(bytes.span, line: 0)
    return text.utf8.isEmpty ? nil : String(decoding: text.utf8, as: UTF8.self)
  }
}
