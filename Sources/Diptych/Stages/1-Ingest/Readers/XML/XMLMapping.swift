/// What the elements of an XML vocabulary mean for the text: the settings of one vocabulary.
///
/// Elements are named by their local name, `para`, by a prefix of ``namespaces`` and it, `db:para`, or
/// by the element around them as well, `table/title`. Text in elements that are not named belongs to
/// the line around them.
struct XMLMapping: StageConfiguration {
  /// The root elements of files that it is for.
  var roots: [String] = []
  /// The address of each namespace whose prefix the names here have.
  var namespaces: [String: String] = [:]
  /// Parts of the text with headings of their own.
  var sections: [String] = []
  /// Headings, whose level is the number of sections around them.
  var headings: [String] = []
  /// Headings that always have the same level.
  var headingLevels: [String: Int] = [:]
  /// Paragraphs and whatever else is a block of its own.
  var blocks: [String] = []
  var lists: [String] = []
  var numberedLists: [String] = []
  var items: [String] = []
  var tables: [String] = []
  /// Parts of a table whose cells label columns.
  var tableHeads: [String] = []
  var rows: [String] = []
  var cells: [String] = []
  /// Cells that label a row or column.
  var labelCells: [String] = []
  /// Pictures and the like, in which a heading is a caption.
  var figures: [String] = []
  var captions: [String] = []
  var notes: [String] = []
  var lineBreaks: [String] = []
  /// What is no text of the document.
  var leftOut: [String] = []
  /// Where the document's title stands, its author and its date.
  var titles: [String] = []
  var authors: [String] = []
  var dates: [String] = []
  /// The attribute that names a language.
  var languageAttribute = "xml:lang"
  /// The attributes that say how many columns and rows a cell covers.
  var columnsAttribute = "colspan"
  var rowsAttribute = "rowspan"

  static let settings = [
    Setting("roots", "the root elements of the files that the mapping is for"),
    Setting(
      "namespaces", "the address of each namespace whose prefix the names in the mapping have"),
    Setting("sections", "elements that are parts of the text with headings of their own"),
    Setting("headings", "headings whose level is the number of sections around them"),
    Setting("headingLevels", "headings that always have the same level, with that level"),
    Setting("blocks", "paragraphs, and whatever else is a block of its own"),
    Setting("lists", "lists without numbers"),
    Setting("numberedLists", "lists with numbers"),
    Setting("items", "items of lists"),
    Setting("tables", "tables"),
    Setting("tableHeads", "parts of a table whose cells label columns"),
    Setting("rows", "rows of tables"),
    Setting("cells", "cells of tables"),
    Setting("labelCells", "cells that label a row or column"),
    Setting("figures", "pictures and the like, in which a heading is a caption"),
    Setting("captions", "captions of tables and pictures"),
    Setting("notes", "notes, wherever they stand in the text"),
    Setting("lineBreaks", "elements that end a line"),
    Setting("leftOut", "elements whose content is no text of the document"),
    Setting("titles", "elements that hold the title of the document"),
    Setting("authors", "elements that hold its author"),
    Setting("dates", "elements that hold its date"),
    Setting("languageAttribute", "the attribute that names the language of an element"),
    Setting("columnsAttribute", "the attribute that says how many columns a cell covers"),
    Setting("rowsAttribute", "the attribute that says how many rows a cell covers"),
  ]

  /// The elements with what they mean, by the name of the setting that they stand in.
  var roles: [(setting: String, names: [String], role: MarkupRole)] {
    [
      ("sections", sections, .section), ("headings", headings, .heading(level: nil)),
      ("blocks", blocks, .block), ("lists", lists, .list(isNumbered: false)),
      ("numberedLists", numberedLists, .list(isNumbered: true)), ("items", items, .item),
      ("tables", tables, .table), ("tableHeads", tableHeads, .block), ("rows", rows, .row),
      ("cells", cells, .cell(isLabel: false, columns: 1, rows: 1)),
      ("labelCells", labelCells, .cell(isLabel: true, columns: 1, rows: 1)),
      ("figures", figures, .figure), ("captions", captions, .caption), ("notes", notes, .note),
      ("lineBreaks", lineBreaks, .lineBreak), ("leftOut", leftOut, .leftOut),
    ]
      + headingLevels.sorted { $0.key < $1.key }
      .map { ("headingLevels", [$0.key], .heading(level: $0.value)) }
  }

  /// Finds what no file could agree with.
  ///
  /// - Throws: ``StageFailure`` that names the element and the rule.
  func check(at path: String) throws {
    guard !roots.isEmpty else {
      throw StageFailure.mapping("'\(path).roots' names no element")
    }
    var known: [String: String] = [:]
    for (setting, names, _) in roles {
      for name in names {
        try check(name, at: "\(path).\(setting)")
        if let other = known.updateValue(setting, forKey: name) {
          throw StageFailure.mapping(
            "'\(path)' has the element '\(readable(name))' in '\(other)' and in '\(setting)'")
        }
      }
    }
    for (setting, names) in [
      ("roots", roots), ("titles", titles), ("authors", authors), ("dates", dates),
    ] {
      for name in names { try check(name, at: "\(path).\(setting)") }
    }
    for (name, level) in headingLevels where !(1...10).contains(level) {
      throw StageFailure.mapping(
        "'\(path).headingLevels' gives '\(readable(name))' the level \(level), not one from 1 to 10"
      )
    }
  }

  private func check(_ name: String, at path: String) throws {
    let parts = name.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count <= 2, parts.allSatisfy({ !$0.isEmpty }) else {
      throw StageFailure.mapping(
        "'\(path)' has '\(readable(name))'; an element is 'para' or 'table/title'")
    }
    for part in parts {
      let names = part.split(separator: ":", omittingEmptySubsequences: false)
      guard names.count > 1 else { continue }
      let prefix = String(names[0])
      guard namespaces[prefix] == nil else { continue }
      let meant = closestWord(to: prefix, among: namespaces.keys.sorted())
      let advice = meant.map { "; did you mean '\($0)'?" } ?? ""
      throw StageFailure.mapping(
        "'\(path)' has '\(readable(name))', whose prefix is not in 'namespaces'\(advice)")
    }
  }
}

extension StageFailure {
  fileprivate static func mapping(_ message: String) -> StageFailure {
    StageFailure(code: "stage_failed", message: message)
  }
}
