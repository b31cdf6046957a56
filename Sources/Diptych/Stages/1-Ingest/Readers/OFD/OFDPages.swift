internal import DiptychContainer
internal import DiptychXML

/// Puts the pages of an OFD file together, each with its templates.
struct OFDPages {
  private(set) var text = PagedText()
  /// Parts that are named and not there.
  private(set) var missing: [String] = []
  private(set) var attachments: [Attachment] = []

  private let container: Container
  private let limits: Limits
  /// How much text there may still be, in bytes.
  private var bytesLeft: Int
  private var fonts: [FontKey: Int] = [:]

  private struct FontKey: Hashable {
    var id: String
    /// In hundredths of a point.
    var size: Int
    var isBold: Bool
    var document: Int
  }

  /// The size of a page that says none: A4, in millimetres.
  private static let usualBox = [0.0, 0, 210, 297]
  /// The largest page, in points, as PDF has it.
  private static let maximumLength = 14_400.0
  private static let maximumOutline = 100_000

  init(_ container: Container, limits: Limits) {
    self.container = container
    self.limits = limits
    bytesLeft = 4 * limits.maximumTextCharacters
  }

  /// Adds the pages of a document.
  ///
  /// - Parameters:
  ///   - part: its main part.
  ///   - number: a number that no other document of the file has.
  /// - Throws: a ``StageFailure`` if a part is broken or missing, or a limit is reached.
  mutating func add(document part: String, number: Int) throws {
    var document = OFDDocument()
    try read(part, try container.required(part, limits: limits), into: &document)
    var resources = OFDFonts()
    for location in document.resources {
      guard let (name, content) = try find(location, from: part) else { continue }
      try read(name, content, into: &resources)
    }
    // `nil` for a template that is not there.
    var templates: [String: OFDPage?] = [:]
    var numbers: [String: Int] = [:]
    for reference in document.pages {
      guard let page = try page(reference.location, from: part) else {
        missing.append(reference.location)
        continue
      }
      guard text.pages.count < limits.maximumPages else {
        throw StageFailure.tooManyPages(limit: limits.maximumPages)
      }
      let box =
        [page.box, document.box, Self.usualBox].lazy.compactMap { $0 }
        .first { $0[2] > 0 && $0[3] > 0 } ?? Self.usualBox
      text.pages.append(
        PagedText.Page(width: Self.points(box[2]), height: Self.points(box[3])))
      numbers[reference.id] = text.pages.count
      // A template may name others, and itself.
      var seen: Set<String> = []
      var next = page.templates
      while let id = next.popLast() {
        guard seen.insert(id).inserted else { continue }
        if templates[id] == nil {
          let location = document.templates[id]
          let template = try location.flatMap { try self.page($0, from: part) }
          templates[id] = .some(template)
          if template == nil { missing.append(location ?? id) }
        }
        guard case .some(.some(let template)) = templates[id] else { continue }
        try add(template, box: box, fonts: resources.fonts, document: number)
        next += template.templates
      }
      try add(page, box: box, fonts: resources.fonts, document: number)
    }
    for entry in document.outline {
      guard let page = entry.page.flatMap({ numbers[$0] }), !entry.title.isEmpty,
        text.outline.count < Self.maximumOutline
      else { continue }
      text.outline.append(
        PagedText.OutlineEntry(
          title: WhiteSpace.trimmed(PageCharacters.cleaned(Array(entry.title.utf8))), page: page,
          level: entry.level))
    }
    if let location = document.attachments { try addAttachments(location, from: part) }
  }

  private mutating func add(
    _ page: OFDPage, box: [Double], fonts: [String: OFDFonts.Font], document: Int
  ) throws {
    bytesLeft -= page.bytes
    guard bytesLeft >= 0 else { throw StageFailure.tooLong(limit: limits.maximumTextCharacters) }
    for piece in page.pieces {
      let utf8 = PageCharacters.cleaned(piece.stretch.utf8)
      guard !utf8.isEmpty else { continue }
      let from = piece.stretch.box
      let run = PagedText.Run(
        box: PageBox(
          left: Self.points(from.left - box[0]), top: Self.points(from.top - box[1]),
          right: Self.points(from.right - box[0]), bottom: Self.points(from.bottom - box[1])),
        font: font(piece, fonts, document: document), utf8: utf8)
      guard run.box.height > 0 else { continue }
      text.pages[text.pages.count - 1].runs.append(run)
    }
  }

  private mutating func font(
    _ piece: OFDPage.Piece, _ declared: [String: OFDFonts.Font], document: Int
  ) -> Int {
    let size = Self.points(piece.size)
    let font = declared[piece.font]
    let key = FontKey(
      id: piece.font, size: Int(size * 100), isBold: piece.isBold || font?.isBold == true,
      document: document)
    if let known = fonts[key] { return known }
    fonts[key] = text.fonts.count
    text.fonts.append(
      PagedText.Font(size: size, isBold: key.isBold, family: font?.family ?? ""))
    return text.fonts.count - 1
  }

  private mutating func addAttachments(_ location: String, from part: String) throws {
    guard let (name, content) = try find(location, from: part) else { return }
    var list = OFDAttachments()
    try read(name, content, into: &list)
    for entry in list.entries {
      guard let (path, content) = try find(entry.location, from: name) else {
        missing.append(entry.location)
        continue
      }
      let told = AttachmentName.safe(Array(entry.name.utf8))
      attachments.append(
        Attachment(
          name: told.isEmpty ? AttachmentName.safe(Array(path.utf8)) : told, content: content))
    }
  }

  // MARK: - Parts

  private func page(_ location: String, from part: String) throws -> OFDPage? {
    guard let (name, content) = try find(location, from: part) else { return nil }
    var page = OFDPage(maximumBytes: bytesLeft)
    try read(name, content, into: &page)
    return page
  }

  /// The part that a location leads to; some programs count from the root of the container.
  private func find(
    _ location: String, from part: String
  ) throws -> (name: String, content: [UInt8])? {
    for start in [part, ""] {
      guard let name = OFDValue.part(location, from: start), container.contains(name) else {
        continue
      }
      return try container.optional(name, limits: limits).map { (name, $0) }
    }
    return nil
  }

  private func read(_ part: String, _ content: [UInt8], into consumer: inout some XMLConsumer)
    throws
  {
    try XMLReader.read(
      part: part, content, prefixes: OFDValue.namespaces, limits: limits, into: &consumer)
  }

  /// A length on the page in points.
  private static func points(_ millimetres: Double) -> Double {
    let points = millimetres * OFDValue.pointsPerMillimetre
    return min(max(points, -maximumLength), maximumLength)
  }
}
