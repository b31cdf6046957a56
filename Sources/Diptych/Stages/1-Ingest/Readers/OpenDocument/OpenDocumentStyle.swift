/// What a style says that matters for the text.
struct OpenDocumentStyle: Sendable {
  var parent: String?
  /// The name as people see it.
  var displayName = ""
  var outlineLevel: Int?
  /// The style of the lists that its paragraphs are items of; empty for an explicit "none".
  var list: String?
  /// The language of text in scripts such as Latin.
  var western: LanguageTag?
  /// The language of Chinese, Japanese and Korean text.
  var asian: LanguageTag?
  var isBold: Bool?
  /// In points.
  var size: Double?
  var isHidden: Bool?
}

/// The styles of a document with what they inherit.
struct OpenDocumentStyles {
  /// What styles are for; names are unique in a family only.
  enum Family: Hashable {
    case paragraph, text, table, other
  }

  private struct Key: Hashable {
    let family: Family
    let name: String
  }

  private var styles: [Key: OpenDocumentStyle] = [:]
  private var resolved: [Key: Resolved] = [:]
  private(set) var lists: [String: OpenDocumentListStyle] = [:]
  /// The numbers of headings.
  var outline = OpenDocumentListStyle()

  /// Longer chains of styles are loops.
  private static let maximumParents = 32

  /// A style with what it inherits.
  struct Resolved {
    var outlineLevel: Int?
    /// What the names say, the style's own first.
    var meaning: HeadingStyle?
    var list: String?
    var western: LanguageTag?
    var asian: LanguageTag?
    var isBold: Bool?
    /// In points.
    var size: Double?
    var isHidden = false

    /// How the letters look.
    var letters: TextStyle {
      TextStyle(isBold: isBold ?? false, size: size ?? TextStyle.normalSize)
    }
  }

  mutating func set(_ style: OpenDocumentStyle, _ family: Family, _ name: String) {
    styles[Key(family: family, name: name)] = style
  }

  mutating func set(_ list: OpenDocumentListStyle, _ name: String) { lists[name] = list }

  /// A style by its name; one that there is not says nothing.
  mutating func style(_ family: Family, _ name: String?) -> Resolved {
    guard let name else { return Resolved() }
    let key = Key(family: family, name: name)
    if let known = resolved[key] { return known }
    let style = resolve(key)
    resolved[key] = style
    return style
  }

  private func resolve(_ key: Key) -> Resolved {
    var result = Resolved()
    // Programs know their own styles by name, also where a file does not have them.
    result.meaning = styles[key] == nil ? HeadingStyle(name: Self.decoded(key.name)) : nil
    var isHidden: Bool?
    var next: Key? = key
    for _ in 0..<Self.maximumParents {
      guard let key = next, let style = styles[key] else { break }
      result.outlineLevel = result.outlineLevel ?? style.outlineLevel
      if result.meaning == nil {
        let name = style.displayName.isEmpty ? Self.decoded(key.name) : style.displayName
        result.meaning = HeadingStyle(name: name)
      }
      result.list = result.list ?? style.list
      result.western = result.western ?? style.western
      result.asian = result.asian ?? style.asian
      result.isBold = result.isBold ?? style.isBold
      result.size = result.size ?? style.size
      isHidden = isHidden ?? style.isHidden
      next = style.parent.map { Key(family: key.family, name: $0) }
    }
    result.isHidden = isHidden ?? false
    return result
  }

  /// A name in which `_20_` stands for a space and so on.
  private static func decoded(_ name: String) -> String {
    let parts = name.split(separator: "_", omittingEmptySubsequences: false)
    guard parts.count > 2 else { return name }
    var result = String(parts[0])
    var index = 1
    while index < parts.count {
      if index + 1 < parts.count, (1...6).contains(parts[index].utf8.count),
        let code = UInt32(parts[index], radix: 16), let scalar = Unicode.Scalar(code)
      {
        result.unicodeScalars.append(scalar)
        result += parts[index + 1]
        index += 2
      } else {
        result += "_" + parts[index]
        index += 1
      }
    }
    return result
  }
}
