/// Takes one document through all stages, in one of several lanes.
protocol Worker: Sendable {
  /// Takes a file through the stages; it has an outcome, whatever is in it.
  ///
  /// - Parameters:
  ///   - source: the file.
  ///   - lane: from 0.
  ///   - lost: files inside of it that no worker survived, by their number; they are left out.
  /// - Returns: what became of it.
  /// - Throws: a ``RunError`` if no document can be processed any more.
  func process(_ source: Source, lane: Int, lost: [Int: Failure]) throws(RunError) -> Outcome
}
