internal import DiptychXML

/// Writes the document as TEI P5, by the profile of `diptych-tei.rnc`.
struct TEIExport: Exporter, StandardStage {
  struct Configuration: StageConfiguration {
    /// How readings are written.
    var glosses = "ruby"
    /// The address of the schema in the `xml-model` line, from the folder of the archive; empty: no
    /// such line.
    var schema = TEIExport.shippedSchemaPath
    /// Whether each file is checked against the schema before it is kept.
    var validate = true
    /// How: `constructs` shows libxml2 the files that have something new, `full` all files.
    var validation = "constructs"

    static let settings = [
      Setting(
        "glosses", "How readings of characters are written: as ruby, or left out.",
        choices: ["ruby", "omit"]),
      Setting(
        "schema",
        "The address of the schema in the first lines of each file, from the folder of the archive;"
          + " empty for none."),
      Setting("validate", "Whether each file is checked against the schema before it is kept."),
      Setting(
        "validation",
        "Which files libxml2 sees: those with a construct that no valid file had, or all.",
        choices: ["constructs", "full"]),
    ]
  }

  static let name = "tei-export"
  static let summary = "Writes the document as TEI P5 XML and checks it against the schema."
  static let requires: Set<Layer> = [.blocks]
  static let provides: Set<Layer> = []

  /// The name of the schema among the resources.
  static let schemaName = "diptych-tei.rng"
  /// Where a run puts the schema in its archive.
  static let shippedSchemaPath = "schema/" + schemaName

  private let configuration: Configuration
  let validator: ConstructValidator?
  private let standard: [String: TEIHeader.StandardStage]
  private let remembered = RememberedRoles()

  init(_ configuration: Configuration, context: StageContext) throws {
    self.configuration = configuration
    validator =
      configuration.validate
      ? try context.table(Self.schemaName) {
        try ConstructValidator(context.bundled(Self.schemaName))
      } : nil
    standard = Dictionary(
      uniqueKeysWithValues: standardStages.map { stage in
        let label = TEIHeader.label(of: stage.name)
        return (stage.name, TEIHeader.StandardStage(label: label, summary: stage.summary))
      })
  }

  func run(_ document: inout Document) throws {
    var file = file(of: document)
    let bytes = file.xml.bytes
    do {
      try validator?.validate(bytes, writtenBy: &file.xml)
    } catch {
      throw StageFailure.badOutput(error)
    }
    if let finding = file.finding { document.add(finding) }
    document.emit(Output(suffix: "tei.xml", bytes: bytes))
  }

  /// A file, and a finding if it lacks characters of the text.
  struct File: ~Copyable {
    var xml: XMLWriter
    let finding: Finding?
  }

  /// Writes a document.
  func file(of document: Document) -> File {
    let id = Array(document.id.utf8)
    let plan = document.plan()
    let outline = plan.outline
    let entities = plan.entities
    let responsibility = Responsibility(remembered.roles(of: document.run), documentID: id)
    let links = TEILinks(document, plan, isPaired: responsibility.isProvided(.pairs))
    let body = TEIBody(
      document: document, outline: outline, links: links, responsibility: responsibility)
    var tei = TEIText(
      capacity: body.size, validator: configuration.validation == "full" ? nil : validator,
      entities: entities, repairedBy: responsibility.repairs,
      writesGlosses: configuration.glosses == "ruby")
    body.write(main: plan.shares.main, to: &tei)

    // Links and entities take about as much again as the text.
    var xml = XMLWriter(capacity: 2 * tei.xml.count + 16384, with: &tei.xml)
    xml.declaration()
    if let address = configuration.schemaAddress(in: document) {
      xml.instruction(
        "xml-model",
        "href=\"\(address)\" type=\"application/xml\""
          + " schematypens=\"http://relaxng.org/ns/structure/1.0\"")
    }
    xml.open("TEI")
    xml.attribute("xmlns", "http://www.tei-c.org/ns/1.0")
    xml.attribute(.id, plain: id.span)
    xml.attribute(.lang, "en")
    xml.newLine()
    TEIHeader(
      document: document, outline: outline, shares: plan.shares, responsibility: responsibility,
      census: tei.census, settings: configuration, standardStages: standard
    ).write(to: &xml)
    xml.append(tei.xml)
    TEIStandOff(
      document: document, outline: outline, links: links, entities: entities,
      responsibility: responsibility
    ).write(to: &xml)
    xml.close()
    xml.newLine()
    let forbidden = tei.forbiddenCount
    return File(
      xml: xml, finding: tei.firstForbidden.map { .forbidden(forbidden, first: $0) })
  }
}

extension TEIExport.Configuration {
  /// The address of the schema in the file of a document; `nil` for none.
  ///
  /// A relative address is meant from the archive's folder. Where there is no archive, nobody knows
  /// what lies there, and the file names no schema.
  func schemaAddress(in document: Document) -> String? {
    guard !schema.isEmpty else { return nil }
    let isRelative =
      schema.utf8.first != UInt8(ascii: "/") && !schema.utf8.contains(UInt8(ascii: ":"))
    guard isRelative else { return schemaURL }
    guard document.run.isCollected else { return nil }
    // Out of the folders that the document has in the drop, and out of `data`.
    let depth = document.source.path.split(separator: UInt8(ascii: "/")).count
    return String(repeating: "../", count: max(depth, 1)) + schemaURL
  }

  /// The address with everything percent-encoded that is not part of an address.
  private var schemaURL: String {
    var url = ""
    for byte in schema.utf8 {
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "-"), UInt8(ascii: "."),
        UInt8(ascii: "_"), UInt8(ascii: "~"), UInt8(ascii: "/"), UInt8(ascii: ":"),
        UInt8(ascii: "%"), UInt8(ascii: "="), UInt8(ascii: "@"), UInt8(ascii: "+"):
        url.unicodeScalars.append(Unicode.Scalar(byte))
      default:
        let digits = String(byte, radix: 16, uppercase: true)
        url += "%" + (byte < 16 ? "0" : "") + digits
      }
    }
    return url
  }
}

extension StageFailure {
  fileprivate static func badOutput(_ error: XMLError) -> StageFailure {
    // libxml2 quotes values at the end of its messages; a failure tells no content of the document.
    var rule = error.message
    if let quote = rule.firstRange(of: " '") { rule = String(rule[..<quote.lowerBound]) }
    let error = XMLError(message: rule, line: error.line)
    return StageFailure(
      code: "bad_output",
      message: "the TEI that was made is not valid, which is a fault of this program: \(error)")
  }
}

extension Finding {
  fileprivate static func forbidden(_ count: Int, first: UInt32) -> Finding {
    .warning(
      "character_forbidden", at: .document,
      "XML forbids \(count) of the characters, which became gaps; the first is \(first.codePoint)")
  }
}
