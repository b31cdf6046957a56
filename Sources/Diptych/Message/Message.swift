/// A sentence for people, in the languages that the tool speaks.
///
/// Code says it in English; ``MessageCatalogue`` has the translations. Inserted values stay as they
/// are, and inserted messages are translated themselves. Codes, names of settings, and everything
/// that programs read, such as records and JSON lines, are never translated.
struct Message: Sendable, Equatable, ExpressibleByStringInterpolation, CustomStringConvertible {
  /// A language that the tool speaks.
  enum Language: String, Sendable, CaseIterable {
    case english = "en"
    case chinese = "zh"

    /// The language of the environment: that of messages, by the rules of POSIX; English for any that
    /// the tool does not speak.
    static let ofEnvironment: Language = {
      for name in ["DIPTYCH_LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"] {
        guard let value = Machine.variable(name), !value.isEmpty else { continue }
        return value.lowercased().hasPrefix("zh") ? .chinese : .english
      }
      return .english
    }()
  }

  /// A value in a sentence.
  fileprivate enum Value {
    case text(String)
    case message(Message)
  }

  /// A sentence or a part of one that is translated as a whole.
  fileprivate struct Part {
    /// The English pattern, where ``Message/gap`` stands for each value.
    var pattern: String
    var values: [Value]
  }

  /// What stands for a value in a pattern.
  static let gap = "{}"

  private var parts: [Part]

  init(stringLiteral pattern: String) { parts = [Part(pattern: pattern, values: [])] }

  init(stringInterpolation: StringInterpolation) { parts = [stringInterpolation.part] }

  /// A sentence that is only known when the program runs, such as what a setting means.
  init(pattern: String) { self.init(stringLiteral: pattern) }

  /// A sentence that is only known when the program runs, with a message in each gap.
  init(pattern: String, values: [Message]) {
    parts = [Part(pattern: pattern, values: values.map(Value.message))]
  }

  /// Text that is the same in every language.
  init(verbatim text: String) { parts = [Part(pattern: Self.gap, values: [.text(text)])] }

  /// The sentence in English.
  var description: String { text(.english) }

  /// The sentence in a language.
  func text(_ language: Language = .ofEnvironment) -> String {
    parts.map { part in
      let values = part.values.map { value in
        switch value {
        case .text(let text): text
        case .message(let message): message.text(language)
        }
      }
      return MessageCatalogue.of(language).text(part.pattern, values)
    }.joined()
  }

  /// The end of a sentence about a word that nobody knows; `nil` if no known one is like it.
  static func meant(_ word: String?) -> Message? { word.map { "; did you mean '\($0)'?" } }

  static func == (left: Message, right: Message) -> Bool {
    left.description == right.description
  }

  static func + (left: Message, right: Message) -> Message {
    var sum = left
    sum.parts += right.parts
    return sum
  }

  static func += (left: inout Message, right: Message) { left = left + right }
}

extension Message {
  /// Collects the pattern and the values of a sentence with values in it.
  struct StringInterpolation: StringInterpolationProtocol {
    fileprivate var part = Part(pattern: "", values: [])

    init(literalCapacity: Int, interpolationCount: Int) {}

    mutating func appendLiteral(_ literal: String) { part.pattern += literal }

    mutating func appendInterpolation<Inserted>(_ value: Inserted) {
      part.pattern += Message.gap
      switch value {
      case let message as Message: part.values.append(.message(message))
      case let error as any ExplainedError: part.values.append(.message(error.message))
      default: part.values.append(.text(String(describing: value)))
      }
    }
  }
}

extension Sequence<Message> {
  /// The messages with a separator between them.
  func joined(separator: String) -> Message {
    var sum: Message?
    for message in self { sum = sum.map { $0 + Message(verbatim: separator) + message } ?? message }
    return sum ?? Message(verbatim: "")
  }
}

/// An error that says in a sentence what is wrong.
protocol ExplainedError: Error, CustomStringConvertible {
  var message: Message { get }
}

extension ExplainedError {
  /// The sentence in English.
  var description: String { message.description }
}

extension StandardStream {
  /// Writes a sentence in the language of the environment, and ends the line.
  func tell(_ message: Message) { write(message.text() + "\n") }
}
