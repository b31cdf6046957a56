/// The text of a file in Markdown: CommonMark 0.31 with the tables and footnotes of GitHub.
///
/// A document without heading marks is left to heading detection. Code is kept, a block for each line.
struct MarkdownReader: FormatReader {
  static func read(_ file: FileContent) throws -> FileText {
    let lines = SourceLines(file.bytes)
    let matter = FrontMatter(file.bytes, lines: lines.lines)
    var blocks = MarkdownBlocks(
      file.bytes, lines: lines.lines[(matter?.lineCount ?? 0)...], limits: file.limits)
    var text = FileText(blocks: try blocks.read())
    text.title = matter?.title
    text.author = matter?.author
    text.date = matter?.date
    return text
  }
}
