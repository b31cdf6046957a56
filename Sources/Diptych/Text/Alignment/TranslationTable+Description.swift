extension TranslationTable {
  /// What a table says about itself: lines of a word, a colon and what it means for this table.
  ///
  /// `languages: zh en`, `units: characters stems` and `pairs: 517778` have to be there; `source: …`, once for
  /// each file that it was trained on, and `licence: …` may be.
  struct Description: Sendable, Equatable {
    /// The primary tags of the two languages.
    var left: String
    var right: String
    /// How the units of each are called, see ``WritingSystem/name``.
    var leftUnits: String
    var rightUnits: String
    /// How many pairs it was trained on.
    var pairs: Int
    /// What it was trained on.
    var sources: [String] = []
    /// Under which licence it is; may be empty.
    var licence = ""

    /// Describes a table of two languages, whose units are those of this version of the program.
    init(left: LanguageTag, right: LanguageTag, pairs: Int) {
      let systems = WritingSystem.of(left, right)
      self.left = left.primary
      self.right = right.primary
      leftUnits = systems.left.name
      rightUnits = systems.right.name
      self.pairs = pairs
    }

    /// Reads the description in a file, and makes sure that this version of the program has the same units.
    init(_ utf8: ArraySlice<UInt8>) throws(Fault) {
      var values: [String: [String]] = [:]
      for line in utf8.split(separator: 0x0A) {
        guard let colon = line.firstIndex(of: UInt8(ascii: ":")) else { continue }
        let key = String(decoding: line[..<colon], as: UTF8.self)
        let value = line[(colon + 1)...].drop { $0 == 0x20 }
        values[key, default: []].append(String(decoding: value, as: UTF8.self))
      }
      func words(_ key: String) -> [String] {
        (values[key]?.first ?? "").split(separator: " ").map(String.init)
      }
      let languages = words("languages")
      let units = words("units")
      guard languages.count == 2, units.count == 2, let pairs = Int(words("pairs").first ?? "")
      else { throw Fault(message: "it does not say what languages and units it has") }
      self.init(
        left: LanguageTag(rawValue: languages[0]), right: LanguageTag(rawValue: languages[1]),
        pairs: pairs)
      guard units == [leftUnits, rightUnits] else {
        throw Fault(
          message:
            "it knows '\(units[0])' and '\(units[1])', and this program takes its languages apart into '\(leftUnits)' and '\(rightUnits)': train it again"
        )
      }
      sources = values["source"] ?? []
      licence = values["licence"]?.first ?? ""
    }

    /// The lines.
    var text: String {
      var text = "languages: \(left) \(right)\nunits: \(leftUnits) \(rightUnits)\npairs: \(pairs)\n"
      for source in sources { text += "source: \(source)\n" }
      if !licence.isEmpty { text += "licence: \(licence)\n" }
      return text
    }
  }
}
