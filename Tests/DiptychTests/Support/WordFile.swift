import TestSupport

/// A document of Word with the parts that a test needs.
struct WordFile {
  let bytes: [UInt8]

  /// Makes a file with this content of its body, its styles and its lists; more parts are added, or come
  /// in the place of others.
  init(
    _ body: String, styles: String = "", numbering: String = "", footnotes: String = "",
    endnotes: String = "", isStrict: Bool = false, parts: [(String, String)] = []
  ) {
    let office = "http://schemas.openxmlformats.org/officeDocument/2006"
    let kind =
      isStrict
      ? "http://purl.oclc.org/ooxml/officeDocument/relationships" : office + "/relationships"
    let word =
      isStrict
      ? "http://purl.oclc.org/ooxml/wordprocessingml/main"
      : "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    let namespaces = """
      xmlns:w="\(word)" xmlns:r="\(kind)" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:v="urn:schemas-microsoft-com:vml" xmlns:m="\(office)/math"
      """
    func part(_ root: String, _ content: String) -> String {
      """
      <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
      <w:\(root) \(namespaces)>\(content)</w:\(root)>
      """
    }
    func references(_ references: [(String, String)]) -> String {
      let items = references.enumerated().map { index, reference in
        "<Relationship Id=\"r\(index)\" Type=\"\(kind)/\(reference.0)\" Target=\"\(reference.1)\"/>"
      }
      return """
        <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">\(items.joined())</Relationships>
        """
    }
    var entries: [(String, String)] = [
      (
        "[Content_Types].xml",
        """
        <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/text.xml" ContentType="\(OfficeFormatName.docx)"/></Types>
        """
      ),
      ("_rels/.rels", references([("officeDocument", "/word/text.xml")])),
      (
        "word/_rels/text.xml.rels",
        references([
          ("styles", "styles.xml"), ("numbering", "../word/numbering.xml"),
          ("footnotes", "notes/footnotes.xml"), ("endnotes", "endnotes.xml"),
        ])
      ),
      ("word/text.xml", part("document", "<w:body>\(body)</w:body>")),
      ("word/styles.xml", part("styles", styles)),
      ("word/numbering.xml", part("numbering", numbering)),
      ("word/notes/footnotes.xml", part("footnotes", footnotes)),
      ("word/endnotes.xml", part("endnotes", endnotes)),
    ]
    for (name, content) in parts {
      if let place = entries.firstIndex(where: { $0.0 == name }) {
        entries[place].1 = content
      } else {
        entries.append((name, content))
      }
    }
    bytes = ZIPWriter(entries.map { ZIPWriter.Entry($0.0, $0.1) }).bytes
  }

  private enum OfficeFormatName {
    static let docx =
      "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
  }
}
