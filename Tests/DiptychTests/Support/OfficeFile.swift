import TestSupport

@testable import Diptych

/// A presentation of PowerPoint or a workbook of Excel with the parts that a test needs.
struct OfficeFile {
  let bytes: [UInt8]

  private static let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

  /// A reference of a part: its kind, and the part that it leads to.
  typealias Reference = (kind: String, target: String)

  private init(
    _ format: OfficeFormat, main: String, parts: [(String, String)],
    references: [(String, [Reference])]
  ) {
    var entries = [
      ZIPWriter.Entry(
        "[Content_Types].xml",
        """
        <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/\(main)" ContentType="\(format.mainType)"/></Types>
        """)
    ]
    for (source, references) in [("", [("officeDocument", main)])] + references {
      let items = references.enumerated().map { index, reference in
        "<Relationship Id=\"r\(index)\" Type=\"\(Self.office)/\(reference.0)\" Target=\"/\(reference.1)\"/>"
      }
      entries.append(
        ZIPWriter.Entry(
          OfficeRelationships.part(of: source),
          """
          <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">\(items.joined())</Relationships>
          """))
    }
    bytes = ZIPWriter(entries + parts.map { ZIPWriter.Entry($0.0, $0.1) }).bytes
  }

  private static let slideNamespaces = """
    xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:r="\(office)" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:dgm="http://schemas.openxmlformats.org/drawingml/2006/diagram"
    """

  /// A presentation whose slides have these shapes; the last slide comes first in the file.
  ///
  /// `notes` and `diagram` belong to the first slide; `hidden` are numbers of slides, from 0.
  static func presentation(
    _ slides: String..., notes: String? = nil, diagram: String? = nil, hidden: Set<Int> = [],
    language: String = ""
  ) -> OfficeFile {
    var parts = [
      (
        "ppt/presentation.xml",
        """
        <p:presentation \(slideNamespaces)><p:sldIdLst>\(slides.indices.map { "<p:sldId r:id=\"r\($0)\"/>" }.joined())</p:sldIdLst><p:defaultTextStyle><a:lvl1pPr><a:defRPr lang="\(language)"/></a:lvl1pPr></p:defaultTextStyle></p:presentation>
        """
      )
    ]
    func tree(_ root: String, _ shapes: String, _ attributes: String = "") -> String {
      "<p:\(root) \(slideNamespaces) \(attributes)><p:cSld><p:spTree>\(shapes)</p:spTree></p:cSld></p:\(root)>"
    }
    for (index, slide) in slides.enumerated().reversed() {
      let attributes = hidden.contains(index) ? "show=\"0\"" : ""
      parts.append(("ppt/slides/slide\(index).xml", tree("sld", slide, attributes)))
    }
    var references: [Reference] = []
    if let notes {
      references.append(("notesSlide", "ppt/notes.xml"))
      parts.append(("ppt/notes.xml", tree("notes", notes)))
    }
    if let diagram {
      references.append(("diagramData", "ppt/diagram.xml"))
      parts.append(
        ("ppt/diagram.xml", "<dgm:dataModel \(slideNamespaces)>\(diagram)</dgm:dataModel>"))
    }
    return OfficeFile(
      .pptx, main: "ppt/presentation.xml", parts: parts,
      references: [
        ("ppt/presentation.xml", slides.indices.map { ("slide", "ppt/slides/slide\($0).xml") }),
        ("ppt/slides/slide0.xml", references),
      ])
  }

  /// A workbook whose sheets have these names and this content.
  static func workbook(
    _ sheets: (name: String, content: String)..., strings: String = "", styles: String = "",
    hidden: Set<Int> = [], properties: String = ""
  ) -> OfficeFile {
    let namespaces = """
      xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="\(office)"
      """
    let list = sheets.enumerated().map { index, sheet in
      "<sheet name=\"\(sheet.name)\" r:id=\"r\(index)\" \(hidden.contains(index) ? "state=\"hidden\"" : "")/>"
    }
    let parts = [
      (
        "xl/workbook.xml",
        "<workbook \(namespaces)><workbookPr \(properties)/><sheets>\(list.joined())</sheets></workbook>"
      ), ("xl/strings.xml", "<sst \(namespaces)>\(strings)</sst>"),
      ("xl/styles.xml", "<styleSheet \(namespaces)>\(styles)</styleSheet>"),
    ]
    let references: [Reference] =
      sheets.indices.map { ("worksheet", "xl/sheet\($0).xml") }
      + [("sharedStrings", "xl/strings.xml"), ("styles", "xl/styles.xml")]
    return OfficeFile(
      .xlsx, main: "xl/workbook.xml",
      parts: parts
        + sheets.enumerated().map { index, sheet in
          ("xl/sheet\(index).xml", "<worksheet \(namespaces)>\(sheet.content)</worksheet>")
        },
      references: [("xl/workbook.xml", references)])
  }
}
