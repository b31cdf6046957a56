/// Which stages of a pipeline are for a document.
///
/// Of the entries of one name, the first whose condition holds is for a document. Others are passed
/// over: they do not run, and no output says that they did.
struct StageSelection: Sendable {
  /// A stage of the pipeline.
  struct Entry: Sendable {
    let description: RunDescription.StageDescription
    /// `nil` if the stage is for every document.
    let condition: StageCondition?
    /// Whether it works on blocks that another stage made.
    let readsBlocks: Bool
  }

  private let entries: [Entry]
  /// What stands before the path of every document: the folder that it was taken from.
  var folder: [UInt8] = []
  private let isForAll: Bool

  /// A selection of stages in the order of the pipeline.
  init(_ entries: [Entry] = []) {
    self.entries = entries
    isForAll = entries.allSatisfy { $0.condition == nil }
  }

  /// Decides about the stage that is next for a document, and notes in it if it is passed over.
  ///
  /// - Parameters:
  ///   - document: as the stages before left it.
  ///   - index: the number of the stage in the pipeline.
  ///   - isExporter: whether the stage writes down which stages ran.
  /// - Returns: whether the stage is to run.
  /// - Throws: a ``Failure`` `no_pipeline` if no stage is for the document that would read it.
  func takes(
    _ document: inout Document, at index: Int, isExporter: Bool
  ) throws(Failure) -> Bool {
    guard !isForAll else { return true }
    guard isFor(document, at: index, without: document.passedOver) else {
      document.passedOver.insert(index)
      return false
    }
    if entries[index].readsBlocks { try checkRead(document, before: index) }
    guard isExporter else { return true }
    // Also of what is still to come, no more is told than will happen.
    var passedOver = document.passedOver
    for next in entries.indices[(index + 1)...]
    where !isFor(document, at: next, without: passedOver) {
      passedOver.insert(next)
    }
    document.run.stages = entries.indices.filter { !passedOver.contains($0) }
      .map { entries[$0].description }
    return true
  }

  /// Makes sure that a stage read the document, if there is one that reads.
  ///
  /// - Throws: a ``Failure`` `no_pipeline`.
  func checkRead(_ document: Document, before end: Int) throws(Failure) {
    guard !document.passedOver.isEmpty, document.blocks.isEmpty else { return }
    let readers = entries.indices[..<min(end, entries.count)].filter {
      entries[$0].description.provides.contains(.blocks)
    }
    guard let reader = readers.first, readers.allSatisfy(document.passedOver.contains) else {
      return
    }
    let name = entries[reader].description.name
    throw Failure(
      "no_pipeline", "the path is none that 'when' of '\(name)' is for, so no stage reads the file")
  }

  /// Whether an entry is for a document; `passedOver` has the entries before it that are not.
  private func isFor(
    _ document: Document, at index: Int, without passedOver: Set<Int>
  ) -> Bool {
    let entry = entries[index]
    if let condition = entry.condition,
      !condition.holds(for: document, at: folder + document.source.path)
    {
      return false
    }
    return !entries.indices[..<index].contains { earlier in
      entries[earlier].description.name == entry.description.name && !passedOver.contains(earlier)
    }
  }

  /// The names of the stages that a document was not for, in order.
  func passedOver(by document: Document) -> [String] {
    guard !document.passedOver.isEmpty else { return [] }
    let last = document.passedOver.max() ?? 0
    var named = Set(
      entries.indices.filter { !document.passedOver.contains($0) }
        .map { entries[$0].description.name })
    return entries[...last].enumerated().compactMap { index, entry in
      let name = entry.description.name
      return document.passedOver.contains(index) && named.insert(name).inserted ? name : nil
    }
  }
}
