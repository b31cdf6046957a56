/// One step of the pipeline.
///
/// A stage is made once per run and shared by all workers: it is immutable. ``run(_:)`` is called once
/// per document, on any thread, and changes nothing but the document, and there only the layers it
/// provides.
public protocol Stage: Sendable {
  /// The settings that `pipeline.json` may give.
  associatedtype Configuration: StageConfiguration = NoConfiguration

  /// The name that `pipeline.json` uses, such as `heading-detection`.
  static var name: String { get }
  /// One sentence for `diptych stages` and the TEI header: what the stage does.
  static var summary: String { get }
  /// Digits and dots; a change of behaviour changes it.
  static var version: String { get }
  /// The layers that must be filled before this stage.
  var requires: Set<Layer> { get }
  /// The layers that this stage fills or refines.
  var provides: Set<Layer> { get }

  /// Makes the stage: loads gazetteers, compiles patterns. Called once, before the first document.
  init(_ configuration: Configuration, context: StageContext) throws
  /// Does the work on one document.
  ///
  /// - Throws: ``StageFailure`` if the document can have no result.
  func run(_ document: inout Document) throws
}

extension Stage {
  /// The version of a stage that has not changed its behaviour.
  public static var version: String { "1" }
}

/// Why a document has no result.
public struct StageFailure: Error, Sendable, Equatable {
  /// A stable word such as `decode_failed`; the list is in `Failures.md`.
  public var code: String
  /// One sentence for a person: the rule, and the setting that changes it; no content of the document.
  public var message: String
  /// The source line, from 1, where there is one.
  public var line: Int?

  /// Makes a failure.
  public init(code: String, message: String, line: Int? = nil) {
    self.code = code
    self.message = message
    self.line = line
  }
}
