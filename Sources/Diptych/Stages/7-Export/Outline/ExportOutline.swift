/// How a document is divided into parts, and the ids of the parts: the same in every export.
///
/// Whatever the stages before gave, the outline has every block once, in the order of the source, and
/// keeps the rules of the TEI profile: heads stand first in their division, and no block follows a
/// subdivision.
struct ExportOutline: Sendable {
  /// A part of the text as it stands in TEI: a section, or several that are interleaved.
  struct Division: Sendable {
    /// The id.
    var id: [UInt8]
    /// The position among its siblings, from 1.
    var position: Int
    /// The language of its sections; `mul` if they differ.
    var language: LanguageTag
    /// The index in ``ExportOutline/sections`` of the section that this division is, if it is just one.
    var section: Int?
    /// The index in ``Document/sources`` of the file that it stands in.
    var source = 0
  }

  /// A section, with its place in the JSON export.
  struct Section: Sendable {
    /// The id: that of its division, else one of its own.
    var id: [UInt8]
    /// The position among the sections of the same parent, from 1.
    var position: Int
    /// The depth, from 1.
    var level: Int
    /// The index in ``ExportOutline/sections`` of the section that this one is part of.
    var parent: Int?
    /// The language.
    var language: LanguageTag
    /// The index of the block that titles it.
    var heading: Int?
    /// The indices of its blocks, ascending.
    var blocks: [Int]
    /// The index in ``ExportOutline/divisions`` of the division that is this section and no other.
    var division: Int?
  }

  /// What an export needs to know of one block.
  struct Unit: Sendable {
    /// The id.
    var id: [UInt8] = []
    /// The index in ``ExportOutline/sections``.
    var section = 0
    /// The language; `und` if it is not known or no valid tag.
    var language: LanguageTag = .undetermined
    /// Whether the block is written as a head: one unit without segments.
    var isHead = false
    /// The segments, which cover all but XML's white space; empty only in heads.
    var segments: [TextRange] = []
  }

  /// One step of writing the text in the order of the source.
  enum Step: Sendable, Equatable {
    /// A division begins, by its index.
    case openDivision(Int)
    /// A head, by the index of its block.
    case head(Int)
    /// A paragraph, by the index of its block.
    case paragraph(Int)
    /// A list begins, by its index in ``ExportOutline/groups``.
    case openList(Int)
    /// An item begins, by its index in ``ExportOutline/groups``.
    case openItem(Int)
    /// A table begins, by its index in ``ExportOutline/groups``.
    case openTable(Int)
    /// A row begins.
    case openRow(isLabel: Bool)
    /// A cell begins, by the index of its first block.
    case openCell(Int)
    /// Columns without text.
    case emptyCell(columns: Int)
    /// A footnote begins, by its index in ``ExportOutline/groups``.
    case openNote(Int)
    /// What was opened last ends.
    case close
  }

  /// A list, an item, a table or a footnote.
  struct Group: Sendable {
    /// The id.
    var id: [UInt8]
    /// The language of its blocks; `mul` if they differ.
    var language: LanguageTag?
    /// Whether it is a list with numbers.
    var isNumbered = false
  }

  /// In the order in which they begin.
  var divisions: [Division] = []
  /// In the order of their first blocks.
  var sections: [Section]
  /// The index in ``sections`` for each section of the document; `nil` for one without blocks.
  private var sectionOfDocument: [Int?]
  /// One for each block of the document.
  var units: [Unit]
  /// Lists, items, tables and footnotes, in the order in which they begin.
  var groups: [Group] = []
  /// The text in the order of the source.
  var steps: [Step] = []

  /// Divides a document.
  init(_ document: Document) {
    units = [Unit](repeating: Unit(), count: document.blocks.count)
    var tags = WellFormedTags()
    let blocks = document.blocks.span
    for index in units.indices {
      units[index].language = tags.tag(blocks[index].language?.value ?? .undetermined)
    }
    let owned = OwnedSections(document, languages: units.map(\.language), tags: &tags)
    sections = owned.sections
    sectionOfDocument = owned.ofDocument
    for (index, section) in owned.owner.enumerated() { units[index].section = section }
    let id = Array(document.id.utf8)
    OutlineBuilder(document, id: id, sections: sections).build(&self)
    for index in sections.indices {
      sections[index].id =
        sections[index].division.map { divisions[$0].id } ?? id.part("sec", index + 1)
    }
    for index in units.indices where !units[index].isHead {
      units[index].segments = blocks[index].coveringSegments()
    }
  }

  /// The index in ``sections`` of a section of the document.
  func section(ofDocument index: Int) -> Int? {
    sectionOfDocument.indices.contains(index) ? sectionOfDocument[index] : nil
  }
}
