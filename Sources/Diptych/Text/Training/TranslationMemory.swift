internal import DiptychXML

/// Reads the pairs of a translation memory, TMX 1.1 to 1.4b.
///
/// A unit gives a pair if it has a variant in each of the two languages; of several in one language the first one
/// counts. Codes of the original format inside of a text, such as `bpt`, are no text.
struct TranslationMemory: XMLConsumer {
  private let first: String
  private let second: String
  private(set) var reader: ParallelTextReader

  private var language = ""
  private var firstText: [UInt8]?
  private var secondText: [UInt8]?
  private var text: [UInt8] = []
  private var isInText = false
  /// How many elements that hold codes are open.
  private var codeDepth = 0
  /// Whether the root element is `tmx`; `nil` before it comes.
  private var isMemory: Bool?

  private static let codes: Set<String> = ["bpt", "ept", "it", "ph", "ut"]

  /// Makes a consumer of the pairs of two languages, in the order in which the caller named them, for `reader`.
  init(_ first: LanguageTag, _ second: LanguageTag, into reader: ParallelTextReader) {
    self.first = first.primary
    self.second = second.primary
    self.reader = reader
  }

  /// Adds the pairs of a file to `reader`.
  ///
  /// - Throws: a ``ParallelTextReader/LineError``.
  static func add(
    _ bytes: [UInt8], _ first: LanguageTag, _ second: LanguageTag,
    to reader: inout ParallelTextReader
  ) throws(ParallelTextReader.LineError) {
    // The reader is handed over: a second one would be a copy of all that was read.
    var memory = TranslationMemory(first, second, into: consume reader)
    defer { reader = memory.reader }
    do throws(MarkupError) {
      try XMLReader.read(bytes, prefixes: [:], maximumDepth: 64, into: &memory)
    } catch {
      throw lineError(error)
    }
    guard memory.isMemory == true else {
      throw ParallelTextReader.LineError(
        line: 1, rule: "the root element of a translation memory is 'tmx'")
    }
  }

  private static func lineError(_ error: MarkupError) -> ParallelTextReader.LineError {
    switch error {
    case .tooDeep(let line):
      ParallelTextReader.LineError(line: line, rule: "elements are nested too deep")
    case .tooManyAttributes:
      ParallelTextReader.LineError(line: 1, rule: "a tag has more than 512 attributes")
    case .internalSubset:
      ParallelTextReader.LineError(
        line: 1, rule: "the DOCTYPE has a part of its own in brackets, which may define entities")
    case .notWellFormed(let error):
      ParallelTextReader.LineError(
        line: error.line ?? 1, rule: "the XML is not well formed: \(error.message)")
    }
  }

  mutating func start(
    _ element: XMLElementName, _ attributes: borrowing XMLAttributes, line: Int
  ) -> Bool {
    let name = element.name
    if isMemory == nil { isMemory = name == "tmx" }
    switch name {
    case "tu":
      firstText = nil
      secondText = nil
    case "tuv":
      let tag = attributes["xml:lang"] ?? attributes["lang"] ?? ""
      language = LanguageTag(canonical: tag)?.primary ?? ""
    case "seg":
      text.removeAll(keepingCapacity: true)
      isInText = true
      codeDepth = 0
    default:
      if Self.codes.contains(name) { codeDepth += 1 }
    }
    return isMemory == true
  }

  mutating func end(_ element: XMLElementName, line: Int) {
    switch element.name {
    case "seg":
      isInText = false
      if language == first, firstText == nil {
        firstText = text
      } else if language == second, secondText == nil {
        secondText = text
      }
    case "tu":
      if let firstText, let secondText { reader.add(firstText[...], secondText[...]) }
    default:
      if Self.codes.contains(element.name) { codeDepth -= 1 }
    }
  }

  mutating func text(_ utf8: Span<UInt8>) {
    guard isInText, codeDepth == 0 else { return }
    for index in utf8.indices { text.append(utf8[index]) }
  }
}
