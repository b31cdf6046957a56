/// What an element of TEI means for whoever reads it.
///
/// TEI P5; names as in its Guidelines.
enum TEIMeaning: Equatable {
  case text(MarkupRole)
  /// Where a line or page of the source begins.
  case lineStart, pageStart
  /// A stretch that may be in a language of its own.
  case stretch
  /// Two ways to write the same: `sic` and `corr`, or others, of which that of the source counts.
  case choice, damage, correction, otherForm
  /// What several witnesses have, of which the first counts.
  case witnesses, witness
  case gap, description

  case root, header, standOff, certainty
  case titleStatement, sourceDescription, publication
  case title, author, date, schema, sourceNote

  /// The meaning of an element's local name.
  init(_ name: String) { self = Self.byName[name] ?? .text(.inline) }

  private static let byName: [String: TEIMeaning] = {
    var table: [String: TEIMeaning] = [
      "lb": .lineStart, "pb": .pageStart, "foreign": .stretch, "s": .stretch, "choice": .choice,
      "sic": .damage, "corr": .correction, "reg": .otherForm, "expan": .otherForm,
      "app": .witnesses, "lem": .witness, "rdg": .witness, "gap": .gap, "desc": .description,
      "TEI": .root, "TEI.2": .root, "teiHeader": .header, "standOff": .standOff,
      "certainty": .certainty, "titleStmt": .titleStatement, "sourceDesc": .sourceDescription,
      "publicationStmt": .publication, "title": .title, "author": .author, "date": .date,
      "schemaRef": .schema, "head": .text(.heading(level: nil)), "figure": .text(.figure),
      "list": .text(.list(isNumbered: false)), "item": .text(.item), "label": .text(.item),
      "table": .text(.table), "row": .text(.row),
      "cell": .text(.cell(isLabel: false, columns: 1, rows: 1)), "note": .text(.note),
      "ruby": .text(.ruby), "rb": .text(.rubyBase), "rt": .text(.rubyText),
    ]
    for name in ["div", "div1", "div2", "div3", "div4", "div5", "div6", "div7"] {
      table[name] = .text(.section)
    }
    for name in [
      "front", "body", "back", "group", "floatingText", "p", "ab", "l", "lg", "sp", "speaker",
      "stage", "opener", "closer", "salute", "signed", "dateline", "byline", "postscript",
      "trailer", "argument", "epigraph", "titlePage", "docTitle", "titlePart", "docAuthor",
      "docDate", "docEdition", "docImprint", "imprimatur", "address", "addrLine", "listBibl",
      "castList", "castItem", "entry", "entryFree", "noteGrp",
    ] {
      table[name] = .text(.block)
    }
    for name in [
      "fw", "del", "figDesc", "formula", "notatedMusic", "facsimile", "sourceDoc", "fsdDecl",
      "index",
    ] {
      table[name] = .text(.leftOut)
    }
    return table
  }()
}
