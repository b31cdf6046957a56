internal import ArgumentParser

/// A sentence of the help, or about an error of usage, in the language of the environment.
func localized(_ message: Message) -> String { message.text() }

extension ArgumentHelp {
  /// The help for an argument, in the language of the environment.
  static func localized(
    _ abstract: Message, discussion: Message? = nil, valueName: String? = nil
  ) -> ArgumentHelp {
    ArgumentHelp(abstract.text(), discussion: discussion?.text(), valueName: valueName)
  }
}

/// The words of the parser of arguments, which speaks English only, in the language of the environment.
enum ParserText {
  /// Translates what the parser says: the heads of the help, and its sentences about wrong arguments.
  static func localized(_ text: String, _ language: Message.Language = .ofEnvironment) -> String {
    guard language != .english else { return text }
    return text.split(separator: "\n", omittingEmptySubsequences: false)
      .map { line($0, language) }.joined(separator: "\n")
  }

  private static func line(_ line: Substring, _ language: Message.Language) -> String {
    let indentation = line.prefix { $0 == " " }
    var rest = line[indentation.endIndex...]
    var head = ""
    for word in [
      "OVERVIEW:", "USAGE:", "ARGUMENTS:", "OPTIONS:", "SUBCOMMANDS:", "Error:", "Help:", "Usage:",
    ]
    where indentation.isEmpty && rest.hasPrefix(word) {
      head = Message(pattern: word).text(language)
      rest = rest.dropFirst(word.count)
    }
    // The help of "-h" stands behind the option in the same line.
    for sentence in ["Show help information.", "Show the version."] where rest.hasSuffix(sentence) {
      return indentation + rest.dropLast(sentence.count) + Message(pattern: sentence).text(language)
    }
    let sentence = rest.drop { $0 == " " }
    return indentation + head + rest[..<sentence.startIndex] + quoting(sentence, language)
  }

  /// Translates a sentence by its pattern, in which each part in quotation marks is a value.
  private static func quoting(_ sentence: Substring, _ language: Message.Language) -> String {
    let parts = sentence.split(separator: "'", omittingEmptySubsequences: false)
    guard parts.count % 2 == 1 else { return String(sentence) }
    var interpolation = Message.StringInterpolation(literalCapacity: 0, interpolationCount: 0)
    for (index, part) in parts.enumerated() {
      if index % 2 == 0 {
        interpolation.appendLiteral(String(part))
      } else {
        interpolation.appendLiteral("'")
        interpolation.appendInterpolation(part)
        interpolation.appendLiteral("'")
      }
    }
    return Message(stringInterpolation: interpolation).text(language)
  }
}
