internal import DiptychXML

/// Reads presentations of PowerPoint: slide by slide in the order of the show, each with its diagrams
/// and with the speaker's notes behind it.
///
/// What stands on every slide is left out, as are hidden slides.
struct PowerPointReader {
  private var counters = OfficeFlow.Counters()
  private var blocks: [Block] = []
  private var hidden = 0

  static func read(_ package: inout OfficePackage) throws -> FileText {
    var list = SlideList()
    try package.read(package.mainPart, prefixes: SlideElement.namespaces, into: &list)
    let relationships = try package.relationships(of: package.mainPart)
    var reader = PowerPointReader()
    var seen: Set<String> = []
    for (index, id) in list.slides.enumerated() {
      guard let part = relationships.part(id: id), seen.insert(part).inserted else { continue }
      try reader.readSlide(part, page: index + 1, list.languages, &package)
      if reader.counters.isOver(package.limits) { break }
    }
    MarkupHeadings.settle(in: &reader.blocks)
    var text = FileText(blocks: reader.blocks)
    if reader.hidden > 0 { text.findings.append(.hidden(reader.hidden)) }
    return text
  }

  private mutating func readSlide(
    _ part: String, page: Int, _ languages: Set<LanguageTag>, _ package: inout OfficePackage
  ) throws {
    guard let isHidden = try read(part, .slide, page: page, languages, &package) else { return }
    guard !isHidden else {
      hidden += 1
      return
    }
    let relationships = try package.relationships(of: part)
    for (relation, kind) in [("diagramData", SlideText.Kind.diagram), ("notesSlide", .notes)] {
      for relationship in relationships.all where relationship.kind == relation {
        guard let part = relationship.part else { continue }
        _ = try read(part, kind, page: page, languages, &package)
      }
    }
  }

  /// Reads one part; says whether it is a hidden slide, `nil` if it is not there.
  private mutating func read(
    _ part: String, _ kind: SlideText.Kind, page: Int, _ languages: Set<LanguageTag>,
    _ package: inout OfficePackage
  ) throws -> Bool? {
    var walk = SlideWalk(
      SlideText(
        kind, part: part, page: page, counters: counters, defaultLanguages: languages,
        limits: package.limits))
    guard try package.readIfPresent(part, prefixes: SlideElement.namespaces, into: &walk) else {
      return nil
    }
    guard !walk.isHidden else { return true }
    blocks += walk.text.finish()
    counters = walk.text.counters
    return false
  }
}

extension Finding {
  fileprivate static func hidden(_ slides: Int) -> Finding {
    .note("part_skipped", at: .document, "slides that are hidden were left out: \(slides)")
  }
}
