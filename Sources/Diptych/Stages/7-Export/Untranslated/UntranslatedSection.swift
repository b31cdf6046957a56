/// A section without a counterpart in another language.
struct UntranslatedSection {
  /// The index in ``ExportOutline/sections``.
  let section: Int
  /// The language that it is in.
  let language: LanguageTag
  /// The language that it lacks.
  let target: LanguageTag

  /// From which language into which.
  struct Direction: Equatable {
    var from: LanguageTag
    var to: LanguageTag
  }

  /// All of a document.
  ///
  /// - Parameters:
  ///   - document: with sections and pairs.
  ///   - outline: of the document.
  ///   - wholeDocuments: whether a document that has nothing to be paired with is listed: if it is in one of
  ///     the languages that the run expects, it lacks the others.
  /// - Returns: them in the order of the sections.
  static func all(
    in document: Document, _ outline: ExportOutline, wholeDocuments: Bool
  ) -> [UntranslatedSection] {
    guard !document.alignments.isEmpty else {
      guard wholeDocuments else { return [] }
      let expected = document.run.languages
      return outline.sections.indices.flatMap { section -> [UntranslatedSection] in
        let language = outline.sections[section].language
        guard expected.contains(where: { $0.primary == language.primary }) else { return [] }
        return expected.filter { $0.primary != language.primary }.map {
          UntranslatedSection(section: section, language: language, target: $0)
        }
      }
    }
    var found: [UntranslatedSection] = []
    for alignment in document.alignments {
      var paired: Set<Int> = []
      for bead in alignment.sections {
        for section in bead.left + bead.right {
          if let section = outline.section(ofDocument: section) { paired.insert(section) }
        }
      }
      for section in outline.sections.indices where !paired.contains(section) {
        let language = outline.sections[section].language
        let target: LanguageTag
        switch language.primary {
        case alignment.left.primary: target = alignment.right
        case alignment.right.primary: target = alignment.left
        default: continue
        }
        found.append(UntranslatedSection(section: section, language: language, target: target))
      }
    }
    // In the order of the sections; alignments of one section stay in theirs.
    return found.enumerated().sorted {
      ($0.element.section, $0.offset) < ($1.element.section, $1.offset)
    }.map(\.element)
  }

  /// The sections by direction, in the order in which directions come up.
  static func directions(
    _ sections: [UntranslatedSection]
  ) -> [(direction: Direction, sections: [UntranslatedSection])] {
    var groups: [(direction: Direction, sections: [UntranslatedSection])] = []
    for section in sections {
      let direction = Direction(from: section.language, to: section.target)
      let known = groups.firstIndex { $0.direction == direction } ?? groups.count
      if known == groups.count { groups.append((direction, [])) }
      groups[known].sections.append(section)
    }
    return groups
  }
}
