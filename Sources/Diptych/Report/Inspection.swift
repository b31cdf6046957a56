/// What the pipeline sees in a document, as a text for people.
struct Inspection {
  private let document: Document
  private let showsReasons: Bool
  private let columns: Int
  private let isColoured: Bool
  private let variants: ChineseVariants?
  private let evidence: [Int: HeadingDetection.Evidence]
  private let roles: [Int: Message]

  /// Looks at a document.
  ///
  /// - Parameters:
  ///   - document: as the last stage left it.
  ///   - showsReasons: whether a line below each block tells why.
  ///   - columns: how wide the lines may be; a Chinese character takes two.
  ///   - isColoured: whether the text has the colour codes of terminals.
  init(_ document: Document, showsReasons: Bool, columns: Int, isColoured: Bool) {
    self.document = document
    self.showsReasons = showsReasons
    self.columns = max(columns, 60)
    self.isColoured = isColoured
    variants = showsReasons ? try? ChineseVariants.shared(StageContext()) : nil
    evidence = showsReasons ? HeadingDetection.evidence(in: document) : [:]
    roles = Self.roles(in: document)
  }

  /// The whole text.
  var text: String {
    head + blocks + sections + findings
  }

  private var head: String {
    let form = document.source.form
    var parts = [readable(document.source.name), form?.mediaType ?? ""]
    if let encoding = form?.encoding {
      parts.append("\(encoding.value) \(Self.percent(encoding.confidence))")
    }
    if let pages = form?.pages { parts.append(localized("pages: \(pages)")) }
    if let lines = form?.lines { parts.append(localized("lines: \(lines)")) }
    parts.append(localized("blocks: \(document.blocks.count)"))
    return paint(parts.filter { !$0.isEmpty }.joined(separator: " · "), .bold) + "\n"
  }

  // MARK: - Blocks

  private var blocks: String {
    let rows = document.blocks.indices.map { index in
      let block = document.blocks[index]
      return [
        "\(index + 1)", Self.place(of: block), block.language?.value.rawValue ?? "",
        block.language.map { Self.percent($0.confidence) } ?? "", Self.kind(of: block),
        block.heading.map { Self.percent($0.confidence) } ?? "",
      ]
    }
    let widths = (0..<6).map { column in rows.map { TextTable.width(of: $0[column]) }.max() ?? 0 }
    let indentation = widths.reduce(2) { $0 + $1 + 2 }
    let room = max(columns - indentation, 20)
    var colours: [String: Colour] = [:]
    return rows.enumerated().map { index, row in
      let block = document.blocks[index]
      let colour = colours[row[2]] ?? Colour.languages[colours.count % Colour.languages.count]
      colours[row[2]] = colour
      var line = "  "
      for (column, word) in row.enumerated() {
        let space = String(repeating: " ", count: widths[column] - TextTable.width(of: word))
        let isNumber = column == 0 || column == 3 || column == 5
        let painted = column == 2 ? paint(word, colour) : word
        line += (isNumber ? space + painted : painted + space) + "  "
      }
      let text = Self.cut(readable(block.text), to: room)
      line += paint(text, block.isHeading ? .bold : nil) + "\n"
      guard showsReasons else { return line }
      let reasons = reasons(at: index).map { $0.text() }.joined(separator: "; ")
      guard !reasons.isEmpty else { return line }
      return line + String(repeating: " ", count: indentation) + paint(reasons, .faint) + "\n"
    }.joined()
  }

  private static func place(of block: Block) -> String {
    if let line = block.line { return localized("line \(line)") }
    guard let position = block.position else { return "" }
    var words: [String] = []
    if let page = position.page { words.append(localized("page \(page)")) }
    if let part = position.part { words.append(cut(part, to: 24)) }
    if let paragraph = position.paragraph { words.append("¶ \(paragraph)") }
    return words.joined(separator: " ")
  }

  private static func kind(of block: Block) -> String {
    if let heading = block.heading { return localized("heading \(heading.value)") }
    return localized(Message(pattern: block.kind.rawValue))
  }

  // MARK: - Reasons

  private func reasons(at index: Int) -> [Message] {
    [languageReason(at: index), roles[index], headingReason(at: index)].compactMap(\.self)
  }

  private func languageReason(at index: Int) -> Message? {
    let block = document.blocks[index]
    guard let variants, let language = block.language?.value else { return nil }
    if let declared = block.declaredLanguage, declared.primary == language.primary {
      return "the markup says \(declared.rawValue)"
    }
    let census = ScriptCensus(block.utf8, variants: variants)
    if census.letters == 0 { return "no letters: as the lines around it" }
    if language.isChinese {
      return
        "ideographs: \(census.han), only traditional: \(census.traditional), only simplified: \(census.simplified)"
    }
    return "words: \(census.words), ideographs: \(census.han)"
  }

  private func headingReason(at index: Int) -> Message? {
    switch evidence[index] {
    case nil: nil
    case .markup: "the markup says heading"
    case .weighed(let groups):
      Message(
        verbatim: localized("heading:") + " "
          + groups.map {
            "\(localized(Message(pattern: $0.name))) \(SignedNumber.text($0.logOdds))"
          }
          .joined(separator: ", "))
    }
  }

  private static func roles(in document: Document) -> [Int: Message] {
    var roles: [Int: Message] = [:]
    for letter in document.letters {
      for part in letter.signature { roles[part.block] = "letter: signature" }
      if let part = letter.issuer { roles[part.block] = "letter: issuing body" }
      if let part = letter.number { roles[part.block] = "letter: document number" }
      if let part = letter.addressee { roles[part.block] = "letter: addressee" }
      if let part = letter.date { roles[part.block] = "letter: date" }
    }
    return roles
  }

  // MARK: - Sections and findings

  private var sections: String {
    guard !document.sections.isEmpty else { return "" }
    var counterparts: [Int: [String]] = [:]
    for bead in document.alignments.flatMap(\.sections) {
      for (section, others) in [(bead.left, bead.right), (bead.right, bead.left)] {
        for one in section where !others.isEmpty {
          let numbers = others.map { "\($0 + 1)" }.joined(separator: "+")
          counterparts[one, default: []].append("= \(numbers)  \(Self.percent(bead.confidence))")
        }
      }
    }
    let rows = document.sections.indices.map { index in
      let section = document.sections[index]
      let heading = section.heading.map { Self.cut(readable(document.blocks[$0].text), to: 40) }
      return [
        "\(index + 1)", section.language.rawValue, heading ?? "—",
        localized("blocks: \(section.blocks.count)"),
        counterparts[index]?.joined(separator: ", ") ?? localized("no counterpart"),
      ]
    }
    return "\n" + paint(localized("Sections"), .bold) + "\n" + TextTable(rows).text
  }

  private var findings: String {
    guard !document.findings.isEmpty else { return "" }
    let rows = document.findings.map { finding in
      [finding.severity.rawValue, finding.code.rawValue, localized(recorded: finding.message)]
    }
    return "\n" + paint(localized("Findings"), .bold) + "\n" + TextTable(rows).text
  }

  // MARK: - Words

  private static func percent(_ probability: Double) -> String {
    // 100 % is for what is certain.
    "\(probability < 1 ? min(Int((probability * 100).rounded()), 99) : 100) %"
  }

  private static func cut(_ text: String, to columns: Int) -> String {
    guard TextTable.width(of: text) > columns else { return text }
    var width = 1
    var kept = ""
    for character in text {
      width += TextTable.width(of: String(character))
      guard width <= columns else { break }
      kept.append(character)
    }
    return kept + "…"
  }

  private enum Colour: String {
    case bold = "1"
    case faint = "2"
    case green = "32"
    case cyan = "36"
    case yellow = "33"
    case magenta = "35"

    static let languages: [Colour] = [.cyan, .green, .yellow, .magenta]
  }

  private func paint(_ text: String, _ colour: Colour?) -> String {
    guard isColoured, let colour, !text.isEmpty else { return text }
    return "\u{1B}[\(colour.rawValue)m\(text)\u{1B}[0m"
  }
}
