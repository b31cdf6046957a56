/// Reads the file: finds out its type and encoding, and makes blocks of its text.
///
/// A document that has blocks already, from a plug-in that stands before, is left alone.
struct Ingest: Stage {
  static let name = "ingest"
  static let summary = "reads plain text and HTML in any encoding and makes blocks of it"

  let requires: Set<Layer> = []
  let provides: Set<Layer> = [.blocks, .title]

  init(_ configuration: NoConfiguration, context: StageContext) {}

  func run(_ document: inout Document) throws {
    guard document.blocks.isEmpty else { return }
    let content = document.source.content
    guard !content.isEmpty else { throw StageFailure.emptyInput }
    let start = content.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    do {
      _ = try UTF8Span(validating: content.span)
    } catch {
      throw StageFailure.undecodable(at: error.byteOffsets.lowerBound)
    }
    let decoded = start == 0 ? content : Array(content[start...])
    let lines = SourceLines(decoded)
    let blocks = PlainTextReader.blocks(of: decoded, lines: lines)
    guard !blocks.isEmpty else { throw StageFailure.noText }
    document.source.form = SourceForm(
      mediaType: "text/plain", encoding: Inferred(value: "UTF-8", confidence: 1, stage: Self.name),
      newline: lines.newline, lines: lines.count, decoded: decoded)
    document.blocks = blocks
  }
}

extension StageFailure {
  fileprivate static let emptyInput = StageFailure(
    code: "empty_input", message: "the file is empty")
  fileprivate static let noText = StageFailure(
    code: "no_text", message: "the file has only white space")
  fileprivate static func undecodable(at offset: Int) -> StageFailure {
    StageFailure(code: "decode_failed", message: "the file is not UTF-8 from byte \(offset) on")
  }
}
