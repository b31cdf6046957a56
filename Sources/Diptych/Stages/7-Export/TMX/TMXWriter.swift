internal import DiptychXML

/// Writes a translation memory: TMX 1.4b, valid under the DTD of TMX 1.4.
struct TMXWriter: ~Copyable {
  /// What the header of a file says.
  struct Header {
    /// The version of the tool that makes the file.
    var toolVersion = RunDescription().version
    /// The language that is translated from, as translation tools name it.
    var sourceLanguage: String
    /// When the file was made, `20251105T161800Z`; only if the caller gave a time.
    var creationDate: String?
    /// More that is worth knowing: types that begin with `x-`, and their values.
    var properties: [(type: String, value: String)] = []
    /// Whether the file names the DTD, which some programs then try to load.
    var hasDocumentType = false
  }

  /// One language of a unit.
  struct Variant {
    /// The language, as translation tools name it.
    var language: String
    /// Its sentences, put together.
    var utf8: [UInt8]
    /// How many sentences.
    var count: Int
  }

  private var xml: XMLWriter
  private let sourceLanguage: String

  /// Begins a file with room for about `capacity` bytes.
  init(_ header: Header, capacity: Int) {
    sourceLanguage = header.sourceLanguage
    xml = XMLWriter(capacity: capacity)
    xml.declaration()
    if header.hasDocumentType { xml.documentType("tmx", system: "tmx14.dtd") }
    xml.open("tmx")
    xml.attribute("version", constant: "1.4")
    xml.newLine()
    xml.open("header")
    xml.attribute("creationtool", constant: "Diptych")
    xml.attribute("creationtoolversion", header.toolVersion)
    xml.attribute("segtype", constant: "sentence")
    xml.attribute("o-tmf", constant: "diptych-tei-1.0")
    xml.attribute("adminlang", constant: "en")
    xml.attribute("srclang", header.sourceLanguage)
    xml.attribute("datatype", constant: "plaintext")
    xml.attribute("o-encoding", constant: "UTF-8")
    if let date = header.creationDate { xml.attribute("creationdate", date) }
    for property in header.properties {
      xml.newLine()
      Self.write(property.value, as: property.type, to: &xml)
    }
    if !header.properties.isEmpty { xml.newLine() }
    xml.close()
    xml.newLine()
    xml.open("body")
    xml.newLine()
  }

  /// Adds a unit: a bead of sentences.
  ///
  /// - Parameters:
  ///   - id: the id of the bead.
  ///   - confidence: how sure the bead is, 0...1.
  ///   - source: the language that is translated from.
  ///   - target: the other one.
  ///   - properties: more that is worth knowing, as in the header.
  mutating func add(
    id: [UInt8], confidence: Double, _ source: Variant, _ target: Variant,
    properties: [(type: String, value: String)] = []
  ) {
    xml.open("tu")
    xml.attribute("tuid", plain: id.span)
    if source.language != sourceLanguage { xml.attribute("srclang", source.language) }
    xml.newLine()
    Self.write("\(source.count):\(target.count)", as: "x-bead", to: &xml)
    xml.newLine()
    Self.write(Hundredths(confidence).text, as: "x-confidence", to: &xml)
    xml.newLine()
    for property in properties {
      Self.write(property.value, as: property.type, to: &xml)
      xml.newLine()
    }
    write(source)
    write(target)
    xml.close()
    xml.newLine()
  }

  private static func write(_ value: String, as type: String, to xml: inout XMLWriter) {
    xml.open("prop")
    xml.attribute(.type, type)
    xml.data(value)
    xml.close()
  }

  private mutating func write(_ variant: Variant) {
    xml.open("tuv")
    xml.attribute(.lang, variant.language)
    xml.open("seg")
    xml.data(variant.utf8.span)
    xml.close()
    xml.close()
    xml.newLine()
  }

  /// Ends the file, and gives its bytes.
  consuming func finished() -> [UInt8] {
    xml.close()
    xml.newLine()
    xml.close()
    xml.newLine()
    return xml.bytes
  }
}
