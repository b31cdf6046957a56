internal import DiptychXML

/// Reads workbooks of Excel: sheet by sheet, each cell as it is shown.
///
/// Hidden sheets, rows and columns are left out.
enum ExcelReader {
  static func read(_ package: inout OfficePackage) throws -> FileText {
    var workbook = ExcelWorkbook()
    let prefixes = ExcelWorkbook.namespaces
    try package.read(package.mainPart, prefixes: prefixes, into: &workbook)
    let relationships = try package.relationships(of: package.mainPart)
    var strings = ExcelStrings()
    if let part = relationships.part("sharedStrings") {
      try package.readIfPresent(part, prefixes: prefixes, into: &strings)
    }
    var styles = ExcelStyles()
    if let part = relationships.part("styles") {
      try package.readIfPresent(part, prefixes: prefixes, into: &styles)
    }
    var blocks = ExcelBlocks()
    var seen: Set<String> = []
    for sheet in workbook.sheets where !sheet.isHidden {
      // A sheet may be a chart.
      guard
        let reference = relationships.relationship(id: sheet.reference),
        reference.kind == "worksheet", let part = reference.part, seen.insert(part).inserted
      else { continue }
      var cells = ExcelSheet(
        strings: strings.strings, styles: styles, startsIn1904: workbook.startsIn1904,
        limits: package.limits)
      try package.readIfPresent(part, prefixes: prefixes, into: &cells)
      guard !cells.cells.isEmpty else { continue }
      blocks.addHeading(sheet.name)
      blocks.add(cells, name: sheet.name)
      if blocks.counters.isOver(package.limits) { break }
    }
    var text = FileText(blocks: blocks.blocks)
    MarkupHeadings.settle(in: &text.blocks)
    let hidden = workbook.sheets.count { $0.isHidden }
    if hidden > 0 { text.findings.append(.hidden(sheets: hidden)) }
    return text
  }
}

extension Finding {
  fileprivate static func hidden(sheets: Int) -> Finding {
    .note("part_skipped", at: .document, "sheets that are hidden were left out: \(sheets)")
  }
}
