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
///
/// Only what it says itself is translated, whole: names of verbs, of options and of values, code, and
/// the tool's own sentences, which are in the language already, stay as they are.
enum ParserText {
  /// Translates what the parser says: the heads of the help, and its sentences about wrong arguments.
  static func localized(_ text: String, _ language: Message.Language = .ofEnvironment) -> String {
    guard language != .english else { return text }
    return text.split(separator: "\n", omittingEmptySubsequences: false)
      .map { line($0, language) }.joined(separator: "\n")
  }

  private static let heads = [
    "OVERVIEW:", "USAGE:", "ARGUMENTS:", "OPTIONS:", "SUBCOMMANDS:", "Help:", "Usage:",
  ]

  /// What stands behind the options that every verb has, in the same line.
  private static let standing = ["Show help information.", "Show the version."]

  /// What introduces the values of an option, in the language that they are in.
  private static let marks = ["(values:", "(default:", "; default:"]

  private static let references: [Message.Pattern] = [
    "See '{}' for detailed help.", "See '{}' for more information.",
  ]

  private static let mistakes: [Message.Pattern] = [
    "Missing expected argument '{}'",
    "Missing one of: {}",
    "Missing required subcommand.",
    "Missing value for '{}'",
    "The option '{}' does not take any value, but '{}' was specified.",
    "The value '{}' is invalid for '{}'",
    "The value '{}' is invalid for '{}'. Please provide one of {}.",
    "The value '{}' is invalid for '{}'. Please provide one of the following:",
    "The value '{}' is invalid for '{}': {}",
    "Unexpected argument '{}'",
    "Unknown option '{}'",
    "Unknown option '{}'. Did you mean '{}'?",
    "{} unexpected arguments: {}",
  ]

  private static func line(_ line: Substring, _ language: Message.Language) -> String {
    let rest = line.drop { $0 == " " }
    let indentation = line[..<rest.startIndex]
    guard !indentation.isEmpty else { return unindented(line, language) }
    if let sentence = Message(rest, among: references) {
      return indentation + sentence.text(language)
    }
    for sentence in standing where rest.hasSuffix("  " + sentence) || rest == sentence {
      return indentation + rest.dropLast(sentence.count) + Message(pattern: sentence).text(language)
    }
    var text = String(line)
    for mark in marks {
      text = text.replacing(mark, with: Message(pattern: mark).text(language))
    }
    return text
  }

  private static func unindented(_ line: Substring, _ language: Message.Language) -> String {
    if let head = heads.first(where: { line.hasPrefix($0) }) {
      return Message(pattern: head).text(language) + line.dropFirst(head.count)
    }
    let head = "Error:"
    guard line.hasPrefix(head) else { return String(line) }
    let rest = line.dropFirst(head.count)
    let sentence = rest.drop { $0 == " " }
    let translated = Message(sentence, among: mistakes)?.text(language) ?? String(sentence)
    return Message(pattern: head).text(language) + rest[..<sentence.startIndex] + translated
  }
}
