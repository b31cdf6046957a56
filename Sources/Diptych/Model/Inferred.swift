/// A value that a stage decided on, with how sure it is.
public struct Inferred<Value: Sendable>: Sendable {
  /// What was decided.
  public let value: Value
  /// The estimated probability, 0...1, that the decision is right.
  public let confidence: Double
  /// The name of the stage that decided.
  public let stage: String

  /// Makes a decision.
  public init(value: Value, confidence: Double, stage: String) {
    self.value = value
    self.confidence = confidence
    self.stage = stage
  }
}

extension Inferred: Equatable where Value: Equatable {}
