/// The links between translations, as `linkGrp` has them and as `corresp` repeats them.
struct TEILinks {
  /// A `linkGrp`.
  struct Group {
    /// `section`, `paragraph` or `sentence`.
    var level: String
    /// The languages, in the order of the targets.
    var languages: (left: LanguageTag, right: LanguageTag)
    /// The links.
    var links: [Link]
  }

  /// One bead.
  struct Link {
    /// The number of the bead on its level.
    var number: Int
    /// The ids on the left.
    var left: [[UInt8]]
    /// The ids on the right.
    var right: [[UInt8]]
    /// How sure it is.
    var confidence: Double
  }

  /// One for each level and language pair that has links.
  private(set) var groups: [Group] = []
  private var ofSection: [[[UInt8]]]
  private var ofBlock: [[[UInt8]]]
  private var ofSegment: [[[UInt8]]]
  /// The place of a block's first segment in `ofSegment`.
  private var segmentBase: [Int] = []
  /// For each section whether it has a counterpart; `nil` if nothing was paired.
  private let pairing: [Bool]?

  /// Collects the links; `isPaired` tells whether a stage of the run pairs sections.
  init(_ document: Document, _ outline: ExportOutline, isPaired: Bool) {
    var count = 0
    for unit in outline.units {
      segmentBase.append(count)
      count += unit.segments.count
    }
    ofSection = [[[UInt8]]](repeating: [], count: outline.sections.count)
    ofBlock = [[[UInt8]]](repeating: [], count: outline.units.count)
    ofSegment = [[[UInt8]]](repeating: [], count: count)
    if isPaired || !document.alignments.isEmpty {
      let counterparts = Counterparts(sectionsOf: document, outline)
      pairing = outline.sections.indices.map { !counterparts[$0].isEmpty }
    } else {
      pairing = nil
    }
    let beads = ExportedBeads(document, outline)
    // A section that is no division of its own is linked by its heads and paragraphs only.
    add(beads.sections, level: "section", lists: \.ofSection, place: { $0 }) {
      outline.sections[$0].division == nil ? nil : outline.sections[$0].id
    }
    add(beads.paragraphs, level: "paragraph", lists: \.ofBlock, place: { $0 }) {
      outline.units[$0].id
    }
    let base = segmentBase
    add(
      beads.segments, level: "sentence", lists: \.ofSegment,
      place: { base[$0.block] + $0.segment },
      id: { outline.units[$0.block].id.part("s", $0.segment + 1) })
  }

  /// Whether a section has a translation; `nil` if nothing was paired.
  func isPaired(section: Int) -> Bool? { pairing?[section] }

  /// The divisions that a section is linked to.
  func counterparts(ofSection section: Int) -> [[UInt8]] { ofSection[section] }

  /// The blocks that a block is linked to.
  func counterparts(ofBlock block: Int) -> [[UInt8]] { ofBlock[block] }

  /// The segments that a segment is linked to.
  func counterparts(ofSegment segment: Int, inBlock block: Int) -> [[UInt8]] {
    ofSegment[segmentBase[block] + segment]
  }

  private mutating func add<Unit>(
    _ beads: [ExportedBeads.Group<Unit>], level: String,
    lists: WritableKeyPath<TEILinks, [[[UInt8]]]>, place: (Unit) -> Int, id: (Unit) -> [UInt8]?
  ) {
    for group in beads {
      var links: [Link] = []
      for (index, bead) in group.beads.enumerated() {
        var leftPlaces: [Int] = []
        var rightPlaces: [Int] = []
        let left = bead.left.compactMap { unit in
          id(unit).map { id in
            leftPlaces.append(place(unit))
            return id
          }
        }
        let right = bead.right.compactMap { unit in
          id(unit).map { id in
            rightPlaces.append(place(unit))
            return id
          }
        }
        guard !left.isEmpty, !right.isEmpty else { continue }
        links.append(
          Link(
            number: group.first + index, left: left, right: right, confidence: bead.confidence))
        for place in leftPlaces { self[keyPath: lists][place] += right }
        for place in rightPlaces { self[keyPath: lists][place] += left }
      }
      guard !links.isEmpty else { continue }
      groups.append(Group(level: level, languages: (group.left, group.right), links: links))
    }
  }
}
