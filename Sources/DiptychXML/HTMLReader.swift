internal import CLibXML2

/// Reads HTML and XHTML through libxml2 without building a tree.
///
/// Nothing is loaded, from the network or from files, and no entity of a document's own is expanded.
public enum HTMLReader {
  /// The library that reads, with its version.
  public static let extractor = "libxml2 " + LIBXML_DOTTED_VERSION

  /// The attributes that a consumer gets; the others are left out.
  public static let attributeNames: Set<String> = [
    "lang", "xml:lang", "class", "id", "style", "hidden", "role", "aria-hidden", "colspan",
    "rowspan", "name", "property", "content", "border", "type", "epub:type", "align", "size",
    "href",
  ]

  /// Reads HTML as libxml2 understands it, broken or not.
  ///
  /// - Parameters:
  ///   - utf8: the decoded text; what it says about its encoding is ignored.
  ///   - maximumDepth: how deep elements may be nested.
  ///   - consumer: what takes the elements and the text.
  /// - Throws: ``MarkupError/tooDeep(line:)`` or ``MarkupError/tooManyAttributes``.
  public static func read(
    html utf8: [UInt8], maximumDepth: Int, into consumer: any MarkupConsumer
  ) throws(MarkupError) {
    LibXML.prepare()
    guard !TagScan.hasTooManyAttributes(utf8, of: .html) else { throw .tooManyAttributes }
    guard let context = unsafe htmlNewParserCtxt() else {
      throw .notWellFormed(XMLError(message: "out of memory", line: nil))
    }
    defer { unsafe htmlFreeParserCtxt(context) }
    let session = unsafe MarkupSession(context, consumer, maximumDepth: maximumDepth)
    let handler = unsafe context.pointee.sax
    unsafe handler?.pointee = xmlSAXHandler()
    unsafe handler?.pointee.initialized = 1
    unsafe handler?.pointee.startElement = { unsafe startElement($0, $1, $2) }
    unsafe handler?.pointee.endElement = { unsafe endElement($0, $1) }
    unsafe session.setTextHandlers(handler)
    let options =
      HTML_PARSE_NONET.rawValue | HTML_PARSE_NOERROR.rawValue | HTML_PARSE_NOWARNING.rawValue
      | HTML_PARSE_RECOVER.rawValue | HTML_PARSE_IGNORE_ENC.rawValue
    // A NUL ends a text for parts of libxml2.
    let text = BogusComments.removed(from: utf8.contains(0) ? utf8.filter { $0 != 0 } : utf8)
    session.run {
      unsafe text.withUnsafeBytes { buffer in
        let start = unsafe buffer.baseAddress?.assumingMemoryBound(to: CChar.self)
        _ = unsafe htmlCtxtReadMemory(
          context, start, Int32(clamping: buffer.count), nil, "UTF-8", Int32(options))
      }
    }
    if let failure = session.failure { throw failure }
  }

  /// Reads XHTML as XML; named characters of HTML are known where a DOCTYPE stands.
  ///
  /// - Throws: ``MarkupError``; what the consumer got before is of no use then.
  public static func read(
    xhtml utf8: [UInt8], maximumDepth: Int, into consumer: any MarkupConsumer
  ) throws(MarkupError) {
    LibXML.prepare()
    guard !TagScan.hasTooManyAttributes(utf8, of: .xml) else { throw .tooManyAttributes }
    guard let context = unsafe xmlNewParserCtxt() else {
      throw .notWellFormed(XMLError(message: "out of memory", line: nil))
    }
    defer { unsafe xmlFreeParserCtxt(context) }
    let session = unsafe MarkupSession(context, consumer, maximumDepth: maximumDepth)
    let handler = unsafe context.pointee.sax
    unsafe handler?.pointee = xmlSAXHandler()
    unsafe handler?.pointee.initialized = UInt32(XML_SAX2_MAGIC)
    unsafe handler?.pointee.startElementNs = {
      unsafe startElementNS($0, $1, $6, $8)
    }
    unsafe handler?.pointee.endElementNs = { session, name, _, _ in
      unsafe endElement(session, name)
    }
    unsafe handler?.pointee.reference = { unsafe reference($0, $1) }
    // Without a handler of its own, libxml2 prints errors.
    unsafe handler?.pointee.serror = { _, _ in }
    unsafe session.setTextHandlers(handler)
    let options =
      XML_PARSE_NONET.rawValue | XML_PARSE_NOERROR.rawValue | XML_PARSE_NOWARNING.rawValue
      | XML_PARSE_IGNORE_ENC.rawValue
    session.run {
      unsafe utf8.withUnsafeBytes { buffer in
        let start = unsafe buffer.baseAddress?.assumingMemoryBound(to: CChar.self)
        _ = unsafe xmlCtxtReadMemory(
          context, start, Int32(clamping: buffer.count), nil, "UTF-8", Int32(options))
      }
    }
    if let failure = session.failure { throw failure }
    guard unsafe session.isStopped || context.pointee.wellFormed == 1 else {
      throw .notWellFormed(unsafe LibXML.message(UnsafePointer(xmlCtxtGetLastError(context))))
    }
  }
}

private func session(_ pointer: UnsafeMutableRawPointer?) -> MarkupSession? {
  unsafe pointer.map { unsafe Unmanaged<MarkupSession>.fromOpaque($0).takeUnretainedValue() }
}

private func startElement(
  _ pointer: UnsafeMutableRawPointer?, _ name: UnsafePointer<xmlChar>?,
  _ attributes: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?
) {
  guard let session = unsafe session(pointer), let name = unsafe name else { return }
  var found: [XMLAttribute] = []
  if var next = unsafe attributes {
    while let name = unsafe next[0] {
      let name = unsafe String(cString: name)
      if HTMLReader.attributeNames.contains(name) {
        let value = unsafe next[1].map { unsafe String(cString: $0) } ?? ""
        found.append(XMLAttribute(name: name, value: value))
      }
      unsafe next += 2
    }
  }
  session.start(unsafe String(cString: name), found)
}

private func startElementNS(
  _ pointer: UnsafeMutableRawPointer?, _ name: UnsafePointer<xmlChar>?, _ count: CInt,
  _ attributes: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?
) {
  guard let session = unsafe session(pointer), let name = unsafe name else { return }
  var found: [XMLAttribute] = []
  for index in 0..<Int(count) {
    guard let attribute = unsafe attributes?.advanced(by: 5 * index),
      let local = unsafe attribute[0], let start = unsafe attribute[3],
      let end = unsafe attribute[4]
    else { continue }
    var name = unsafe String(cString: local)
    if let prefix = unsafe attribute[1] { name = unsafe String(cString: prefix) + ":" + name }
    guard HTMLReader.attributeNames.contains(name) else { continue }
    let bytes = unsafe UnsafeBufferPointer(start: start, count: end - start)
    found.append(XMLAttribute(name: name, value: unsafe String(decoding: bytes, as: UTF8.self)))
  }
  session.start(unsafe String(cString: name), found)
}

private func endElement(_ pointer: UnsafeMutableRawPointer?, _ name: UnsafePointer<xmlChar>?) {
  guard let session = unsafe session(pointer), let name = unsafe name else { return }
  session.end(unsafe String(cString: name))
}

/// A named character that the document does not define: one of HTML's.
private func reference(_ pointer: UnsafeMutableRawPointer?, _ name: UnsafePointer<xmlChar>?) {
  guard let session = unsafe session(pointer), let entity = unsafe htmlEntityLookup(name),
    let scalar = unsafe Unicode.Scalar(entity.pointee.value)
  else { return }
  session.text(Array(String(scalar).utf8).span)
}
