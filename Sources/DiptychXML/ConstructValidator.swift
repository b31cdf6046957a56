internal import Synchronization

/// Checks many files of one kind against a RELAX NG schema, and shows libxml2 only what is new.
///
/// Whether a file is valid depends on its constructs alone, such as the attributes of one element or
/// the step from one child to the next. The first file with a construct is parsed and validated by
/// libxml2. A file whose constructs all stood in files that libxml2 accepted in this process is valid
/// without being shown to it. Where the schema has no such constructs, every file is shown.
public final class ConstructValidator: Sendable {
  private let schema: RelaxNGSchema
  private let grammar: ConstructGrammar?
  private let seed = ConstructKey.Seed()
  private let known: Mutex<KnownConstructs>
  /// Scanners that no thread uses right now.
  private let scanners = Mutex<[ConstructScanner]>([])

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

  /// Whether the schema has constructs.
  var hasConstructs: Bool { grammar != nil }

  /// Checks a file by its constructs.
  ///
  /// - Throws: ``XMLError`` with the first rule that the file breaks.
  public func validate(_ bytes: [UInt8]) throws(XMLError) {
    guard var scanner = scanner() else { return try schema.validate(bytes) }
    defer { putBack(scanner) }
    switch scanner.scan(bytes, known: known.withLock { $0 }) {
    case .known: return
    case .new:
      try schema.validate(bytes)
      let (steps, keys) = (scanner.newSteps, scanner.newKeys)
      known.withLock { $0.add(steps: steps, keys: keys) }
    case .unreadable: try schema.validate(bytes)
    }
  }

  /// Checks a file with libxml2, whatever is known of it.
  ///
  /// - Throws: ``XMLError`` with the first rule that the file breaks.
  public func validateFully(_ bytes: [UInt8]) throws(XMLError) { try schema.validate(bytes) }

  /// Whether a file would pass without libxml2.
  func knows(_ bytes: [UInt8]) -> Bool {
    guard var scanner = scanner() else { return false }
    defer { putBack(scanner) }
    return scanner.scan(bytes, known: known.withLock { $0 }) == .known
  }

  private func scanner() -> ConstructScanner? {
    guard let grammar else { return nil }
    return scanners.withLock { $0.popLast() } ?? ConstructScanner(grammar, seed)
  }

  private func putBack(_ scanner: ConstructScanner) {
    scanners.withLock { $0.append(scanner) }
  }
}
