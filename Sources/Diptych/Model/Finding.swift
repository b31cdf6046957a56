/// Something that a person should see although the result stands.
public struct Finding: Sendable, Equatable {
  /// How much it matters.
  public enum Severity: String, Sendable, CaseIterable {
    /// Worth knowing.
    case note
    /// The output may suffer.
    case warning
  }

  /// What kind of finding; an open set of stable words such as `section_untranslated`.
  public struct Code: RawRepresentable, Hashable, Sendable, ExpressibleByStringLiteral {
    /// Lower case, underscores.
    public let rawValue: String
    /// Makes a code from its word.
    public init(rawValue: String) { self.rawValue = rawValue }
    /// Makes a code from its word.
    public init(stringLiteral value: String) { rawValue = value }
  }

  /// What a finding is about.
  public enum Place: Sendable, Equatable {
    /// The document as a whole.
    case document
    /// A block, by its index.
    case block(Int)
    /// A section, by its index.
    case section(Int)
  }

  /// How much it matters.
  public var severity: Severity
  /// What kind of finding.
  public var code: Code
  /// What it is about.
  public var place: Place
  /// The rule and the thing, lower case, no full stop.
  public var message: String

  /// A finding that is worth knowing.
  public static func note(_ code: Code, at place: Place, _ message: String) -> Finding {
    Finding(severity: .note, code: code, place: place, message: message)
  }

  /// A finding from which the output may suffer.
  public static func warning(_ code: Code, at place: Place, _ message: String) -> Finding {
    Finding(severity: .warning, code: code, place: place, message: message)
  }
}

/// One file that a document becomes.
public struct Output: Sendable, Equatable {
  /// What is appended to the document's path, such as `tei.xml`: 1...31 ASCII letters, digits, dots and
  /// hyphens.
  public var suffix: String
  /// The content.
  public var bytes: [UInt8]

  /// Makes an output.
  public init(suffix: String, bytes: [UInt8]) {
    self.suffix = suffix
    self.bytes = bytes
  }
}
