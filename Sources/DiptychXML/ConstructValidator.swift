internal import Synchronization

/// Checks many files of one kind against a RELAX NG schema, and shows libxml2 only what is new.
///
/// While a file is written, the order of its elements is checked by automata of the schema, and its
/// constructs are noted: the attributes of an element, or its text where that is data. libxml2 is shown
/// one element for each construct that it has not accepted in this process yet, so that what it sees
/// grows with the number of constructs and not with the file. A file that fails either check is parsed
/// and validated by libxml2 as a whole, which has the last word and tells what is wrong. Where the
/// schema has no such constructs, every file is shown.
public final class ConstructValidator: Sendable {
  let schema: RelaxNGSchema
  private let grammar: ConstructGrammar?
  /// What the constructs are checked against.
  private let constructs: RelaxNGSchema?
  private let seed = ConstructKey.Seed()
  private let known = Mutex(KnownConstructs())
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
    constructs = if let grammar { try RelaxNGSchema(grammar.constructSchema) } else { nil }
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
    case .new where accepts(recorder.sample):
      let keys = recorder.newKeys
      known.withLock { for key in keys { $0.add(key) } }
    case .new, .unclear: try schema.validate(bytes)
    }
  }

  func accepts(_ sample: [UInt8]) -> Bool {
    // An error would tell a place in the sample; the whole file is shown for that.
    do { try constructs?.validate(sample) } catch { return false }
    return constructs != nil
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
