/// What a style of Word says that matters for the text.
struct WordStyle {
  /// The name as people see it, without its other names behind a comma.
  var name = ""
  var parent: String?
  /// Whether paragraphs without a style have it.
  var isDefault = false
  /// From 0; 9 is that of running text.
  var outlineLevel: Int?
  var numbering = WordNumberingReference()
  var characters = WordCharacters()
}

/// How characters look, as far as it matters; `nil` for what is not said.
struct WordCharacters {
  var isHidden: Bool?
  var isBold: Bool?
  /// In points.
  var size: Double?
  /// The language of text in scripts such as Latin.
  var western: LanguageTag?
  /// The language of Chinese, Japanese and Korean text.
  var asian: LanguageTag?

  /// The size, in points, of text that nothing is said of.
  static let normalSize = 10.0

  /// What is not said is taken from another.
  mutating func inherit(_ other: WordCharacters) {
    isHidden = isHidden ?? other.isHidden
    isBold = isBold ?? other.isBold
    size = size ?? other.size
    western = western ?? other.western
    asian = asian ?? other.asian
  }
}

/// Which list a paragraph is numbered in, and on which level; `nil` for what is not said.
struct WordNumberingReference: Equatable {
  /// 0 for none.
  var list: Int?
  /// From 0.
  var level: Int?
}

/// The styles of a document with what they inherit.
struct WordStyles {
  private var styles: [String: WordStyle] = [:]
  private var resolved: [String: Resolved] = [:]
  /// The style of paragraphs that name none.
  private(set) var defaultParagraph: String?
  /// The characters of all text for which nothing else is said; the languages are those of the template
  /// or the program.
  var defaults = WordCharacters()

  /// Longer chains of styles are loops.
  private static let maximumParents = 32

  /// A style with what it inherits.
  struct Resolved {
    /// The level of a heading from 1, or ``MarkupHeadings/titleLevel``.
    var level: Int?
    var isCaption = false
    /// Whether its paragraphs repeat what the document has elsewhere: tables of contents, indexes.
    var isContents = false
    var numbering = WordNumberingReference()
    /// The style that says which list it is, which may be one that this style inherits from.
    var numberingStyle: String?
    var characters = WordCharacters()
  }

  mutating func set(_ style: WordStyle, id: String, isParagraph: Bool) {
    styles[id] = style
    guard style.isDefault, isParagraph else { return }
    defaultParagraph = id
    // What all paragraphs have comes from the template.
    styles[id]?.characters.western = nil
    styles[id]?.characters.asian = nil
    defaults.western = style.characters.western ?? defaults.western
    defaults.asian = style.characters.asian ?? defaults.asian
  }

  /// A style by its id; one that there is not is known by that alone.
  mutating func style(_ id: String?) -> Resolved {
    guard let id else { return Resolved() }
    if let known = resolved[id] { return known }
    let style = resolve(id)
    resolved[id] = style
    return style
  }

  private func resolve(_ id: String) -> Resolved {
    var result = Resolved()
    var isLevelKnown = false
    var next: String? = id
    for step in 0..<Self.maximumParents {
      guard let id = next else { break }
      let style = styles[id] ?? WordStyle(name: step == 0 ? id : "")
      let meaning = HeadingStyle(name: style.name)
      if step == 0 { result.isContents = Self.isContents(style.name) }
      if !isLevelKnown, let level = style.outlineLevel {
        result.level = level < 9 ? level + 1 : nil
        isLevelKnown = true
      }
      switch meaning {
      case .heading(let level) where !isLevelKnown:
        result.level = level
        isLevelKnown = true
      case .title where !isLevelKnown:
        result.level = MarkupHeadings.titleLevel
        isLevelKnown = true
      case .caption: result.isCaption = true
      default: break
      }
      if result.numbering.list == nil, style.numbering.list != nil { result.numberingStyle = id }
      result.numbering.list = result.numbering.list ?? style.numbering.list
      result.numbering.level = result.numbering.level ?? style.numbering.level
      result.characters.inherit(style.characters)
      next = style.parent
    }
    return result
  }

  /// The names that Word gives the styles of tables of contents and figures, and of indexes.
  private static func isContents(_ name: String) -> Bool {
    let name = name.lowercased()
    return name == "table of figures" || name == "toc heading" || name == "table of authorities"
      || ["toc ", "index ", "目录 ", "目錄 "].contains { prefix in
        name.hasPrefix(prefix) && (1...9).contains(Int(name.dropFirst(prefix.count)) ?? 0)
      }
  }
}
