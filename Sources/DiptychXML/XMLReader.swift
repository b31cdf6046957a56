internal import CLibXML2

/// Reads XML through libxml2 without building a tree, namespaces resolved.
///
/// Nothing is loaded, from the network or from files, and no entity of a document's own is expanded.
/// UTF-8 and UTF-16 are read, and what else the text declares and libxml2 knows.
public enum XMLReader {
  /// Reads a text.
  ///
  /// - Parameters:
  ///   - bytes: the text as it came.
  ///   - prefixes: the prefix under which the consumer knows a namespace, by the namespace's address;
  ///     an empty one leaves the local name alone, and two namespaces may have the same one.
  ///   - maximumDepth: how deep elements may be nested.
  ///   - consumer: what takes the elements and the text.
  /// - Throws: ``MarkupError``; what the consumer got before may be half a document then.
  public static func read<Consumer: XMLConsumer>(
    _ bytes: [UInt8], prefixes: [String: String], maximumDepth: Int, into consumer: inout Consumer
  ) throws(MarkupError) {
    try read(
      bytes, isDecoded: false, prefixes: prefixes, maximumDepth: maximumDepth, into: &consumer)
  }

  /// Reads a text that is UTF-8 by now, whatever encoding it declares.
  ///
  /// - Throws: ``MarkupError``; what the consumer got before may be half a document then.
  public static func read<Consumer: XMLConsumer>(
    decoded utf8: [UInt8], prefixes: [String: String], maximumDepth: Int,
    into consumer: inout Consumer
  ) throws(MarkupError) {
    try read(
      utf8, isDecoded: true, prefixes: prefixes, maximumDepth: maximumDepth, into: &consumer)
  }

  private static func read<Consumer: XMLConsumer>(
    _ bytes: [UInt8], isDecoded: Bool, prefixes: [String: String], maximumDepth: Int,
    into consumer: inout Consumer
  ) throws(MarkupError) {
    LibXML.prepare()
    // The scan knows one byte a character.
    let isWide =
      bytes.prefix(4).contains(0) || bytes.starts(with: [0xFE, 0xFF])
      || bytes.starts(with: [0xFF, 0xFE])
    guard !TagScan.hasTooManyAttributes(isWide ? bytes.filter { $0 != 0 } : bytes, of: .xml) else {
      throw .tooManyAttributes
    }
    guard let context = unsafe xmlNewParserCtxt() else {
      throw .notWellFormed(XMLError(message: "out of memory", line: nil))
    }
    defer { unsafe xmlFreeParserCtxt(context) }
    let handler = unsafe context.pointee.sax
    unsafe handler?.pointee = xmlSAXHandler()
    unsafe handler?.pointee.initialized = UInt32(XML_SAX2_MAGIC)
    unsafe XMLSession.setHandlers(handler)
    let options =
      XML_PARSE_NONET.rawValue | XML_PARSE_NOERROR.rawValue | XML_PARSE_NOWARNING.rawValue
      | (isDecoded ? XML_PARSE_IGNORE_ENC.rawValue : 0)
    let (isStopped, failure) = unsafe withUnsafeMutablePointer(to: &consumer) { consumer in
      let handlers = XMLSession.Handlers(
        start: { unsafe consumer.pointee.start($0, $1, line: $2) },
        end: { unsafe consumer.pointee.end($0, line: $1) },
        text: { unsafe consumer.pointee.text($0) })
      var session = unsafe XMLSession(context, handlers, prefixes, maximumDepth: maximumDepth)
      session.run {
        unsafe bytes.withUnsafeBytes { buffer in
          let start = unsafe buffer.baseAddress?.assumingMemoryBound(to: CChar.self)
          _ = unsafe xmlCtxtReadMemory(
            context, start, Int32(clamping: buffer.count), nil, isDecoded ? "UTF-8" : nil,
            Int32(options))
        }
      }
      return (session.isStopped, session.failure)
    }
    if let failure { throw failure }
    guard unsafe isStopped || context.pointee.wellFormed == 1 else {
      throw .notWellFormed(unsafe LibXML.message(UnsafePointer(xmlCtxtGetLastError(context))))
    }
  }
}
