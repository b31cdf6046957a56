/// Reads the sure pairs of a document in the JSON that `json-export` writes.
///
/// Taken are the beads of sentences, and the beads of blocks that have none, such as headings.
struct ExportedPairs {
  /// The least confidence of a bead that is taken, 0...1.
  let minimumConfidence: Double
  private let first: String
  private let second: String

  /// The texts of a document by their ids.
  private struct Texts {
    var text: [String: ArraySlice<UInt8>] = [:]
    /// The ids of the blocks that have sentences.
    var divided: Set<String> = []
  }

  /// Makes a reader of the pairs of two languages, in the order in which the caller named them.
  init(_ first: LanguageTag, _ second: LanguageTag, minimumConfidence: Double) {
    self.first = first.primary
    self.second = second.primary
    self.minimumConfidence = minimumConfidence
  }

  /// Whether a value is a document of an archive; other files have JSON of other forms.
  static func isDocument(_ value: JSONValue) -> Bool {
    value["blocks"]?.elements != nil && value["alignments"]?.members != nil
  }

  /// Adds the pairs of a document.
  func add(_ document: JSONValue, to reader: inout ParallelTextReader) {
    let texts = Self.texts(of: document)
    for level in ["paragraph", "sentence"] {
      for bead in document["alignments"]?[level]?.elements ?? [] {
        guard let confidence = bead["confidence"]?.double, confidence >= minimumConfidence,
          let languages = bead["languages"]?.elements?.compactMap(\.string), languages.count == 2
        else { continue }
        let tags = languages.map { LanguageTag(rawValue: $0).primary }
        let isExchanged = tags == [second, first]
        guard tags == [first, second] || isExchanged else { continue }
        let left = (bead["left"]?.elements ?? []).compactMap(\.string)
        let right = (bead["right"]?.elements ?? []).compactMap(\.string)
        if level == "paragraph", !texts.divided.isDisjoint(with: left + right) { continue }
        let sides = [left, right].map { ids in
          Array(ids.compactMap { texts.text[$0] }.joined(separator: [0x20]))
        }
        reader.add(sides[isExchanged ? 1 : 0][...], sides[isExchanged ? 0 : 1][...])
      }
    }
  }

  private static func texts(of document: JSONValue) -> Texts {
    var texts = Texts()
    for block in document["blocks"]?.elements ?? [] {
      guard let id = block["id"]?.string, let text = block["text"]?.string,
        let start = block["start"]?.integer
      else { continue }
      let utf8 = Array(text.utf8)
      texts.text[id] = utf8[...]
      let sentences = block["sentences"]?.elements ?? []
      guard !sentences.isEmpty else { continue }
      texts.divided.insert(id)
      let offsets = Scalars(utf8).offsets
      for sentence in sentences {
        guard let id = sentence["id"]?.string, let from = sentence["start"]?.integer,
          let to = sentence["end"]?.integer, start <= from, from <= to, to - start < offsets.count
        else { continue }
        texts.text[id] = utf8[Int(offsets[from - start])..<Int(offsets[to - start])]
      }
    }
    return texts
  }
}
