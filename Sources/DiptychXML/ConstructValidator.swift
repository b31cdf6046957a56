internal import Synchronization

/// Checks many files of one kind against a RELAX NG schema, and shows libxml2 only what is new.
///
/// Whether a file is valid depends on its constructs alone, such as the attributes of one element or
/// the step from one child to the next. They are noted while the file is written. The first file with
/// a construct is parsed and validated by libxml2. A file whose constructs all stood in files that
/// libxml2 accepted in this process is valid without being shown to it. Where the schema has no such
/// constructs, every file is shown.
public final class ConstructValidator: Sendable {
  let schema: RelaxNGSchema
  private let grammar: ConstructGrammar?
  private let seed = ConstructKey.Seed()
  private let known: Mutex<KnownConstructs>
  /// Recorders that no writer has right now.
  private let recorders = Mutex<[ConstructRecorder]>([])

  /// Compiles a schema in XML syntax.
  ///
  /// - Throws: ``XMLError`` if it is no schema.
  public init(_ bytes: [UInt8]) throws(XMLError) {
    schema = try RelaxNGSchema(bytes)
    let grammar: ConstructGrammar?
    do { grammar = try ConstructGrammar(bytes) } catch { grammar = nil }
    self.grammar = grammar
    known = Mutex(KnownConstructs(stepCount: grammar?.stepCount ?? 0))
  }

  /// Checks a file by its constructs.
  ///
  /// - Parameters:
  ///   - bytes: the file.
  ///   - xml: what has written it; its notes are taken from it.
  /// - Throws: ``XMLError`` with the first rule that the file breaks.
  public func validate(
    _ bytes: [UInt8], writtenBy xml: inout XMLWriter
  ) throws(XMLError) {
    guard var recorder = xml.takeRecorder() else { return try schema.validate(bytes) }
    defer { putBack(recorder) }
    switch recorder.finish() {
    case .known: return
    case .new:
      try schema.validate(bytes)
      let (steps, keys) = (recorder.newSteps, recorder.newKeys)
      known.withLock { $0.add(steps: steps, keys: keys) }
    case .unclear: try schema.validate(bytes)
    }
  }

  /// Whether a file would pass without libxml2.
  func knows(_ xml: inout XMLWriter) -> Bool {
    guard var recorder = xml.takeRecorder() else { return false }
    defer { putBack(recorder) }
    return recorder.finish() == .known
  }

  /// A recorder for a file that is going to be written; `nil` if the schema has no constructs.
  func recorder(isPart: Bool) -> ConstructRecorder? {
    guard let grammar else { return nil }
    var recorder = recorders.withLock { $0.popLast() } ?? ConstructRecorder(grammar, seed)
    recorder.begin(known.withLock { $0 }, isPart: isPart)
    return recorder
  }

  private func putBack(_ recorder: ConstructRecorder) {
    recorders.withLock { $0.append(recorder) }
  }
}
