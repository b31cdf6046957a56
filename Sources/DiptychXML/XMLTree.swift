internal import CLibXML2

/// A parsed XML text of our own making, as libxml2 keeps it.
///
/// Only for texts that this program wrote: libxml2's limits on sizes are off.
@safe final class XMLTree {
  let pointer: xmlDocPtr

  /// Parses a text.
  ///
  /// - Throws: ``XMLError`` if it is not well formed.
  init(_ bytes: [UInt8]) throws(XMLError) {
    LibXML.prepare()
    guard let context = unsafe xmlNewParserCtxt() else {
      throw XMLError(message: "out of memory", line: nil)
    }
    defer { unsafe xmlFreeParserCtxt(context) }
    // Without a handler of its own, libxml2 prints what it thinks of ids.
    unsafe context.pointee.sax.pointee.serror = { _, _ in }
    let options =
      XML_PARSE_NONET.rawValue | XML_PARSE_NOERROR.rawValue | XML_PARSE_NOWARNING.rawValue
      | XML_PARSE_COMPACT.rawValue | XML_PARSE_HUGE.rawValue
    let document = unsafe bytes.withUnsafeBytes { buffer in
      unsafe xmlCtxtReadMemory(
        context, buffer.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(buffer.count), nil,
        nil, Int32(options))
    }
    guard let document = unsafe document else {
      throw unsafe LibXML.message(UnsafePointer(xmlCtxtGetLastError(context)))
    }
    unsafe pointer = document
  }

  deinit { unsafe xmlFreeDoc(pointer) }
}
