internal import DiptychXML

/// Walks through XML with a mapping at hand.
struct XMLMappingWalk: XMLConsumer {
  var blocks: RoleBlocks

  private let vocabulary: XMLVocabulary
  private var open: [OpenElement] = []
  /// The number of elements around the one whose content is left out.
  private var leftOutFrom: Int?
  private var line = 1
  private var values: [XMLVocabulary.Metadata: [UInt8]] = [:]
  /// What is being read of the document's own word, and the number of elements around it.
  private var metadata: (kind: XMLVocabulary.Metadata, depth: Int)?
  private var tableHeads = 0
  /// By the numbers of an element's name and of that around it.
  private var known: [Key: XMLVocabulary.Meaning] = [:]

  private struct OpenElement {
    let name: XMLElementName
    let role: MarkupRole
    let isTableHead: Bool
  }

  private struct Key: Hashable {
    let parent: Int
    let name: Int
  }

  /// Longer values are no metadata.
  private static let maximumBytes = 4096

  init(_ vocabulary: XMLVocabulary, limits: Limits) {
    self.vocabulary = vocabulary
    blocks = RoleBlocks(limits: limits)
  }

  /// What the document says of itself, if that is not blank.
  func value(_ kind: XMLVocabulary.Metadata) -> String? {
    guard let bytes = values[kind] else { return nil }
    var text = MarkupText()
    text.append(bytes.span, line: 0)
    return text.utf8.isEmpty ? nil : String(decoding: text.utf8, as: UTF8.self)
  }

  mutating func start(_ name: XMLElementName, _ attributes: borrowing XMLAttributes, line: Int)
    -> Bool
  {
    self.line = line
    let meaning = meaning(name)
    if let kind = meaning.metadata, metadata == nil, value(kind) == nil {
      metadata = (kind, open.count)
      values[kind] = []
    }
    if meaning.role == .leftOut, leftOutFrom == nil { leftOutFrom = open.count }
    var role = leftOutFrom == nil ? meaning.role : .leftOut
    if case .cell(let isLabel, _, _) = role {
      role = .cell(
        isLabel: isLabel || tableHeads > 0,
        columns: attributes[vocabulary.mapping.columnsAttribute].flatMap { Int($0) } ?? 1,
        rows: attributes[vocabulary.mapping.rowsAttribute].flatMap { Int($0) } ?? 1)
    }
    open.append(OpenElement(name: name, role: role, isTableHead: meaning.isTableHead))
    if meaning.isTableHead { tableHeads += 1 }
    if role != .leftOut {
      let language = attributes[vocabulary.mapping.languageAttribute]
      blocks.start(role, language: language.flatMap(Self.language), tag: -1)
    }
    return !blocks.isOverLimit
  }

  mutating func end(_ name: XMLElementName, line: Int) {
    self.line = line
    guard let ended = open.popLast() else { return }
    if ended.isTableHead { tableHeads -= 1 }
    if metadata?.depth == open.count { metadata = nil }
    if leftOutFrom == open.count { leftOutFrom = nil }
    if ended.role != .leftOut { blocks.end(ended.role) }
  }

  mutating func text(_ utf8: Span<UInt8>) {
    if let kind = metadata?.kind, var value = values[kind],
      value.count + utf8.count <= Self.maximumBytes
    {
      for index in utf8.indices { value.append(utf8[index]) }
      values[kind] = value
    }
    if leftOutFrom == nil { blocks.append(utf8, line: line) }
  }

  private mutating func meaning(_ name: XMLElementName) -> XMLVocabulary.Meaning {
    let parent = open.last?.name
    let key = Key(parent: parent?.number ?? -1, name: name.number)
    if let meaning = known[key] { return meaning }
    let meaning = vocabulary.meaning(of: name.name, in: parent?.name ?? "")
    known[key] = meaning
    return meaning
  }

  /// The tag of a language, as `zh_CN` too.
  private static func language(_ text: String) -> LanguageTag? {
    let tag = String(text.map { $0 == "_" ? "-" : $0 })
    return LanguageTag(canonical: tag)
      ?? tag.split(separator: "-").first.flatMap { LanguageTag(canonical: String($0)) }
  }
}
