/// A sentence for people in the languages that the tool speaks.
///
/// Codes, names of settings and everything that programs read are never translated.
struct Phrase: Sendable, Equatable {
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

  private let english: String
  private let chinese: String

  init(_ english: String, zh chinese: String) {
    self.english = english
    self.chinese = chinese
  }

  /// The sentence in a language.
  func text(_ language: Language = .ofEnvironment) -> String {
    switch language {
    case .english: english
    case .chinese: chinese
    }
  }
}
