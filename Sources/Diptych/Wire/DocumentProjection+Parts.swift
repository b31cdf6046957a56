extension DocumentProjection {
  /// Writes what stands before the sections: format, title, source, generator, counts, languages.
  func writeHead(_ text: borrowing ProjectedText, to json: inout JSONWriter) {
    json.key("format")
    json.constant("diptych-document")
    json.key("formatVersion")
    json.constant("1.0")
    json.key("id")
    json.plainString(documentID)
    json.key("title")
    json.string(DocumentTitle(document, outline).text)
    writeSource(to: &json)
    writeGenerator(to: &json)
    json.key("processedAt")
    if let timestamp = document.run.timestamp { json.string(timestamp) } else { json.null() }
    json.key("offsetUnit")
    json.constant("unicode-scalar")
    writeCounts(text, to: &json)
    json.key("languages")
    json.openArray(.lines)
    for share in shares.shares {
      json.element()
      json.openObject()
      json.key("tag")
      json.string(share.language.rawValue)
      json.key("name")
      json.string(LanguageNames.name(of: share.language))
      json.key("weight")
      json.integer(share.weight)
      json.key("percent")
      json.integer(share.percent)
      json.close()
    }
    json.close()
  }

  private func writeSource(to json: inout JSONWriter) {
    let source = document.source
    json.key("sources")
    json.openArray(.lines)
    json.element()
    json.openObject()
    json.key("id")
    json.plainString(documentID.part("src", 1))
    json.key("name")
    json.string(source.name)
    json.key("sha256")
    json.string(source.sha256)
    json.key("bytes")
    json.integer(source.content.count)
    json.key("mediaType")
    json.string(source.form?.mediaType ?? "application/octet-stream")
    if let encoding = source.form?.encoding {
      json.key("encoding")
      json.string(encoding.value)
    }
    if let newline = source.form?.newline {
      json.key("newline")
      json.string(newline.rawValue)
    }
    if let lines = source.form?.lines {
      json.key("lines")
      json.integer(lines)
    }
    if let extractor = source.form?.extractor {
      json.key("extractor")
      json.string(extractor)
    }
    json.close()
    json.close()
  }

  private func writeGenerator(to json: inout JSONWriter) {
    json.key("generator")
    json.openObject()
    json.key("name")
    json.constant("Diptych")
    json.key("version")
    json.string(document.run.version.exportVersion)
    json.key("settingsSha256")
    json.string(document.run.settingsSHA256)
    json.key("stages")
    json.openArray()
    for stage in document.run.stages {
      json.element()
      json.openObject()
      json.key("name")
      json.string(stage.name)
      json.key("version")
      json.string(stage.version.exportVersion)
      json.close()
    }
    json.close()
    json.close()
  }

  private func writeCounts(_ text: borrowing ProjectedText, to json: inout JSONWriter) {
    json.key("counts")
    json.openObject()
    json.key("characters")
    json.integer(text.characters)
    json.key("sections")
    json.integer(outline.sections.count)
    json.key("paragraphs")
    json.integer(outline.units.indices.reduce(0) { $0 + (outline.units[$1].isHead ? 0 : 1) })
    json.key("sentences")
    json.integer(outline.units.indices.reduce(0) { $0 + outline.units[$1].segments.count })
    json.key("glosses")
    json.integer(document.blocks.indices.reduce(0) { $0 + document.blocks[$1].glosses.count })
    json.key("repairs")
    json.integer(document.blocks.indices.reduce(0) { $0 + document.blocks[$1].repairs.count })
    json.key("mentions")
    json.integer(text.mentionCount)
    json.key("entities")
    json.integer(entities.ids.reduce(0) { $0 + ($1 == nil ? 0 : 1) })
    json.close()
  }

  /// Writes the sections with their counterparts.
  func writeSections(to json: inout JSONWriter) {
    let counterparts = Counterparts(sectionsOf: document, outline)
    json.key("sections")
    json.openArray(.lines)
    for (index, section) in outline.sections.enumerated() {
      json.element()
      json.openObject()
      json.key("id")
      json.plainString(section.id)
      json.key("n")
      json.integer(section.position)
      json.key("level")
      json.integer(section.level)
      json.key("parent")
      if let parent = section.parent {
        json.plainString(outline.sections[parent].id)
      } else {
        json.null()
      }
      json.key("language")
      json.string(section.language.rawValue)
      json.key("heading")
      if let heading = section.heading {
        json.string(document.blocks[heading].utf8)
      } else {
        json.null()
      }
      json.key("blocks")
      json.openArray()
      for block in section.blocks {
        json.element()
        json.plainString(outline.units[block].id)
      }
      json.close()
      json.key("pairing")
      json.constant(counterparts[index].isEmpty ? "unpaired" : "paired")
      json.key("counterparts")
      json.openArray()
      for counterpart in counterparts[index] {
        json.element()
        json.plainString(outline.sections[counterpart].id)
      }
      json.close()
      json.close()
    }
    json.close()
  }

  /// Writes the entities; needs the mentions to be counted.
  func writeEntities(_ text: borrowing ProjectedText, to json: inout JSONWriter) {
    var tags = WellFormedTags()
    json.key("entities")
    json.openArray(.lines)
    for (index, entity) in document.entities.enumerated() {
      guard let id = entities.ids[index] else { continue }
      json.element()
      json.openObject()
      json.key("id")
      json.plainString(id)
      json.key("type")
      json.string(entity.kind.exportWord)
      json.key("forms")
      json.openArray()
      for form in entity.forms where !form.text.isEmpty {
        json.element()
        json.openObject()
        json.key("language")
        json.string(tags.tag(form.language).rawValue)
        json.key("text")
        json.string(form.text)
        json.key("count")
        json.integer(form.count)
        json.close()
      }
      json.close()
      if !entity.authorities.isEmpty {
        json.key("authorities")
        json.openObject()
        for authority in entity.authorities {
          json.key(text: authority.scheme)
          json.string(authority.identifier)
        }
        json.close()
      }
      json.key("mentions")
      json.openArray()
      for number in text.mentionsOfEntity[index] {
        json.element()
        json.part(of: documentID, "-m", number)
      }
      json.close()
      json.close()
    }
    json.close()
  }

  /// Writes the findings so far.
  func writeFindings(to json: inout JSONWriter) {
    json.key("findings")
    json.openArray(.lines)
    for finding in document.findings {
      json.element()
      json.openObject()
      json.key("severity")
      json.string(finding.severity.rawValue)
      json.key("code")
      json.string(finding.code.rawValue)
      if let block = block(of: finding) {
        json.key("section")
        json.plainString(outline.sections[outline.units[block].section].id)
        if let line = document.blocks[block].line {
          json.key("line")
          json.integer(line)
        }
      }
      json.key("message")
      json.string(finding.message)
      json.close()
    }
    json.close()
  }

  /// The block that a finding is about, or the first one of its section.
  private func block(of finding: Finding) -> Int? {
    switch finding.place {
    case .document: nil
    case .block(let block): document.blocks.indices.contains(block) ? block : nil
    case .section(let section):
      outline.section(ofDocument: section).flatMap { outline.sections[$0].blocks.first }
    }
  }
}

extension String {
  /// A version as the schemas allow it: the digits and dots at the start; `0` if there are none.
  var exportVersion: String {
    var numbers: [UInt8] = []
    var dots = 0
    for byte in utf8 {
      let isDot = byte == UInt8(ascii: ".")
      guard isDot || 0x30...0x39 ~= byte, !isDot || dots < 3 && !numbers.isEmpty else { break }
      if isDot { dots += 1 }
      numbers.append(byte)
    }
    while numbers.last == UInt8(ascii: ".") { numbers.removeLast() }
    return numbers.isEmpty ? "0" : String(decoding: numbers, as: UTF8.self)
  }
}
