/// The settings of a stage, or of another part of `pipeline.json`.
///
/// Every setting has a default and none is an Optional: `pipeline.json` lays the user's keys over
/// `init()`, and decodes the result.
public protocol StageConfiguration: Codable, Sendable {
  /// The defaults.
  init()
  /// One entry for each setting, in the order of the help.
  static var settings: [Setting] { get }
  /// Finds settings that do not go together.
  ///
  /// - Throws: an error that says which and why; its message is shown to people.
  func check() throws
}

extension StageConfiguration {
  /// Finds nothing.
  public func check() throws {}
}

/// The settings of a stage that has none.
public struct NoConfiguration: StageConfiguration {
  /// No settings.
  public init() {}
  /// No settings.
  public static var settings: [Setting] { [] }
}

/// What a person and a schema must know about one setting; its type comes from its default.
public struct Setting: Sendable {
  /// The key.
  public var name: String
  /// What it means, one sentence with the unit.
  public var meaning: String
  /// The least and greatest value of a number.
  public var range: ClosedRange<Double>?
  /// The words that a string, or each string of a list, may be; empty if it is free.
  public var choices: [String]
  /// The keys of an object that is a ``StageConfiguration`` of its own; empty if the keys are free.
  public var fields: [Setting]
  /// What the elements of a list are, if they are objects.
  public var elements: (any StageConfiguration.Type)?

  /// Describes a setting.
  public init(
    _ name: String, _ meaning: String, range: ClosedRange<Double>? = nil, choices: [String] = [],
    fields: [Setting] = [], elements: (any StageConfiguration.Type)? = nil
  ) {
    self.name = name
    self.meaning = meaning
    self.range = range
    self.choices = choices
    self.fields = fields
    self.elements = elements
  }
}

/// The value of a setting that has the right type and is wrong all the same, such as the name of no file.
struct SettingError: ExplainedError {
  /// The key of the setting.
  let setting: String
  /// What is wrong.
  let message: Message
}
