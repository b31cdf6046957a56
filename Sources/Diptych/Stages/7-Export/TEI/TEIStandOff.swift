internal import DiptychXML

/// Writes `standOff`: entities, links between translations, doubtful decisions.
struct TEIStandOff {
  let document: Document
  let outline: ExportOutline
  let links: TEILinks
  let entities: EntityNumbering
  let responsibility: Responsibility

  /// Writes the element if it has anything inside.
  func write(to xml: inout XMLWriter) {
    let doubts = doubts
    guard !doubts.isEmpty || !links.groups.isEmpty || entities.ids.contains(where: { $0 != nil })
    else { return }
    xml.open("standOff")
    xml.newLine()
    writeEntities(to: &xml)
    writeLinks(to: &xml)
    for doubt in doubts { write(doubt, to: &xml) }
    xml.close()
    xml.newLine()
  }

  // MARK: - Entities

  private func writeEntities(to xml: inout XMLWriter) {
    write("listPerson", "person", "persName", to: &xml) { $0 == .person }
    write("listOrg", "org", "orgName", to: &xml) { $0 == .organisation }
    write("listPlace", "place", "placeName", to: &xml) { $0 == .place }
    write("list", "item", "term", type: "terms", to: &xml) { $0 == .term }
    write("list", "item", "name", type: "names", to: &xml) { $0.isOther }
  }

  private func write(
    _ list: XMLName, _ item: XMLName, _ name: XMLName, type: StaticString? = nil,
    to xml: inout XMLWriter, kinds: (EntityKind) -> Bool
  ) {
    var isOpen = false
    var tags = WellFormedTags()
    // Read in place: a copy of an entity or a form costs more than writing it.
    let all = document.entities.span
    for index in all.indices where kinds(all[index].kind) {
      guard let id = entities.ids[index] else { continue }
      if !isOpen {
        xml.open(list)
        if let type { xml.attribute(.type, constant: type) }
        xml.attribute(
          .resp,
          pointer: responsibility.id(for: all[index].kind == .term ? .terms : .entities).span)
        xml.newLine()
        isOpen = true
      }
      xml.open(item)
      xml.attribute(.id, plain: id.span)
      let forms = all[index].forms.span
      for number in forms.indices where !forms[number].text.isEmpty {
        write(forms[number], all[index].kind, name, &tags, to: &xml)
      }
      for authority in all[index].authorities where authority.isWritable {
        xml.open("idno")
        xml.attribute(.type, authority.scheme)
        xml.data(authority.identifier)
        xml.close()
      }
      xml.close()
      xml.newLine()
    }
    if isOpen {
      xml.close()
      xml.newLine()
    }
  }

  private func write(
    _ form: borrowing Entity.Form, _ kind: EntityKind, _ name: XMLName,
    _ tags: inout WellFormedTags, to xml: inout XMLWriter
  ) {
    xml.open(name)
    xml.attribute(.lang, word: tags.tag(form.language).rawValue)
    if form.count > 0 { xml.attribute(.cert, hundredths: Hundredths(form.confidence).value) }
    // TEI has no evidence on a term.
    if kind != .term {
      xml.attribute("evidence", constant: form.count > 0 ? "internal" : "external")
    }
    if kind.isOther { xml.attribute(.type, kind.exportWord) }
    xml.data(form.text)
    xml.close()
  }

  // MARK: - Links

  private func writeLinks(to xml: inout XMLWriter) {
    let documentID = Array(document.id.utf8)
    var groupsOfLevel = [Int](repeating: 0, count: TEILinks.Level.allCases.count)
    for group in links.groups {
      groupsOfLevel[group.level.rawValue] += 1
      let number = groupsOfLevel[group.level.rawValue]
      let word = "\(group.level.word)"
      let prefix = documentID.part(word)
      xml.open("linkGrp")
      xml.attribute(
        .id, plain: documentID.part("links-" + word, number > 1 ? number : nil).span)
      xml.attribute(.type, constant: "translation")
      xml.attribute("subtype", constant: group.level.word)
      xml.attribute(.n, "\(group.languages.left) \(group.languages.right)")
      xml.attribute(.resp, pointer: responsible(for: group.level).span)
      xml.newLine()
      for index in group.links {
        let link = links.links[index]
        xml.open("link")
        xml.attribute(.id, partOf: prefix.span, "", link.number)
        xml.attribute(.n, ratio: link.left, link.right)
        xml.beginPointers("target")
        links.writeTargets(of: link, on: group.level, outline, to: &xml)
        xml.endPointers()
        xml.attribute(.cert, hundredths: Hundredths(link.confidence).value)
        xml.close()
        xml.newLine()
      }
      xml.close()
      xml.newLine()
    }
  }

  /// Paragraphs are aligned before segments, and it may be by another stage.
  private func responsible(for level: TEILinks.Level) -> [UInt8] {
    switch level {
    case .section: responsibility.id(for: .pairs)
    case .paragraph: responsibility.firstID(for: .beads)
    case .sentence: responsibility.id(for: .beads)
    }
  }

  // MARK: - Doubts

  /// A decision that is at least this sure, in hundredths, is stated without a doubt.
  static let certainEnough = 90

  /// A decision that is less sure.
  private struct Doubt {
    var block: Int
    var confidence: Double
    /// Whether it is about the block being a head, and not about its language.
    var isAboutHead: Bool
  }

  private var doubts: [Doubt] {
    var doubts: [Doubt] = []
    for index in document.blocks.indices {
      if let language = document.blocks[index].language, isDoubtful(language.confidence),
        language.value == outline.units[index].language
      {
        doubts.append(Doubt(block: index, confidence: language.confidence, isAboutHead: false))
      }
      if let heading = document.blocks[index].heading, isDoubtful(heading.confidence),
        outline.units[index].isHead
      {
        doubts.append(Doubt(block: index, confidence: heading.confidence, isAboutHead: true))
      }
    }
    return doubts
  }

  private func isDoubtful(_ confidence: Double) -> Bool {
    Hundredths(confidence).value < Self.certainEnough
  }

  private func write(_ doubt: Doubt, to xml: inout XMLWriter) {
    xml.open("certainty")
    let id = outline.units[doubt.block].id
    xml.attribute("target", pointer: id.span)
    xml.attribute("match", constant: doubt.isAboutHead ? "self::tei:head" : "@xml:lang")
    xml.attribute("locus", constant: doubt.isAboutHead ? "name" : "value")
    xml.attribute("degree", hundredths: Hundredths(doubt.confidence).value)
    xml.attribute(
      .resp, pointer: responsibility.id(for: doubt.isAboutHead ? .headings : .languages).span)
    xml.close()
    xml.newLine()
  }
}

extension EntityKind {
  /// Whether TEI has no element of its own for names of the kind.
  fileprivate var isOther: Bool {
    self != .person && self != .organisation && self != .place && self != .term
  }
}

extension Authority {
  /// Whether the scheme can be a type in TEI, and there is an identifier.
  fileprivate var isWritable: Bool {
    !scheme.isEmpty && scheme.utf8.allSatisfy { 0x61...0x7A ~= $0 | 0x20 || 0x30...0x39 ~= $0 }
      && !identifier.isEmpty
  }
}
