/// Takes one document through all stages, in one of several lanes.
protocol Worker: Sendable {
  /// Every document has an outcome, whatever is in it.
  ///
  /// - Throws: a ``RunError`` if no document can be processed any more.
  func process(_ source: Source, lane: Int) throws(RunError) -> Outcome
}
