/// A program that turns files of formats that no reader knows into one that a reader does: the settings
/// of one such program.
///
/// It works in a private folder, on a copy of the file, under the limits of all external programs.
struct Converter: StageConfiguration {
  /// The formats that it converts.
  var formats: [String] = []
  /// The program and its arguments.
  var command: [String] = []
  /// The ending of the file that it makes; empty if it prints the text.
  var result = ""

  static let settings = [
    Setting(
      "formats", "the formats that the program converts",
      choices: LegacyFormat.allCases.map(\.rawValue)),
    Setting(
      "command",
      "the program and its arguments, in which '{input}' stands for the file, '{outputFolder}' for "
        + "the folder that the result is to be in, '{output}' for the path of the result"),
    Setting(
      "result",
      "the ending of the file that the program makes, such as 'docx'; empty if it prints the text"),
  ]

  /// The name or path of the program.
  var program: String { command.first ?? "" }

  /// Finds what cannot work.
  ///
  /// - Throws: ``StageFailure`` that names the setting and the rule.
  func check(at path: String) throws {
    guard !formats.isEmpty else {
      throw StageFailure.converter("'\(path).formats' names no format")
    }
    guard !program.isEmpty, !program.utf8.contains(0) else {
      throw StageFailure.converter("'\(path).command' names no program")
    }
    guard !program.utf8.contains(UInt8(ascii: "/")) || program.utf8.first == UInt8(ascii: "/")
    else {
      throw StageFailure.converter(
        "'\(path).command' has the program '\(readable(program))', which is neither a name nor an "
          + "absolute path")
    }
    let arguments = command.dropFirst()
    for argument in arguments {
      for word in Self.placeholders(in: argument)
      where !ConversionFolder.placeholders.contains(word) {
        let hint =
          closestWord(to: word, among: ConversionFolder.placeholders)
          .map { "; did you mean '{\($0)}'?" } ?? ""
        throw StageFailure.converter(
          "'\(path).command' has '{\(readable(word))}', which stands for nothing\(hint)")
      }
    }
    guard arguments.contains(where: { $0.contains("{input}") }) else {
      throw StageFailure.converter("'\(path).command' does not say where '{input}' goes")
    }
    guard result.utf8.count <= 8, result.utf8.allSatisfy(Self.isPlain) else {
      throw StageFailure.converter(
        "'\(path).result' is '\(readable(result))', which takes at most 8 of a-z and 0-9")
    }
  }

  private static func isPlain(_ byte: UInt8) -> Bool {
    (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte)
  }

  /// The words in braces.
  private static func placeholders(in argument: String) -> [String] {
    var words: [String] = []
    var rest = argument.utf8[...]
    while let open = rest.firstIndex(of: UInt8(ascii: "{")),
      let close = rest[open...].firstIndex(of: UInt8(ascii: "}"))
    {
      words.append(String(decoding: rest[rest.index(after: open)..<close], as: UTF8.self))
      rest = rest[rest.index(after: close)...]
    }
    return words
  }
}

extension StageFailure {
  fileprivate static func converter(_ message: String) -> StageFailure {
    StageFailure(code: "stage_failed", message: message)
  }
}
