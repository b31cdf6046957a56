/// What an element of HTML means for the text.
enum HTMLElement: Sendable, Equatable {
  /// Part of a line; also every element that nobody knows.
  case inline
  /// Starts and ends a paragraph.
  case block
  /// `article`, `main` and kin, whose `header` and `footer` belong to the text.
  case sectioning
  case heading(Int)
  case list(isNumbered: Bool)
  case listItem
  case descriptionTerm
  case description
  case table
  case row
  case cell(isLabel: Bool)
  case caption
  case preformatted
  case lineBreak
  case link
  case ruby
  case rubyBase
  case rubyText
  case rubyParenthesis
  case title
  case header
  case footer
  /// `nav` and `aside`: beside the text.
  case beside
  case form
  /// No text of the document, whatever is inside.
  case noText(isBlock: Bool)

  /// The element of a name.
  init(_ name: String) { self = Self.byName[name] ?? .inline }

  /// Whether text before, inside and behind the element are different blocks.
  var isBlock: Bool {
    switch self {
    case .inline, .lineBreak, .link, .ruby, .rubyBase, .rubyText, .rubyParenthesis: false
    case .noText(let isBlock): isBlock
    default: true
    }
  }

  private static let byName: [String: HTMLElement] = {
    var table: [String: HTMLElement] = [
      "article": .sectioning, "main": .sectioning, "section": .sectioning,
      "ul": .list(isNumbered: false), "ol": .list(isNumbered: true),
      "menu": .list(isNumbered: false),
      "dir": .list(isNumbered: false), "dl": .list(isNumbered: false), "li": .listItem,
      "dt": .descriptionTerm, "dd": .description, "table": .table, "tr": .row,
      "td": .cell(isLabel: false), "th": .cell(isLabel: true), "caption": .caption,
      "figcaption": .caption, "pre": .preformatted, "listing": .preformatted,
      "xmp": .preformatted, "plaintext": .preformatted, "br": .lineBreak, "a": .link,
      "ruby": .ruby, "rb": .rubyBase, "rt": .rubyText, "rp": .rubyParenthesis,
      "title": .title, "header": .header, "footer": .footer, "nav": .beside,
      "aside": .beside, "form": .form,
    ]
    for level in 1...6 { table["h\(level)"] = .heading(level) }
    for name in [
      "p", "div", "head", "body", "html", "blockquote", "address", "center", "hr", "tbody", "thead",
      "tfoot", "figure", "fieldset", "legend", "details", "summary", "hgroup", "noframes", "search",
      "dialog", "isindex", "frameset", "colgroup",
    ] {
      table[name] = .block
    }
    for name in [
      "script", "style", "template", "svg", "canvas", "audio", "video", "iframe", "object",
      "embed", "applet", "button", "input", "datalist", "rtc", "del",
    ] {
      table[name] = .noText(isBlock: false)
    }
    for name in ["noscript", "select", "option", "optgroup", "textarea", "map"] {
      table[name] = .noText(isBlock: true)
    }
    return table
  }()
}
