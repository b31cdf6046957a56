internal import DiptychXML

/// Writes `teiHeader`: what the file is, where it comes from, and how it was made.
struct TEIHeader {
  let document: Document
  let outline: ExportOutline
  let shares: LanguageShares
  let responsibility: Responsibility
  let census: TEIText.Census
  let settings: TEIExport.Configuration
  /// Each standard stage in words, by its name.
  let standardStages: [String: StandardStage]

  /// What the header says about a standard stage.
  struct StandardStage {
    /// The name in words.
    var label: String
    /// One sentence.
    var summary: String
  }

  private var documentID: [UInt8] { Array(document.id.utf8) }

  /// Writes the element.
  func write(to xml: inout XMLWriter) {
    xml.block("teiHeader") { xml in
      xml.block("fileDesc") { xml in
        writeTitle(to: &xml)
        writeExtent(to: &xml)
        writePublication(to: &xml)
        writeSource(to: &xml)
      }
      xml.block("encodingDesc") { xml in
        xml.open("schemaRef")
        xml.attribute("key", "diptych-tei-1.0")
        xml.attribute("url", settings.schemaAddress(in: document) ?? TEIExport.schemaName)
        xml.close()
        xml.newLine()
        xml.open("projectDesc")
        xml.line("p", Self.project)
        xml.close()
        xml.newLine()
        EditorialDeclaration(document: document, responsibility: responsibility, settings: settings)
          .write(to: &xml)
        writeTags(to: &xml)
        writeCategories(to: &xml)
        writeApplications(to: &xml)
      }
      xml.block("profileDesc") { xml in
        writeLanguages(to: &xml)
        TEILetters(document: document, outline: outline).write(to: &xml)
      }
      xml.block("revisionDesc") { xml in
        xml.open("change")
        if let timestamp = document.run.timestamp { xml.attribute("when", timestamp) }
        xml.attribute("who", pointer: responsibility.pipeline.span)
        xml.data("Made by \(responsibility.roles.product).")
        xml.close()
        xml.newLine()
      }
    }
  }

  private static let project =
    "Made by an unattended batch run. No person has read or corrected it. Each cert attribute is the"
    + " program's own estimate of the probability that the decision is right."

  private func writeTitle(to xml: inout XMLWriter) {
    let title = DocumentTitle(document, outline)
    xml.block("titleStmt") { xml in
      xml.open("title")
      xml.attribute(.type, "main")
      xml.attribute(.lang, title.language.rawValue)
      xml.data(title.text)
      xml.close()
      xml.newLine()
      xml.open("title")
      xml.attribute(.type, "sub")
      xml.attribute(.lang, "en")
      xml.data("TEI file made automatically from \(kindOfSources)")
      xml.close()
      xml.newLine()
      for entry in responsibility.entries {
        xml.open("respStmt")
        xml.attribute(.id, plain: entry.id.span)
        xml.line("resp", entry.decisions + " (automatic)")
        xml.open("name")
        xml.attribute(.type, "software")
        xml.attribute(.ref, pointer: entry.application.span)
        xml.data(entry.software)
        xml.close()
        xml.close()
        xml.newLine()
      }
    }
  }

  private var kindOfSources: String {
    document.sources.map { $0.form.kindOfFile }.joined(separator: " and ")
  }

  private func writeExtent(to xml: inout XMLWriter) {
    var characters = max(0, document.blocks.count - 1)
    for index in document.blocks.indices {
      let utf8 = document.blocks[index].utf8
      characters += utf8.span.scalarCount(0, utf8.count)
    }
    xml.open("extent")
    xml.measure("characters", characters, suffix: " of cleaned text")
    xml.measure("sections", outline.sections.count)
    xml.measure("paragraphs", outline.units.reduce(0) { $0 + ($1.isHead ? 0 : 1) })
    xml.measure("sentences", outline.units.reduce(0) { $0 + $1.segments.count })
    xml.close()
    xml.newLine()
  }

  private func writePublication(to xml: inout XMLWriter) {
    let run = document.run
    xml.block("publicationStmt") { xml in
      xml.line("publisher", run.publisher ?? "not stated")
      xml.newLine()
      xml.open("idno")
      xml.attribute(.type, "diptych")
      xml.data(document.id)
      xml.close()
      xml.newLine()
      xml.open("availability")
      xml.attribute("status", run.availability)
      if let licence = run.licence {
        xml.open("licence")
        xml.attribute("target", licence.target)
        xml.data(licence.text)
        xml.close()
      } else if run.availability == "unknown" {
        xml.line("p", "The office that made this file stated no rights.")
      } else {
        xml.line("p", "The office that made this file stated no licence.")
      }
      xml.close()
      xml.newLine()
      if let date = run.date {
        xml.open("date")
        xml.attribute("when", date)
        xml.data(date)
        xml.close()
        xml.newLine()
      }
    }
  }

  private func writeSource(to xml: inout XMLWriter) {
    xml.block("sourceDesc") { xml in
      for (index, source) in document.sources.enumerated() {
        write(source, number: index + 1, to: &xml)
      }
    }
  }

  private func write(_ source: Source, number: Int, to xml: inout XMLWriter) {
    xml.open("bibl")
    xml.attribute(.id, plain: documentID.part("src", number).span)
    xml.attribute(.type, "file")
    xml.identifier("filename", source.name)
    xml.identifier("sha256", source.sha256)
    if let title = source.form?.title { xml.line("title", title) }
    if let author = source.form?.author { xml.line("author", author) }
    if let date = source.form?.date {
      xml.open("date")
      xml.attribute("when", date)
      xml.data(date)
      xml.close()
      xml.newLine()
    }
    xml.open("extent")
    xml.measure("bytes", source.content.count)
    if let pages = source.form?.pages { xml.measure("pages", pages) }
    if let lines = source.form?.lines { xml.measure("lines", lines) }
    xml.close()
    xml.note("mediaType", source.form?.mediaType ?? "application/octet-stream")
    if let encoding = source.form?.encoding { xml.note("encoding", encoding.value) }
    if let newline = source.form?.newline { xml.note("newline", newline.rawValue) }
    if let extractor = source.form?.extractor { xml.note("extractor", extractor) }
    xml.close()
    xml.newLine()
  }

  private func writeTags(to xml: inout XMLWriter) {
    xml.block("tagsDecl") { xml in
      xml.open("namespace")
      xml.attribute("name", "http://www.tei-c.org/ns/1.0")
      xml.newLine()
      for element in TEIElement.allCases where census.counts[element.rawValue] > 0 {
        xml.open("tagUsage")
        xml.attribute("gi", constant: element.name.text)
        xml.attribute("occurs", number: census.counts[element.rawValue])
        xml.close()
        xml.newLine()
      }
      xml.close()
      xml.newLine()
    }
  }

  private func writeCategories(to xml: inout XMLWriter) {
    xml.block("classDecl") { xml in
      xml.open("taxonomy")
      xml.attribute(.id, plain: documentID.part("pairing").span)
      xml.newLine()
      for (id, text) in [
        (responsibility.paired, "section with a translation in this file"),
        (responsibility.unpaired, "section for which no translation was found in this file"),
      ] {
        xml.open("category")
        xml.attribute(.id, plain: id.span)
        xml.line("catDesc", text)
        xml.close()
        xml.newLine()
      }
      xml.close()
      xml.newLine()
    }
  }

  private func writeApplications(to xml: inout XMLWriter) {
    xml.block("appInfo") { xml in
      xml.open("application")
      xml.attribute(.id, plain: responsibility.pipeline.span)
      xml.attribute(.type, "pipeline")
      xml.attribute("ident", "diptych")
      xml.attribute("version", responsibility.roles.version)
      xml.line("label", "Diptych")
      xml.line("desc", "settings sha256 \(document.run.settingsSHA256)")
      xml.close()
      xml.newLine()
      for (index, stage) in responsibility.roles.stages.enumerated() {
        xml.open("application")
        let id = responsibility.applications[index]
        xml.attribute(.id, plain: id.span)
        xml.attribute(.type, stage.isPlugin ? "plugin" : "stage")
        xml.attribute(.n, number: index + 1)
        xml.attribute("ident", stage.name)
        xml.attribute("version", stage.version)
        let standard = standardStages[stage.name]
        xml.line("label", standard?.label ?? TEIHeader.label(of: stage.name))
        if let standard { xml.line("desc", standard.summary) }
        xml.close()
        xml.newLine()
      }
    }
  }

  private func writeLanguages(to xml: inout XMLWriter) {
    xml.block("langUsage") { xml in
      for share in shares.shares {
        xml.language(share.language, usage: share.percent)
      }
      let known = Set(shares.shares.map(\.language))
      for language in census.languages.filter({ !known.contains($0) }).sorted() {
        xml.language(language, usage: 0)
      }
    }
  }
}

extension SourceForm? {
  /// The kind of file in words.
  fileprivate var kindOfFile: String {
    switch self?.mediaType {
    case "text/plain": "a text file"
    case "text/html": "an HTML page"
    case "application/xhtml+xml": "an XHTML page"
    case let type?: "a file of the type \(type)"
    case nil: "a file"
    }
  }
}

extension TEIHeader {
  /// The name of a stage in words: `TEI export` for `tei-export`.
  static func label(of name: String) -> String {
    let words = name.split(separator: "-").enumerated().map { index, word in
      switch word {
      case "tei", "json", "tmx": word.uppercased()
      default: index == 0 ? word.prefix(1).uppercased() + word.dropFirst() : String(word)
      }
    }
    return words.joined(separator: " ")
  }
}
