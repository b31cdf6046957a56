/// An OpenDocument file that is one XML text.
struct FlatDocument {
  let bytes: [UInt8]

  /// Makes a file with a body of that kind: `text`, `spreadsheet` or `presentation`.
  init(
    _ body: String, styles: String = "", automatic: String = "", kind: String = "text",
    encoding: String = "UTF-8"
  ) {
    let namespaces = [
      "office": "office", "style": "style", "text": "text", "table": "table", "draw": "drawing",
      "fo": "xsl-fo-compatible", "svg": "svg-compatible", "presentation": "presentation",
    ].sorted { $0.key < $1.key }.map {
      "xmlns:\($0.key)=\"urn:oasis:names:tc:opendocument:xmlns:\($0.value):1.0\""
    }
    bytes = Array(
      """
      <?xml version="1.0" encoding="\(encoding)"?>
      <office:document \(namespaces.joined(separator: " ")) xmlns:loext="urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0" office:mimetype="application/vnd.oasis.opendocument.\(kind)">
      <office:styles>\(styles)</office:styles><office:automatic-styles>\(automatic)</office:automatic-styles>
      <office:body><office:\(kind)>\(body)</office:\(kind)></office:body></office:document>
      """.utf8)
  }
}
