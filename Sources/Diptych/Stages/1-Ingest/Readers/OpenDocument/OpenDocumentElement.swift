/// What an element of OpenDocument means for the text.
enum OpenDocumentElement: Equatable {
  /// Nothing of its own; what is inside counts.
  case transparent
  /// Nothing inside is text of the document.
  case skipped

  case meta, styles, automaticStyles, masterStyles, body
  case metadata(Metadata)

  case style, textProperties, tableProperties, listStyle, outlineStyle
  case listLevel(isBullet: Bool)

  case paragraph, heading, span, section
  case spaces, tab, lineBreak
  case ruby, rubyBase, rubyText
  case noteBody, textBox, frame, slide
  case list, listItem, listHeader, itemNumber
  case table, headerRows, row, cell, coveredCell
  case hiddenText

  /// What `office:meta` holds.
  enum Metadata {
    case title, firstAuthor, lastAuthor, created, changed
  }

  /// The element of a name, by the prefixes of ``namespaces``.
  init(_ name: String) { self = Self.byName[name] ?? .transparent }

  /// The prefix of each namespace.
  static let namespaces: [String: String] = {
    var table = [
      "http://purl.org/dc/elements/1.1/": "dc",
      "http://www.w3.org/1998/Math/MathML": "math",
      "urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0": "loext",
    ]
    for (word, prefix) in [
      ("office", "office"), ("style", "style"), ("text", "text"), ("table", "table"),
      ("drawing", "draw"), ("xsl-fo-compatible", "fo"), ("meta", "meta"),
      ("presentation", "presentation"), ("svg-compatible", "svg"), ("form", "form"),
      ("script", "script"), ("animation", "anim"), ("dr3d", "dr3d"), ("chart", "chart"),
    ] {
      table["urn:oasis:names:tc:opendocument:xmlns:\(word):1.0"] = prefix
    }
    return table
  }()

  private static let byName: [String: OpenDocumentElement] = {
    var table: [String: OpenDocumentElement] = [
      "office:meta": .meta, "office:styles": .styles, "office:automatic-styles": .automaticStyles,
      "office:master-styles": .masterStyles, "office:body": .body,
      "dc:title": .metadata(.title), "dc:creator": .metadata(.lastAuthor),
      "dc:date": .metadata(.changed), "meta:initial-creator": .metadata(.firstAuthor),
      "meta:creation-date": .metadata(.created),
      "style:style": .style, "style:text-properties": .textProperties,
      "style:table-properties": .tableProperties, "text:list-style": .listStyle,
      "text:outline-style": .outlineStyle,
      "text:list-level-style-number": .listLevel(isBullet: false),
      "text:outline-level-style": .listLevel(isBullet: false),
      "text:list-level-style-bullet": .listLevel(isBullet: true),
      "text:list-level-style-image": .listLevel(isBullet: true),
      "text:p": .paragraph, "text:h": .heading, "text:span": .span, "text:section": .section,
      "text:s": .spaces, "text:tab": .tab, "text:line-break": .lineBreak,
      "text:ruby": .ruby, "text:ruby-base": .rubyBase, "text:ruby-text": .rubyText,
      "text:note-body": .noteBody, "draw:text-box": .textBox, "draw:frame": .frame,
      "draw:page": .slide, "text:list": .list, "text:list-item": .listItem,
      "text:list-header": .listHeader, "text:number": .itemNumber, "table:table": .table,
      "table:table-header-rows": .headerRows, "table:table-row": .row,
      "table:table-cell": .cell, "table:covered-table-cell": .coveredCell,
      "text:hidden-text": .hiddenText, "text:conditional-text": .transparent,
    ]
    // Shapes hold paragraphs as text boxes do.
    for shape in [
      "rect", "line", "polyline", "polygon", "regular-polygon", "path", "circle", "ellipse",
      "connector", "caption", "measure", "custom-shape",
    ] {
      table["draw:" + shape] = .textBox
    }
    for name in [
      "text:tracked-changes", "text:note-citation", "text:table-of-content",
      "text:illustration-index", "text:table-index", "text:object-index", "text:user-index",
      "text:alphabetical-index", "text:script", "text:page-number", "text:page-count",
      "text:variable-decls", "text:sequence-decls", "text:user-field-decls",
      "office:annotation", "office:forms", "office:binary-data", "office:scripts",
      "office:event-listeners", "office:dde-source", "office:settings", "office:font-face-decls",
      "table:tracked-changes", "table:shapes", "table:named-expressions", "table:title",
      "table:desc", "table:calculation-settings", "table:content-validations",
      "table:label-ranges", "table:database-ranges", "table:data-pilot-tables",
      "table:consolidation", "table:dde-links", "table:scenario", "table:detective",
      "draw:object", "draw:object-ole", "draw:image", "draw:applet", "draw:plugin",
      "draw:floating-frame", "draw:image-map", "draw:glue-point", "svg:title", "svg:desc",
      "presentation:notes", "presentation:settings", "presentation:footer-decl",
      "presentation:header-decl", "presentation:date-time-decl", "script:event-listener",
      "math:math", "dr3d:scene", "chart:chart",
    ] {
      table[name] = .skipped
    }
    return table
  }()
}
