internal import Synchronization

/// The scorers of a run that no document uses right now: what they know of words is worth keeping.
final class LanguageScorers: Sendable {
  // A class, because the documents of a run share it.
  private let idle = Mutex<[LanguageScorer]>([])
  private let model: LanguageModel
  private let expected: [LanguageTag]

  /// Makes scorers as they are needed; an expected language needs less text.
  init(model: LanguageModel, expected: [LanguageTag]) {
    self.model = model
    self.expected = expected
  }

  /// Calls `body` with a scorer of its own.
  func withScorer<Result>(_ body: (inout LanguageScorer) throws -> Result) rethrows -> Result {
    var scorer =
      idle.withLock { $0.popLast() } ?? LanguageScorer(model: model, expected: expected)
    defer { idle.withLock { $0.append(scorer) } }
    return try body(&scorer)
  }
}
