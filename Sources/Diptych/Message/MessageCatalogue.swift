/// The sentences of the tool in one language.
struct MessageCatalogue: Sendable {
  /// The file with the Chinese sentences.
  ///
  /// A JSON object in `Resources` whose keys are the English patterns. In a translation `{1}` stands
  /// for the first value, so that values may change places.
  static let chineseName = "messages.zh.json"

  /// The translations by English pattern.
  let translations: [String: String]

  private static let english = MessageCatalogue(translations: [:])
  private static let chinese = MessageCatalogue(named: chineseName)

  /// The catalogue of a language; one that cannot be read says everything in English.
  static func of(_ language: Message.Language) -> MessageCatalogue {
    switch language {
    case .english: english
    case .chinese: chinese
    }
  }

  private init(translations: [String: String]) { self.translations = translations }

  private init(named name: String) {
    var parser = JSONParser((try? ShippedFiles.content(of: name)) ?? [])
    let members = (try? parser.parse())?.members ?? []
    let pairs = members.compactMap { member in member.value.string.map { (member.key, $0) } }
    translations = Dictionary(pairs) { first, _ in first }
  }

  /// The sentence of a pattern with its values in their places.
  func text(_ pattern: String, _ values: [String]) -> String {
    guard let translation = translations[pattern] else {
      return Self.fill(pattern, values, numbered: false)
    }
    return Self.fill(translation, values, numbered: true)
  }

  /// Puts values where the gaps are: `{}` in turn, or `{1}` by number.
  private static func fill(_ pattern: String, _ values: [String], numbered: Bool) -> String {
    guard !values.isEmpty else { return pattern }
    var text = ""
    var rest = Substring(pattern)
    var next = 0
    while let brace = rest.firstIndex(of: "{") {
      text += rest[..<brace]
      let gap = rest[brace...].prefix(numbered ? 3 : 2)
      let number = numbered ? Int(gap.dropFirst().dropLast()).map { $0 - 1 } : next
      guard gap.last == "}", let number, values.indices.contains(number) else {
        text.append("{")
        rest = rest[rest.index(after: brace)...]
        continue
      }
      text += values[number]
      next += 1
      rest = rest[gap.endIndex...]
    }
    return text + rest
  }
}
