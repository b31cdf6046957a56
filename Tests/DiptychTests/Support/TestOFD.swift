import TestSupport

/// Makes OFD files of one document.
struct TestOFD {
  /// What stands in the `Content` of each page, with what stands before it.
  var pages: [(before: String, content: String)] = []
  /// The same of each template, by its id from `t0` on.
  var templates: [(before: String, content: String)] = []
  /// More elements of the document.
  var document = ""
  var info = ""
  /// More parts.
  var parts: [(name: String, content: String)] = []

  static let namespace = "xmlns:ofd=\"http://www.ofdspec.org/2016\""

  /// A text object whose characters are as wide as they are high.
  static func text(
    _ text: String, x: Double = 30, y: Double, size: Double = 4, attributes: String = "",
    code: String? = nil
  ) -> String {
    let code = code ?? "X=\"0\" Y=\"\(size)\" DeltaX=\"g \(text.unicodeScalars.count - 1) \(size)\""
    return """
      <ofd:TextObject ID="9" Boundary="\(x) \(y) 150 \(size)" Font="1" Size="\(size)" \(attributes)>\
      <ofd:TextCode \(code)>\(text)</ofd:TextCode></ofd:TextObject>
      """
  }

  /// Adds a page with this content.
  mutating func add(_ content: String, before: String = "") { pages.append((before, content)) }

  var entries: [ZIPWriter.Entry] {
    let templateList = templates.indices.map {
      "<ofd:TemplatePage ID=\"t\($0)\" BaseLoc=\"Tpls/\($0).xml\"/>"
    }
    let pageList = pages.indices.map { "<ofd:Page ID=\"p\($0)\" BaseLoc=\"Pages/\($0)/C.xml\"/>" }
    func page(_ page: (before: String, content: String)) -> String {
      "<ofd:Page \(Self.namespace)>\(page.before)<ofd:Content><ofd:Layer>\(page.content)</ofd:Layer></ofd:Content></ofd:Page>"
    }
    var entries = [
      ZIPWriter.Entry(
        "OFD.xml",
        "<ofd:OFD \(Self.namespace)><ofd:DocBody><ofd:DocInfo>\(info)</ofd:DocInfo><ofd:DocRoot>/Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>"
      ),
      ZIPWriter.Entry(
        "Doc_0/Document.xml",
        "<ofd:Document \(Self.namespace)><ofd:CommonData><ofd:PageArea><ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox></ofd:PageArea>\(templateList.joined())</ofd:CommonData><ofd:Pages>\(pageList.joined())</ofd:Pages>\(document)</ofd:Document>"
      ),
    ]
    for (index, content) in pages.enumerated() {
      entries.append(ZIPWriter.Entry("Doc_0/Pages/\(index)/C.xml", page(content)))
    }
    for (index, content) in templates.enumerated() {
      entries.append(ZIPWriter.Entry("Doc_0/Tpls/\(index).xml", page(content)))
    }
    return entries + parts.map { ZIPWriter.Entry($0.name, $0.content) }
  }

  var bytes: [UInt8] { ZIPWriter(entries).bytes }
}
