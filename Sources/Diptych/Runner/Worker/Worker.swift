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

  /// Takes two files that are two languages of one text through the stages, as one document.
  ///
  /// - Parameters:
  ///   - left: the file that gives the document its name.
  ///   - right: the other one.
  ///   - lane: from 0.
  /// - Returns: what became of it; with ``Outcome/isApart`` if each file is to be taken alone.
  /// - Throws: a ``RunError`` if no document can be processed any more.
  func process(_ left: Source, with right: Source, lane: Int) throws(RunError) -> Outcome
}
