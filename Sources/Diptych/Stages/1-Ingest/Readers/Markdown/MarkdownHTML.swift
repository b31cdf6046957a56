/// Markup of HTML between the lines of Markdown: its tags go, its text stays.
struct MarkdownHTML {
  /// What ends it.
  private enum End {
    case blankLine
    /// This text, in lower case, behind which nothing of the line is Markdown either.
    case text([UInt8])
  }

  private let end: End
  /// Whether nothing in it is to be seen.
  private let isLeftOut: Bool
  private var hasEnded = false
  private var lines: [MarkdownText.Line] = []
  private var level: Int?

  /// Begins markup with a line; `nil` if the line is none.
  init?(_ utf8: [UInt8], _ rest: Range<Int>) {
    guard utf8[rest].first == UInt8(ascii: "<") else { return nil }
    let line = utf8[rest].dropFirst()
    if line.starts(with: "!--".utf8) {
      // A comment before text is part of a paragraph.
      if Self.contains(Array("-->".utf8), line),
        !line.reversed().starts(with: "-->".utf8.reversed())
      {
        return nil
      }
      end = .text(Array("-->".utf8))
      isLeftOut = true
      return
    }
    let name = String(
      decoding: line.drop { $0 == UInt8(ascii: "/") }.prefix {
        (0x61...0x7A).contains($0 | 0x20) || (0x30...0x39).contains($0)
      }, as: UTF8.self
    ).lowercased()
    if ["script", "style"].contains(name) {
      end = .text(Array("</\(name)>".utf8))
      isLeftOut = true
      return
    }
    guard HTMLElement(name).isBlock else { return nil }
    end = .blankLine
    isLeftOut = false
  }

  /// Takes a line.
  mutating func add(
    _ rest: Range<Int>, _ line: SourceLines.Line, _ utf8: [UInt8], to output: inout MarkdownOutput,
    place: MarkdownOutput.Place
  ) {
    if case .text(let mark) = end { hasEnded = Self.contains(mark, utf8[rest]) }
    guard !isLeftOut else { return }
    var start = rest.lowerBound
    var index = start
    while index < rest.upperBound {
      guard utf8[index] == UInt8(ascii: "<"),
        let tag = MarkdownTag(utf8, from: index, lastCommentEnd: -1), tag.end <= rest.upperBound,
        HTMLElement(tag.name).isBlock
      else {
        index += 1
        continue
      }
      addText(start..<index, line, utf8)
      finish(&output, place: place)
      if case .heading(let level) = HTMLElement(tag.name), !tag.isEnd { self.level = level }
      index = tag.end
      start = index
    }
    addText(start..<rest.upperBound, line, utf8)
  }

  /// Whether it has ended before or with a line.
  func isEnded(atBlankLine isBlank: Bool) -> Bool {
    if case .blankLine = end { return isBlank }
    return hasEnded
  }

  /// Puts out the text so far.
  mutating func finish(_ output: inout MarkdownOutput, place: MarkdownOutput.Place) {
    if !lines.isEmpty { output.addMarkup(lines, level: level, place: place) }
    lines = []
    level = nil
  }

  private mutating func addText(_ range: Range<Int>, _ line: SourceLines.Line, _ utf8: [UInt8]) {
    let text = WhiteSpace.trimmed(range, in: utf8)
    if !text.isEmpty { lines.append(.init(range: text, number: line.number)) }
  }

  private static func contains(_ mark: [UInt8], _ line: ArraySlice<UInt8>) -> Bool {
    var index = line.startIndex
    while index + mark.count <= line.endIndex {
      if zip(mark, line[index...]).allSatisfy({
        $0 == ((0x41...0x5A).contains($1) ? $1 | 0x20 : $1)
      }) {
        return true
      }
      index += 1
    }
    return false
  }
}
