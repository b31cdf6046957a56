internal import Synchronization

/// A stage that can be asked to read what it needs before the first document.
protocol PreparableStage: Stage {
  /// Makes the stage; what is missing is told here instead of at the first document.
  func prepare() throws
  /// Gives back what only documents need.
  func release()
}

extension PreparableStage {
  func release() {}
}

/// A standard stage that is made when a document, or ``prepare()``, first asks for it.
///
/// A runner checks the pipeline and leaves the documents to its workers: it never reads a table.
final class PostponedStage<Made: StandardStage>: PreparableStage {
  static var name: String { Made.name }
  static var summary: String { Made.summary }
  static var version: String { Made.version }

  let configuration: Made.Configuration
  private let context: StageContext
  private let made = Mutex<(any Stage)?>(nil)

  var requires: Set<Layer> { Made.requires }
  var provides: Set<Layer> { Made.provides }

  init(_ configuration: Made.Configuration, context: StageContext) {
    self.configuration = configuration
    self.context = context
  }

  func prepare() throws { _ = try stage() }

  func run(_ document: inout Document) throws { try stage().run(&document) }

  private func stage() throws -> any Stage {
    try made.withLock { made in
      if let made { return made }
      let stage = try Made(configuration, context: context)
      made = stage
      return stage
    }
  }
}

/// An exporter that is made later is one already: its plan can be kept for the next one.
extension PostponedStage: Exporter where Made: Exporter {}
