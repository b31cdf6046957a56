internal import ArgumentParser

/// A sentence of the help, or about an error of usage, in the language of the environment.
func localized(_ message: Message) -> String { message.text() }

/// A sentence of a record, on one line, in the language of the environment.
func localized(recorded text: String) -> String { readable(Message(recorded: text).text()) }

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
    let translation = Message(recorded: String(sentence)).text(language)
    return indentation + head + rest[..<sentence.startIndex] + translation
  }
}
