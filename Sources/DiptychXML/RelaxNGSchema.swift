internal import CLibXML2
internal import Synchronization

/// A RELAX NG schema that XML texts are checked against.
///
/// It is compiled once and then only read; every check has contexts of its own, so that threads may
/// share one schema.
@safe public final class RelaxNGSchema: @unchecked Sendable {
  // `@unchecked`: libxml2 does not write to a compiled schema.
  private let schema: OpaquePointer
  /// Parsers that no thread uses right now.
  private let parsers = Mutex<[XMLTree]>([])

  /// Compiles a schema in XML syntax.
  ///
  /// - Throws: ``XMLError`` if it is no schema.
  public init(_ bytes: [UInt8]) throws(XMLError) {
    LibXML.prepare()
    var failure: XMLError?
    let schema: OpaquePointer? = unsafe bytes.withUnsafeBytes { buffer in
      let start = unsafe buffer.baseAddress?.assumingMemoryBound(to: CChar.self)
      guard let parser = unsafe xmlRelaxNGNewMemParserCtxt(start, Int32(buffer.count)) else {
        return nil
      }
      defer { unsafe xmlRelaxNGFreeParserCtxt(parser) }
      return unsafe withUnsafeMutablePointer(to: &failure) { failure in
        unsafe xmlRelaxNGSetParserStructuredErrors(parser, keepFirstError, failure)
        return unsafe xmlRelaxNGParse(parser)
      }
    }
    guard let schema = unsafe schema else {
      throw failure ?? XMLError(message: "the schema cannot be compiled", line: nil)
    }
    unsafe self.schema = schema
  }

  deinit { unsafe xmlRelaxNGFree(schema) }

  /// Checks an XML text.
  ///
  /// - Throws: ``XMLError`` with the first rule that the text breaks.
  public func validate(_ bytes: [UInt8]) throws(XMLError) {
    let idle = parsers.withLock { $0.popLast() }
    let parser = if let idle { idle } else { try XMLTree() }
    defer { parsers.withLock { $0.append(parser) } }
    try unsafe parser.parse(bytes) { document throws(XMLError) in try unsafe validate(document) }
  }

  private func validate(_ document: xmlDocPtr) throws(XMLError) {
    guard let context = unsafe xmlRelaxNGNewValidCtxt(schema) else {
      throw XMLError(message: "out of memory", line: nil)
    }
    defer { unsafe xmlRelaxNGFreeValidCtxt(context) }
    var failure: XMLError?
    let status = unsafe withUnsafeMutablePointer(to: &failure) { failure in
      unsafe xmlRelaxNGSetValidStructuredErrors(context, keepFirstError, failure)
      return unsafe xmlRelaxNGValidateDoc(context, document)
    }
    guard status == 0 else {
      throw failure ?? XMLError(message: "the text is not valid", line: nil)
    }
  }
}

/// Notes the first error in the `XMLError?` behind the pointer; what follows it is mostly echo.
private func keepFirstError(_ context: UnsafeMutableRawPointer?, _ error: xmlErrorPtr?) {
  guard let failure = unsafe context?.assumingMemoryBound(to: XMLError?.self),
    unsafe failure.pointee == nil
  else { return }
  unsafe failure.pointee = LibXML.message(error)
}
