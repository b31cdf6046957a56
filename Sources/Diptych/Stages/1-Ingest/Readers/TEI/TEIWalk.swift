internal import DiptychXML

/// Walks through a TEI file.
struct TEIWalk: XMLConsumer {
  var blocks: RoleBlocks
  private(set) var header = TEIHeaderText()

  private var zone = Zone.text
  private var skipped = SkippedElements()
  /// By the numbers of the names in this text.
  private var meanings: [TEIMeaning?] = []
  private var line = 1
  /// Whether each `foreign` or `s` that is open has a language of its own.
  private var stretches: [Bool] = []
  /// What is read beside the text: damaged characters, or what a gap says.
  private var beside: [UInt8]?
  private var damage: [UInt8]?
  private var isCorrected = false
  private var correctionConfidence = 0.0
  private var isInGap = false
  private var isLabelRow = false
  private var isInChoice = false
  private var witnesses: [Int] = []
  private var tags: [Tag] = []
  private var doubts: [String: Double] = [:]

  private enum Zone { case header, text, standOff }

  /// What an element says of the block in it.
  private struct Tag {
    var id: String?
    var confidence: Double?
  }

  init(limits: Limits) { blocks = RoleBlocks(limits: limits) }

  /// How sure a heading is.
  func confidence(of tag: Int) -> Double {
    tags.indices.contains(tag) ? tags[tag].confidence ?? Self.certain : Self.certain
  }

  /// How sure the language of a block is, if there is a doubt.
  func doubt(about tag: Int) -> Double? {
    tags.indices.contains(tag) ? tags[tag].id.flatMap { doubts[$0] } : nil
  }

  mutating func start(_ name: XMLElementName, _ attributes: borrowing XMLAttributes, line: Int)
    -> Bool
  {
    self.line = line
    if skipped.start() { return true }
    let meaning = meaning(name)
    switch (zone, meaning) {
    case (.text, .header): zone = .header
    case (.text, .standOff): zone = .standOff
    case (.header, _):
      header.start(meaning) { attributes[$0] }
      blocks.isExact = header.isOwn
      blocks.hasFileLines = !header.isOwn
    case (.standOff, .certainty):
      if attributes["match"] == "@xml:lang", let target = attributes["target"],
        let degree = attributes["degree"].flatMap({ Double($0) })
      {
        doubts[String(target.dropFirst())] = degree
      }
    case (.standOff, _): break
    case (.text, _): startText(meaning, attributes)
    }
    return !blocks.isOverLimit
  }

  mutating func end(_ name: XMLElementName, line: Int) {
    self.line = line
    if skipped.end() { return }
    let meaning = meaning(name)
    switch (zone, meaning) {
    case (.header, .header), (.standOff, .standOff): zone = .text
    case (.header, _): header.end(meaning)
    case (.standOff, _): break
    case (.text, _): endText(meaning)
    }
  }

  mutating func text(_ utf8: Span<UInt8>) {
    guard !skipped.isOpen else { return }
    switch zone {
    case .header: header.text(utf8)
    case .standOff: break
    case .text:
      if beside != nil {
        for index in utf8.indices { beside?.append(utf8[index]) }
      } else {
        blocks.append(utf8, line: line)
      }
    }
  }

  private mutating func meaning(_ name: XMLElementName) -> TEIMeaning {
    if name.number < meanings.count, let known = meanings[name.number] { return known }
    while meanings.count <= name.number { meanings.append(nil) }
    let meaning = TEIMeaning(name.name)
    meanings[name.number] = meaning
    return meaning
  }

  // MARK: - Text

  private mutating func startText(_ meaning: TEIMeaning, _ attributes: borrowing XMLAttributes) {
    switch meaning {
    case .text(.leftOut): skipped.open()
    case .text(let role): start(role, attributes)
    case .lineStart: startLine(attributes)
    case .pageStart:
      blocks.page = attributes["n"].flatMap { Int($0) }.flatMap { $0 > 0 ? $0 : nil }
    case .stretch:
      let language = header.isOwn ? Self.language(attributes) : nil
      stretches.append(language != nil)
      if let language { blocks.text.startRun(language) }
    case .choice:
      isInChoice = true
      (damage, isCorrected) = (nil, false)
    case .damage: if isInChoice { beside = [] }
    case .correction:
      guard isInChoice else { break }
      isCorrected = true
      correctionConfidence = Self.probability(attributes) ?? Self.certain
      blocks.text.startCorrection()
    case .otherForm: if isInChoice { skipped.open() }
    case .witnesses: witnesses.append(0)
    case .witness:
      guard let last = witnesses.indices.last else { break }
      witnesses[last] += 1
      if witnesses[last] > 1 { skipped.open() }
    case .gap: isInGap = header.isOwn && attributes["reason"] == "unreadable"
    case .description: if isInGap { beside = [] } else { skipped.open() }
    default: break
    }
  }

  private mutating func endText(_ meaning: TEIMeaning) {
    switch meaning {
    case .text(let role): blocks.end(role)
    case .stretch: if stretches.popLast() == true { blocks.text.endRun() }
    case .choice:
      isInChoice = false
      if let damage, !isCorrected { blocks.append(damage.span, line: line) }
    case .damage:
      damage = beside ?? damage
      beside = nil
    case .correction:
      if isInChoice {
        blocks.text.endCorrection(of: damage ?? [], confidence: correctionConfidence)
      }
    case .witnesses: _ = witnesses.popLast()
    case .gap: isInGap = false
    case .description:
      if let beside, let character = Self.character(beside) {
        blocks.append(character.span, line: line)
      }
      beside = nil
    default: break
    }
  }

  private mutating func start(_ role: MarkupRole, _ attributes: borrowing XMLAttributes) {
    var role = role
    switch role {
    case .list:
      let type = attributes["type"] ?? attributes["rend"]
      role = .list(isNumbered: type == "numbered" || type == "ordered")
    case .row: isLabelRow = attributes["role"] == "label"
    case .cell:
      role = .cell(
        isLabel: attributes["role"] == "label" || isLabelRow && !header.isOwn,
        columns: attributes["cols"].flatMap { Int($0) } ?? 1,
        rows: attributes["rows"].flatMap { Int($0) } ?? 1)
    case .rubyText: blocks.glossForm = header.isOwn ? Self.glossForm(attributes) : nil
    default: break
    }
    var tag = -1
    if header.isOwn {
      tag = tags.count
      tags.append(Tag(id: attributes["xml:id"], confidence: Self.probability(attributes)))
    }
    blocks.start(role, language: Self.language(attributes), tag: tag)
  }

  private mutating func startLine(_ attributes: borrowing XMLAttributes) {
    let isWordBreak = attributes["break"] != "no"
    if !header.isOwn, isWordBreak { blocks.append([0x20].span, line: line) }
    if let number = attributes["n"].flatMap({ Int($0) }), number >= 0 {
      blocks.text.startLine(
        number, isWordBreak: isWordBreak, mark: header.isOwn ? attributes["rend"] : nil)
    }
  }

  private static let certain = 0.99

  private static func probability(_ attributes: borrowing XMLAttributes) -> Double? {
    attributes["cert"].flatMap { Double($0) }.flatMap { (0...1).contains($0) ? $0 : nil }
  }

  private static func language(_ attributes: borrowing XMLAttributes) -> LanguageTag? {
    guard let tag = attributes["xml:lang"] else { return nil }
    return LanguageTag(canonical: tag)
      ?? tag.split(separator: "-").first.flatMap { LanguageTag(canonical: String($0)) }
  }

  /// How our own exporter says that a reading is written.
  private static func glossForm(_ attributes: borrowing XMLAttributes) -> GlossForm {
    let schemes: [Gloss.Scheme] = [.pinyin, .zhuyin, .furigana]
    let tag = attributes["xml:lang"]
    return GlossForm(
      scheme: schemes.first { $0.tag.rawValue == tag } ?? .other,
      rendition: attributes["rend"].flatMap(Gloss.Rendition.init(rawValue:)) ?? .markup,
      confidence: probability(attributes) ?? certain)
  }

  /// The character that `U+0007` stands for.
  private static func character(_ name: [UInt8]) -> [UInt8]? {
    guard name.starts(with: "U+".utf8),
      let value = UInt32(String(decoding: name.dropFirst(2), as: UTF8.self), radix: 16),
      let scalar = Unicode.Scalar(value)
    else { return nil }
    return Array(String(scalar).utf8)
  }
}
