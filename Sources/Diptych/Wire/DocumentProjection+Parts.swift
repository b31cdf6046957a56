extension DocumentProjection {
  /// Writes what stands before the sections: format, title, source, generator, counts, languages.
  func writeHead(_ text: borrowing ProjectedText, to json: inout JSONWriter) {
    json.key("format")
    json.constant("diptych-document")
    json.key("formatVersion")
    json.constant("1.0")
    json.key("id")
    json.plainString(documentID.span)
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
      json.word(share.language.rawValue)
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
    json.key("sources")
    json.openArray(.lines)
    for (index, source) in document.sources.enumerated() {
      write(source, number: index + 1, to: &json)
    }
    json.close()
  }

  private func write(_ source: Source, number: Int, to json: inout JSONWriter) {
    json.element()
    json.openObject()
    json.key("id")
    json.plainString(documentID.part("src", number).span)
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
    if let pages = source.form?.pages {
      json.key("pages")
      json.integer(pages)
    }
    func write(_ key: JSONKey, _ value: String?) {
      guard let value else { return }
      json.key(key)
      json.string(value)
    }
    write("title", source.form?.title)
    write("author", source.form?.author)
    write("date", source.form?.date)
    if let extractor = source.form?.extractor {
      json.key("extractor")
      json.string(extractor)
    }
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
    json.objects(document.run.stages) { json, stage in
      json.key("name")
      json.string(stage.name)
      json.key("version")
      json.string(stage.version.exportVersion)
    }
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
    json.key("sections")
    json.openArray(.lines)
    let sections = outline.sections.span
    let units = outline.units.span
    let documentBlocks = document.blocks.span
    for index in sections.indices {
      json.element()
      json.openObject()
      json.key("id")
      json.plainString(sections[index].id.span)
      json.key("n")
      json.integer(sections[index].position)
      json.key("level")
      json.integer(sections[index].level)
      json.key("parent")
      if let parent = sections[index].parent {
        json.plainString(sections[parent].id.span)
      } else {
        json.null()
      }
      json.key("language")
      json.word(sections[index].language.rawValue)
      json.key("heading")
      if let heading = sections[index].heading {
        json.string(documentBlocks[heading].utf8.span)
      } else {
        json.null()
      }
      json.key("blocks")
      json.openArray()
      let blocks = sections[index].blocks.span
      for number in blocks.indices {
        json.element()
        json.plainString(units[blocks[number]].id.span)
      }
      json.close()
      json.key("pairing")
      json.constant(counterparts[index].isEmpty ? "unpaired" : "paired")
      json.key("counterparts")
      json.openArray()
      for counterpart in counterparts[index] {
        json.element()
        json.plainString(sections[counterpart].id.span)
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
    let all = document.entities.span
    let mentionsOfEntity = text.mentionsOfEntity.span
    for index in all.indices {
      guard let id = entities.ids[index] else { continue }
      json.element()
      json.openObject()
      json.key("id")
      json.plainString(id.span)
      json.key("type")
      json.word(all[index].kind.exportWord)
      json.key("forms")
      json.openArray()
      let forms = all[index].forms.span
      for number in forms.indices where !forms[number].text.isEmpty {
        json.element()
        json.openObject()
        json.key("language")
        json.word(tags.tag(forms[number].language).rawValue)
        json.key("text")
        json.string(forms[number].text)
        json.key("count")
        json.integer(forms[number].count)
        json.close()
      }
      json.close()
      if !all[index].authorities.isEmpty {
        json.key("authorities")
        json.openObject()
        for authority in all[index].authorities {
          json.key(text: authority.scheme)
          json.string(authority.identifier)
        }
        json.close()
      }
      json.key("mentions")
      json.openArray()
      let mentions = mentionsOfEntity[index].span
      for number in mentions.indices {
        json.element()
        json.part(of: documentID.span, "-m", mentions[number])
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
        let id = outline.sections[outline.units[block].section].id
        json.plainString(id.span)
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
