internal import DiptychXML

/// The part of a presentation that lists the slides.
struct SlideList: XMLConsumer {
  /// The references to the slides, in the order of the show.
  private(set) var slides: [String] = []
  /// The languages of text that says nothing else.
  private(set) var languages: Set<LanguageTag> = []
  private var isInDefaults = false

  mutating func start(_ element: XMLElementName, _ attributes: borrowing XMLAttributes, line: Int)
    -> Bool
  {
    switch element.name {
    case "p:sldId": if let id = attributes["r:id"] { slides.append(id) }
    case "p:defaultTextStyle": isInDefaults = true
    case "a:defRPr":
      if isInDefaults, let language = attributes["lang"].flatMap(LanguageTag.init(canonical:)) {
        languages.insert(language)
      }
    default: break
    }
    return true
  }

  mutating func end(_ element: XMLElementName, line: Int) {
    if element.name == "p:defaultTextStyle" { isInDefaults = false }
  }

  mutating func text(_ utf8: Span<UInt8>) {}
}
