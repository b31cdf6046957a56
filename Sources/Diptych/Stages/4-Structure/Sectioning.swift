/// Puts the blocks of each language into sections, one for every heading.
///
/// A section holds its heading and the blocks of the same language up to that language's next
/// heading; what comes before the first heading is a section of its own. Languages are told apart by
/// their primary part, so that `zh-Hant` and `zh-Hans` lines share sections. The languages do not
/// interrupt each other: in an interleaved document a section goes on where its language goes on,
/// unless two or more sections of another language began in between, or one whose heading the source
/// marks, as the name of a sheet. Then the text that comes back without a heading is a part of its own.
/// The head of an older message is a section without a language, and ends all sections before it.
struct Sectioning: StandardStage {
  static let name = "sectioning"
  static let summary = "Puts the blocks of each language into sections, one for every heading."
  static let requires: Set<Layer> = [.blocks, .languages, .headings]
  static let provides: Set<Layer> = [.sections]

  init(_ configuration: NoConfiguration, context: StageContext) {}

  func run(_ document: inout Document) {
    document.sections = Self.sections(of: document.blocks)
  }

  /// The sections of `blocks`, in the order of their first blocks.
  static func sections(of blocks: [Block]) -> [Section] {
    let languages = effectiveLanguages(of: blocks)
    var sections: [Section] = []
    var outlines: [Outline] = []
    // By language, the number of its outline: languages are few, and mostly that of the block before.
    var numbers: [(language: LanguageTag, primary: String, outline: Int)] = []
    var last = 0
    for index in blocks.indices {
      if blocks[index].kind == .messageHead {
        if index > 0, blocks[index - 1].kind == .messageHead {
          sections[sections.count - 1].blocks.append(index)
        } else {
          sections.append(Section(language: .noLinguisticContent, blocks: [index]))
        }
        for number in outlines.indices { outlines[number] = Outline() }
        continue
      }
      let language = languages[index]
      if numbers.isEmpty || numbers[last].language != language {
        if let known = numbers.firstIndex(where: { $0.language == language }) {
          last = known
        } else {
          let primary = language.primary
          let outline = numbers.first { $0.primary == primary }?.outline ?? outlines.count
          if outline == outlines.count { outlines.append(Outline()) }
          last = numbers.count
          numbers.append((language, primary, outline))
        }
      }
      let number = numbers[last].outline
      if let level = blocks[index].heading?.value {
        let parent = outlines[number].open(section: sections.count, level: level)
        sections.append(
          Section(
            language: languages[index], level: (parent.map { sections[$0].level } ?? 0) + 1,
            parent: parent, heading: index, blocks: [index]))
      } else if let running = outlines[number].running,
        !isInterrupted(running, by: sections, in: blocks)
      {
        sections[running].blocks.append(index)
      } else {
        outlines[number].open(section: sections.count)
        sections.append(Section(language: languages[index], blocks: [index]))
      }
    }
    for index in sections.indices where blocks[sections[index].blocks[0]].kind != .messageHead {
      sections[index].language = prevailingLanguage(
        of: sections[index], in: blocks, languages: languages)
    }
    return sections
  }

  /// The language of each block; one without letters takes that of the block before, or else behind.
  private static func effectiveLanguages(of blocks: [Block]) -> [LanguageTag] {
    var languages = blocks.indices.map { blocks[$0].language?.value ?? .undetermined }
    func isOpen(_ language: LanguageTag) -> Bool {
      language == .undetermined || language == .noLinguisticContent
    }
    // A heading such as "2019" titles what follows it, so it looks ahead first.
    var following: LanguageTag?
    for index in languages.indices.reversed() {
      if !isOpen(languages[index]) {
        following = languages[index]
      } else if blocks[index].isHeading, let following {
        languages[index] = following
      }
    }
    var preceding = languages.first { !isOpen($0) }
    for index in languages.indices {
      if !isOpen(languages[index]) {
        preceding = languages[index]
      } else if let preceding {
        languages[index] = preceding
      }
    }
    return languages
  }

  /// Whether two or more sections with headings of other languages began since `running` ended, or
  /// one with a heading that the source marks; but other headings between a heading and its text end nothing.
  private static func isInterrupted(
    _ running: Int, by sections: [Section], in blocks: [Block]
  ) -> Bool {
    guard let last = sections[running].blocks.last else { return false }
    let hasText = sections[running].heading != last
    var begun = 0
    for index in sections.indices.reversed() {
      guard let first = sections[index].heading ?? sections[index].blocks.first, first > last
      else { break }
      guard let heading = sections[index].heading,
        hasText || sections[index].blocks.last != heading
      else { continue }
      begun += hasText && blocks[heading].layout.markupHeadingLevel != nil ? 2 : 1
      if begun > 1 { return true }
    }
    return false
  }

  /// The exact tag that most of the section's text has; the first one of equals.
  private static func prevailingLanguage(
    of section: Section, in blocks: [Block], languages: [LanguageTag]
  ) -> LanguageTag {
    if section.blocks.count == 1 { return languages[section.blocks[0]] }
    var tags: [(tag: LanguageTag, bytes: Int)] = []
    for index in section.blocks {
      let tag = languages[index]
      let bytes = blocks[index].utf8.count
      if let known = tags.firstIndex(where: { $0.tag == tag }) {
        tags[known].bytes += bytes
      } else {
        tags.append((tag, bytes))
      }
    }
    var best = (tag: section.language, bytes: -1)
    for entry in tags where entry.bytes > best.bytes { best = entry }
    return best.tag
  }
}

/// The sections of one language that are still open, from the outermost in.
private struct Outline {
  /// The section that the next block without a heading belongs to.
  private(set) var running: Int?
  private var open: [(section: Int, level: Int)] = []

  /// Begins a section with a heading, and returns the section that it is part of.
  mutating func open(section: Int, level: Int) -> Int? {
    while let last = open.last, last.level >= level { open.removeLast() }
    let parent = open.last?.section
    open.append((section, level))
    running = section
    return parent
  }

  /// Begins a section without a heading.
  mutating func open(section: Int) {
    open.removeAll()
    running = section
  }
}
