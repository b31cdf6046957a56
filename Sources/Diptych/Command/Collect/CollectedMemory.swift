internal import DiptychXML

/// One translation memory of those of many documents; each pair of texts is there once.
struct CollectedMemory {
  /// A pair of texts in two languages, and where it stands first.
  private struct Unit {
    var id: [UInt8] = []
    var confidence = 0.0
    var variants: [TMXWriter.Variant] = []
    var document: [UInt8] = []
  }

  private var units: [Unit] = []
  private var known: Set<[UInt8]> = []
  private var documents = 0
  private var bytes = 0

  /// Adds the memory of a document; `false` if it is none.
  mutating func add(_ memory: [UInt8], of document: [UInt8]) -> Bool {
    var reader = Reader()
    do throws(MarkupError) {
      try XMLReader.read(memory, prefixes: [:], maximumDepth: 64, into: &reader)
    } catch {
      return false
    }
    documents += 1
    bytes += memory.count
    for var unit in reader.units {
      var key: [UInt8] = []
      for variant in unit.variants {
        key += Array(variant.language.utf8) + [0]
        key += variant.utf8 + [0]
      }
      guard known.insert(key).inserted else { continue }
      unit.document = document
      units.append(unit)
    }
    return true
  }

  /// The whole; `nil` if there is nothing.
  var file: CollectedLists.File? {
    guard let first = units.first else { return nil }
    var tmx = TMXWriter(
      TMXWriter.Header(sourceLanguage: first.variants[0].language), capacity: bytes + 4096)
    for unit in units {
      tmx.add(
        id: unit.id, confidence: unit.confidence, unit.variants[0], unit.variants[1],
        properties: [("x-document", String(decoding: unit.document, as: UTF8.self))])
    }
    return CollectedLists.File(
      name: "memory.tmx", bytes: tmx.finished(), count: units.count, documents: documents)
  }

  /// Reads the units of a memory that ``TMXWriter`` wrote.
  private struct Reader: XMLConsumer {
    private(set) var units: [Unit] = []
    private var unit = Unit()
    private var language = ""
    private var property = ""
    private var text: [UInt8] = []
    /// How many sentences the source and the target have.
    private var counts = [1, 1]

    mutating func start(
      _ element: XMLElementName, _ attributes: borrowing XMLAttributes, line: Int
    ) -> Bool {
      text.removeAll(keepingCapacity: true)
      switch element.name {
      case "tu":
        unit = Unit()
        unit.id = Array((attributes["tuid"] ?? "").utf8)
        counts = [1, 1]
      case "tuv": language = attributes["xml:lang"] ?? ""
      case "prop": property = attributes["type"] ?? ""
      default: break
      }
      return true
    }

    mutating func end(_ element: XMLElementName, line: Int) {
      switch element.name {
      case "prop" where property == "x-confidence":
        unit.confidence = Double(String(decoding: text, as: UTF8.self)) ?? 0
      case "prop" where property == "x-bead":
        let found = String(decoding: text, as: UTF8.self).split(separator: ":").compactMap {
          Int($0)
        }
        if found.count == 2 { counts = found }
      case "seg":
        let count = unit.variants.count < 2 ? counts[unit.variants.count] : 1
        unit.variants.append(TMXWriter.Variant(language: language, utf8: text, count: count))
      case "tu": if unit.variants.count == 2 { units.append(unit) }
      default: break
      }
    }

    mutating func text(_ utf8: Span<UInt8>) {
      for index in utf8.indices { text.append(utf8[index]) }
    }
  }
}
