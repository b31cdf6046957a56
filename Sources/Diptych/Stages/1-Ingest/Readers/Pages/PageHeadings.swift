/// Finds the headings that a file marks: by its table of contents, or by letters that are clearly larger
/// than the text.
enum PageHeadings {
  /// Marks them, if the marks are clear for the whole document.
  static func mark(
    _ paragraphs: inout [PageParagraph], bodySize: Double, outline: [PagedText.OutlineEntry]
  ) {
    if markOutline(outline, in: &paragraphs) { return }
    markSizes(in: &paragraphs, bodySize: bodySize)
  }

  /// Joins neighbours that only together say what an entry of the table of contents says.
  static func join(
    _ paragraphs: inout [PageParagraph], outline: [PagedText.OutlineEntry],
    compounds: HyphenatedWords
  ) {
    guard !outline.isEmpty else { return }
    var texts: [[UInt8]] = []
    var byPage: [Int: [Int]] = [:]
    for (index, paragraph) in paragraphs.enumerated() {
      let mayBePart = paragraph.isInText && paragraph.utf8.count <= maximumLength
      texts.append(mayBePart ? compact(paragraph.utf8) : [])
      if mayBePart { byPage[paragraph.first.page, default: []].append(index) }
    }
    /// The end of the paragraphs from `first` on that are a title.
    func end(from first: Int, of title: [UInt8]) -> Int? {
      var rest = title[...]
      var index = first
      while index < texts.count, !texts[index].isEmpty, rest.starts(with: texts[index]),
        paragraphs[index].first.page == paragraphs[first].first.page,
        abs(paragraphs[index].first.size - paragraphs[first].first.size) < 0.5
      {
        rest = rest.dropFirst(texts[index].count)
        index += 1
        if rest.isEmpty { return index > first + 1 ? index : nil }
      }
      return nil
    }
    var joined: Set<Int> = []
    for entry in outline {
      let title = compact(entry.title)
      for first in byPage[entry.page - 1] ?? [] {
        guard let end = end(from: first, of: title) else { continue }
        for index in (first + 1)..<end {
          for line in paragraphs[index].lines {
            paragraphs[first].append(line, compounds: compounds)
          }
          texts[index] = []
          joined.insert(index)
        }
        texts[first] = title
        break
      }
    }
    guard !joined.isEmpty else { return }
    paragraphs = paragraphs.indices.filter { !joined.contains($0) }.map { paragraphs[$0] }
  }

  /// The longest heading, in bytes.
  private static let maximumLength = 240
  /// The longest number before a heading, in bytes, without spaces.
  private static let maximumNumber = 16

  /// Marks what the table of contents beside the pages names, if most of it is there.
  private static func markOutline(
    _ outline: [PagedText.OutlineEntry], in paragraphs: inout [PageParagraph]
  ) -> Bool {
    guard outline.count >= 2 else { return false }
    var byPage: [Int: [Int]] = [:]
    for (index, paragraph) in paragraphs.enumerated() {
      byPage[paragraph.first.page, default: []].append(index)
    }
    var matches: [(index: Int, level: Int)] = []
    for entry in outline {
      let title = compact(entry.title)
      let candidates = byPage[entry.page - 1] ?? []
      // The running head of its page may say the same in small letters.
      let match = candidates.filter { index in
        guard paragraphs[index].isInText, paragraphs[index].level == nil,
          paragraphs[index].utf8.count <= entry.title.count + maximumLength / 4
        else { return false }
        let text = compact(paragraphs[index].utf8)
        return text.count <= title.count + maximumNumber && text.count >= title.count
          && text.suffix(title.count).elementsEqual(title)
      }.max {
        (paragraphs[$0].main.size, -$0) < (paragraphs[$1].main.size, -$1)
      }
      guard let match else { continue }
      paragraphs[match].level = entry.level
      matches.append((match, entry.level))
    }
    guard matches.count * 5 >= outline.count * 3, matches.count >= 2 else {
      for (index, _) in matches { paragraphs[index].level = nil }
      return false
    }
    return true
  }

  /// A text without white space, in small letters.
  private static func compact(_ utf8: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    var index = 0
    while index < utf8.count {
      let length = WhiteSpace.length(in: utf8, at: index, before: utf8.count)
      if length > 0 {
        index += length
      } else {
        let byte = utf8[index]
        result.append((0x41...0x5A).contains(byte) ? byte | 0x20 : byte)
        index += 1
      }
    }
    return result
  }

  /// Marks short paragraphs in larger letters, if there are enough of them over the document.
  private static func markSizes(in paragraphs: inout [PageParagraph], bodySize: Double) {
    var bySize: [Int: [Int]] = [:]
    var length = 0
    for (index, paragraph) in paragraphs.enumerated() where paragraph.isInText {
      length += paragraph.utf8.count
      guard paragraph.main.size >= 1.12 * bodySize, paragraph.utf8.count <= maximumLength else {
        continue
      }
      bySize[Int(paragraph.main.size * 2 + 0.5), default: []].append(index)
    }
    let sizes = bySize.keys.sorted(by: >)
    let headings = sizes.flatMap { bySize[$0] ?? [] }
    let marked = headings.reduce(0) { $0 + paragraphs[$1].utf8.count }
    // A title alone says nothing about the headings below it.
    guard let smallest = sizes.last, bySize[smallest]?.count ?? 0 >= 2, marked * 3 <= length,
      !hasOthers(paragraphs, Set(headings))
    else { return }
    for (level, size) in sizes.enumerated() {
      for index in bySize[size] ?? [] { paragraphs[index].level = level + 1 }
    }
  }

  /// Whether paragraphs in letters of the text look like headings too.
  private static func hasOthers(_ paragraphs: [PageParagraph], _ headings: Set<Int>) -> Bool {
    var others = 0
    for (index, paragraph) in paragraphs.enumerated()
    where paragraph.isInText && !headings.contains(index) && paragraph.lines.count == 1 {
      let utf8 = paragraph.utf8
      guard utf8.count <= 90, !SentenceEnd.isAtEnd(of: utf8, in: 0..<utf8.count) else { continue }
      let style = Numbering(of: SentenceText(bytes: utf8))?.style
      let isNumbered = style == .han || style == .hanFormal
      if isNumbered || paragraph.isBold { others += 1 }
    }
    return others * 3 > headings.count
  }
}
