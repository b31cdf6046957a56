/// Has a file of an old office format converted, and reads what comes of it.
///
/// Without a converter in the settings such files are refused.
struct LegacyReader: FormatReader {
  static func read(_ file: FileContent) throws -> FileText {
    guard case .legacy(let format) = file.mediaType else { return FileText() }
    guard let converter = file.converters.first(where: { $0.formats.contains(format.rawValue) })
    else { throw StageFailure.noConverter(format.readable) }
    let result = try file.programs.convert(
      file.bytes, ending: format.rawValue, command: converter.command, result: converter.result,
      limits: file.limits)
    var text = try file.read(result, file.path + Array(".\(ending(converter))".utf8))
    // Lines and encodings are those of a file that nobody has.
    for index in text.blocks.indices { text.blocks[index].lines = [] }
    text.mediaType = file.mediaType
    let name = converter.program.split(separator: "/").last.map { String($0) } ?? ""
    text.extractor = text.extractor.map { "\(name), \($0)" } ?? name
    return text
  }

  private static func ending(_ converter: Converter) -> String {
    converter.result.isEmpty ? "txt" : converter.result
  }
}

extension StageFailure {
  fileprivate static func noConverter(_ kind: String) -> StageFailure {
    StageFailure(
      code: "unsupported_format",
      message: "the file is \(kind), which takes a converter; name one in 'converters' of ingest")
  }
}
